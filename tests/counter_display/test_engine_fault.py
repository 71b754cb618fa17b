"""A voice file that cannot be used: the hall is called all the same, and the server is told what to mend."""

from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from counter_display.display import Display
from counter_display.memory import CallMemory
from counter_display.settings import Settings, VoiceSettings
from shared.wire.methods import ReportDisplay
from tests.counter_display.fake_hall import FakeClock, FakeHall, make_site, open_link
from tests.shared.voice.fakes import FakePlayer


def test_a_broken_engine_is_told_and_the_display_can_speak(qtbot: QtBot, clock: FakeClock) -> None:
    hall = FakeHall(make_site())
    settings = Settings(voice=VoiceSettings(engine="piper", piper={"id": "/nowhere/id.onnx"}))
    display = Display(
        open_link(hall),
        settings,
        memory=CallMemory(None),
        windowed=QSize(640, 360),
        now=clock,
        player=FakePlayer(),
    )
    hall.connect()

    def is_told() -> bool:
        reports = [asked for asked in hall.asked if isinstance(asked, ReportDisplay)]
        return any(report.sound == "ready" and "id.onnx is missing" in report.fault for report in reports)

    qtbot.waitUntil(is_told)
    display.close()
