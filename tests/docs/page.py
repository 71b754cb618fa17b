"""The frames that docs/protocol.md shows, in the order in which they stand there."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

PAGE: Final = Path(__file__).parents[2] / "docs" / "protocol.md"

_LINE: Final = re.compile(
    r"^(?P<client>[a-z]+) +(?:(?P<way>[→←]) (?P<frame>\{.*\})|✕(?: (?P<code>[0-9]{4}))?)$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of a visit: a frame sent (→) or received (←), or the end of the connection (✕) with the close code."""

    client: str
    way: Literal["→", "←", "✕"]
    frame: str = ""
    code: int | None = None
    span: tuple[int, int] = (0, 0)
    """Where the frame stands in the text."""


def read_visit(text: str) -> list[Shown]:
    """The lines of all visits of the page, which are played one after the other."""
    return [_shown(line) for line in _LINE.finditer(text)]


def read_samples(text: str) -> list[str]:
    """The frames shown on their own, which no visit brings about."""
    blocks = re.findall(r"^```json\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith('{"jsonrpc"')]


def _shown(line: re.Match[str]) -> Shown:
    if line["way"] is None:
        return Shown(line["client"], "✕", code=int(line["code"]) if line["code"] else None)
    return Shown(line["client"], "→" if line["way"] == "→" else "←", line["frame"], span=line.span("frame"))
