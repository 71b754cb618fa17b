"""The visit itself, in a D-Bus session and on a display of its own; `tests.accessibility` starts it there."""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.accessibility.console_walk import visit_console
from tests.accessibility.programs import Programs, end
from tests.accessibility.reader import Missing
from tests.accessibility.walks import visit_announcement, visit_console_and_display, visit_kiosk, visit_setup

HALLS: Final = (("lampung-timur", "1080x1920"), ("purbalingga", "1366x768"))


def main() -> int:
    """0 only if a screen reader could make every visit."""
    # Without a window manager no window gets the keyboard.
    manager = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
    try:
        for hall, size in HALLS:
            with (
                tempfile.TemporaryDirectory(prefix="antrean-accessibility-") as folder,
                Programs(Path("sites") / f"{hall}.toml", Path(folder)) as programs,
            ):
                visit_setup(programs, size, print)
                numbers = visit_kiosk(programs, size, print)
                visit_console_and_display(programs, numbers, print)
                visit_console(programs, print)
                visit_announcement(programs, print)
                print(f"{hall}: the whole visit was made without seeing it")
    except Missing as fault:
        print(f"FAILED: {fault}", file=sys.stderr)
        return 1
    finally:
        end(manager)
    return 0


if __name__ == "__main__":
    sys.exit(main())
