"""Whether a vector picture (SVG) may be shown: before anything draws it, and without drawing it.

Qt draws as often as a file says, opens whatever a file names, and cannot be stopped: a few lines that repeat one
another ten times each, or name a pipe, would hold up all pictures for good.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.parsers import expat

LARGEST: Final = 32 * 2**20
"""Bytes."""
MOST: Final = 500_000
"""Shapes to be drawn, repetitions and all; the maps and posters that people draw have some ten thousand."""
DEEPEST: Final = 500
_POINTED: Final = re.compile(r"#([^\s'\")]+)")
_INNER: Final = re.compile(r"data:image/(?:png|jpe?g);base64,\s*(?:iVBORw0KGgo|/9j/)")
"""A picture of a kind that is bounded when it is decoded."""
_COLOURS: Final = ("linearGradient", "radialGradient", "stop", "solidColor")
_NUMBER: Final = re.compile(r"[0-9.]+")


class VectorRefused(Exception):
    """It is not to be shown; the message says why."""


class NoVector(Exception):
    """It is no vector picture, or has lost its end."""


@dataclass(slots=True)
class _Shape:
    own: int = 1
    """0 where it is a colour and no shape."""
    inner: list["_Shape"] = field(default_factory=list)
    pointed: list[tuple[str, int]] = field(default_factory=list)
    """Names of what is drawn for it too, and how often."""
    weight: int | None = None


class _Reader:
    def __init__(self) -> None:
        self.root = _Shape()
        self.named: dict[str, _Shape] = {}
        self._open = [self.root]
        self._shapes = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self._shapes += 1
        if self._shapes > MOST or len(self._open) > DEEPEST:
            raise VectorRefused("it has too many parts")
        kind = name.rpartition(":")[2]
        shape = _Shape(own=kind not in _COLOURS)
        corners = 1 + sum(len(_NUMBER.findall(attributes.get(line, ""))) for line in ("d", "points"))
        for key, value in attributes.items():
            self._note(shape, kind, key.rpartition(":")[2], value, corners)
        self._open[-1].inner.append(shape)
        self._open.append(shape)

    def end(self, _: str) -> None:
        self._open.pop()

    def _note(self, shape: _Shape, kind: str, key: str, value: str, corners: int) -> None:
        if key == "id":
            self.named[value] = shape
        elif key == "href" and kind in ("image", "feImage"):
            if not _INNER.match(value):
                raise VectorRefused("it shows another file; put that picture into it")
        elif "#" in value and (key == "href" or "url(" in value):
            # A marker stands at every corner of its line.
            times = corners if "marker" in key or "marker" in value else 1
            shape.pointed += [(name, times) for name in _POINTED.findall(value)]

    def read(self, text: str) -> None:
        """A style sheet may give to every shape what it points to, but not markers: nobody counts their corners."""
        if "marker" in text and "url(" in text:
            raise VectorRefused("its style sheet has markers")
        self.root.pointed += [(name, self._shapes) for name in _POINTED.findall(text) if "url(" in text]


def check_vector(path: Path) -> None:
    """That it may be drawn: it has an end, and names no file but itself.

    Raises:
        VectorRefused: it may not.
        NoVector: it is none.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise VectorRefused("it has too many parts")
    if content.startswith(b"\x1f\x8b"):
        raise VectorRefused("it is compressed; save it as plain SVG")
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.read
    parser.buffer_text = True
    try:
        parser.Parse(content, True)
    except expat.ExpatError as fault:
        raise NoVector(f"it is no SVG: {fault}") from fault
    if _weigh(reader.root, reader.named, ()) > MOST:
        raise VectorRefused("it repeats its parts too often")


def _weigh(shape: _Shape, named: dict[str, _Shape], above: tuple[int, ...]) -> int:
    """How many shapes are drawn for this one."""
    if shape.weight is not None:
        return shape.weight
    if id(shape) in above:
        raise VectorRefused("it repeats itself")
    if len(above) > DEEPEST:
        raise VectorRefused("it has too many parts")
    above = (*above, id(shape))
    pointed: Iterable[tuple[_Shape, int]] = [(named[name], times) for name, times in shape.pointed if name in named]
    weight = shape.own + sum(_weigh(inner, named, above) for inner in shape.inner)
    shape.weight = weight + sum(times * _weigh(other, named, above) for other, times in pointed)
    return shape.weight
