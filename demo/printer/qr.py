"""The printer's own QR codes."""

from dataclasses import dataclass
from typing import Final

import qrcode
from qrcode.exceptions import DataOverflowError

from demo.printer.bitmaps import from_modules
from demo.printer.marks import Bitmap, Flaw, Mark

_LEVELS: Final = {
    48: qrcode.ERROR_CORRECT_L,
    49: qrcode.ERROR_CORRECT_M,
    50: qrcode.ERROR_CORRECT_Q,
    51: qrcode.ERROR_CORRECT_H,
}


@dataclass(frozen=True, slots=True)
class DrawnQr:
    """A symbol without the quiet zone, which is the host's to leave."""

    content: bytes
    bitmap: Bitmap


class QrStore:
    """Settings and content of the symbol to come. Model 1 and micro QR are not drawn by this printer."""

    def __init__(self) -> None:
        self._model = 50
        self._size = 3
        self._level = 48
        self._content = b""

    def set(self, function: bytes, data: bytes) -> list[Mark]:
        """One function of GS ( k."""
        match function, data:
            case b"A", bytes() if len(data) == 2 and data[0] in {49, 50, 51}:
                self._model = data[0]
            case b"C", bytes() if len(data) == 1 and 1 <= data[0] <= 16:
                self._size = data[0]
            case b"E", bytes() if len(data) == 1 and data[0] in _LEVELS:
                self._level = data[0]
            case b"P", bytes() if data[:1] == b"0" and len(data) > 1:
                self._content = data[1:]
            case _:
                return [Flaw("unsupported", f"QR function {function!r} with {data[:8]!r}", function + data[:8])]
        return []

    def draw(self) -> DrawnQr | Flaw:
        """The symbol that is stored."""
        if not self._content:
            return Flaw("unsupported", "a QR code with nothing in it")
        if self._model != 50:
            return Flaw("unsupported", f"QR model {self._model - 48}")
        code = qrcode.QRCode(error_correction=_LEVELS[self._level], border=0)
        code.add_data(self._content)
        try:
            code.make(fit=True)
        except (DataOverflowError, ValueError):  # qrcode says "Invalid version (was 41)" for the same
            return Flaw("overflow", f"{len(self._content)} bytes in one QR code")
        return DrawnQr(self._content, from_modules(code.get_matrix(), self._size))
