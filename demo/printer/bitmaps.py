"""Pictures as ESC/POS sends them."""

from demo.printer.marks import Bitmap


def raster_image(width: int, rows: bytes, across: int = 1, down: int = 1) -> Bitmap:
    """Rows of dots, each dot printed `across` dots wide and `down` dots high."""
    row_bytes = (width + 7) // 8
    lines = [rows[at : at + row_bytes] for at in range(0, len(rows), row_bytes)] if row_bytes else []
    if across > 1:
        lines = [_widen(line, across)[: (width * across + 7) // 8] for line in lines]
    return Bitmap(width * across, len(lines) * down, b"".join(line * down for line in lines))


def column_image(mode: int, columns: bytes) -> Bitmap | None:
    """ESC *: columns of 8 or 24 dots, the highest bit on top; None for a mode there is not."""
    if mode not in {0, 1, 32, 33}:
        return None
    column_bytes = 3 if mode in {32, 33} else 1
    down = 1 if mode in {32, 33} else 3
    across = 1 if mode in {1, 33} else 2
    width = len(columns) // column_bytes
    rows = bytearray()
    for y in range(column_bytes * 8):
        row = bytearray((width + 7) // 8)
        for x in range(width):
            if columns[x * column_bytes + y // 8] >> (7 - y % 8) & 1:
                row[x // 8] |= 0x80 >> x % 8
        rows += row
    return raster_image(width, bytes(rows), across, down)


def from_modules(modules: list[list[bool]], size: int) -> Bitmap:
    """A square symbol, each module `size` dots wide and high."""
    width = len(modules) * size
    rows = bytearray()
    for line in modules:
        row = bytearray((width + 7) // 8)
        for x in range(width):
            if line[x // size]:
                row[x // 8] |= 0x80 >> x % 8
        rows += bytes(row) * size
    return Bitmap(width, width, bytes(rows))


def _widen(line: bytes, across: int) -> bytes:
    wide = bytearray(len(line) * across)
    for x in range(len(wide) * 8):
        source = x // across
        if line[source // 8] >> (7 - source % 8) & 1:
            wide[x // 8] |= 0x80 >> x % 8
    return bytes(wide)
