"""What the lobby says of the hall's hours while no counter is open."""

import pytest

from counter_display.services.opening import Hours, first_hours
from shared.wire.methods import Admission, Outlook

NINE, TOMORROW = 1_795_399_200_000, 1_795_482_000_000


@pytest.mark.parametrize("admission", ["open", "cut_off", "full"])
def test_hall_that_gives_out_no_more_numbers_is_still_in_its_hours(admission: Admission) -> None:
    outlooks = [Outlook("closed", 0, 0, None, until=TOMORROW), Outlook(admission, 9, 0, None, until=TOMORROW)]
    assert first_hours(outlooks) == Hours(running=True, opens_at=TOMORROW)


def test_hall_opens_with_its_first_agency() -> None:
    outlooks = [Outlook("closed", 0, 0, None, until=TOMORROW), Outlook("break", 0, 0, None, until=NINE)]
    assert first_hours(outlooks) == Hours(running=False, opens_at=NINE)
