"""Every script of the site is ours, or has the bytes of a package locked by its hash; its licence is published."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.metadata import distribution
from pathlib import Path

from crossbearing.commands.indexing import Indexing
from crossbearing.feeds.search import Record

SCRIPTS = (".js", ".mjs", ".wasm")
"""What runs in a browser by how its name ends; Pagefind packs its WebAssembly."""
LICENCES = Path("hooks", "crossbearing", "theme", "assets", "licences.txt")


def scripts_in(site: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and (path.suffix in SCRIPTS or path.name.startswith("wasm."))
    }


def files_of(package: str) -> Iterator[tuple[str, bytes]]:
    """Each file of an installed package, once its bytes are those of the wheel, which was installed by its hash."""
    for file in distribution(package).files or ():
        if file.hash:
            content = file.read_binary()
            assert urlsafe_b64encode(sha256(content).digest()).rstrip(b"=").decode() == file.hash.value, file
            yield file.as_posix(), content


def test_every_script_is_ours_or_has_the_bytes_of_a_locked_package(site: Path, root: Path) -> None:
    theme = root / "hooks" / "crossbearing" / "theme"
    ours = {path.relative_to(theme).as_posix(): path.read_bytes() for path in (theme / "assets").rglob("*.js")}
    material = {
        name.removeprefix("material/templates/"): content
        for name, content in files_of("mkdocs-material")
        if name.startswith("material/templates/assets/")
    }
    assert dict(files_of("pagefind-bin"))["pagefind_bin/pagefind"]  # its bytes are those of the wheel
    pagefind = Indexing([Record("x/", "Other facts", "page")]).files()
    found = {
        name: [
            owner
            for owner, files in (("ours", ours), ("Material", material), ("Pagefind", pagefind))
            if files.get(name) == content
        ]
        for name, content in scripts_in(site).items()
    }
    assert {name: owners for name, owners in found.items() if len(owners) != 1} == {}
    assert sorted(name for name, owners in found.items() if owners == ["Pagefind"]) == [
        "pagefind/pagefind.js",
        "pagefind/wasm.en.pagefind",
    ]
    (bundle,) = (name for name, owners in found.items() if owners == ["Material"])
    assert bundle.startswith("assets/javascripts/bundle.")


def test_the_licence_of_every_part_of_a_script_is_published(site: Path, root: Path) -> None:
    told = (site / "assets" / "licences.txt").read_text(encoding="utf-8")
    assert told == (root / LICENCES).read_text(encoding="utf-8")
    (licence,) = (content for name, content in files_of("mkdocs-material") if name.endswith("/licenses/LICENSE"))
    assert licence.decode().strip() in told
    assert (root / "LICENSES" / "Apache-2.0.txt").read_text(encoding="utf-8").strip() in told
    (sources,) = (
        json.loads(content)["sources"]
        for name, content in files_of("mkdocs-material")
        if re.search(r"/bundle\.\w+\.min\.js\.map$", name)
    )
    parts = {found[1] for source in sources if (found := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", source))}
    assert parts == set(re.findall(r"^In Material's bundle: (\S+)$", told, re.MULTILINE))
