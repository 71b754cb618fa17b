"""What may be announced."""

import msgspec
import pytest

from shared.wire.methods import MakeAnnouncement


@pytest.mark.parametrize("text", ["", "   ", "\u2003\u2003", "\u200b", "\ufeff \u00a0", "satu\ndua", "satu\u2028dua"])
def test_nothing_to_be_seen_and_more_than_one_line_are_no_announcement(text: str) -> None:
    with pytest.raises(msgspec.ValidationError, match="text"):
        msgspec.convert({"text": text}, MakeAnnouncement)


@pytest.mark.parametrize("text", ["Hati-hati", " \u2003!", "\u00a0سلام", "🚗"])
def test_what_can_be_seen_may_be_announced(text: str) -> None:
    assert msgspec.convert({"text": text}, MakeAnnouncement).text == text
