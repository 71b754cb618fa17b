import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from shared.ui.fonts import TEXT_FAMILY, FontMissing, load_fonts


@pytest.mark.parametrize("bold", [False, True])
def test_text_family_is_the_real_one(qapp: object, bold: bool) -> None:
    font = QFont(load_fonts().text)
    font.setBold(bold)
    info = QFontInfo(font)
    assert (info.family(), info.bold()) == (TEXT_FAMILY, bold)
    assert info.exactMatch()


def test_icons_are_glyphs_of_the_icon_font(qapp: object) -> None:
    fonts = load_fonts()
    assert QFontInfo(QFont(fonts.icons)).family() == fonts.icons
    assert QFontMetricsF(QFont(fonts.icons)).inFontUcs4(ord(fonts.glyph("printer")))
    assert fonts.glyph("printer") != fonts.glyph("check-bold")


def test_unknown_icon_is_a_fault(qapp: object) -> None:
    with pytest.raises(FontMissing, match="no-such-icon"):
        load_fonts().glyph("no-such-icon")
