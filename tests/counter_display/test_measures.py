"""What can be measured on the live scene of every role: letters at their distance, contrast, nothing cut off."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from shared.ui.palette import contrast
from shared.ui.scale import CAP_HEIGHT
from tests.counter_display.conftest import OpenDisplay
from tests.counter_display.fake_hall import FakeClock
from tests.counter_display.scene import grounds, ink_height, named, rectangle, texts
from tests.counter_display.scenes import (
    Case,
    Scenery,
    again,
    announcement,
    calling,
    closed,
    first,
    foretelling,
    last,
    lost,
    mute,
    open_case,
    plain,
    read_site,
    sixty,
    ten_at_once,
    welcome,
)

HD, UHD, UPRIGHT, UPRIGHT_UHD = (1920, 1080), (3840, 2160), (1080, 1920), (2160, 3840)
CASES = [
    Case(calling, plain(read_site("jember")), HD, 55, 10),
    Case(ten_at_once, read_site("jember"), HD, 55, 10, "light"),
    Case(calling, plain(read_site("jember")), UPRIGHT, 55, 9.5, "light"),
    Case(again, foretelling(read_site("kota-jambi")), UHD, 75, 10, "light"),
    Case(last, foretelling(read_site()), UPRIGHT_UHD, 75, 10),
    Case(ten_at_once, sixty(), HD, 55, 6, "light"),
    Case(announcement, foretelling(read_site()), HD, 55, 6),
    Case(announcement, sixty(), UPRIGHT, 55, 9.5),
    Case(lost, foretelling(read_site("kota-jambi")), HD, 55, 6, "light"),
    Case(mute, plain(read_site("jember")), HD, 55, 10, language="en"),
    Case(first, read_site("jember"), UPRIGHT, 55, 6, zones=("lantai-2",)),
    Case(closed, plain(read_site("jember")), HD, 55, 10, "light"),
    Case(welcome, read_site(), UPRIGHT, 55, 6),
    Case(calling, read_site(), (1024, 600), 7, 1.8, counter="2"),
    Case(calling, sixty(), (1280, 800), 10.1, 3, "light", counter="2"),
    Case(calling, read_site(), (1920, 1080), 24, 6, counter="5"),
    Case(lost, foretelling(read_site()), (800, 1280), 10.1, 2, "light", counter="2"),
]
AFAR = {
    "number",
    "sign",
    "listNumber",
    "listSign",
    "tileSign",
    "tileNumber",
    "tileMood",
    "agencyText",
    "zoneText",
    "waitingNameText",
    "waitingCount",
    "nextNumber",
    "announcementText",
    "runningWords",
    "idleWord",
    "until",
}
"""Texts that are to be read from the whole distance; the rest is small print."""


@pytest.fixture(params=CASES, ids=str)
def case(request: pytest.FixtureRequest) -> Case:
    return request.param  # type: ignore[no-any-return]  # one of CASES


def test_letters_contrast_and_room(case: Case, qtbot: QtBot, clock: FakeClock, open_display: OpenDisplay) -> None:
    scenery = open_case(case, qtbot, clock, open_display)
    check_letters(case, scenery)
    check_painted_letters(case, scenery)
    check_contrast(scenery)
    check_room(case, scenery)


def px_per_mm(case: Case) -> float:
    return float((case.size[0] ** 2 + case.size[1] ** 2) ** 0.5 / (case.inches * 25.4))


def words(scenery: Scenery) -> Iterator[QQuickItem]:
    """Texts that are no icons."""
    family = scenery.display.quick.theme.textFamily
    return (item for item in texts(scenery.display.window) if item.property("font").family() == family)


def check_letters(case: Case, scenery: Scenery) -> None:
    """Capitals are 1/200 of the set distance, 1/172 the called number's; small print's are 1/400."""
    small = {}
    for item in words(scenery):
        size = item.property("fontInfo").property("pixelSize").toNumber() * CAP_HEIGHT / px_per_mm(case)
        part = case.distance * 1000 / size
        if part > (200 if item.objectName() in AFAR else 400):
            small[item.property("text")] = f"1/{part:.0f} {item.objectName()}"
    assert small == {}


def check_painted_letters(case: Case, scenery: Scenery) -> None:
    """The number and the sign, measured in the picture."""
    picture = scenery.display.window.grabWindow()
    for name in ("number", "sign"):
        for item in named(scenery.display.window, name):
            height = ink_height(picture, rectangle(item), item.property("color")) / px_per_mm(case)
            assert height >= case.distance * 1000 / 200, f"{name} {item.property('text')!r} is {height:.1f} mm high"


def check_contrast(scenery: Scenery) -> None:
    picture = scenery.display.window.grabWindow()
    family = scenery.display.quick.theme.textFamily
    for item in uncovered(scenery):
        ink, ground = QColor(item.property("color")), grounds(picture, rectangle(item))
        least = 7 if item.property("font").family() == family else 3
        ratio = contrast(ink.name(), ground.name())
        assert ratio >= least, f"{item.property('text')!r}: {ink.name()} on {ground.name()}, {ratio:.1f}:1"


def uncovered(scenery: Scenery) -> list[QQuickItem]:
    """Texts that no announcement lies over."""
    shown = texts(scenery.display.window)
    banners = named(scenery.display.window, "banner")
    if not banners:
        return shown
    (banner,) = banners
    area = rectangle(banner)
    return [item for item in shown if banner.isAncestorOf(item) or not area.intersects(rectangle(item))]


def check_room(case: Case, scenery: Scenery) -> None:
    """No text is cut off, outside of the window, or over another."""
    frame = QRect(0, 0, *case.size)
    places: list[tuple[str, QRect]] = []
    for item in uncovered(scenery):
        said = item.property("text")
        if item.objectName() == "runningWords":
            continue
        assert not item.property("truncated"), said
        assert item.property("contentWidth") <= item.width() + 2, said
        area = rectangle(item)
        ink = ink_of(item, area)
        assert frame.contains(ink.adjusted(2, 2, -2, -2)), said
        places.append((said, ink))
    over = [
        (one, other)
        for (one, here), (other, there) in combinations(places, 2)
        if here.adjusted(2, 2, -2, -2).intersects(there.adjusted(2, 2, -2, -2))
    ]
    assert over == []


def ink_of(item: QQuickItem, area: QRect) -> QRect:
    """Where a text's capitals and digits are within its box: a line is 1.24 high, they are 0.67 of it."""
    size = item.property("fontInfo").property("pixelSize").toNumber()
    lines = item.property("lineCount")
    height = min(area.height(), round(item.property("contentHeight") - (0.3 if lines > 1 else 0.5) * size))
    width = round(item.property("contentWidth"))
    centred = area.center().x() - width // 2
    left = {2: area.right() - width, 4: centred}.get(flag(item, "horizontalAlignment"), area.left())
    vertical = flag(item, "verticalAlignment")
    slack = area.height() - height
    top = area.top() + {64: slack, 128: slack // 2}.get(vertical, min(slack, round(0.15 * size)))
    return QRect(left, top, width, max(1, height))


def flag(item: QQuickItem, name: str) -> int:
    """An enumerator, which Python cannot read by itself."""
    value, _ = QQmlExpression(qmlContext(item), item, name).evaluate()
    return int(value)
