"""A visit read and pressed as screen readers do it, on the real programs: `python -m tests.accessibility`.

Run by hand; it is no part of the test suite. docs/accessibility.md names the Debian packages that it needs.
"""

import os
import shutil
import subprocess
import sys
from typing import Final

NEEDED: Final = ("Xvfb", "xvfb-run", "openbox", "dbus-run-session")
SETTINGS: Final = {
    "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    "QT_QPA_PLATFORM": "xcb",
    "QT_QUICK_BACKEND": "software",
}


def main() -> int:
    """Make the visit on a desktop of its own; 0 only if a screen reader could make it."""
    missing = [program for program in NEEDED if shutil.which(program) is None]
    if missing:
        print(f"missing: {', '.join(missing)}; see docs/accessibility.md", file=sys.stderr)
        return 2
    desktop = ["xvfb-run", "-a", "-s", "-screen 0 2000x2000x24", "dbus-run-session", "--"]
    visit = [sys.executable, "-m", "tests.accessibility.visit"]
    return subprocess.run([*desktop, *visit], check=False, env=os.environ | SETTINGS).returncode


if __name__ == "__main__":
    sys.exit(main())
