"""Pictures for messengers: made in a site that either door built, small, the same each time, with letters joined."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image, ImageChops

from crossbearing.cli import main
from crossbearing.commands.picture import MOST_BYTES, Picture, drawn
from test_build import mkdocs
from test_cli import facts

HOSTILE = '"Who" {broke} </script><b> & the 50 % levee?'
CLAIM = "incidents/flood/claims/cause/"
PLAIN = Picture("Who?", "Likely.", ("leaning", "contested"), "Flood", "Tiny", "en")


def by_mkdocs(project: Path) -> None:
    done = mkdocs(project, "build", "--strict", "--quiet")
    assert done.returncode == 0, done.stdout + done.stderr


def by_itself(project: Path) -> None:
    assert facts(project, "build", "--to", "site").returncode == 0


@pytest.fixture(scope="module", params=[by_mkdocs, by_itself], ids=lambda door: door.__name__)
def project(
    request: pytest.FixtureRequest, copy_of_tiny: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A small project with a hostile question, built by one of the doors."""
    copy = copy_of_tiny(tmp_path_factory.mktemp("shared") / "tiny")
    claim = copy / "facts" / "incidents" / "flood" / "claims" / "cause.yml"
    claim.write_text(claim.read_text().replace("Why did the levee give way?", json.dumps(HOSTILE)))
    door: Callable[[Path], None] = request.param
    door(copy)
    return copy


def head(path: Path) -> Mapping[str, str]:
    """What each `<meta>` says, by its name."""
    metas = BeautifulSoup(path.read_bytes(), "html5lib").select("head meta[content]")
    return {str(meta.get("property") or meta.get("name")): str(meta["content"]) for meta in metas}


def test_a_site_without_pictures_names_none_and_one_with_them_names_what_is_there(project: Path) -> None:
    site = project / "site"
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert [path for path in before if path.suffix == ".html" and "og:image" in head(path)] == []
    assert facts(project, "share", "--to", "site").stderr == ""
    page, picture = site / CLAIM / "index.html", site / CLAIM / "share.png"
    changed = {path for path in site.rglob("*") if path.is_file() and before.get(path) != path.read_bytes()}
    assert changed == {page, picture}
    told = head(page)
    address, _, version = told["og:image"].partition("?")
    assert address == f"https://tiny.example/{CLAIM}share.png"
    assert len(version) == 8
    assert told["og:image:alt"] == f"{HOSTILE} Likely: Overtopped."
    assert told["twitter:card"] == "summary_large_image"
    with Image.open(picture) as image:
        assert (told["og:image:width"], told["og:image:height"]) == tuple(map(str, image.size))
    after = page.read_bytes()
    assert facts(project, "share", "--to", "site").returncode == 0
    assert page.read_bytes() == after


def test_what_is_kept_is_used_again_and_thrown_away_when_damaged(project: Path) -> None:
    assert facts(project, "share", "--to", "site").returncode == 0
    (kept,) = (project / ".cache" / "share").iterdir()
    png = kept.read_bytes()
    kept.write_bytes(png[:-40] + png[-39:])
    assert facts(project, "share", "--to", "site").returncode == 0
    assert kept.read_bytes() == (project / "site" / CLAIM / "share.png").read_bytes() == png


def test_what_cannot_get_a_picture_is_told(tiny: Path) -> None:
    page = f"site/{CLAIM}index.html"
    (tiny / "site").mkdir()
    assert facts(tiny, "share", "--to", "site").stderr == (
        f"{page}: is not there (build the site from these facts first)\n"
    )
    by_itself(tiny)
    text = (tiny / page).read_text()
    (tiny / page).write_text(text.replace("og:url", "og:nothing"))
    assert facts(tiny, "share", "--to", "site").stderr == (
        f"{page}: does not say its own address (set `site_url` in mkdocs.yml)\n"
    )
    (tiny / page).write_text(text.replace("twitter:card", "nothing"))
    assert facts(tiny, "share", "--to", "site").stderr == (
        f"{page}: was built by another version of this program (build the site again)\n"
    )
    claim = tiny / "facts" / "incidents" / "flood" / "claims" / "cause.yml"
    claim.write_text(claim.read_text().replace("Why did", "堤防 ทำไม did"))
    done = facts(tiny, "share", "--to", "site")
    assert (done.returncode, done.stderr) == (1, f"{page}: gets no picture, for no font here draws cjk, thai\n")


def test_every_picture_is_small_however_much_stands_in_it() -> None:
    long = "Was the helicopter destroyed on the ground by a guided missile of the coastal division, or otherwise? "
    pictures = [
        PLAIN,
        replace(PLAIN, question=long * 6, finding=long * 4, incident=long),
        replace(PLAIN, question="W" * 200, finding=HOSTILE, badges=("refuted", "single-origin")),
        replace(PLAIN, question="من أسقط المروحية مي-8؟ " * 8, finding="Что сбило Ми-8? " * 9),
    ]
    for png in drawn(pictures):
        assert len(png) <= MOST_BYTES
        with Image.open(BytesIO(png)) as image:
            assert image.width >= 600
            assert abs(image.width * 630 - image.height * 1200) <= 1200  # the same ratio, but for part of a pixel


def test_the_same_words_are_the_same_bytes_in_every_process() -> None:
    picture = replace(PLAIN, question="Кто сбил المروحية?")
    script = (
        "import sys; from crossbearing.commands.picture import Picture, drawn; "
        f"sys.stdout.buffer.write(drawn([{picture!r}])[0])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert drawn([picture]) == [done.stdout]


def test_arabic_letters_join_and_run_from_the_right() -> None:
    apart = "\u200c".join("مروحية")  # the same letters, forbidden to join
    joined, isolated, latin = map(ink, drawn([replace(PLAIN, question=text) for text in ("مروحية", apart, "Mi-8")]))
    assert gaps(joined) < gaps(isolated)
    assert joined.getbbox() != isolated.getbbox()
    (left, _, right, _), (latin_left, _, latin_right, _) = joined.getbbox() or (0,) * 4, latin.getbbox() or (0,) * 4
    assert joined.width - right < left
    assert latin_left < latin.width - latin_right


@pytest.mark.parametrize("letters", ["ЖЩ", "їђ", "مس", "λΩ", "אש", "ğø"])
def test_letters_of_each_script_are_drawn_and_no_boxes_in_their_place(letters: str) -> None:
    one, other = map(ink, drawn([replace(PLAIN, question=letter) for letter in letters]))
    assert ImageChops.difference(one, other.resize(one.size)).getbbox()


def ink(png: bytes) -> Image.Image:
    """What is dark where the question stands."""
    with Image.open(BytesIO(png)) as image:
        question = image.convert("L").crop((0, round(image.height * 0.14), image.width, round(image.height * 0.65)))
        return question.resize((1200, 320)).point(lambda light: 255 if light < 128 else 0)


def gaps(letters: Image.Image) -> int:
    """How often the ink stops and starts again, from left to right."""
    box = letters.getbbox()
    assert box
    columns = [any(letters.crop((x, box[1], x + 1, box[3])).tobytes()) for x in range(box[0], box[2])]
    return sum(before and not after for before, after in pairwise(columns))


def test_a_folder_without_a_site_is_one_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(Path(__file__).with_name("tiny"))
    assert main(["share", "--to", "nowhere", "--cache", str(tmp_path)]) == 1
    assert capsys.readouterr() == (
        "",
        "facts share: nowhere: there is no such folder (build the site first, or name its folder)\n",
    )
