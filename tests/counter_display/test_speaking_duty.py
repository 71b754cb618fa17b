"""Who speaks for a group of loudspeakers: never two displays, and never nobody for longer than must be."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from counter_display.speaking.duty import GRACE_MS, HANDOVER_MS, NOTICE_MS, Duty
from shared.wire.display import Displays, DisplayState, GroupVoice, SoundCondition
from shared.wire.scalars import Code

LONG = 10 * HANDOVER_MS


def make_state(
    code: Code, *, online: bool = True, sound: SoundCondition = "ready", group: Code = "hall"
) -> DisplayState:
    return DisplayState(code, code, online, "lobby", group, sound, "", 0)


def tell(speaker: Code | None, *others: DisplayState, through: int = 0) -> Displays:
    return Displays(others, (GroupVoice("hall", speaker, through), GroupVoice("other", "c", 99)))


def looks(duty: Duty, now: int) -> Iterator[int]:
    """When the display looks again if nothing is heard."""
    while (then := duty.next_look(now)) is not None:
        assert then > now
        yield then
        now = then


@dataclass
class Screen:
    """The display `a` of a hall with another one, `b`."""

    duty: Duty = field(default_factory=Duty)
    last: Code | None = None

    def __post_init__(self) -> None:
        self.duty.join(0)
        self.duty.belong("a", "hall", self.last)


def test_the_display_that_the_server_names_speaks_at_once() -> None:
    duty = Screen().duty
    assert not duty.may_begin(0)
    duty.hear(tell("a"), 0)
    assert duty.may_begin(0)
    assert duty.is_voiced()


def test_another_one_does_not() -> None:
    duty = Screen().duty
    duty.hear(tell("b", make_state("b")), 0)
    assert not duty.may_begin(LONG)
    assert not duty.may_go_on(LONG)
    assert duty.is_voiced()


def test_without_the_server_the_one_that_spoke_alone_goes_on() -> None:
    duty = Screen().duty
    duty.hear(tell("a", make_state("b", online=False), make_state("c", group="other")), 0)
    duty.leave(1)
    assert duty.may_begin(LONG)
    assert duty.is_voiced()


def test_without_the_server_one_of_several_ends_what_it_is_saying_and_begins_nothing() -> None:
    duty = Screen().duty
    duty.hear(tell("a", make_state("b")), 0)
    duty.leave(1_000)
    assert not duty.may_begin(1_000)
    assert duty.may_go_on(1_000 + GRACE_MS - 1)
    assert not duty.may_go_on(1_000 + GRACE_MS)
    assert 1_000 + GRACE_MS in looks(duty, 1_000)
    assert not duty.is_voiced()


def test_whoever_takes_over_waits_until_the_other_must_have_fallen_silent() -> None:
    duty = Screen().duty
    duty.hear(tell("b", make_state("b")), 0)
    duty.hear(tell("a", make_state("b", online=False)), 1_000)
    assert not duty.may_begin(1_000 + NOTICE_MS + GRACE_MS)
    assert 1_000 + HANDOVER_MS in looks(duty, 1_000)
    assert duty.may_begin(1_000 + HANDOVER_MS)


def test_whoever_takes_over_from_a_display_that_says_it_cannot_speak_begins_at_once() -> None:
    duty = Screen().duty
    duty.hear(tell("b", make_state("b")), 0)
    duty.hear(tell("a", make_state("b", sound="no_sound_card")), 1_000)
    assert duty.may_begin(1_000)


def test_two_displays_whose_connection_ends_never_speak_at_once() -> None:
    """`a` spoke; its cable is cut and the server, which hears of it first, names `b`."""
    a, b = Duty(), Duty()
    for code, duty in (("a", a), ("b", b)):
        duty.join(0)
        duty.belong(code, "hall")
        duty.hear(tell("a", make_state("b" if code == "a" else "a")), 0)
    cut = 10_000
    b.hear(tell("b", make_state("a", online=False)), cut)
    a.leave(cut + NOTICE_MS)
    silent_from = next(now for now in range(cut + NOTICE_MS, cut + LONG, 10) if not a.may_go_on(now))
    speaks_from = next(now for now in range(cut, cut + LONG, 10) if b.may_begin(now))
    assert silent_from < speaks_from
    assert not a.may_begin(silent_from + LONG)


def test_after_a_restart_of_the_server_the_others_let_the_one_that_spoke_come_back_first() -> None:
    duty = Screen().duty
    duty.hear(tell("b", make_state("b")), 0)
    duty.leave(1_000)
    duty.join(2_000)
    assert not duty.offers(2_000)
    assert 2_000 + HANDOVER_MS in looks(duty, 2_000)
    assert duty.offers(2_000 + HANDOVER_MS), "it does not come back"
    duty.hear(tell("b", make_state("b")), 3_000)
    assert duty.offers(3_000)


def test_the_one_that_spoke_offers_itself_at_once_also_after_a_restart_of_its_own() -> None:
    assert Screen(last="a").duty.offers(0)
    assert Screen().duty.offers(0), "nobody has spoken yet"
    assert not Screen(last="b").duty.offers(0)


def test_a_display_that_is_named_again_goes_on_without_a_pause() -> None:
    duty = Screen().duty
    duty.hear(tell("a", make_state("b")), 0)
    duty.leave(1_000)
    duty.join(2_000)
    duty.hear(tell(None, make_state("b")), 2_000)
    assert not duty.may_begin(2_000)
    assert duty.may_go_on(2_000), "what it is saying is said to its end"
    duty.hear(tell("a", make_state("b")), 2_100)
    assert duty.may_begin(2_100)


def test_how_far_the_group_has_spoken_only_grows() -> None:
    duty = Screen().duty
    duty.hear(tell("b", through=7), 0)
    duty.hear(tell("b", through=3), 0)
    assert duty.through == 7
    duty.leave(1_000)
    duty.hear(tell("b", through=3), 2_000)
    assert duty.through == 3, "unless another server tells it"


def test_a_display_without_a_group_never_speaks() -> None:
    duty = Duty()
    duty.join(0)
    duty.belong("a", None)
    duty.hear(tell("a"), 0)
    assert not duty.may_begin(LONG)
    assert not duty.is_voiced()


def test_a_hall_on_trial_runs_faster() -> None:
    duty = Duty(haste=10)
    duty.join(0)
    duty.belong("a", "hall")
    duty.hear(tell("b", make_state("b")), 0)
    duty.hear(tell("a"), 0)
    assert duty.may_begin(HANDOVER_MS // 10)
