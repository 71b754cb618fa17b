from dataclasses import fields

from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlApplicationEngine
from pytestqt.qtbot import QtBot

from shared.ui.palette import DARK, LIGHT, Palette
from shared.ui.quick import QML_FOLDER
from shared.ui.scale import Scale
from shared.ui.theme import Theme

PAGE = b"""
import QtQuick
import Antrean.Ui
Item {
    property color ground: Theme.paper
    property int letters: Theme.body
    property real finger: Theme.target
    property int motion: Theme.calm
}
"""


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)


def test_theme_tells_every_colour_of_the_palette(qapp: object) -> None:
    theme = Theme()
    for palette in (LIGHT, DARK):
        theme.dress(palette, Scale(4))
        for field in fields(Palette):
            assert theme.property(camel(field.name)) == QColor(getattr(palette, field.name)), field.name


def test_bindings_follow_a_new_dress(qtbot: QtBot) -> None:
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(QML_FOLDER))
    theme = engine.singletonInstance("Antrean.Ui", "Theme")
    assert isinstance(theme, Theme)
    engine.loadData(PAGE)
    (page,) = engine.rootObjects()
    theme.dress(LIGHT, Scale(4))
    assert page.property("ground") == QColor(LIGHT.paper)
    light = (page.property("letters"), page.property("finger"))
    theme.dress(DARK, Scale(8), motion=False)
    assert page.property("ground") == QColor(DARK.paper)
    assert (page.property("letters"), page.property("finger")) > light
    assert page.property("motion") == 0


def test_two_engines_do_not_share_a_theme(qapp: object) -> None:
    themes = []
    engines = [QQmlApplicationEngine(), QQmlApplicationEngine()]
    for engine in engines:
        engine.addImportPath(str(QML_FOLDER))
        themes.append(engine.singletonInstance("Antrean.Ui", "Theme"))
    assert themes[0] is not themes[1]
