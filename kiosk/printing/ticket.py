"""The ticket that a visitor takes home: what it says, and in what order."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from PIL import Image

from kiosk.printing.layout import (
    BOLD,
    HIGH,
    LARGE,
    PLAIN,
    SMALL,
    TALL,
    Block,
    Code,
    End,
    Gap,
    Graphic,
    Rule,
    Space,
    Words,
    badge,
    checklist,
    fit,
    moment_line,
    number,
    table,
)
from kiosk.printing.phrases import Phrases, phrases_for
from kiosk.printing.sheet import Sheet
from kiosk.printing.spelling import tidy

MOST_LINES: Final = 9
"""Of requirements; the paper says how many are left out."""


@dataclass(frozen=True, slots=True)
class TicketPaper:
    """Everything a ticket says, in the visitor's language. It names no person: tickets are anonymous."""

    site: str
    mpp: str
    agency: str
    service: str
    number: str
    priority: bool
    issued_at: datetime
    """In the site's time zone."""
    ahead: int | None
    """How many would be called before; None where nobody can tell."""
    wait: tuple[int, int] | None
    """Minutes from and to; None where nobody can tell."""
    zone: str
    counters: tuple[str, ...]
    """Names of the counters that serve it, as they hang over them."""
    requirements: tuple[str, ...] = ()
    qr: str = ""
    """The QR code's content; none if empty."""
    language: str = "id"
    copy: bool = False
    """A second paper of the same number."""
    offline: bool = False
    """Issued by the kiosk alone, while the server was away: the staff's screens may not know it yet."""


def copy_of(paper: TicketPaper) -> TicketPaper:
    """The paper once more, marked as a copy: how many were ahead is no longer true, and is left out."""
    return replace(paper, copy=True, ahead=None, wait=None)


def lay_out(paper: TicketPaper, sheet: Sheet, logo: Image.Image | None = None) -> tuple[Block, ...]:
    """The blocks of a ticket, from the top. The logo is of black and white dots, no wider than the paper."""
    paper, say = _tidied(paper), phrases_for(paper.language)
    return (
        *((Graphic(logo), Gap()) if logo is not None and sheet.raster else ()),
        *_head(paper, say, sheet),
        Rule(),
        *_number(paper, say, sheet),
        *_purpose(paper, sheet),
        Rule(),
        *_waiting(paper, say, sheet),
        *_documents(paper, say, sheet),
        *_foot(paper, say, sheet),
        End(),
    )


def _head(paper: TicketPaper, say: Phrases, sheet: Sheet) -> tuple[Block, ...]:
    site = (fit(paper.site, sheet, {PLAIN: 2, SMALL: 2}),) if paper.site != paper.mpp else ()
    return (fit(paper.mpp, sheet, {BOLD: 2, SMALL: 2}), *site, moment_line(paper.issued_at, say, sheet))


def _number(paper: TicketPaper, say: Phrases, sheet: Sheet) -> tuple[Block, ...]:
    marks = [mark for mark, borne in ((say.priority, paper.priority), (say.copy, paper.copy)) if borne]
    badges = [block for mark in marks for block in (badge(mark, sheet), Gap())]
    return (fit(say.number, sheet, {PLAIN: 1}), number(paper.number, sheet), *badges)


def _purpose(paper: TicketPaper, sheet: Sheet) -> tuple[Block, ...]:
    return (
        fit(paper.agency, sheet, {LARGE: 2, TALL: 3, BOLD: 4, SMALL: 9}),
        Space(),
        fit(paper.service, sheet, {HIGH: 2, BOLD: 3, SMALL: 9}),
    )


def _waiting(paper: TicketPaper, say: Phrases, sheet: Sheet) -> tuple[Block, ...]:
    rows = (
        (say.zone, paper.zone, BOLD),
        (say.counters, join_counters(paper.counters), BOLD),
        (say.ahead, say.count(paper.ahead) if paper.ahead is not None else "", PLAIN),
        (say.wait, say.waiting(*paper.wait) if paper.wait is not None else "", PLAIN),
    )
    return table(rows, sheet)


def _documents(paper: TicketPaper, say: Phrases, sheet: Sheet) -> tuple[Block, ...]:
    if not paper.requirements:
        return ()
    listed = checklist(paper.requirements, sheet, MOST_LINES, say.further)
    return (Rule(), Words((say.requirements,), BOLD, "left"), listed)


def _foot(paper: TicketPaper, say: Phrases, sheet: Sheet) -> tuple[Block, ...]:
    caption = say.follow if paper.qr.startswith(("http://", "https://")) else say.show
    code = (
        (Gap(), Code(paper.qr), fit(caption, sheet, {PLAIN: 2, SMALL: 2}))
        if paper.qr and (sheet.native_qr or sheet.raster)
        else ()
    )
    offline = (Gap(), fit(say.offline, sheet, {SMALL: 3})) if paper.offline else ()
    return (Rule(), fit(say.call, sheet, {BOLD: 3, SMALL: 3}), *code, *offline)


def join_counters(names: tuple[str, ...]) -> str:
    """Counters as one reads them out: "Loket 1, 2, 5-9" where all names begin with the same word."""
    heads = {name.rpartition(" ")[0] for name in names}
    if len(names) > 1 and len(heads) == 1 and "" not in heads:
        return f"{heads.pop()} {', '.join(_ranges([name.rpartition(' ')[2] for name in names]))}"
    return ", ".join(names)


def _ranges(labels: list[str]) -> list[str]:
    """The labels, four or more numbers in a row as "from-to"."""
    joined: list[str] = []
    run: list[str] = []
    for label in [*labels, ""]:
        if run and not (run[-1].isdecimal() and label.isdecimal() and int(label) == int(run[-1]) + 1):
            joined += [f"{run[0]}-{run[-1]}"] if len(run) > 3 else run
            run = []
        run.append(label)
    return joined


def _tidied(paper: TicketPaper) -> TicketPaper:
    """The ticket with names that are one line of visible characters: no name can command the printer."""
    return replace(
        paper,
        site=tidy(paper.site),
        mpp=tidy(paper.mpp),
        agency=tidy(paper.agency),
        service=tidy(paper.service),
        number=tidy(paper.number),
        zone=tidy(paper.zone),
        counters=tuple(map(tidy, paper.counters)),
        requirements=tuple(map(tidy, paper.requirements)),
        qr=tidy(paper.qr),
    )
