"""Archives made at random from the models: sound ones are built in whole, spoilt ones are refused at their places.

Whatever is built holds nothing that does anything, as an HTML5 parser reads it, and takes an amount of work that is
bounded. `make test` tries the same few each time; `make fuzz` tries many others.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from bs4 import BeautifulSoup
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from crossbearing.archive import load
from crossbearing.build import Press
from crossbearing.checks import check
from crossbearing.problems import errors
from crossbearing.site import site_of
from hostile.injecting import FACTS, NAMING, TEXT, fields, inject, injections, leaves, used
from hostile.test_files import counted
from hostile.test_injections import OF_MARKDOWN, addresses, harmless, parts, usual
from tally import tried

MOST_CALLS = 6_000_000
"""Of functions, to read, check and print one such archive; the sound one without changes needs a million."""
FUZZ = settings.get_current_profile_name() == "fuzz"
WORDS = [
    "levee",
    "Ufer",
    "обвал",
    "سد",
    "می‌رود",
    "堤",
    "a*b",
    "x_y_z",
    "50 %",
    "«so»",
    "-",
    "—",
    "&amp;",
    "1)",
    "{{x}}",
]
OF_LINES = [*WORDS, "<b>", "</script>", "'", '"', "\\", "${x}", "@x", "=1+1", "]]>", "`x`", "#x", "|"]
DIFFERENT = (".short", ".name", ".also.*", ".not_linked.*", ".names.*", ".title", ".text")
"""Fields in which no two may be alike."""


@st.composite
def sound(draw: st.DrawFn) -> dict[str, list[str]]:
    """Texts for all fields that take free text."""
    numbers = count()
    texts = {}
    for form in TEXT:
        words = st.lists(st.sampled_from(OF_LINES if form == "line" else WORDS), min_size=1, max_size=4)
        for field in sorted(set(fields(form)) - NAMING):
            alike = [draw(words) for _ in used()[field][:3]]
            number = next(numbers) if field.endswith(DIFFERENT) else ""
            start = "one two three" if form == "quotation" else "w"
            texts[field] = [f"{start} {' '.join(text)}"[:32].strip() for text in alike]
            if field.endswith(DIFFERENT):
                texts[field] = [f"w{number}-{place}" for place in range(len(used()[field]))]
    return texts


@settings(max_examples=150 if FUZZ else 5, deadline=None, phases=[Phase.generate])
@given(texts=sound())
def test_a_sound_archive_is_built_in_whole(texts: dict[str, list[str]]) -> None:
    with TemporaryDirectory() as folder:
        facts = inject(Path(folder, "facts"), texts)
        assert [str(problem) for problem in errors(check(load(facts)))] == []
        assert built(facts) == []
    tried("inputs: a sound archive")


SPOILT: st.SearchStrategy[Any] = (
    st.sampled_from(sorted(injections().values()))
    | st.text(max_size=40)
    | st.sampled_from(
        [None, [], {}, ["x"], {"x": "y"}, [[]], "", " ", "[[", "[[levee", "yes", "x" * 5000, "2021-13-40"]
    )
    | st.recursive(st.text(max_size=4), lambda inner: st.lists(inner, max_size=3), max_leaves=6)
)


@settings(max_examples=1500 if FUZZ else 40, deadline=None, phases=[Phase.generate])
@given(data=st.data())
def test_a_spoilt_archive_is_refused_at_its_places_or_harmless(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        facts = inject(Path(folder, "facts"), {})
        for _ in range(data.draw(st.integers(1, 3))):
            path = facts / data.draw(st.sampled_from(NAMES))
            spoil(path, data)
        found, calls = counted(lambda: outcome(facts))
        assert found == []
        assert calls < MOST_CALLS
    tried("inputs: a spoilt archive")


def outcome(facts: Path) -> list[str]:
    """What is wrong with what the program makes of them."""
    loaded = load(facts)
    problems = check(loaded)
    nowhere = [str(one) for one in problems if not (one.place.file and one.place.line and one.place.column)]
    several = [str(one) for one in problems if "\n" in str(one)]
    return [*nowhere, *several, *(built(facts) if not errors(problems) else [])]


def built(facts: Path) -> list[str]:
    """Whatever in the pages may do something."""
    press = Press(site_of(load(facts).archive))
    pages = [BeautifulSoup(press.with_mentions(page).html, "html5lib") for page in list(press.pages())]
    assert sum(len(content) for _, content in press.files())
    new = {part for page in pages for part in parts(page)} - usual().parts - OF_MARKDOWN
    away = {address for page in pages for address in addresses(page) if not harmless(address)}
    return sorted(map(str, new | away))


NAMES = sorted(path.relative_to(FACTS).as_posix() for path in FACTS.rglob("*.yml"))


def spoil(path: Path, data: st.DataObject) -> None:
    """Changes, moves or removes one value of a file, or the bytes of it."""
    how = data.draw(st.sampled_from(["value", "value", "value", "gone", "twice", "bytes"]))
    text = path.read_text(encoding="utf-8")
    if how == "bytes":
        at = data.draw(st.integers(0, len(text)))
        more = data.draw(
            st.sampled_from(
                ["\t", "[", "{", "'", '"', ": ", "\n- ", "&a ", "*a", "!!x ", "\x00", "\ufeff", "#", "|", "\n---\n"]
            )
        )
        path.write_text(text[:at] + more + text[at:], encoding="utf-8")
        return
    try:
        value = yaml.safe_load(text)
    except yaml.YAMLError:  # it is spoilt already
        return
    places = list(dict.fromkeys(step[: data.draw(st.integers(1, len(step)))] for step in _steps(value)))
    if not places:
        return
    *way, last = data.draw(st.sampled_from(places))
    parent = value
    for step in way:
        parent = parent[step]
    if how == "gone":
        del parent[last]
    elif how == "twice" and isinstance(parent, list):
        parent.append(parent[last])
    else:
        parent[last] = data.draw(SPOILT)
    path.write_text(yaml.dump(value, Dumper=_Plain, allow_unicode=True, sort_keys=False), encoding="utf-8")


class _Plain(yaml.SafeDumper):
    """Writes no aliases."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


def _steps(value: Any) -> Iterator[tuple[Any, ...]]:
    return (steps for steps, _ in leaves(value)) if isinstance(value, (dict, list)) else iter(())
