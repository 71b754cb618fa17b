"""What the desk says of steps, figures and those waiting, without a window."""

from collections.abc import Iterator
from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication

from officer_console.app import TEXTS
from officer_console.viewmodels.figures import say_figures
from officer_console.viewmodels.notices import derive_notice
from officer_console.viewmodels.steps import short_step_name, step_name, told_step
from officer_console.viewmodels.wording import Naming
from shared.ui.translation import Translation
from shared.wire.methods import Figures, Step, StepKind
from tests.officer_console.hall import Hall

TWO = ("A-012", "A-011")


@pytest.fixture(params=["id", "en"])
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    translation = Translation((TEXTS,), request.param)
    yield request.param
    translation.remove()


def test_every_step_has_a_name_and_a_sentence_of_its_own(spoken: str) -> None:
    names, sentences = set(), set()
    for kind in get_args(StepKind):
        numbers = () if kind in ("pause", "resume") else TWO[:1]
        step = Step(7, kind, numbers, 0)
        names.add(step_name(step))
        sentences.add(told_step(step))
        assert all(number in step_name(step) and number in told_step(step) for number in numbers)
        assert told_step(step).endswith(".")
        assert "{" not in step_name(step) + told_step(step)
    assert len(names) == len(sentences) == len(get_args(StepKind))


def test_a_call_that_finished_a_visit_names_both_and_on_the_button_the_one_called(spoken: str) -> None:
    step = Step(7, "call", TWO, 0)
    assert all(number in step_name(step) and number in told_step(step) for number in TWO)
    assert TWO[0] in short_step_name(step)
    assert TWO[1] not in short_step_name(step)


def test_a_finish_that_called_nobody_says_nothing_of_a_second_visitor(spoken: str) -> None:
    assert told_step(Step(7, "finish", TWO[:1], 0)).count("A-0") == 1


def test_averages_are_said_once_there_are_some(spoken: str) -> None:
    assert say_figures(None) == ""
    assert len(say_figures(Figures()).split(" · ")) == 3
    whole = say_figures(Figures(12, 2, 1, 372.0, 3_900.0)).split(" · ")
    assert len(whole) == 5
    assert "6" in whole[3]
    assert "1" in whole[4]
    assert "5" in whole[4]


def test_the_offer_to_undo_gives_way_to_anything_else() -> None:
    naming = Naming(Hall().site.description, "id")
    offer = derive_notice(None, None, naming, Step(7, "call", TWO[:1], 60_000))
    assert offer is not None
    assert (offer.tone, offer.until, offer.span) == ("quiet", 60_000, naming.site.undo_seconds * 1_000)
    assert derive_notice(None, None, naming, None) is None
