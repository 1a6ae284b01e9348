"""Turns Prose into block HTML of `p em strong ul ol li a` alone; anything else is shown as it was typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from crossbearing.prose.reference import PATTERN, Found, Resolve, reference_of

RULES = ["list", "newline", "escape", "emphasis", "link", "entity"]
"""What is switched on besides paragraphs: no raw HTML, images, headings, code, tables, quotations or bare addresses."""
LEADS_OUT = re.compile(r"(?:https?://|mailto:)[^/?#]", re.IGNORECASE)
"""Where a link may lead; one that leads elsewhere is shown as it was typed."""
IMAGE = re.compile(r"!\[(?!\[)")
PLAIN = re.compile(r"[^\W\d_][^\\*_\[\]&<>\"\x00-\x1f]*(?<=\S)")
"""A line that begins with a letter and in which nothing can be markup: the library would only take longer."""
NEWLINE = re.compile(r"\r\n?|\n")


def render(markdown: str, resolve: Resolve) -> str:
    """Safe HTML, without a newline at its end; empty for a text of blanks."""
    if PLAIN.fullmatch(markdown):
        return f"<p>{markdown}</p>"
    return str(_MARKDOWN.render(markdown, {"resolve": resolve})).rstrip("\n")


def references(markdown: str) -> tuple[Found, ...]:
    """The references that `render` resolves, in the order of the text."""
    if "[[" not in markdown:  # most texts, and that is soon seen
        return ()
    starts = [0, *(newline.end() for newline in NEWLINE.finditer(markdown))]
    lines = NEWLINE.split(markdown)
    found = []
    for block in _MARKDOWN.parse(markdown):
        first = block.map[0] if block.map else 0
        for token in block.children or ():
            if token.type == "reference":
                before, rest = block.content[: token.meta["at"]], block.content[token.meta["at"] :]
                line = first + before.count("\n")
                # A block has lost the indentation of its lines, so the place is counted from the end of the line.
                to_end = len(rest.partition("\n")[0].rstrip())
                found.append(Found(token.meta["reference"], starts[line] + len(lines[line].rstrip()) - to_end))
    return tuple(found)


def _reference(state: StateInline, silent: bool) -> bool:
    """The inline rule: before links, so that `[[…]]` is none, and not within them, where a link cannot stand."""
    within_link = silent or state.linkLevel  # silent: the words of what may be a link are looked through
    match = None if within_link else PATTERN.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    state.push("reference", "", 0).meta = {"reference": reference_of(match), "at": state.pos}
    state.pos = match.end()
    return True


def _image(state: StateInline, silent: bool) -> bool:
    """The inline rule: an image is shown as it was typed, not as a link after an exclamation mark."""
    if not IMAGE.match(state.src, state.pos, state.posMax):
        return False
    if not silent:
        state.append_pending("![")
    state.pos += 2
    return True


def _links(state: StateCore) -> None:
    """The core rule: other sites cannot reach back, and `[words]()`, which leads nowhere, is only its words."""
    for token in (child for block in state.tokens for child in block.children or ()):
        if token.type == "link_open":
            nowhere = token.hidden = not token.attrs["href"]
            if str(token.attrs["href"])[:4].lower() == "http":
                token.attrSet("rel", "noopener")
        elif token.type == "link_close":
            token.hidden = nowhere


def _write_reference(self: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    reference = tokens[at].meta["reference"]
    link = env["resolve"](reference)
    return link.html() if link else escape(reference.words or reference.target)


def _write_break(self: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    return "\n"


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("zero", {"maxNesting": 100}).enable(RULES)
    markdown.inline.ruler.before("link", "reference", _reference)
    markdown.inline.ruler.before("link", "no image", _image)
    markdown.core.ruler.after("inline", "links", _links)
    markdown.add_render_rule("reference", _write_reference)
    markdown.add_render_rule("hardbreak", _write_break)
    markdown.validateLink = lambda url: LEADS_OUT.match(url) is not None  # type: ignore[method-assign]
    return markdown


_MARKDOWN = _markdown()
