"""Commands to marks: the state an ESC/POS printer keeps between two commands.

The source of every rule is Epson's ESC/POS command reference.
"""

from collections.abc import Callable, Mapping
from typing import Final

from demo.printer.bitmaps import column_image, raster_image
from demo.printer.codepages import EPSON
from demo.printer.commands import Command, CommandReader, Stray, Text, Token
from demo.printer.linebuffer import Alignment, LineBuffer
from demo.printer.marks import Answer, Bitmap, Cut, Feed, Flaw, Mark, Picture, Pulse, Symbol
from demo.printer.qr import QrStore

LINE_SPACING: Final = 30

_ALIGNMENTS: Final[dict[int, Alignment]] = {1: "centre", 49: "centre", 2: "right", 50: "right"}


class Interpreter:
    """Takes bytes and gives, command by command, what they do to the paper.

    `width` is the printable width in dots. One dot is the unit of every movement. `code_pages` are Python's codecs by
    the printer's numbers; it wakes up in number 0.
    """

    def __init__(self, width: int, code_pages: Mapping[int, str] = EPSON) -> None:
        self._width = width
        self._code_pages = code_pages
        self._reader = CommandReader()
        self._handlers = self._dispatch()
        self._reset()

    def feed(self, data: bytes) -> None:
        """Add what came in."""
        self._reader.feed(data)

    def step(self) -> tuple[bytes, list[Mark]] | None:
        """Carry out the next complete command: its bytes and its marks, or None until more is fed."""
        token = self._reader.next()
        return None if token is None else (token.raw, self._execute(token))

    def clear(self) -> None:
        """Forget what is not on the paper yet."""
        self._reader.clear()
        self._line.clear()

    def _reset(self) -> None:
        self._line = LineBuffer(self._width, LINE_SPACING)
        self._code_page: str | None = self._code_pages[0]
        self._graphics: Bitmap | None = None
        self._qr = QrStore()

    def _execute(self, token: Token) -> list[Mark]:
        match token:
            case Text(raw):
                return self._print(raw)
            case Stray(b"\0"):
                return []
            case Stray(raw):
                return [Flaw("unknown", f"not a command: {raw.hex(' ')}", raw)]
            case Command(name, params):
                handler = self._handlers.get(name)
                if handler is None:
                    return [Flaw("unsupported", f"{name!r} is known and does nothing here", token.raw)]
                return handler(params)

    def _print(self, raw: bytes) -> list[Mark]:
        marks: list[Mark] = []
        if self._code_page is None:
            marks.append(Flaw("unsupported", "text in a code page this printer does not have", raw))
        marks += self._line.write(raw.decode(self._code_page or self._code_pages[0], errors="replace"))
        return marks

    def _dispatch(self) -> dict[bytes, Callable[[bytes], list[Mark]]]:
        def setting(change: Callable[[bytes], None]) -> Callable[[bytes], list[Mark]]:
            def handle(params: bytes) -> list[Mark]:
                change(params)
                return []

            return handle

        def style(name: str, value: Callable[[int], object]) -> Callable[[bytes], list[Mark]]:
            return setting(lambda p: self._line.restyle(**{name: value(p[0])}))

        return {
            b"\n": lambda _: self._line.end(),
            b"\r": lambda _: [],
            b"\t": setting(lambda _: self._line.tab()),
            b"\x18": setting(lambda _: self._line.clear()),
            b"\x10\x04": lambda _: [],  # answered the moment it came in
            b"\x10\x05": lambda _: [],
            b"\x10\x14": lambda _: [],
            b"\x1b@": setting(lambda _: self._reset()),
            b"\x1b!": setting(self._print_mode),
            b"\x1bM": style("font", lambda n: "b" if n in {1, 49} else "a"),
            b"\x1bE": style("bold", lambda n: bool(n & 1)),
            b"\x1bG": style("bold", lambda n: bool(n & 1)),
            b"\x1b-": style("underline", lambda n: {1: 1, 2: 2, 49: 1, 50: 2}.get(n, 0)),
            b"\x1b ": setting(lambda p: setattr(self._line, "gap", p[0])),
            b"\x1ba": setting(lambda p: self._line.align(_ALIGNMENTS.get(p[0], "left"))),
            b"\x1bt": self._select_code_page,
            b"\x1bR": self._select_country,
            b"\x1b2": setting(lambda _: setattr(self._line, "spacing", LINE_SPACING)),
            b"\x1b3": setting(lambda p: setattr(self._line, "spacing", p[0])),
            b"\x1b$": setting(lambda p: self._line.move_to(int.from_bytes(p, "little"))),
            b"\x1b\\": setting(lambda p: self._line.move_by(int.from_bytes(p, "little", signed=True))),
            b"\x1bD": setting(lambda p: self._line.set_tabs(p.rstrip(b"\0"))),
            b"\x1bJ": lambda p: [*self._line.flush(), Feed(p[0])],
            b"\x1bK": lambda p: [*self._line.flush(), Feed(-p[0])],
            b"\x1bd": lambda p: [*self._line.flush(), Feed(p[0] * self._line.spacing)],
            b"\x1be": lambda p: [*self._line.flush(), Feed(-p[0] * self._line.spacing)],
            b"\x1b*": self._column_image,
            b"\x1bp": lambda p: [Pulse(5 if p[0] in {1, 49} else 2)],
            b"\x1bi": lambda _: [*self._line.flush(), Cut(partial=True, to_cutter=False)],
            b"\x1bm": lambda _: [*self._line.flush(), Cut(partial=True, to_cutter=False)],
            b"\x1c.": lambda _: [],  # Kanji mode off: it is never on
            b"\x1d!": setting(lambda p: self._line.restyle(width=(p[0] >> 4 & 7) + 1, height=(p[0] & 7) + 1)),
            b"\x1dB": style("inverse", lambda n: bool(n & 1)),
            b"\x1dL": setting(lambda p: self._line.set_margin(int.from_bytes(p, "little"))),
            b"\x1dW": setting(lambda p: self._line.set_area(int.from_bytes(p, "little"))),
            b"\x1dV": self._cut,
            b"\x1dv": self._raster_image,
            b"\x1d(": self._extended,
            b"\x1d8": self._long_graphics,
            b"\x1dr": self._transmit,
            b"\x1dI": lambda p: [Answer("model", p)],
        }

    def _print_mode(self, params: bytes) -> None:
        mode = params[0]
        self._line.restyle(
            font="b" if mode & 0x01 else "a",
            bold=bool(mode & 0x08),
            height=2 if mode & 0x10 else 1,
            width=2 if mode & 0x20 else 1,
            underline=1 if mode & 0x80 else 0,
        )

    def _select_code_page(self, params: bytes) -> list[Mark]:
        self._code_page = self._code_pages.get(params[0])
        if self._code_page is None:
            return [Flaw("unsupported", f"code page {params[0]}", b"\x1bt" + params)]
        return []

    def _select_country(self, params: bytes) -> list[Mark]:
        return [] if params[0] == 0 else [Flaw("unsupported", f"country {params[0]}", b"\x1bR" + params)]

    def _cut(self, params: bytes) -> list[Mark]:
        partial = params[0] in {1, 49, 66, 98, 104}
        if len(params) == 1:
            return [*self._line.flush(), Cut(partial, to_cutter=False)]
        return [*self._line.flush(), Cut(partial, to_cutter=True, extra=params[1])]

    def _column_image(self, params: bytes) -> list[Mark]:
        bitmap = column_image(params[0], params[3:])
        if bitmap is None:
            return [Flaw("unsupported", f"ESC * in mode {params[0]}", params[:3])]
        return self._line.insert(bitmap)

    def _raster_image(self, params: bytes) -> list[Mark]:
        bitmap = raster_image(
            width=int.from_bytes(params[2:4], "little") * 8,
            rows=params[6:],
            across=2 if params[1] & 1 else 1,
            down=2 if params[1] & 2 else 1,
        )
        return self._place(bitmap)

    def _extended(self, params: bytes) -> list[Mark]:
        group, body = params[:1], params[3:]
        match group, body[:2]:
            case b"k", bytes(head) if head[:1] == b"1":
                return self._two_dimensional(body[1:])
            case b"L", _:
                return self._graphics_function(body)
            case b"H", b"00":
                return [*self._line.flush(), Answer("process", body[2:])]
        return [Flaw("unsupported", f"GS ( {group!r} function {body[:2]!r}", b"\x1d(" + params)]

    def _long_graphics(self, params: bytes) -> list[Mark]:
        if params[:1] != b"L":
            return [Flaw("unsupported", f"GS 8 {params[:1]!r}", b"\x1d8" + params[:8])]
        return self._graphics_function(params[5:])

    def _graphics_function(self, body: bytes) -> list[Mark]:
        """GS ( L and GS 8 L: store a raster in the print buffer (112), print what is stored (2, 50)."""
        function = body[1] if len(body) > 1 else -1
        if function == 112 and len(body) >= 10:
            self._graphics = raster_image(
                width=int.from_bytes(body[6:8], "little"),
                rows=body[10:],
                across=max(1, min(2, body[3])),
                down=max(1, min(2, body[4])),
            )
            return []
        if function in {2, 50}:
            bitmap, self._graphics = self._graphics, None
            return [] if bitmap is None else self._place(bitmap)
        return [Flaw("unsupported", f"graphics function {function}", body[:16])]

    def _two_dimensional(self, body: bytes) -> list[Mark]:
        """GS ( k for QR codes: model (65), module size (67), error correction (69), store (80), print (81)."""
        function, data = body[:1], body[1:]
        if function == b"R":
            return [Answer("qr_size")]
        if function != b"Q":
            return self._qr.set(function, data)
        drawn = self._qr.draw()
        if isinstance(drawn, Flaw):
            return [drawn]
        marks = self._place(drawn.bitmap)
        return [Symbol(m.x, m.bitmap, drawn.content) if isinstance(m, Picture) else m for m in marks]

    def _transmit(self, params: bytes) -> list[Mark]:
        match params[0]:
            case 1 | 49:
                return [*self._line.flush(), Answer("paper")]
            case 2 | 50:
                return [*self._line.flush(), Answer("drawer")]
        return [Flaw("unsupported", f"GS r {params[0]}", b"\x1dr" + params)]

    def _place(self, bitmap: Bitmap) -> list[Mark]:
        marks = self._line.flush()
        area = self._line.area
        if bitmap.width > area:
            marks.append(Flaw("overflow", f"a picture of {bitmap.width} dots on {area}"))
        if bitmap.height:
            marks.append(Picture(self._line.aligned(bitmap.width), bitmap))
        return marks
