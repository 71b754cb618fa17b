"""A trial print, for the staff: whether the printer prints, how wide, and whether its head is sound. Never a ticket."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PIL import Image

from kiosk.printing.config import PrinterConfig
from kiosk.printing.layout import (
    BOLD,
    PLAIN,
    SMALL,
    Block,
    Code,
    End,
    Gap,
    Graphic,
    Look,
    Rule,
    Space,
    Words,
    badge,
    fit,
    moment_line,
    table,
)
from kiosk.printing.phrases import TrialPhrases, phrases_for
from kiosk.printing.sheet import Sheet
from kiosk.printing.spelling import tidy

_BAR: Final = 40
"""Rows of the black bar that shows the head's dead dots."""


@dataclass(frozen=True, slots=True)
class TrialPaper:
    """What a trial says beside what the printer's configuration says."""

    site: str
    made_at: datetime
    """In the site's time zone."""
    language: str = "id"


def lay_out_trial(
    paper: TrialPaper, config: PrinterConfig, sheet: Sheet, logo: Image.Image | None = None
) -> tuple[Block, ...]:
    """The blocks of a trial print, from the top."""
    phrases = phrases_for(paper.language)
    say = phrases.trial
    content = f"antrean {paper.made_at:%Y-%m-%d %H:%M}"
    return (
        *((Graphic(logo), Gap()) if logo is not None and sheet.raster else ()),
        fit(tidy(paper.site), sheet, {BOLD: 2, SMALL: 2}),
        moment_line(paper.made_at, phrases, sheet),
        Gap(),
        badge(say.title, sheet),
        Space(),
        fit(say.no_ticket, sheet, {PLAIN: 2}),
        Rule(),
        *table(_facts(config, sheet, say), sheet),
        Rule(),
        Words((_ruler(sheet),), PLAIN, "left"),
        fit(say.ruler, sheet, {PLAIN: 2, SMALL: 3}),
        *((Gap(), Graphic(Image.new("1", (sheet.width, _BAR), 0))) if sheet.raster else ()),
        *((Space(), fit(say.bar, sheet, {PLAIN: 3, SMALL: 3})) if sheet.raster else ()),
        *((Gap(), Code(content)) if sheet.native_qr or sheet.raster else ()),
        End(),
    )


def _facts(config: PrinterConfig, sheet: Sheet, say: TrialPhrases) -> tuple[tuple[str, str, Look], ...]:
    place = f"{config.host}:{config.port}" if config.transport == "network" else config.device
    return (
        (say.printer, config.profile, PLAIN),
        (say.way, tidy(f"{config.transport} {place}"), PLAIN),
        (say.width, say.dots.format(sheet.width, sheet.columns), PLAIN),
        (say.cutter, say.yes if sheet.cutter else say.no, PLAIN),
    )


def _ruler(sheet: Sheet) -> str:
    """1234567890… as wide as a line."""
    return ("1234567890" * (sheet.columns // 10 + 1))[: sheet.columns]
