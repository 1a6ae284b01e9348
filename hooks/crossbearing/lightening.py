"""Turns the templates of a theme into lighter ones: its drawings in one file, its lines without indentation.

A theme writes each drawing into every page, two times and more, and indents what browsers read without indentation.
Both are taken out of the templates, before they are compiled, so that no page costs more for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from jinja2 import Environment
from jinja2.ext import Extension

ADDRESS = "assets/drawings.svg"
DRAWING = re.compile(r"\s*<svg\b[^>]*?viewBox=\"([^\"]*)\"[^>]*>(.*)</svg>\s*", re.DOTALL)
SYMBOL = re.compile(r'^<symbol id="([^"]+)".*?</symbol>$', re.MULTILINE | re.DOTALL)
FOLDER, SUFFIX = ".icons/", ".svg"
"""Of the drawings among Material's templates."""
AS_TYPED = re.compile(r"(<(script|style|pre|textarea)\b.*?</\2\s*>)", re.DOTALL | re.IGNORECASE)
INDENTATION = re.compile(r"^[ \t]+|[ \t]+$|\n(?=[ \t]*\n)", re.MULTILINE)
UNSEEN_LINE = re.compile(
    r"^(\{%-? *(?:set|if|elif|else|endif|for|endfor|block|endblock|macro|endmacro|import|from)\b"
    r"(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\})\n",
    re.MULTILINE | re.DOTALL,
)
"""One that prints nothing, with its end; what comes before it ends with its own."""


class Light(Extension):
    """Changes each template as it is read; `drawings` are those that were met, by their names."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.drawings: dict[str, str] = {}

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """A drawing becomes a reference to the shared file; where a style sheet wants its bytes, it stays."""
        if not name or not name.startswith(FOLDER):
            return lightened(source)
        drawn = DRAWING.fullmatch(source)
        if not drawn:
            return source
        called = name.removeprefix(FOLDER).removesuffix(SUFFIX).replace("/", "-")
        self.drawings[called] = f'<symbol id="{called}" viewBox="{drawn[1]}">{drawn[2]}</symbol>'
        used = f'<svg viewBox="{drawn[1]}"><use href="{{{{ "{ADDRESS}" | url }}}}#{called}"/></svg>'
        return f"{{% if page is defined %}}{used}{{% else %}}{source}{{% endif %}}"


def drawings_of(environment: Environment) -> Mapping[str, str]:
    """The drawings that its pages refer to, by name."""
    light = environment.extensions[Light.identifier]
    return light.drawings if isinstance(light, Light) else {}


def lightened(source: str) -> str:
    """A template without white space that no browser shows; at each end of a line some is left."""
    pieces = AS_TYPED.split(source)
    pieces[::3] = (UNSEEN_LINE.sub(r"\1", INDENTATION.sub("", piece)) for piece in pieces[::3])
    del pieces[2::3]
    return "".join(pieces)


def drawing_file(drawings: Mapping[str, str]) -> str:
    """The file to which all pages refer."""
    symbols = "\n".join(drawings[name] for name in sorted(drawings))
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n'


def drawings_in(file: str) -> Mapping[str, str]:
    """What `drawing_file` has written, by name; a line that it has not is left out."""
    return {found[1]: found[0] for found in SYMBOL.finditer(file)}
