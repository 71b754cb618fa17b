"""What a display tells the server of itself."""

from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from counter_display.speaking.telling import Telling
from shared.wire.methods import ReportDisplay
from tests.counter_display.fake_hall import FakeHall, make_site, open_link


def test_a_thousand_faults_in_a_breath_are_few_reports_and_the_last_is_told(qtbot: QtBot) -> None:
    hall = FakeHall(make_site())
    link = open_link(hall)
    telling = Telling(link, "lobby")
    hall.connect()
    told: list[str] = []

    def note() -> list[str]:
        told[:] = [asked.fault for asked in hall.asked if isinstance(asked, ReportDisplay)]
        return told

    for count in range(1000):
        telling.tell_fault("media", f"{count} more files")
        QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: note()[-1:] == ["999 more files"])
    assert len(told) < 100, "as many as a second has breaths would use up what the server lets through"
    link.close()
