"""An X server of the test's own that nobody sees, and hands on its keyboard (XTest)."""

import ctypes
import os
import select
import shutil
import subprocess
from types import TracebackType
from typing import Final, Self

CONTROL: Final = 0xFFE3
ALT: Final = 0xFFE9
SHIFT: Final = 0xFFE1
NUM_LOCK: Final = 0xFF7F
PATIENCE_S: Final = 20.0


def missing() -> str:
    """What this machine lacks for it; empty where it has all."""
    if shutil.which("Xvfb") is None:
        return "Xvfb (Debian: xvfb)"
    try:
        ctypes.CDLL("libXtst.so.6")
    except OSError:
        return "libXtst (Debian: libxtst6)"
    return ""


class XDesktop:
    """Runs as long as the `with`."""

    def __enter__(self) -> Self:
        told, tells = os.pipe()
        command = ("Xvfb", "-displayfd", str(tells), "-screen", "0", "640x480x24", "-nolisten", "tcp")
        self._server = subprocess.Popen(command, pass_fds=(tells,), stderr=subprocess.DEVNULL)
        os.close(tells)
        with os.fdopen(told) as answer:
            assert select.select([answer], [], [], PATIENCE_S)[0], "Xvfb does not come up"
            self.display = f":{answer.readline().strip()}"
        self._x, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XKeysymToKeycode.argtypes = (ctypes.c_void_p, ctypes.c_ulong)
        self._x.XSync.argtypes = (ctypes.c_void_p, ctypes.c_int)
        self._x.XCloseDisplay.argtypes = (ctypes.c_void_p,)
        self._test.XTestFakeKeyEvent.argtypes = (ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong)
        self._to = self._x.XOpenDisplay(self.display.encode())
        assert self._to
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._x.XCloseDisplay(self._to)
        self._server.terminate()
        self._server.wait(PATIENCE_S)

    def hold(self, *symbols: int) -> None:
        """Press keys and keep them down."""
        for symbol in symbols:
            self._move(symbol, down=True)

    def let_go(self, *symbols: int) -> None:
        """Let keys up."""
        for symbol in symbols:
            self._move(symbol, down=False)

    def strike(self, *symbols: int) -> None:
        """Press keys together and let them go."""
        self.hold(*symbols)
        self.let_go(*reversed(symbols))

    def _move(self, symbol: int, *, down: bool) -> None:
        self._test.XTestFakeKeyEvent(self._to, self._x.XKeysymToKeycode(self._to, symbol), down, 0)
        self._x.XSync(self._to, 0)
