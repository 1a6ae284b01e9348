"""`facts links`: what it makes of each way in which a server can answer, and how it behaves to servers."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from crossbearing.cli import main
from crossbearing.commands.asking import Asker, Manners, session_of
from crossbearing.commands.strangers import is_public
from crossbearing.commands.wayback import Copy, copy_of
from crossbearing.commands.whereabouts import Whereabouts, whereabouts
from loopback import Answer, Play, Server, serving

NEVER_SENT = 1 << 30
"""Bytes that a server promises."""


def always(status: int, body: bytes = b"", **headers: str) -> Play:
    return lambda method: (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)


def by_method(**answers: Answer) -> Play:
    return lambda method: answers[method]


def in_turn(*answers: Answer) -> Play:
    left = list(answers)
    return lambda method: left.pop(0)


def leads(to: str, status: int = 301) -> Play:
    return always(status, Location=to)


PLAYS: Mapping[str, Play] = {
    "/there": always(200, b"body"),
    "/gone": always(410),
    "/missing": always(404),
    "/moved": leads("/there"),
    "/moved-too": leads("/there", 308),
    "/moved-twice": leads("/moved"),
    "/elsewhere-today": leads("/there", 302),
    "/moved-then-elsewhere-today": leads("/elsewhere-today"),
    "/elsewhere-today-then-moved": leads("/moved", 307),
    "/moved-and-missing": leads("/missing"),
    "/anchored": leads("/there#part"),
    "/circle": leads("/circle-back"),
    "/circle-back": leads("/circle", 302),
    "/itself": leads("/itself"),
    **{f"/step-{number}": leads(f"/step-{number + 1}") for number in range(20)},
    "/out": leads("ftp://example.org/file"),
    "/nowhere": leads("http://a:99999/"),
    "/without": always(302),
    "/no-head": by_method(HEAD=(405, {}, b""), GET=(200, {}, b"")),
    "/head-lies": by_method(HEAD=(404, {}, b""), GET=(200, {}, b"")),
    "/browsers-only": always(403),
    "/members-only": always(401),
    "/odd": always(999),
    "/broken": always(500),
    "/huge": by_method(
        HEAD=(405, {}, b""), GET=(200, {"Content-Length": str(NEVER_SENT)}, b"the beginning of something very long")
    ),
}


class Names(AbstractResolver):
    """Every name leads to this machine, but for one that nobody knows; no network is asked."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if host == "nobody.example":
            raise OSError(socket.EAI_NONAME, "Name or service not known")
        return [
            ResolveResult(
                hostname=host, host="127.0.0.1", port=port, family=socket.AF_INET, proto=0, flags=socket.AI_NUMERICHOST
            )
        ]

    async def close(self) -> None:
        """Nothing is open."""


def found(
    addresses: Sequence[str], *, local: bool = True, manners: Manners | None = None
) -> tuple[list[Whereabouts], list[float]]:
    """What becomes of addresses that are asked for at once, and the seconds that would have been waited."""
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    async def ask() -> list[Whereabouts]:
        chosen = manners or Manners()
        async with session_of(chosen, local, Names()) as session:
            asker = Asker(session, chosen, wait)
            return list(await asyncio.gather(*(whereabouts(address, asker) for address in addresses)))

    return asyncio.run(ask()), waited


def found_one(address: str, **more: Manners) -> Whereabouts:
    ((one,), _) = found([address], **more)  # type: ignore[arg-type]
    return one


