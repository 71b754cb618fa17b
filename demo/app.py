"""`antrean-demo`: a whole hall on one machine."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from demo.cast import screen_is_there
from demo.hall import Hall, ServerFailed
from demo.live import show
from demo.program import Missing
from demo.rehearsal import rehearse
from demo.transcript import Transcript

PROFILE = Path("sites/lampung-timur.toml")
MORNING = "2026-11-23T09:00+07:00"
"""A Monday: the hall is open whenever it is shown."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Show a hall; 0 only if the visits really went through (or, with a screen, when it is closed)."""
    options = _parser().parse_args(arguments)
    if not options.profile.exists():
        print(f"antrean-demo: {options.profile} is not there; run it in the project's folder", file=sys.stderr)
        return 2
    visible = screen_is_there() and not options.offscreen
    output: Path = options.output
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    folder = Path(tempfile.mkdtemp(prefix="antrean-demo-"))
    transcript = Transcript(output / "transcript.txt")
    try:
        hall = Hall(options.profile, folder, pretend_now=MORNING)
        for code in ("kiosk-1", "display-1", "display-2", "console-1", "console-2"):
            hall.add_device(code, "kiosk" if code[0] == "k" else "display" if code[0] == "d" else "console")
        hall.set_passwords(officer.code for officer in hall.site.officers)
        if visible:
            show(hall, folder, output, transcript)
        else:
            transcript.say("no screen: the same programs out of sight, with real clicks")
            rehearse(hall, folder, output, transcript)
            transcript.say(f"done: pictures, paper and this transcript are in {output}/")
    except (Missing, ServerFailed) as fault:
        transcript.say(f"FAILED: {fault}")
        shutil.copytree(folder, output / "failed", dirs_exist_ok=True)
        return 1
    finally:
        transcript.close()
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="antrean-demo", description="A whole hall on one machine.")
    parser.add_argument("--profile", type=Path, default=PROFILE, help=f"site profile (default: {PROFILE})")
    parser.add_argument("--output", type=Path, default=Path("demo-output"), help="pictures and transcript go there")
    parser.add_argument("--offscreen", action="store_true", help="even where there is a screen")
    return parser


if __name__ == "__main__":
    sys.exit(main())
