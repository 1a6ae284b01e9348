"""Turns a built site into one whose claims have pictures for messengers: one for each, and a line in its page's head.

No build draws any, because they take longer than all pages; they are made when a site is published.
"""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from pathlib import Path
from struct import unpack

from crossbearing.addresses import address_of, file_of
from crossbearing.commands import writing
from crossbearing.commands.picture import Picture, drawn
from crossbearing.commands.reading import read_site
from crossbearing.kinds import Claim
from crossbearing.pages.wording import finding_words
from crossbearing.site import Site

NAME = "share"
HELP = "adds to a built site the pictures that messengers show beside a link to a claim"
ABOUT = """
Run it on a site that is about to be published. A build draws no picture, because they take longer than all pages; what
was drawn before is taken from a folder beside the site.
"""

PICTURE = "share.png"
"""Beside the page."""
PLACE = re.compile(r'(?:<meta property="og:image[^>]*>\s*)*<meta name="twitter:card" content="[a-z_]+">')
"""What both doors write into each head, and what this command wrote there before."""
OWN_ADDRESS = re.compile(r'<meta property="og:url" content="([^"]+)">')


def arguments(parser: ArgumentParser) -> None:
    """The site, and where pictures are kept for the next time."""
    parser.add_argument("--to", metavar="DIR", type=Path, required=True, help="the folder of a site that was built")
    parser.add_argument(
        "--cache",
        metavar="DIR",
        type=Path,
        default=Path(".cache", "share"),
        help="where pictures are kept, so that only new ones are drawn (default: .cache/share)",
    )


def run(options: Namespace) -> int:
    """1 where the facts have errors, or a page is not there or has no address; pages that can get a picture do."""
    site, _ = read_site(options.facts)
    if site is None:
        return 1
    if not options.to.is_dir():
        print(
            f"facts share: {options.to}: there is no such folder (build the site first, or name its folder)",
            file=sys.stderr,
        )
        return 1
    pages = {options.to / file_of(address_of(claim)): claim for claim in site.archive.claims.values()}
    pictures = {page: picture_of(claim, site) for page, claim in pages.items()}
    problems = {page: found for page, picture in pictures.items() if (found := _problem(page, picture))}
    for page, problem in problems.items():
        print(f"{page.as_posix()}: {problem}", file=sys.stderr)
    wanted = {page: picture for page, picture in pictures.items() if page not in problems}
    for page, png in zip(wanted, _kept(wanted, options.cache).values(), strict=True):
        writing.replace(page.with_name(PICTURE), png)
        writing.replace(page, _with_picture(page.read_text(encoding="utf-8"), png, wanted[page]))
    return 1 if problems else 0


def picture_of(claim: Claim, site: Site) -> Picture:
    """What the picture of a claim says."""
    weighed, incident, publisher = site.weighed[claim.key], site.incident_of(claim), site.archive.publisher
    return Picture(
        question=claim.question,
        finding=finding_words(claim, weighed),
        badges=(weighed.finding, weighed.agreement),
        incident=incident.title if incident else "",
        publisher=publisher.name if publisher else "",
        language=publisher.language if publisher else "en",
    )


def _problem(page: Path, picture: Picture) -> str:
    """Why it gets none; empty where it does."""
    if scripts := picture.unknown_scripts:
        return f"gets no picture, for no font here draws {', '.join(scripts).lower()}"
    if not page.is_file():
        return "is not there (build the site from these facts first)"
    head = page.read_text(encoding="utf-8").partition("</head>")[0]
    if not PLACE.search(head):
        return "was built by another version of this program (build the site again)"
    return "" if OWN_ADDRESS.search(head) else "does not say its own address (set `site_url` in mkdocs.yml)"


def _with_picture(html: str, png: bytes, picture: Picture) -> str:
    """A picture that differs has another address, for messengers keep what they fetched once."""
    found = OWN_ADDRESS.search(html)
    width, height = unpack(">II", png[16:24])
    metas = {
        "og:image": f"{found[1] if found else ''}{PICTURE}?{sha256(png).hexdigest()[:8]}",
        "og:image:type": "image/png",
        "og:image:width": str(width),
        "og:image:height": str(height),
        "og:image:alt": escape(f"{picture.question} {picture.finding}"),
    }
    lines = [f'<meta property="{name}" content="{value}">' for name, value in metas.items()]
    lines.append('<meta name="twitter:card" content="summary_large_image">')
    return PLACE.sub(lambda _: "\n".join(lines), html, count=1)


def _kept(pictures: Mapping[Path, Picture], cache: Path) -> dict[Path, bytes]:
    """Each picture from the cache, where it is whole, or newly drawn."""
    found = {page: _whole(cache, picture.fingerprint) for page, picture in pictures.items()}
    missing = [page for page, png in found.items() if not png]
    for page, png in zip(missing, drawn([pictures[page] for page in missing]), strict=True):
        name = f"{pictures[page].fingerprint[:32]}-{sha256(png).hexdigest()[:32]}.png"
        writing.replace(cache / name, png)
        found[page] = png
    return found


def _whole(cache: Path, fingerprint: str) -> bytes:
    """What was kept under the fingerprint; a file whose bytes are not those of its name is thrown away."""
    for path in sorted(cache.glob(f"{fingerprint[:32]}-*.png")):
        png = path.read_bytes()
        if path.stem.endswith(sha256(png).hexdigest()[:32]):
            return png
        path.unlink()
    return b""
