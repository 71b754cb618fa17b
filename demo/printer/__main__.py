"""python -m demo.printer --port 9100 --output DIR

One command a line on standard input: paper out, paper near-end, paper ok, cover open, cover close, jam, jam clear,
overheat, cool down, hang, silent, resume, vanish, return, quit.
"""

import argparse
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from demo.orders import read_lines
from demo.printer.device import SoftwarePrinter
from demo.printer.paper import media_for


def main(arguments: list[str] | None = None) -> int:
    """Print until told to quit."""
    parser = argparse.ArgumentParser(prog="python -m demo.printer", description="A thermal printer made of software.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=9100, help="0 takes a free port (default: 9100)")
    parser.add_argument("--output", type=Path, default=None, help="folder for pictures, texts and bytes of the tickets")
    parser.add_argument("--width", type=int, choices=(384, 512, 576), default=576, help="printable dots")
    parser.add_argument("--no-cutter", action="store_true", help="tickets are torn off, as on most 58 mm printers")
    parser.add_argument("--roll", type=float, metavar="METRES", help="paper on a new roll (default: it never ends)")
    chosen = parser.parse_args(arguments)
    media = media_for(chosen.width, cutter=not chosen.no_cutter)
    if chosen.roll is not None:
        media = replace(media, roll=round(chosen.roll * 1000 / 25.4 * media.dpi))

    done = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: done.set())
    printer = SoftwarePrinter(
        media,
        host=chosen.host,
        port=chosen.port,
        output=chosen.output,
        report=_say,
    )
    with printer:
        _say(f"listening {chosen.host}:{printer.port}")
        threading.Thread(target=_obey, args=(printer, done), daemon=True).start()
        done.wait()
    _saying.acquire()  # for good: Python ends in a crash where another thread is just writing
    return 0


def _obey(printer: SoftwarePrinter, done: threading.Event) -> None:
    orders: dict[str, Callable[[], None]] = {
        "paper out": printer.run_out_of_paper,
        "paper near-end": printer.near_paper_end,
        "paper ok": printer.load_paper,
        "cover open": printer.open_cover,
        "cover close": printer.close_cover,
        "jam": printer.jam,
        "jam clear": printer.clear_jam,
        "overheat": printer.overheat,
        "cool down": printer.cool_down,
        "hang": printer.hang,
        "silent": printer.fall_silent,
        "resume": printer.resume,
        "vanish": printer.vanish,
        "return": printer.reappear,
        "quit": lambda: None,
    }
    for line in read_lines():
        order = " ".join(line.split())
        if not order:
            continue
        if order in orders:
            orders[order]()
            _say(f"done {order}")
        else:
            _say(f"unknown order {order!r}; there are: {', '.join(orders)}")
        if order == "quit":
            done.set()  # once that has been said
            return


_saying = threading.Lock()


def _say(line: str) -> None:
    with _saying:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
