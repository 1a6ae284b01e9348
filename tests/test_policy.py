"""What a page may run and ask for is told in the page; a script that is slipped in has no hash there."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from crossbearing.policy import guarded, policy_of

SCRIPT = "document.title = 'ours'"
HASH = f"'sha256-{b64encode(sha256(SCRIPT.encode()).digest()).decode()}'"


GOVERNED = re.compile(r"<(?:link|script|style|img|svg|form|a|body)\b[^>]*>")
FORBIDDEN = re.compile(r"""<[a-z][^<>]*?\s(?:style|on[a-z]+)=["'][^>]*>""")


def test_a_page_without_anything_inline_gets_the_plain_policy() -> None:
    assert guarded('<!doctype html><head><meta charset="utf-8"><title>T</title></head>') == (
        '<!doctype html><head><meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'; '
        "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
        "form-action 'self'; object-src 'none'\">\n"
        '<meta name="referrer" content="same-origin"><title>T</title></head>'
    )


@pytest.mark.parametrize(
    ("document", "allowed"),
    [
        (f"<script>{SCRIPT}</script>", HASH),
        (f"<script>{SCRIPT}</script>" * 2, HASH),
        (f'<SCRIPT\ntype="module">{SCRIPT}</SCRIPT >', HASH),
        ('<script src="a.js"></script>', ""),
        (f'<script src="a.js">{SCRIPT}</script>', ""),
        (f'<script type="application/json">{SCRIPT}</script>', ""),
        (f'<script type="application/ld+json">{SCRIPT}</script>', ""),
        (f"<p>{SCRIPT}</p>", ""),
        (f'<p onclick="{SCRIPT}">', ""),
    ],
)
def test_scripts_in_the_page_are_allowed_by_their_bytes(document: str, allowed: str) -> None:
    assert _directive(document, "script-src") == f"'self' 'wasm-unsafe-eval' {allowed}".strip()


@pytest.mark.parametrize("name", ["script", "style"])
def test_what_stands_in_the_content_is_not_allowed_by_being_there(name: str) -> None:
    content = f"<p>b</p><{name}>steal(1)</{name}>"
    shell = f"<meta charset=utf-8><{name}>{SCRIPT}</{name}><main>{{}}</main>"
    assert guarded(shell.format(content), content).count("sha256-") == 1
    assert HASH in guarded(shell.format(content), content)
    assert HASH in guarded(shell.format("b"), "b")


def test_line_ends_are_hashed_as_browsers_read_them() -> None:
    assert policy_of("<script>a\r\nb\rc</script>") == policy_of("<script>a\nb\nc</script>")


def test_styles_in_the_page_are_allowed_by_their_bytes_but_not_as_attributes() -> None:
    assert _directive(f"<style>{SCRIPT}</style>", "style-src") == f"'self' {HASH}"
    assert _directive(f'<p style="{SCRIPT}">', "style-src") == "'self'"


@pytest.mark.parametrize(
    ("link", "guarded_link"),
    [
        ('<a href="https://a.example/">', '<a rel="noopener" href="https://a.example/">'),
        ('<a class="x" href="http://a.example/">', '<a rel="noopener" class="x" href="http://a.example/">'),
        ('<a href="https://a.example/" rel="license">', '<a href="https://a.example/" rel="license">'),
        ('<a href="../a/">', '<a href="../a/">'),
        ('<a href="mailto:a@a.example">', '<a href="mailto:a@a.example">'),
        ('<abbr title="href=https://a.example/">', '<abbr title="href=https://a.example/">'),
    ],
)
def test_links_to_other_hosts_get_no_hold_on_the_page(link: str, guarded_link: str) -> None:
    assert guarded(f"<meta charset=utf-8>{link}").endswith(guarded_link)


def test_what_is_no_document_stays_as_it_is() -> None:
    assert guarded("User-agent: *") == "User-agent: *"


def test_every_page_of_the_site_has_its_policy_first_and_nothing_the_policy_forbids(site: Path) -> None:
    wrong = {
        path.relative_to(site).as_posix(): faults(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")
    }
    assert {name: found for name, found in wrong.items() if found} == {}


def _directive(document: str, name: str) -> str:
    found = re.search(rf"(?:^|; ){name} ([^;]*)", policy_of(document))
    assert found
    return found[1]


def faults(document: str) -> list[str]:
    """What the policy would stop, and what comes before it."""
    early = GOVERNED.findall(document.partition('<meta http-equiv="Content-Security-Policy"')[0])
    return early + FORBIDDEN.findall(document)