@pytest.mark.parametrize(
    ("path", "state", "why"),
    [
        ("/there", "there", ""),
        ("/missing", "dead", "answers 404 Not Found"),
        ("/gone", "dead", "answers 410 Gone"),
        ("/moved-and-missing", "dead", "answers 404 Not Found"),
        ("/elsewhere-today", "there", ""),
        ("/elsewhere-today-then-moved", "there", ""),
        ("/no-head", "there", ""),
        ("/head-lies", "there", ""),
        ("/browsers-only", "unreachable", "answers 403 Forbidden"),
        ("/members-only", "unreachable", "answers 401 Unauthorized"),
        ("/odd", "unreachable", "answers 999"),
        ("/broken", "unreachable", "answers 500 Internal Server Error"),
        ("/circle", "unreachable", "leads in a circle"),
        ("/itself", "unreachable", "leads in a circle"),
        ("/step-0", "unreachable", "leads on more than 10 times"),
        ("/out", "unreachable", "leads out of the web"),
        ("/nowhere", "unreachable", "leads to what is no address"),
        ("/without", "unreachable", "answers 302 Found"),
    ],
)
def test_dead_is_only_what_its_own_server_calls_missing_or_gone(path: str, state: str, why: str) -> None:
    with serving(PLAYS) as server:
        one = found_one(server.url(path))
        assert (one.state, one.why, one.to) == (state, why, "")


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/moved", "/there"),
        ("/moved-too", "/there"),
        ("/moved-twice", "/there"),
        ("/moved-then-elsewhere-today", "/elsewhere-today"),
        ("/anchored", "/there"),
        ("/moved#part", "/there"),
    ],
)
def test_an_address_has_moved_as_far_as_redirects_are_for_good(path: str, to: str) -> None:
    with serving(PLAYS) as server:
        assert found_one(server.url(path)) == Whereabouts("moved", to=server.url(to))


def test_head_is_enough_where_it_is_answered_and_get_is_tried_where_it_is_refused() -> None:
    with serving(PLAYS) as server:
        found([server.url("/there"), server.url("/no-head"), server.url("/browsers-only")])
        assert server.asked == [
            "HEAD /there", "HEAD /no-head", "GET /no-head", "HEAD /browsers-only", "GET /browsers-only",
        ]  # fmt: skip


def test_a_body_is_never_read() -> None:
    """The server promises a gigabyte and sends a line: whoever waited for the rest would run out of patience."""
    with serving(PLAYS) as server:
        assert found_one(server.url("/huge")).state == "there"


def test_one_request_at_a_time_at_each_host_and_a_pause_between_two() -> None:
    with serving(PLAYS) as server:
        hosts = [f"host-{number}.example" for number in range(5)]
        addresses = [server.url(path, host) for host in hosts for path in ("/there", "/moved", "/missing", "/no-head")]
        states, waited = found(addresses)
        assert [one.state for one in states] == ["there", "moved", "dead", "there"] * 5
        assert server.most_at_once == dict.fromkeys(hosts, 1)
        assert waited == [1.0] * (len(server.asked) - len(hosts))
        assert len(server.asked) == 7 * len(hosts)


def test_who_is_asked_too_often_is_asked_again_when_it_says() -> None:
    often = (429, {"Retry-After": "7"}, b"")
    until = (503, {"Date": "Tue, 24 Nov 2015 08:00:00 GMT", "Retry-After": "Tue, 24 Nov 2015 08:01:30 GMT"}, b"")
    with serving({"/often": in_turn(often, until, (200, {}, b""))}) as server:
        states, waited = found([server.url("/often")])
        assert states == [Whereabouts("there")]
        assert waited == [7.0, 1.0, 90.0, 1.0]
        assert server.asked == ["HEAD /often"] * 3


@pytest.mark.parametrize(
    ("after", "asked", "waited"),
    [
        ("7200", 1, []),
        ("Wed, 25 Nov 2015 08:00:00 GMT", 1, []),
        ("Mon, 23 Nov 2015 08:00:00 GMT", 3, [5.0, 1.0, 30.0, 1.0]),
        ("soon", 3, [5.0, 1.0, 30.0, 1.0]),
        ("-5", 3, [5.0, 1.0, 30.0, 1.0]),
        ("9" * 400, 1, []),
    ],
)
def test_who_wants_to_be_left_alone_for_long_is(after: str, asked: int, waited: list[float]) -> None:
    with serving({"/often": always(429, Retry_After=after, Date="Tue, 24 Nov 2015 08:00:00 GMT")}) as server:
        states, seconds = found([server.url("/often")])
        assert states == [Whereabouts("unreachable", "answers 429 Too Many Requests")]
        assert (len(server.asked), seconds) == (asked, waited)


def test_a_server_that_recovers_is_there() -> None:
    with serving({"/shaky": in_turn((502, {}, b""), (500, {}, b""), (200, {}, b""))}) as server:
        states, waited = found([server.url("/shaky")])
        assert states == [Whereabouts("there")]
        assert (server.asked, waited) == (["HEAD /shaky", "GET /shaky", "HEAD /shaky"], [1.0, 5.0, 1.0])


