from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest

from kiosk.services.phrases import Tongue
from kiosk.services.refusals import say_refusal
from kiosk.window import FOLDER
from server.domain import refusals
from shared.ui.translation import Translation
from shared.wire.errors import CODES, error
from tests.kiosk.fakes import TUESDAY_MORNING

ASK_THE_STAFF = "Maaf, nomor tidak dapat diberikan. Silakan hubungi petugas."
OF_AN_ORDER = (
    refusals.UnknownService("x"),
    refusals.NoServiceDay(),
    refusals.HallClosed(TUESDAY_MORNING, ""),
    refusals.HallClosed(None, ""),
    refusals.QueueFull(50, TUESDAY_MORNING),
    refusals.QueueFull(50, None),
    refusals.OnBreak(TUESDAY_MORNING),
    refusals.CutOff(TUESDAY_MORNING),
)
"""Every rule by which the domain may refuse a ticket."""


@pytest.fixture(autouse=True)
def translation(qapp: object) -> Iterator[Translation]:
    made = Translation([FOLDER / "i18n"])
    yield made
    made.remove()


def say(kind: str, code: str, **details: object) -> str:
    return say_refusal(error(kind, code, "", details), TUESDAY_MORNING, Tongue("id", ZoneInfo("Asia/Jakarta")))


@pytest.mark.parametrize("refusal", OF_AN_ORDER, ids=lambda refusal: refusal.code)
def test_rule_of_the_hall_has_its_own_sentence(refusal: refusals.Refusal) -> None:
    assert say("refused", refusal.code, **refusal.details()) not in ("", ASK_THE_STAFF)


def test_sentences_of_the_rules_differ() -> None:
    said = [say("refused", refusal.code, **refusal.details()) for refusal in OF_AN_ORDER]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("kind", CODES)
def test_every_kind_of_error_is_said_in_words(kind: str) -> None:
    assert say(kind, "never_heard_of").endswith(".")


def test_details_that_make_no_sense_are_left_out() -> None:
    assert say("refused", "hall_closed", opens_at="soon") == "Saat ini tutup. Silakan hubungi petugas."
