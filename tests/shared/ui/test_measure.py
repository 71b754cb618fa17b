import pytest
from PySide6.QtGui import QFont
from PySide6.QtQml import QQmlApplicationEngine
from pytestqt.qtbot import QtBot

from shared.ui.fonts import load_fonts
from shared.ui.measure import Measure
from shared.ui.quick import QML_FOLDER

NAMES = [
    "KTP-el",
    "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
    "Badan Pertanahan Nasional / Agraria dan Tata Ruang Kabupaten Lampung T.",
]


@pytest.mark.parametrize("width", [200, 333, 517, 800])
def test_no_label_is_taller_than_was_measured(qtbot: QtBot, width: int) -> None:
    font = QFont(load_fonts().text)
    font.setPixelSize(44)
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(QML_FOLDER))
    heights = []
    for name in NAMES:
        engine.setInitialProperties({"width": width, "text": name})
        engine.loadData(b"import QtQuick\nimport Antrean.Ui\nLabel { font.pixelSize: 44 }")
        heights.append(engine.rootObjects()[-1].property("implicitHeight"))
    measured = Measure().heights(NAMES, font, width)
    assert len(measured) == len(heights)
    assert all(0 <= given - taken < 2 * 44 * 1.3 for given, taken in zip(measured, heights, strict=True))


def test_nothing_measures_nothing(qapp: object) -> None:
    assert Measure().heights([], QFont(), 100) == []
    assert Measure().heights([""], QFont(), 100) == [0]