def test_a_server_that_never_answers_is_given_up_and_its_other_addresses_are_not_asked() -> None:
    with serving({"/slow": lambda method: None, "/other": always(200)}) as server:
        states, waited = found([server.url("/slow"), server.url("/other")], manners=Manners(patience=0.2))
        assert states == [Whereabouts("unreachable", "gives no answer within 0.2 seconds")] * 2
        assert not any("/other" in line for line in server.asked)
        assert waited == [1.0, 5.0, 1.0, 1.0, 30.0, 1.0, 1.0]


def test_who_cannot_be_connected_to_is_unreachable() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # and does not listen
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/"
        assert found_one(address) == Whereabouts("unreachable", "lets nobody connect")


def test_a_name_that_nobody_knows_and_a_server_without_a_certificate_are_unreachable() -> None:
    with serving(PLAYS) as server:
        addresses = ["http://nobody.example/", server.url("/there").replace("http:", "https:")]
        states, waited = found(addresses)
    assert [(one.state, one.why) for one in states] == [
        ("unreachable", "has a host that is not known here"),
        ("unreachable", "has no certificate that can be trusted, or none at all"),
    ]
    assert waited == [5.0, 1.0, 30.0, 1.0]  # for the name alone: a certificate is not mended within a minute


@pytest.mark.parametrize("address", ["http://a:99999/", "http://[::1/", f"http://{'a' * 70}.example/"])
def test_what_is_no_address_is_unreachable_and_no_traceback(address: str) -> None:
    async def ask() -> Whereabouts:
        async with session_of(Manners(), local=True) as session:
            return await whereabouts(address, Asker(session, Manners()))

    assert asyncio.run(ask()) == Whereabouts("unreachable", "is no address that can be asked")


def test_a_server_that_speaks_something_else_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        import threading

        def speak() -> None:
            for _ in range(2):
                visitor, _ = server.accept()
                with visitor:
                    visitor.recv(4096)
                    visitor.sendall(b"220 mail.example ESMTP\r\n\r\n")

        thread = threading.Thread(target=speak)
        thread.start()
        one = found_one(f"http://127.0.0.1:{server.getsockname()[1]}/")
        thread.join()
    assert one == Whereabouts("unreachable", "does not answer as a web server does")


OWN = [
    "http://127.0.0.1:{port}/there",
    "http://localhost:{port}/there",
    "http://inside.example:{port}/there",
    "http://[::1]:{port}/there",
    "http://[::ffff:127.0.0.1]:{port}/there",
    "http://0.0.0.0:{port}/there",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://192.168.1.1/",
]


@pytest.mark.parametrize("address", OWN)
def test_an_address_within_ones_own_network_is_not_asked(address: str) -> None:
    with serving(PLAYS) as server:
        states, waited = found([address.format(port=server.port)], local=False)
        assert states == [Whereabouts("unreachable", "lies within one's own network, which is not asked")]
        assert (server.asked, waited) == ([], [])


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_belong_to_the_public_internet(address: str, public: bool) -> None:
    assert is_public(address) == public


def wayback(closest: object) -> Play:
    return always(200, json.dumps({"archived_snapshots": {"closest": closest}}).encode())


KEPT = {
    "status": "200",
    "available": True,
    "url": "http://web.archive.org/web/20151124101500/http://127.0.0.1/missing",
    "timestamp": "20151124101500",
}


@pytest.mark.parametrize(
    ("play", "expected"),
    [
        (wayback(KEPT), Copy("https://web.archive.org/web/20151124101500/http://127.0.0.1/missing", "2015-11-24")),
        (wayback({**KEPT, "status": "404"}), ""),
        (wayback({**KEPT, "available": False}), ""),
        (always(200, b'{"archived_snapshots": {}}'), ""),
        (always(404), "the archive answers 404"),
        *[
            (always(200, body), "the archive answers something else than JSON of the form that it promises")
            for body in (b"", b"<html>", b"[]", b"null", b'{"archived_snapshots": []}', b'"\xff"')
        ],
        *[
            (wayback(kept), "the archive answers something else than JSON of the form that it promises")
            for kept in (
                {**KEPT, "url": "javascript:x"},
                {**KEPT, "timestamp": 2015},
                {**KEPT, "url": 'https://a/"]'},
                5,
            )
        ],
    ],
)
def test_only_a_copy_of_a_page_that_was_there_is_proposed(play: Play, expected: Copy | str) -> None:
    async def ask(url: str) -> Copy | str:
        async with session_of(Manners(), local=True) as session:
            return await copy_of("http://127.0.0.1/missing", None, Asker(session, Manners()), url)

    with serving({"/available": play}) as server:
        assert asyncio.run(ask(server.url("/available"))) == expected


