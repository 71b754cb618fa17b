"""Blocks as plain text, for previews."""

from typing import assert_never

from kiosk.printing.layout import Block, Code, End, Gap, Graphic, Rule, Space, Words
from kiosk.printing.sheet import Sheet


def describe(blocks: tuple[Block, ...], sheet: Sheet) -> str:
    """The blocks as plain text, line by line as they are printed."""
    lines: list[str] = []
    for block in blocks:
        match block:
            case Words(words, look, align):
                lines += [line.center(sheet.columns).rstrip() if align == "center" else line for line in words]
                lines += [""] if look.height > 2 else []
            case Rule():
                lines.append("-" * sheet.columns)
            case Space():
                pass
            case Gap(count):
                lines += [""] * count
            case Code(content):
                lines.append(f"[QR: {content}]")
            case Graphic():
                lines.append("[logo]".center(sheet.columns).rstrip())
            case End():
                lines.append("")
            case _:
                assert_never(block)
    return "\n".join(lines)
