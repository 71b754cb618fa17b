"""Pieces of paper as files: a picture, the text, the bytes."""

from pathlib import Path
from typing import Final

from PIL import Image

from demo.printer.paper import Media, Piece

_PAPER: Final = (252, 251, 246)
_INK: Final = (34, 32, 36)


def picture(piece: Piece, media: Media) -> Image.Image:
    """The piece as one sees it: with the margins that no print head reaches."""
    whole = Image.new("RGB", (media.paper_width, max(1, piece.image.height)), _PAPER)
    ink = piece.image.point(lambda grey: 255 - grey)
    whole.paste(_INK, ((media.paper_width - media.width) // 2, 0), ink)
    return whole


def save(piece: Piece, media: Media, folder: Path, number: int) -> Path:
    """Write ticket-NNNN.png, .txt and .escpos to the folder; the picture's path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"ticket-{number:04d}.png"
    picture(piece, media).save(path)
    notes = "".join(f"\n! {flaw.kind}: {flaw.detail}" for flaw in piece.flaws)
    path.with_suffix(".txt").write_text(f"{piece.text}\n{notes}", encoding="utf-8")
    path.with_suffix(".escpos").write_bytes(piece.raw)
    return path