PUBLISHER = """name: Board
url: https://board.example/
contact: a@board.example
licence: CC-BY-4.0
language: en
"""


@pytest.fixture
def facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of facts, as the command line names it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "facts" / "sources").mkdir(parents=True)
    (tmp_path / "facts" / "publisher.yml").write_text(PUBLISHER)
    return Path("facts")


def source(facts: Path, name: str, url: str, more: str = "") -> None:
    text = f"title: {name}\nkind: article\npublisher: Herald\nlanguage: en\nreliability: B\nurl: {url}\n{more}"
    (facts / "sources" / f"{name}.yml").write_text(text)


def links(*arguments: str) -> int:
    return main(["links", "--local", "--pause", "0", *arguments])


def of_every_kind(facts: Path, server: Server) -> None:
    for name in ("missing", "moved", "browsers-only", "there"):
        source(facts, name, server.url(f"/{name}"))
    source(facts, "again", server.url("/missing"), "archives: [{url: https://archive.example/1}]\n")
    source(facts, "front", server.url("/front"))


FRONT = {"/front": leads("/"), "/": always(200)}


def test_each_problem_stands_at_the_address_and_only_a_dead_one_without_a_copy_is_an_error(
    facts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving({**PLAYS, **FRONT}) as server:
        of_every_kind(facts, server)
        assert links() == 1
        assert server.asked.count("GET /missing") == 1  # for two sources
        assert all(name.startswith("Crossbearing/") for name in server.names)
        assert all(name.endswith(" (facts links; +https://board.example/)") for name in server.names)
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out.splitlines() == [
        "facts/sources/again.yml:6:6: warning: `url` is dead: it answers 404 Not Found"
        " (readers still have the copy in `archives`)",
        "facts/sources/browsers-only.yml:6:6: warning: `url` could not be reached: it answers 403 Forbidden"
        " (open it in a browser, for many servers turn programs away)",
        "facts/sources/front.yml:6:6: warning: `url` has moved for good"
        f" (to {server.url('/')}, a front page: the page itself is probably gone)",
        "facts/sources/missing.yml:6:6: `url` is dead: it answers 404 Not Found"
        " (add a copy as `archives`; facts links --archives looks for one)",
        "facts/sources/moved.yml:6:6: warning: `url` has moved for good"
        f" (if it is the same page, write {server.url('/there')})",
        "1 error, 4 warnings: dead-link 2, moved-link 2, unreachable-link 1",
    ]


def test_where_every_address_answers_nothing_is_wrong(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(PLAYS) as server:
        source(facts, "there", server.url("/there"))
        assert [links("--format", form) for form in ("text", "json", "github", "markdown")] == [0, 0, 0, 0]
    assert capsys.readouterr().out == "no problems\n[]\nno problems\n"


def test_for_programs_and_for_the_summary_of_a_workflow(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(PLAYS) as server:
        source(facts, "missing", server.url("/missing"))
        assert links("--format", "json") == 1
        (entry,) = json.loads(capsys.readouterr().out)
        assert entry == {
            "file": "facts/sources/missing.yml",
            "line": 6,
            "column": 6,
            "rule": "dead-link",
            "severity": "error",
            "message": "`url` is dead: it answers 404 Not Found",
            "hint": "add a copy as `archives`; facts links --archives looks for one",
        }
        assert links("--format", "github") == 1
        assert capsys.readouterr().out == (
            "::error file=facts/sources/missing.yml,line=6,col=6,title=dead-link::"
            "`url` is dead: it answers 404 Not Found (add a copy as `archives`; facts links --archives looks for one)\n"
        )
        assert links("--format", "markdown") == 1
        assert capsys.readouterr().out == (
            "| where | what | what to do |\n"
            "|---|---|---|\n"
            r"| facts/sources/missing\.yml\:6\:6 | \`url\` is dead\: it answers 404 Not Found"
            r" | add a copy as \`archives\`; facts links \-\-archives looks for one |"
            "\n\n1 error: dead-link 1\n"
        )


def test_a_copy_is_proposed_as_the_line_to_add(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving({**PLAYS, "/available": wayback(KEPT)}) as server:
        source(facts, "missing", server.url("/missing"), "published: 2015-11-24\n")
        source(facts, "kept", server.url("/there"), "archives: [{url: https://archive.example/1}]\n")
        assert links("--archives", "--wayback", server.url("/available")) == 1
        (asked,) = [line for line in server.asked if "/available" in line]
        assert asked.startswith("GET /available?url=http")
        assert asked.endswith("/missing&timestamp=20151124")
    line = 'archives: [{url: "https://web.archive.org/web/20151124101500/http://127.0.0.1/missing", at: 2015-11-24}]'
    assert capsys.readouterr().out == (
        "facts/sources/missing.yml:6:6: warning: `archives` is missing, and there is a copy"
        f" (look at it, then add: {line})\n"
        "facts/sources/missing.yml:6:6: `url` is dead: it answers 404 Not Found"
        " (add a copy as `archives`; facts links --archives looks for one)\n"
        "1 error, 1 warning: archived-copies 1, dead-link 1\n"
    )
    with (facts / "sources" / "missing.yml").open("a") as file:
        file.write(f"{line}\n")
    assert main(["check"]) == 0


def test_a_copy_from_before_the_page_was_published_is_not_proposed(
    facts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving({**PLAYS, "/available": wayback(KEPT)}) as server:
        source(facts, "there", server.url("/there"), "published: 2015-11-25\n")
        assert links("--archives", "--wayback", server.url("/available")) == 0
    assert capsys.readouterr().out == (
        "facts/sources/there.yml:6:6: warning: `archives` is missing, and the nearest copy, of 2015-11-24, is older"
        " than the page (save the page yourself at web.archive.org)\n1 warning: archived-copies 1\n"
    )


def test_an_archive_that_cannot_be_asked_is_told(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(PLAYS) as server:
        source(facts, "there", server.url("/there"))
        for service, why in ((server.url("/gone"), "answers 410"), ("http://[", "has no address that can be asked")):
            assert links("--archives", "--wayback", service) == 0
            assert capsys.readouterr().out == (
                f"facts/sources/there.yml:6:6: warning: `archives` is missing, and the archive {why}"
                " (save the page yourself at web.archive.org)\n1 warning: archived-copies 1\n"
            )


def test_facts_that_cannot_be_read_are_told_and_nobody_is_asked(
    facts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(PLAYS) as server:
        source(facts, "there", server.url("/there"), "acessed: 2015-11-25\n")
        assert links() == 1
        assert server.asked == []
    assert capsys.readouterr() == (
        "",
        "facts/sources/there.yml:7:1: `acessed` is no field of this fact (did you mean `accessed`?)\n",
    )


def test_without_being_told_so_it_asks_nobody_in_the_own_network(
    facts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(PLAYS) as server:
        source(facts, "there", server.url("/there"))
        assert main(["links", "--pause", "0"]) == 0
        assert server.asked == []
    assert "lies within one's own network, which is not asked" in capsys.readouterr().out


@pytest.mark.parametrize("seconds", ["-1", "nan", "soon", "99999"])
def test_a_pause_is_a_number_of_seconds(seconds: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        links(f"--pause={seconds}")
    assert ended.value.code == 2
    assert f'argument --pause: "{seconds}" is no number of seconds (write 1, or 0.5)' in capsys.readouterr().err


def test_no_other_command_loads_what_speaks_to_the_network() -> None:
    code = "import sys, crossbearing.commands, crossbearing_mkdocs; print('aiohttp' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize("service", ["archive", "ftp://archive.example/", "https://", "https://a b"])
def test_the_archive_is_asked_at_a_web_address(service: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        links("--archives", f"--wayback={service}")
    said = f'argument --wayback: "{service}" is no web address (write it from https:// on)\n'
    assert capsys.readouterr().err.endswith(said)
