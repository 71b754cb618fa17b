"""The media area in the whole window: pictures and films as they are drawn, beside calls that always come first."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from counter_display.display import Display
from counter_display.settings import MediaSettings
from shared.wire.methods import ReportDisplay
from shared.wire.voice import VoicePlan, VolumeSpan
from tests.counter_display import reels
from tests.counter_display.conftest import OpenDisplay
from tests.counter_display.fake_hall import FakeClock, FakeHall, make_site
from tests.counter_display.scene import catch_up, named, pass_time, rectangle

pytestmark = pytest.mark.qt_log_ignore(*reels.MACHINE)

LONG_MS = 20_000
SHORT = 0.3
"""Seconds of a picture."""


def media_of(source: Path, seconds: float = SHORT) -> MediaSettings:
    return MediaSettings(source=str(source), seconds=seconds)


def area(display: Display) -> QRect:
    places = named(display.window, "mediaPlace")
    return rectangle(places[0]) if places else QRect()


def colour_in(display: Display) -> QColor:
    """What is drawn in the middle of the area."""
    return QColor(display.window.grabWindow().pixel(area(display).center()))


def is_like(colour: QColor, other: reels.Colour) -> bool:
    return max(abs(one - two) for one, two in zip(colour.toTuple()[:3], other, strict=True)) < 24


def shows(display: Display, colour: reels.Colour) -> Callable[[], bool]:
    return lambda: not area(display).isEmpty() and is_like(colour_in(display), colour)


def note_names(display: Display) -> list[str]:
    """The names of what comes up from now on."""
    assert display.media is not None
    media, names = display.media, []

    def note() -> None:
        if media.entry is not None and (not names or names[-1] != media.entry.name):
            names.append(media.entry.name)

    media.changed.connect(note)
    return names


def faults_told(hall: FakeHall) -> list[str]:
    return [asked.fault for asked in hall.asked if isinstance(asked, ReportDisplay)]


def test_pictures_and_films_are_drawn_in_their_order(
    qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay, tmp_path: Path
) -> None:
    reels.save_picture(tmp_path / "2.jpg", reels.BLUE)
    reels.save_film(tmp_path / "3.avi", reels.GREEN, seconds=1.2)
    reels.save_picture(tmp_path / "10.png", reels.RED)
    display = open_display(media=media_of(tmp_path, 0.6))
    names = note_names(display)
    hall.connect()
    hall.open()
    catch_up(qtbot, display, hall)
    for colour in (reels.BLUE, reels.GREEN, reels.RED, reels.BLUE):
        qtbot.waitUntil(shows(display, colour), timeout=LONG_MS)
    assert names[:4] == ["2.jpg", "3.avi", "10.png", "2.jpg"]


def test_a_picture_stands_as_the_camera_was_held(
    qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay, tmp_path: Path
) -> None:
    reels.save_turned_picture(tmp_path / "foto.jpg", left=reels.RED, right=reels.BLUE)
    display = open_display(media=media_of(tmp_path))
    hall.connect()
    hall.open()
    catch_up(qtbot, display, hall)

    def stands() -> bool:
        place, picture = area(display), display.window.grabWindow()
        middle = place.center().x()
        above, below = (QColor(picture.pixel(middle, place.top() + place.height() * part // 10)) for part in (3, 7))
        return not place.isEmpty() and is_like(above, reels.RED) and is_like(below, reels.BLUE)

    qtbot.waitUntil(stands, timeout=LONG_MS)


def test_a_broken_file_is_skipped_told_to_the_staff_and_logged_once(
    qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    reels.save_picture(tmp_path / "1.jpg", reels.BLUE)
    broken = reels.save_picture(tmp_path / "2.jpg", reels.RED, (400, 300))
    broken.write_bytes(broken.read_bytes()[:900])
    (tmp_path / "3.mp4").write_bytes(b"no film" * 100)
    reels.save_picture(tmp_path / "4.jpg", reels.GREEN)
    display = open_display(media=media_of(tmp_path, 0.05))
    names = note_names(display)
    hall.connect()
    catch_up(qtbot, display, hall)
    qtbot.waitUntil(lambda: names.count("4.jpg") == 3, timeout=LONG_MS)
    assert set(names) == {"1.jpg", "4.jpg"}
    told = "Media: 2.jpg: akhir berkasnya hilang; salin ulang; 1 berkas lain"
    qtbot.waitUntil(lambda: faults_told(hall)[-1:] == [told], timeout=LONG_MS)
    skipped = [record.message for record in caplog.records if "is skipped" in record.message]
    assert len(skipped) == 2, skipped
    assert str(broken) in skipped[0]
    assert "salin ulang" in skipped[0]
    assert "sebagai JPG atau MP4" in skipped[1]

    assert display.media is not None
    reels.save_picture(broken, reels.RED)
    (tmp_path / "3.mp4").unlink()
    for _ in range(2):  # it is taken once it does not grow any more
        display.media.look()
    qtbot.waitUntil(lambda: "2.jpg" in names, timeout=LONG_MS)
    qtbot.waitUntil(lambda: faults_told(hall)[-1:] == [""], timeout=LONG_MS)


def test_a_film_is_soft_while_somebody_is_called(
    qtbot: QtBot, hall: FakeHall, clock: FakeClock, open_display: OpenDisplay, tmp_path: Path
) -> None:
    reels.save_film(tmp_path / "1.avi", reels.GREEN, seconds=20, sound=True)
    display = open_display(media=media_of(tmp_path))
    assert display.media is not None
    projector = display.media.projector
    hall.connect()
    hall.open()
    catch_up(qtbot, display, hall)
    qtbot.waitUntil(lambda: projector.volume == pytest.approx(0.6), timeout=LONG_MS)
    hall.call("1")
    catch_up(qtbot, display, hall)
    qtbot.waitUntil(lambda: projector.volume == pytest.approx(0.1), timeout=LONG_MS)
    pass_time(display, clock, 60)
    qtbot.waitUntil(lambda: projector.volume == pytest.approx(0.6), timeout=LONG_MS)
    # Said by another display of the group, on loudspeakers that are heard here.
    display.speaking.unheard_changed.emit(frozenset({99}))
    qtbot.waitUntil(lambda: projector.volume == pytest.approx(0.1), timeout=LONG_MS)
    display.speaking.unheard_changed.emit(frozenset())
    qtbot.waitUntil(lambda: projector.volume == pytest.approx(0.6), timeout=LONG_MS)


def test_a_film_is_silent_in_quiet_times(qtbot: QtBot, open_display: OpenDisplay, tmp_path: Path) -> None:
    always = (VolumeSpan("00:00", "12:00", 0), VolumeSpan("12:00", "00:00", 0))
    hall = FakeHall(replace(make_site(), voice=VoicePlan(volume=always)))
    reels.save_film(tmp_path / "1.avi", reels.GREEN, seconds=20, sound=True)
    display = open_display(at=hall, media=media_of(tmp_path))
    assert display.media is not None
    hall.connect()
    hall.open()
    catch_up(qtbot, display, hall)
    qtbot.waitUntil(lambda: display.media.filming, timeout=LONG_MS)
    display.media.check_sound()
    qtbot.waitUntil(lambda: display.media.projector.volume == 0, timeout=LONG_MS)


def test_an_empty_folder_gives_the_room_back_to_the_calls(
    qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay, tmp_path: Path
) -> None:
    picture = reels.save_picture(tmp_path / "1.jpg", reels.BLUE)
    display = open_display(media=media_of(tmp_path))
    assert display.media is not None
    display.media._grace_ms = 0
    hall.connect()
    hall.open()
    catch_up(qtbot, display, hall)
    qtbot.waitUntil(shows(display, reels.BLUE), timeout=LONG_MS)
    beside = rectangle(named(display.window, "face")[0]).width()
    picture.unlink()
    display.media.look()
    qtbot.waitUntil(lambda: area(display).isEmpty(), timeout=LONG_MS)
    assert rectangle(named(display.window, "face")[0]).width() > beside
    reels.save_picture(picture, reels.RED)
    for _ in range(2):
        display.media.look()
    qtbot.waitUntil(shows(display, reels.RED), timeout=LONG_MS)


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_calls_are_never_covered_and_nothing_moves_under_them(  # noqa: PLR0917  (fixtures)
    qtbot: QtBot,
    hall: FakeHall,
    clock: FakeClock,
    open_display: OpenDisplay,
    tmp_path: Path,
    size: tuple[int, int],
) -> None:
    display = open_display(size, media=media_of(tmp_path))
    assert display.media is not None
    hall.connect()
    hall.open()
    hall.call("1")
    hall.call("2")
    catch_up(qtbot, display, hall)
    stage = rectangle(named(display.window, "stage")[0])
    reels.save_picture(tmp_path / "1.jpg", reels.BLUE)
    for _ in range(2):
        display.media.look()
    qtbot.waitUntil(lambda: display.media.present, timeout=LONG_MS)
    assert area(display).isEmpty()
    assert rectangle(named(display.window, "stage")[0]) == stage, "a call is being made"
    pass_time(display, clock, 9)
    assert display.lobby.wall.scene.fresh, "the hall is so busy that the stage is never empty"
    qtbot.waitUntil(shows(display, reels.BLUE), timeout=LONG_MS)
    place = area(display)
    for name in ("header", "stage", "calls", "counters", "waiting"):
        for item in named(display.window, name):
            assert not rectangle(item).intersects(place), name


def test_what_is_not_scheduled_now_is_not_shown(
    qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay, tmp_path: Path
) -> None:
    for number, colour in enumerate((reels.RED, reels.BLUE), 1):
        reels.save_picture(tmp_path / f"{number}.jpg", colour)
    playlist = tmp_path / "daftar.toml"
    playlist.write_text(
        "[[show]]\nfile = '1.jpg'\nfrom = '08:00'\nuntil = '12:00'\n[[show]]\nfile = '2.jpg'\nfrom = '12:00'\n"
    )
    display = open_display(media=media_of(playlist, 0.05))
    assert display.media is not None
    display.media._local_time = lambda: datetime(2026, 11, 16, 9, 41)  # noqa: DTZ001  (the site's own clock)
    hall.connect()
    hall.open()
    catch_up(qtbot, display, hall)
    qtbot.waitUntil(shows(display, reels.RED), timeout=LONG_MS)
    display.media._local_time = lambda: datetime(2026, 11, 16, 12, 0)  # noqa: DTZ001
    qtbot.waitUntil(shows(display, reels.BLUE), timeout=LONG_MS)


def test_a_playlist_with_a_mistake_is_told_and_what_was_known_goes_on(
    qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay, tmp_path: Path
) -> None:
    reels.save_picture(tmp_path / "1.jpg", reels.RED)
    playlist = tmp_path / "daftar.toml"
    playlist.write_text("[[show]]\nfile = '1.jpg'\n")
    display = open_display(media=media_of(playlist))
    assert display.media is not None
    hall.connect()
    hall.open()
    catch_up(qtbot, display, hall)
    qtbot.waitUntil(shows(display, reels.RED), timeout=LONG_MS)
    playlist.write_text("[[show]]\nfile = '1.jpg'\nsecond = 3\n")
    display.media.look()
    told = "Media: daftar.toml tidak dapat dipakai ([show 1] has no key 'second': did you mean 'seconds'?)"
    qtbot.waitUntil(lambda: faults_told(hall)[-1:] == [told], timeout=LONG_MS)
    assert is_like(colour_in(display), reels.RED)
