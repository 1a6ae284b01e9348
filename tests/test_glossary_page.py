"""The index of the glossary: every term once, by kind and letter, whatever its first sign is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bs4 import BeautifulSoup, Tag

Printed = Callable[[Mapping[str, str]], Mapping[str, BeautifulSoup]]

PUBLISHER = "{name: Night Watch, url: https://example.org/, contact: a@example.org, licence: CC-BY-4.0, language: en}"


def words(tag: Tag | None) -> str:
    """The visible text, on one line."""
    assert tag is not None
    return " ".join(tag.get_text().split())


def glossary(printed: Printed, names: Mapping[str, str]) -> BeautifulSoup:
    """The index for terms by `kind/id` and name."""
    facts = {f"glossary/{path}.yml": f"{{name: '{name}', summary: About it.}}" for path, name in names.items()}
    return printed({"publisher.yml": PUBLISHER, **facts})["glossary/"]


def test_terms_stand_under_kind_and_letter_in_order(printed: Printed) -> None:
    page = glossary(
        printed,
        {"units/b": "Band", "equipment/m": "mortar", "equipment/t": "TOW", "equipment/a": "Mi-8", "units/c": "105th"},
    )
    assert words(page.body) == (
        "Glossary 5 terms: the units, equipment, people and places that these pages name. Each page says what it is, "
        "how it stands to the others, and every place where it is named. "
        "Name or words Kind AllEquipment (3)Units (2) First letter All0–9 (1)B (1)M (2)T (1) Show all "
        "Equipment 3 M Mi-8 About it. mortar About it. T TOW About it. "
        "Units 2 0–9 105th About it. B Band About it."
    )
    assert [link["href"] for link in page.select(".terms a")] == ["a/", "m/", "t/", "c/", "b/"]
    assert [heading["id"] for heading in page.select("h2")] == ["equipment", "units"]


def test_accents_case_and_signs_before_a_name_do_not_move_it(printed: Printed) -> None:
    page = glossary(
        printed, {"places/z": "Ḥamā", "places/y": "hill", "places/x": "“Homs”", "places/w": "Ödön", "places/v": "…"}
    )
    assert [words(letter) for letter in page.select(".letter")] == [
        "# … About it.",
        "H Ḥamā About it. hill About it. “Homs” About it.",
        "O Ödön About it.",
    ]


def test_names_in_other_scripts_have_their_own_letters(printed: Printed) -> None:
    page = glossary(printed, {"places/a": "Ялта", "places/b": "حمص", "places/c": "Aleppo"})
    assert [words(letter.h3) for letter in page.select(".letter")] == ["A", "Я", "ح"]


def test_native_names_stand_beside_a_name_and_other_names_are_there_to_be_found(printed: Printed) -> None:
    term = "{name: Mi-8, also: [Mil Mi-8, Hip], names: {ru: Ми-8, ar: مي-8}, summary: About it.}"
    page = printed({"publisher.yml": PUBLISHER, "glossary/equipment/x.yml": term})["glossary/"]
    assert words(page.dt) == "Mi-8 Ми-8 مي-8"
    assert [(name["lang"], name["dir"]) for name in page.select("dt bdi")] == [("ru", "ltr"), ("ar", "rtl")]
    assert [row["data-also"] for row in page.select("[data-also]")] == ["Mil Mi-8\nHip"]


def test_an_empty_glossary_says_so(printed: Printed) -> None:
    page = glossary(printed, {})
    assert "No term has been published yet." in words(page.body)
    assert page.select("form, script[src]") == []


def test_a_name_never_becomes_markup(printed: Printed) -> None:
    page = glossary(printed, {"people/x": "<img src=x onerror=alert(1)>"})
    assert page.img is None
    assert words(page.dt) == "<img src=x onerror=alert(1)>"
