"""The demonstration with a screen: windows to click, and a hall that lives by itself."""

import asyncio
import contextlib
from pathlib import Path
from typing import Final

from demo.cast import Cast, sound_is_there
from demo.crowd import Crowd, Pace
from demo.hall import Hall
from demo.program import Program
from demo.rehearsal import log_in_both
from demo.transcript import Transcript
from shared.wire.scalars import Code

SIZES: Final = {"kiosk": (486, 864), "display": (1024, 576), "display-2": (360, 240)}
"""Windows that stand for a whole kiosk and a whole television, small enough for one desktop."""
PLACES: Final = ((0, 0), (0, 330), (60, 360), (1032, 20), (1400, 40))
"""Display, two consoles, the screen over counter 1, kiosk, on a desktop of 1920×1080."""
YOURS: Final[tuple[Code, ...]] = ("1", "2")
"""The counters left for whoever sits in front of the screen."""


def show(hall: Hall, folder: Path, output: Path, transcript: Transcript) -> None:
    """Open everything, and keep it going until the kiosk is closed or Ctrl-C is pressed."""
    counters = [counter.code for counter in hall.site.description.counters if counter.code not in YOURS]
    consoles = {counter: hall.add_device(f"bot-console-{counter}", "console") for counter in counters}
    crowd = Crowd(hall, hall.add_device("bot-kiosk", "kiosk"), consoles, Pace(), seed=2026)
    with Cast(hall, folder, output / "paper", visible=True, sizes=SIZES) as cast:
        kiosk, display = cast.kiosk(), cast.display(None if sound_is_there() else output / "heard.wav")
        over_counter = cast.counter_screen("1")
        consoles_here = [cast.console("console-1"), cast.console("console-2")]
        for window, (x, y) in zip((display, *consoles_here, over_counter, kiosk), PLACES, strict=True):
            window.place(x, y)
        transcript.say(f"server on {hall.url}; tickets are printed into {cast.printer.output}/")
        if not sound_is_there():
            transcript.say(f"no sound card: what is said is written to {output}/heard.wav")
        log_in_both(hall, *consoles_here)
        transcript.say("counters 1 and 2 are yours: press F5 at a console. The others work by themselves.")
        transcript.say("Take a number at the kiosk, or just watch. Close the kiosk or press Ctrl-C to end.")
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(_live(crowd, kiosk))
        transcript.say("the hall closes")


async def _live(crowd: Crowd, kiosk: Program) -> None:
    """Let the crowd live until the kiosk's window is closed."""
    life = asyncio.ensure_future(crowd.run())
    while kiosk.process.poll() is None and not life.done():
        await asyncio.wait([life], timeout=0.5)
    life.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await life
