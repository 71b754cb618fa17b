"""Reconnecting: soon at first, ever rarer, never all at once, never given up."""

from itertools import islice

import pytest

from shared.link.settings import LinkSettings


def settings() -> LinkSettings:
    return LinkSettings("ws://127.0.0.1:1/", "secret-token", "test/1", officer_token="secret-officer")


def test_first_try_comes_within_half_a_second_and_none_waits_longer_than_five() -> None:
    for _ in range(100):
        delays = list(islice(settings().delays(), 30))
        assert 0.2 < delays[0] < 0.5
        assert max(delays) <= 5.0
        assert min(delays[10:]) > 2.0


def test_hundred_clients_do_not_come_back_together() -> None:
    for round_ in range(3):
        delays = sorted(next(islice(settings().delays(), round_, None)) for _ in range(100))
        assert delays[-1] > 1.5 * delays[0]


def test_secrets_are_not_shown() -> None:
    assert "secret" not in repr(settings())


@pytest.mark.parametrize("uri", ["", "http://127.0.0.1/", "127.0.0.1:8700", "ws:///"])
def test_address_that_is_none_is_a_mistake_of_ours(uri: str) -> None:
    with pytest.raises(ValueError, match="ws://host:port/"):
        LinkSettings(uri, "t", "test/1")
