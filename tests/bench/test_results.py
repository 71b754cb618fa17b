"""Medians, percentiles, ratios and aims."""

import pytest

from bench.results import Aim, Figure, Spread, compare, percentile


@pytest.mark.parametrize(("share", "value"), [(0.0, 1), (0.5, 50), (0.505, 51), (0.95, 95), (0.99, 99), (1.0, 100)])
def test_a_percentile_is_the_smallest_that_the_share_does_not_exceed(share: float, value: int) -> None:
    assert percentile(list(range(100, 0, -1)), share) == value


def test_the_percentile_of_one_value_is_that_value() -> None:
    assert percentile([7.0], 0.5) == percentile([7.0], 0.99) == 7.0


def test_a_spread_is_the_middle_and_the_ends() -> None:
    assert Spread.of([5.0, 1.0, 2.0]) == Spread(2.0, 1.0, 5.0)


def test_rounds_are_compared_pair_by_pair() -> None:
    comparison = compare(Figure("bare", "/s", [10.0, 100.0, 1000.0]), [5.0, 20.0, 500.0])
    assert list(comparison.ratios) == [0.5, 0.2, 0.5]
    assert comparison.met is None


@pytest.mark.parametrize(
    ("aim", "met"), [(Aim("at least", 0.5), True), (Aim("at least", 0.51), False), (Aim("at most", 0.49), False)]
)
def test_an_aim_is_held_against_the_median_of_the_ratios(aim: Aim, met: bool) -> None:
    assert compare(Figure("bare", "/s", [10.0, 100.0, 1000.0]), [5.0, 20.0, 500.0], aim).met is met


def test_a_figure_and_its_yardstick_have_as_many_rounds() -> None:
    with pytest.raises(ValueError, match="zip"):
        compare(Figure("bare", "/s", [10.0]), [5.0, 20.0])
