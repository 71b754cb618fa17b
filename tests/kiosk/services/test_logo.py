"""The configured logo file."""

import logging
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.config import load_config
from kiosk.printing.config import PrinterConfig
from kiosk.printing.logo import LogoError
from kiosk.printing.sheet import Sheet
from kiosk.services.logo import load_logo, logo_for
from tests.kiosk.printing.emblem import draw_line_art

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><rect width="60" height="20" fill="{}"/></svg>'
WIDE = Sheet.for_printer(PrinterConfig())


def test_no_logo_is_no_logo() -> None:
    assert logo_for(PrinterConfig()) is None


def test_a_png_is_a_logo(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    draw_line_art().save(path)
    dots = logo_for(PrinterConfig(logo=str(path)))
    assert dots is not None
    assert dots.height == WIDE.dots_of(16)


def test_a_drawing_is_a_logo(qapp: QGuiApplication, tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    path.write_text(SVG.format("#123456"), "utf-8")
    dots = load_logo(path, WIDE)
    assert dots.size == (380, 127)
    assert not dots.getpixel((190, 60))


def test_the_file_stands_beside_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text('[printer]\nlogo = "logo.png"\n', "utf-8")
    assert load_config(tmp_path / "kiosk.toml").printer.logo == str(tmp_path / "logo.png")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("logo.svg", "<svg", "cannot be drawn"),
        ("logo.svg", SVG.format("white"), "blank"),
        ("logo.png", "no picture", "PNG or SVG"),
    ],
)
def test_a_file_that_cannot_be_printed_is_named(
    qapp: QGuiApplication, tmp_path: Path, name: str, content: str, said: str
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(LogoError, match=f"{name}: .*{said}"):
        load_logo(tmp_path / name, WIDE)


def test_a_wrong_file_is_told_to_the_staff_and_tickets_go_without(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        assert logo_for(PrinterConfig(logo=str(tmp_path / "nowhere.png"))) is None
    assert "nowhere.png" in caplog.text
    assert "without a logo" in caplog.text
