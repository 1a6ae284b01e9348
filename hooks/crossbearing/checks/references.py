"""Whatever a fact or a hand-written page refers to exists, and is ready to be published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from crossbearing.archive import Archive
from crossbearing.checks.pointers import Pointer, incident_of, known, pointers
from crossbearing.kinds import Claim, Fact, Incident, Source, Term
from crossbearing.problems import Place, Problem, disguised, field, nearest, quoted
from crossbearing.prose import page_references

_CALLED: Mapping[type[Fact], str] = {Incident: "incident", Claim: "claim", Source: "source", Term: "term"}
_FILES: Mapping[type[Fact], str] = {
    Incident: "incidents/{}/incident.yml",
    Claim: "incidents/{}/claims/{}.yml",
    Source: "sources/{}.yml",
    Term: "glossary/KIND/{}.yml",
}


def problems(archive: Archive) -> Iterator[Problem]:
    """What is named and not there. What is there with problems of its own is not reported a second time."""
    for fact in archive.facts():
        for pointer in pointers(fact):
            kind, key = pointer.to
            if key in known(kind, archive):
                continue
            message = f"{field(*pointer.path)} {quoted(pointer.name)} "
            if pointer.to in archive.drafts:
                hint = f"leave it out until {archive.drafts[pointer.to]} is ready and its `draft` is deleted"
                yield Problem(_place(pointer, fact, archive), f"{message}is a draft", hint)
            elif pointer.to not in archive.set_aside:
                message += f"names no {_CALLED[kind]} of this archive"
                yield Problem(_place(pointer, fact, archive), message, _hint(pointer, fact, archive))


def problems_of_page(markdown: str, file: str, archive: Archive) -> Iterator[Problem]:
    """The same for the text of a hand-written page, where a claim is always named with its incident."""
    called = {word: kind for kind, word in _CALLED.items()}
    for found in page_references(markdown):
        kind, key = called[found.reference.kind], found.reference.target
        if key in known(kind, archive):
            continue
        begin = markdown.rfind("\n", 0, found.offset) + 1
        place = Place(file, markdown.count("\n", 0, found.offset) + 1, found.offset - begin + 1)
        message = f"refers to {_bracketed(kind, key)}, "
        if draft := archive.drafts.get((kind, key)):
            hint = f"leave it out until {draft} is ready and its `draft` is deleted"
            yield Problem(place, f"{message}which is a draft", hint, "references")
        elif (kind, key) not in archive.set_aside:
            near = nearest(key, known(kind, archive))
            hint = f"write {_bracketed(kind, near) if near else f'a name in {archive.folder}/'}"
            yield Problem(place, f"{message}and there is no such {_CALLED[kind]}", hint, "references")


def _place(pointer: Pointer, fact: Fact, archive: Archive) -> Place:
    if pointer.words:
        return archive.place_of_words(fact, pointer.path, pointer.words)
    return archive.place(fact, *pointer.path)


def _hint(pointer: Pointer, fact: Fact, archive: Archive) -> str:
    """What was meant: the same name elsewhere, else the nearest; else where to write it."""
    kind, key = pointer.to
    if kind is Claim and key.startswith("/"):
        return f"write [[claim:INCIDENT{key}]]"
    if kind is Term and key.startswith("term:"):
        return f"write [[{key.removeprefix('term:').strip()}]]: a term is named by its id alone"
    if kind is Term and (meant := _in_other_words(key, fact, archive)):
        return f"write {meant}"
    if unseen := disguised(key):
        return f"it holds {unseen}: type that character anew"
    elsewhere = [other for other in _CALLED if key in known(other, archive)]
    if elsewhere and pointer.words:
        return f"write {_bracketed(elsewhere[0], key)}"
    if elsewhere:
        return f"that is the id of a fact of another kind, {_CALLED[elsewhere[0]]}"
    if near := _nearest(kind, key, fact, archive):
        return f"did you mean {_bracketed(kind, near) if pointer.words else near}?"
    return f"mend it, or write {archive.folder}/{_FILES[kind].format(*key.split('/'))}"


def _in_other_words(key: str, fact: Fact, archive: Archive) -> str:
    """The reference that a term is no name of: to a claim of the same incident, or with a capital before its colon."""
    word, _, name = key.partition(":")
    for kind in (Claim, Source, Incident):
        called, local = _CALLED[kind], f"{incident_of(fact)}/{key}"
        if word.strip().lower() == called and name.strip():
            return f"[[{called}:{name.strip()}]]"
        if kind is Claim and local in archive.claims:
            return f"[[claim:{key}]]"
    return ""


def _bracketed(kind: type[Fact], name: str) -> str:
    return f"[[{name}]]" if kind is Term else f"[[{_CALLED[kind]}:{name}]]"


def _nearest(kind: type[Fact], key: str, fact: Fact, archive: Archive) -> str:
    """The id that was probably meant; of a claim of the same incident without the incident."""
    incident = incident_of(fact)
    if kind is Claim and key.startswith(f"{incident}/"):
        local = (name.removeprefix(f"{incident}/") for name in archive.claims if name.startswith(f"{incident}/"))
        return nearest(key.removeprefix(f"{incident}/"), local)
    return (archive.named(key) if kind is Term else "") or nearest(key, known(kind, archive))
