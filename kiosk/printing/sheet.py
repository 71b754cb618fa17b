"""What a printer and its paper can take."""

from dataclasses import dataclass
from typing import Any, Final, Literal, Self

from escpos.capabilities import get_profile

from kiosk.printing.config import PrinterConfig

Raster = Literal["bitImageRaster", "graphics", "bitImageColumn"]

CELL_WIDTH: Final = {"a": 12, "b": 9}
"""Dots of a character: Font A 12 by 24, Font B 9 by 17."""

_NARROWEST: Final = 24
"""Fewer columns than this are a mistake in the list of profiles (it gives a character's dots for 80-V-UL)."""

_USUAL_WIDTH: Final = 576
"""For the profiles that do not know theirs."""

_USUAL_DPI: Final = 203

MM_PER_INCH: Final = 25.4


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printer's paper: widths in dots and columns, and what the printer can do."""

    profile: str
    width: int
    columns: int
    """Of Font A, the font of everything."""
    small_columns: int | None
    """Of Font B; None where there is none."""
    cutter: bool
    native_qr: bool
    raster: Raster | None
    code_pages: tuple[str, ...]
    """The printer's own order."""
    dpi: int = _USUAL_DPI
    """Dots per inch, across the paper and along it."""

    def millimetres(self, dots: int) -> float:
        """A length on this paper."""
        return dots * MM_PER_INCH / self.dpi

    def dots_of(self, millimetres: float) -> int:
        """A length in dots of this paper."""
        return round(millimetres * self.dpi / MM_PER_INCH)

    @classmethod
    def for_printer(cls, config: PrinterConfig) -> Self:
        """The sheet of a configured printer: its profile, and what the configuration knows better."""
        data = get_profile(config.profile).profile_data
        features = data["features"]
        width = config.width or _pixels(data)
        cutter = bool(features.get("paperPartCut") or features.get("paperFullCut"))
        raster: tuple[Raster, ...] = ("bitImageRaster", "graphics", "bitImageColumn")
        return cls(
            profile=config.profile,
            width=width,
            columns=_columns(data, width, "0") or width // CELL_WIDTH["a"],
            small_columns=_columns(data, width, "1"),
            cutter=cutter if config.cutter is None else config.cutter,
            native_qr=bool(features.get("qrCode")) if config.native_qr is None else config.native_qr,
            raster=next((name for name in raster if features.get(name)), None),
            code_pages=(config.code_page,) if config.code_page else tuple(data["codePages"].values()),
            dpi=_dpi(data, width),
        )


def _pixels(data: dict[str, Any]) -> int:
    pixels = data["media"].get("width", {}).get("pixels")
    return pixels if isinstance(pixels, int) else _USUAL_WIDTH


def _dpi(data: dict[str, Any], width: int) -> int:
    told = data["media"].get("dpi")
    return told if isinstance(told, int) else 180 if width == 512 else _USUAL_DPI


def _columns(data: dict[str, Any], width: int, font: str) -> int | None:
    if font not in data["fonts"]:
        return None
    fitting = width // CELL_WIDTH["a" if font == "0" else "b"]
    told = data["fonts"][font]["columns"]
    return min(told, fitting) if told >= _NARROWEST else fitting
