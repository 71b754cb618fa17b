"""The ticket that a visitor takes home: what it says, and in what order."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from kiosk.printing.encoder import encode
from kiosk.printing.layout import (
    BOLD,
    LARGE,
    PLAIN,
    SMALL,
    TALL,
    Block,
    Code,
    End,
    Gap,
    Rule,
    Words,
    badge,
    checklist,
    fit,
    number,
    table,
)
from kiosk.printing.phrases import Phrases, phrases_for
from kiosk.printing.sheet import Sheet
from kiosk.printing.spelling import tidy

MOST_REQUIREMENTS: Final = 7
"""The catalogue's longest list; of a longer one the paper says how many are left out."""


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
    ahead: int
    """How many would be called before."""
    wait: tuple[int, int] | None
    """Minutes from and to; None where nobody can tell."""
    zone: str
    counters: tuple[str, ...]
    """Names of the counters that serve it, as they hang over them."""
    requirements: tuple[str, ...] = ()
    qr: str = ""
    """The QR code's content; none if empty."""
    language: str = "id"


def compose(paper: TicketPaper, sheet: Sheet) -> bytes:
    """The ticket as ESC/POS commands for one printer, from its initialisation to the cut."""
    return encode(lay_out(paper, sheet), sheet)


def describe(paper: TicketPaper, sheet: Sheet) -> str:
    """The ticket as plain text, line by line as it is printed."""
    lines: list[str] = []
    for block in lay_out(paper, sheet):
        match block:
            case Words(words, look, align):
                lines += [line.center(sheet.columns).rstrip() if align == "center" else line for line in words]
                lines += [""] if look.height > 2 else []
            case Rule():
                lines.append("-" * sheet.columns)
            case Gap(count):
                lines += [""] * count
            case Code(content):
                lines.append(f"[QR: {content}]")
            case End():
                lines.append("")
    return "\n".join(lines)


def lay_out(paper: TicketPaper, sheet: Sheet) -> tuple[Block, ...]:
    """The blocks of a ticket, from the top."""
    paper, say = _tidied(paper), phrases_for(paper.language)
    return (
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
    moment = f"{say.day(paper.issued_at)}  {say.time(paper.issued_at)}"
    return (fit(paper.mpp, sheet, {BOLD: 2, SMALL: 2}), *site, *_on_lines(moment, sheet))


def _on_lines(moment: str, sheet: Sheet) -> tuple[Words, ...]:
    """Day and time on one line, or on two where they do not fit."""
    if len(moment) <= sheet.columns:
        return (Words((moment,)),)
    return (Words(tuple(moment.split("  "))),)


def _number(paper: TicketPaper, say: Phrases, sheet: Sheet) -> tuple[Block, ...]:
    mark = (badge(say.priority, sheet), Gap()) if paper.priority else ()
    return (fit(say.number, sheet, {PLAIN: 1}), number(paper.number, sheet), *mark)


def _purpose(paper: TicketPaper, sheet: Sheet) -> tuple[Block, ...]:
    return (
        fit(paper.agency, sheet, {LARGE: 2, TALL: 3, BOLD: 4, SMALL: 9}),
        fit(paper.service, sheet, {BOLD: 3, SMALL: 9}),
    )


def _waiting(paper: TicketPaper, say: Phrases, sheet: Sheet) -> tuple[Block, ...]:
    rows = (
        (say.zone, paper.zone, BOLD),
        (say.counters, join_counters(paper.counters), BOLD),
        (say.ahead, say.count(paper.ahead), PLAIN),
        (say.wait, say.waiting(*paper.wait) if paper.wait is not None else "", PLAIN),
    )
    return table(rows, sheet)


def _documents(paper: TicketPaper, say: Phrases, sheet: Sheet) -> tuple[Block, ...]:
    if not paper.requirements:
        return ()
    shown = paper.requirements[:MOST_REQUIREMENTS]
    left = len(paper.requirements) - len(shown)
    more = (say.further.format(left),) if left else ()
    return (Rule(), Words((say.requirements,), BOLD, "left"), checklist((*shown, *more), sheet))


def _foot(paper: TicketPaper, say: Phrases, sheet: Sheet) -> tuple[Block, ...]:
    caption = say.follow if paper.qr.startswith(("http://", "https://")) else say.show
    code = (
        (Gap(), Code(paper.qr), fit(caption, sheet, {PLAIN: 2, SMALL: 2}))
        if paper.qr and (sheet.native_qr or sheet.raster)
        else ()
    )
    return (Rule(), fit(say.call, sheet, {BOLD: 3, SMALL: 3}), *code)


def join_counters(names: tuple[str, ...]) -> str:
    """Counters as one reads them out: "Loket 1, 2, 5" where all names begin with the same word."""
    heads = {name.rpartition(" ")[0] for name in names}
    if len(names) > 1 and len(heads) == 1 and "" not in heads:
        return f"{heads.pop()} {', '.join(name.rpartition(' ')[2] for name in names)}"
    return ", ".join(names)


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
    )
