"""What a counter will call is known before its officer presses the key."""

from msgspec.structs import replace

from counter_display.speaking.foresight import foresee
from tests.counter_display.fake_hall import FakeHall, make_site
from tests.counter_display.test_speaking import Hearing, hearing

__all__ = ["hearing"]


def foreseen(hall: FakeHall) -> list[tuple[str, str]]:
    return [(call.counter, call.number) for call in foresee(hall.board, hall.site.counters)]


def test_who_is_due_first_at_each_counter_that_works(qapp: object) -> None:
    hall = FakeHall(make_site(3))
    hall.issue("A", 2)
    hall.issue("B")
    assert foreseen(hall) == []
    hall.open("1", "3")
    assert foreseen(hall) == [("1", "A-001")]
    hall.open("2")
    hall.call("1")
    assert foreseen(hall) == [("1", "A-002"), ("2", "B-001")]


def test_whoever_was_sent_to_a_counter_is_of_its_first_line_and_of_no_other_counters(qapp: object) -> None:
    site = make_site(2)
    first, second = site.counters
    hall = FakeHall(replace(site, counters=(first, replace(second, tiers=(("B",), ("A",))))))
    hall.open()
    hall.issue("A")
    hall.issue("B")
    hall.pass_time(1)
    hall.send(hall.issue("A"), "2")
    assert foreseen(hall) == [("1", "A-001"), ("2", "B-001")]
    hall.call("2", "B")
    assert foreseen(hall) == [("1", "A-001"), ("2", "A-002")]


def test_a_call_that_was_foreseen_needs_no_rendering(hearing: Hearing) -> None:
    hearing.open()
    hearing.hall.issue("A", 2)
    said = ("Nomor antrean A nol nol satu, silakan menuju loket satu.", "id")
    hearing.wait_for(lambda: said in hearing.engine.asked)
    hearing.hall.call("1")
    hearing.catch_up()
    hearing.hear()
    assert hearing.engine.asked.count(said) == 1


def test_a_display_that_does_not_speak_renders_nothing_ahead(hearing: Hearing) -> None:
    hearing.open(named=False)
    hearing.name("dua")
    before = list(hearing.engine.asked)
    hearing.hall.issue("A", 2)
    hearing.catch_up()
    assert hearing.engine.asked == before
