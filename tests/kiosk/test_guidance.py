"""A visitor who hears the kiosk instead of seeing it."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from kiosk.config import AccessConfig
from kiosk.printing.outcome import PrintFailed
from kiosk.window import Pace
from shared.voice.choice import open_house_voice
from shared.voice.levels import TARGET, measure_loudness
from shared.voice.speaker import Speaker
from shared.wire.voice import VoicePlan
from tests.kiosk.conftest import SetStage
from tests.kiosk.fakes import FakeServer, read_site
from tests.kiosk.stage import Stage
from tests.shared.voice.fakes import FakePlayer

KTP = "dukcapil-cetak-ktp-baru"


@pytest.fixture
def listening(stage: Stage) -> Stage:
    """A kiosk whose visitor has pressed the keypad's key, and heard the page."""
    stage.key(Qt.Key.Key_F1)
    hears(stage, "Silakan pilih instansi.")
    return stage


def hears(stage: Stage, words: str) -> str:
    """Wait until something with these words has been said."""
    stage.until(lambda: any(words in said for said in stage.said))
    return next(said for said in reversed(stage.said) if words in said)


def test_nothing_is_said_unasked(stage: Stage) -> None:
    stage.go_to_service(KTP)
    stage.key(Qt.Key.Key_Tab)
    assert stage.said == []


def test_the_page_is_read_with_its_choices(listening: Stage) -> None:
    said = hears(listening, "Silakan pilih instansi.")
    assert "pilihan. Pindah dengan tombol panah, pilih dengan Enter." in said
    assert not any(figure in said for figure in "0123456789")


def test_every_choice_is_said_as_the_focus_comes_to_it(listening: Stage) -> None:
    listening.focus("agency-dukcapil")
    hears(listening, "Dinas Kependudukan dan Pencatatan Sipil")


def test_a_service_is_read_with_its_facts(listening: Stage) -> None:
    listening.go_to_service(KTP)
    said = hears(listening, "Perkiraan tunggu")
    assert "lima belas sampai dua puluh lima menit" in said
    assert "K T P" in said
    listening.focus("priority")
    hears(listening, "Tanpa bukti. Belum dipilih")
    listening.key(Qt.Key.Key_Space)
    hears(listening, "Tanpa bukti. Dipilih")


def test_the_number_is_said_digit_by_digit_and_then_the_paper(listening: Stage) -> None:
    listening.printer.holds = True
    listening.go_to_service(KTP)
    listening.tap("take")
    said = hears(listening, "A nol dua lima")
    assert "Loket" in said
    listening.until(lambda: listening.player.playing)
    listening.printer.release()
    listening.until(lambda: not listening.kiosk.guidance._gathering.isActive())
    assert "Tiket sudah tercetak" not in listening.said[-1], "the number is heard to its end first"
    listening.until(lambda: listening.player.playing)
    listening.player.end()
    hears(listening, "Tiket sudah tercetak")


def test_a_number_without_paper_is_said_too(listening: Stage) -> None:
    listening.printer.outcome = PrintFailed("out_of_paper", "the roll has ended", maybe_on_paper=False)
    listening.go_to_service(KTP)
    listening.tap("take")
    assert "Nomor Anda" in hears(listening, "A nol dua lima")


def test_the_number_stays_until_it_has_been_heard(listening: Stage) -> None:
    listening.go_to_service(KTP)
    listening.tap("take")
    hears(listening, "A nol dua lima")
    homeward = listening.kiosk.homeward
    homeward.start(homeward.of_seconds)
    homeward._tick()
    before = homeward.property("left")
    listening.until(lambda: listening.player.playing)
    listening.player.end()
    assert homeward.property("left") > before


def test_the_page_is_read_again_in_the_visitors_language(listening: Stage) -> None:
    listening.tap("language-en")
    said = hears(listening, "Which agency are you visiting?")
    assert (said, "en") in listening.engine.asked
    listening.go_to_service(KTP)
    hears(listening, "Aged seventeen, or married, or has been married")


def test_the_keypads_key_repeats_the_page(listening: Stage) -> None:
    count = len(listening.said)
    listening.key(Qt.Key.Key_F1)
    listening.until(lambda: len(listening.said) > count)
    assert listening.said[-1] == listening.said[count - 1]


def test_the_idle_question_is_read(set_stage: SetStage) -> None:
    stage = set_stage(pace=Pace(settle_ms=1, gather_ms=10, quiet_ms=500))
    stage.open()
    stage.key(Qt.Key.Key_F1)
    stage.go_to_service(KTP)
    hears(stage, "Masih perlu waktu?")


def test_the_next_visitor_finds_it_silent(listening: Stage) -> None:
    listening.kiosk.frame.startOver()
    assert not listening.player.playing
    count = len(listening.said)
    listening.key(Qt.Key.Key_Tab)
    assert len(listening.said) == count


def test_without_a_sound_card_a_number_is_taken_all_the_same(stage: Stage) -> None:
    stage.player.missing = True
    stage.key(Qt.Key.Key_F1)
    stage.until(lambda: stage.kiosk.speaker.state == "no_sound_card")
    stage.go_to_service(KTP)
    stage.tap("take")
    stage.until(lambda: stage.page == "ticket")


def test_a_site_says_how_its_words_are_pronounced(set_stage: SetStage) -> None:
    stage = set_stage(access=AccessConfig(pronunciations={"instansi": "kantor"}))
    stage.open()
    stage.key(Qt.Key.Key_F1)
    hears(stage, "Silakan pilih kantor.")


def test_the_kiosk_says_names_as_the_hall_s_displays_do(set_stage: SetStage) -> None:
    plan = VoicePlan(pronunciations={"id": {"instansi": "kantor"}, "en": {"agency": "office"}})
    site = msgspec.structs.replace(read_site(), voice=plan)
    stage = set_stage(server=FakeServer(site=site), access=AccessConfig(pronunciations={"pilih": "tentukan"}))
    stage.open()
    stage.key(Qt.Key.Key_F1)
    hears(stage, "Silakan tentukan kantor.")


def test_it_can_really_be_heard(set_stage: SetStage) -> None:
    stage = set_stage()
    stage.open()
    player = FakePlayer()
    speaker = Speaker(player, open_engine=open_house_voice)
    stage.kiosk.guidance._voice = speaker
    stage.key(Qt.Key.Key_F1)
    stage.until(lambda: bool(player.played))
    (sound, _) = player.played[0]
    assert sound.seconds > 3
    assert measure_loudness(sound.wave) == pytest.approx(TARGET, abs=0.5)
    speaker.close()


def test_what_a_letter_found_is_heard(listening: Stage) -> None:
    listening.tap("openSearch")
    hears(listening, "Cari layanan.")
    listening.player.end()
    listening.tap("key-s")
    assert "hasil" in hears(listening, "Diketik: s.")
