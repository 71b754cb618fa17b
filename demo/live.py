"""The demonstration with a screen: windows to click, and a hall that lives by itself."""

import asyncio
import contextlib
from pathlib import Path
from typing import Final

from demo.cast import Cast
from demo.crowd import Crowd, Pace
from demo.hall import PASSWORD, Hall
from demo.program import Program
from demo.transcript import Transcript
from shared.wire.scalars import Code

SIZES: Final = {"kiosk": (486, 864), "display": (1152, 648)}
"""Windows that stand for a whole kiosk and a whole television, small enough for one desktop."""
YOURS: Final[tuple[Code, ...]] = ("1", "2")
"""The counters left for whoever sits in front of the screen."""


def show(hall: Hall, folder: Path, transcript: Transcript, seconds: float | None = None) -> None:
    """Open everything, and keep it going until the kiosk is closed, Ctrl-C, or `seconds` have passed."""
    counters = [counter.code for counter in hall.site.description.counters if counter.code not in YOURS]
    consoles = {counter: hall.add_device(f"bot-console-{counter}", "console") for counter in counters}
    crowd = Crowd(hall, hall.add_device("bot-kiosk", "kiosk"), consoles, Pace(), seed=2026)
    with Cast(hall, folder, visible=True, sizes=SIZES) as cast:
        kiosk = cast.kiosk()
        windows = [kiosk, cast.display(), cast.console("console-1"), cast.console("console-2")]
        officers = [officer for officer in hall.site.officers if set(officer.counters) & set(YOURS)]
        transcript.say(f"server on {hall.url}; tickets are printed into {cast.printer.output}")
        transcript.say(f"log in at a console as {' or '.join(o.code for o in officers[:2])}, password {PASSWORD}")
        transcript.say("visitors come by themselves; close the kiosk or press Ctrl-C to end")
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(_live(crowd, kiosk, seconds))
        for window in windows:
            window.end()


async def _live(crowd: Crowd, kiosk: Program, seconds: float | None) -> None:
    """Let the crowd live until the kiosk's window is closed."""
    life = asyncio.ensure_future(crowd.run())
    loop = asyncio.get_running_loop()
    deadline = None if seconds is None else loop.time() + seconds
    while kiosk.process.poll() is None and not life.done() and (deadline is None or loop.time() < deadline):
        await asyncio.wait([life], timeout=0.5)
    life.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await life
