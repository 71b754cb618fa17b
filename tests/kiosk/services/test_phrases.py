from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest

from kiosk.services.phrases import Tongue, round_wait, say_admission, say_people, say_wait, say_when
from kiosk.window import FOLDER
from shared.ui.translation import Translation
from shared.wire.methods import Outlook, WaitRange
from tests.kiosk.fakes import TUESDAY_MORNING

HOUR = 3_600_000
WIB = Tongue("id", ZoneInfo("Asia/Jakarta"))


@pytest.fixture(autouse=True)
def translation(qapp: object) -> Iterator[Translation]:
    made = Translation([FOLDER / "i18n"])
    yield made
    made.remove()


@pytest.mark.parametrize(
    ("low", "high", "minutes"),
    [(0, 30, (0, 1)), (119, 121, (1, 3)), (600, 1200, (10, 20)), (1081, 1260, (15, 25)), (3600, 5400, (60, 90))],
)
def test_range_is_rounded_outwards(low: int, high: int, minutes: tuple[int, int]) -> None:
    assert round_wait(WaitRange(low, high)) == minutes


@pytest.mark.parametrize(
    ("wait", "said"),
    [
        (None, ""),
        (WaitRange(0, 100), "sebentar saja"),
        (WaitRange(20, 500), "paling lama 9 menit"),
        (WaitRange(600, 600), "sekitar 10 menit"),
        (WaitRange(15 * 60, 25 * 60), "15–25 menit"),
        (WaitRange(45 * 60, 95 * 60), "45 menit sampai 1 jam 35 menit"),
        (WaitRange(60, 95 * 60), "paling lama 1 jam 35 menit"),
        (WaitRange(120 * 60, 180 * 60), "2 jam sampai 3 jam"),
    ],
)
def test_wait_is_told_as_an_honest_range(wait: WaitRange | None, said: str) -> None:
    assert say_wait(wait).replace("\N{NO-BREAK SPACE}", " ") == said


def test_english_has_its_plurals(translation: Translation) -> None:
    translation.use("en")
    assert say_people(1) == "1 person waiting"
    assert say_people(2) == "2 people waiting"
    assert say_wait(WaitRange(60, 60 * 95)) == "up to 1 hour 35 minutes"


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (3, "pukul 12.41\N{NO-BREAK SPACE}WIB"),
        (22, "besok pukul 07.41\N{NO-BREAK SPACE}WIB"),
        (46, "Kamis pukul 07.41\N{NO-BREAK SPACE}WIB"),
        (24 * 8, "Rabu, 25 November 2026 pukul 09.41\N{NO-BREAK SPACE}WIB"),
    ],
)
def test_moment_to_come_is_told_as_one_says_it(hours: int, said: str) -> None:
    assert say_when(TUESDAY_MORNING + hours * HOUR, TUESDAY_MORNING, WIB) == said


@pytest.mark.parametrize(
    ("outlook", "said"),
    [
        (Outlook("open", 0, 1, None, until=TUESDAY_MORNING), ""),
        (Outlook("closed", 0, 0, None), "Saat ini tutup. Silakan hubungi petugas."),
        (Outlook("break", 0, 0, None), "Sedang istirahat. Silakan kembali nanti."),
    ],
)
def test_admission_without_a_moment_is_told_without_one(outlook: Outlook, said: str) -> None:
    assert say_admission(outlook, TUESDAY_MORNING, WIB) == said
