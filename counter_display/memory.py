"""The newest call that a display has put on stage, kept in a file: after a restart none is shown as new again."""

import json
import logging
from pathlib import Path
from typing import Final

from shared.wire.scalars import Code, Day, Seq

log = logging.getLogger("antrean.display")

NOTHING: Final[Seq] = 0


class CallMemory:
    """Remembers for one display. Without a file it forgets at the end of the program.

    A display that cannot write goes on showing calls: a full disk must not blank the wall.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._kept: tuple[Code, Day | None, Seq] | None = None

    def recall(self, site: Code, day: Day | None, newest: Seq) -> Seq | None:
        """The newest call shown on this day, or None if this display has shown none of it.

        `newest` is the site's newest event: what is remembered beyond it belongs to another journal.
        """
        kept = self._kept or self._read()
        if kept is None or kept[:2] != (site, day) or kept[2] > newest:
            return None
        return kept[2]

    def keep(self, site: Code, day: Day | None, seq: Seq) -> None:
        """Remember that this call is on stage."""
        if self._kept == (site, day, seq):
            return
        self._kept = (site, day, seq)
        if self._path is None:
            return
        draft = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps({"site": site, "day": day, "seq": seq}), encoding="utf-8")
            draft.replace(self._path)
        except OSError as fault:
            log.warning("the newest call cannot be remembered in %s: %s", self._path, fault)

    def _read(self) -> tuple[Code, Day | None, Seq] | None:
        if self._path is None:
            return None
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            return str(kept["site"]), kept["day"], int(kept["seq"])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as fault:
            log.warning("%s does not tell the newest call: %s", self._path, fault)
            return None
