"""What can be said of opening hours without the server."""

from datetime import UTC, datetime

import pytest

from kiosk.services.opening import UNKNOWN, tell_offline, tell_opening
from shared.wire.hours import AgencyHours, OpeningDay, SiteHours, Span
from shared.wire.methods import Outlook
from shared.wire.scalars import Moment


def at(day: int, hour: int, minute: int = 0) -> Moment:
    """A moment of November 2026 by the hall's clock (WIB)."""
    return int(datetime(2026, 11, day, hour - 7, minute, tzinfo=UTC).timestamp() * 1000)


def open_day(day: int) -> OpeningDay:
    spans = (Span(at(day, 8), at(day, 12)), Span(at(day, 13), at(day, 15)))
    return OpeningDay(f"2026-11-{day}", (AgencyHours("dukcapil", spans),))


SUNDAY = OpeningDay("2026-11-22", (AgencyHours("dukcapil", (), "Libur"),))
HOURS = SiteHours((open_day(20), open_day(21), SUNDAY, open_day(23)), tickets_in_breaks=False)
IN_BREAKS = SiteHours(HOURS.days, tickets_in_breaks=True)


@pytest.mark.parametrize(
    ("hours", "now", "admission", "until"),
    [
        (HOURS, at(20, 7, 59), "closed", at(20, 8)),
        (HOURS, at(20, 8), "open", at(20, 12)),
        (HOURS, at(20, 12), "break", at(20, 13)),
        (IN_BREAKS, at(20, 12), "open", at(20, 15)),
        (IN_BREAKS, at(20, 9), "open", at(20, 15)),
        (HOURS, at(20, 14), "open", at(20, 15)),
        (HOURS, at(20, 15), "closed", at(21, 8)),
        (HOURS, at(21, 16), "closed", at(23, 8)),
        (HOURS, at(22, 10), "closed", at(23, 8)),
        (HOURS, at(23, 18), "closed", None),
    ],
)
def test_agency_stands_as_its_hours_say(hours: SiteHours, now: Moment, admission: str, until: Moment | None) -> None:
    today = datetime.fromtimestamp(now / 1000 + 7 * 3600, UTC).date().isoformat()
    outlook = tell_opening(hours, "dukcapil", today, now)
    assert outlook is not None
    assert (outlook.admission, outlook.until) == (admission, until)
    assert (outlook.waiting, outlook.counters_open, outlook.wait) == (UNKNOWN, UNKNOWN, None)


@pytest.mark.parametrize("today", ["2026-11-19", "2026-11-24"])
def test_of_a_day_that_was_not_told_nothing_is_known(today: str) -> None:
    assert tell_opening(HOURS, "dukcapil", today, at(20, 9)) is None


def test_agency_without_hours_is_closed() -> None:
    outlook = tell_opening(HOURS, "kemenag", "2026-11-20", at(20, 9))
    assert outlook is not None
    assert (outlook.admission, outlook.until) == ("closed", None)


def test_day_that_was_cut_off_stays_so_until_its_end() -> None:
    last = Outlook("cut_off", 40, 1, None, until=at(20, 15))
    told = tell_opening(HOURS, "dukcapil", "2026-11-20", at(20, 14))
    assert tell_offline(told, last, at(20, 14)) == last
    assert tell_offline(None, last, at(20, 14)) == last
    after = tell_opening(HOURS, "dukcapil", "2026-11-20", at(20, 15))
    assert tell_offline(after, last, at(20, 15)) == after


def test_queue_whose_quota_was_given_out_stays_full_until_the_next_day_opens() -> None:
    full = Outlook("full", 40, 1, None, until=at(21, 8))
    told = tell_opening(HOURS, "dukcapil", "2026-11-20", at(20, 14))
    assert tell_offline(told, full, at(20, 14)) == full
    assert tell_offline(None, full, at(20, 14)) == full
    closed = tell_opening(HOURS, "dukcapil", "2026-11-20", at(20, 15))
    assert tell_offline(closed, full, at(20, 15)) == closed
    tomorrow = tell_opening(HOURS, "dukcapil", "2026-11-21", at(21, 8))
    assert tell_offline(tomorrow, full, at(21, 8)) == tomorrow
    for_ever = Outlook("full", 40, 1, None)
    assert tell_offline(told, for_ever, at(20, 14)) == for_ever


def test_service_of_a_queue_that_is_full_is_full_too() -> None:
    full = Outlook("full", 40, 1, None, until=at(21, 8))
    cut_off = Outlook("cut_off", 40, 1, None, until=at(20, 15))
    told = tell_opening(HOURS, "dukcapil", "2026-11-20", at(20, 14))
    assert tell_offline(told, None, at(20, 14), of_queue=full) == full
    assert tell_offline(told, Outlook("open", 12, 2, None), at(20, 14), of_queue=full) == full
    assert tell_offline(told, None, at(20, 14), of_queue=cut_off) == told, "a priority visitor may still fit"


def test_line_of_before_is_not_told_as_if_it_were_now() -> None:
    told = tell_opening(HOURS, "dukcapil", "2026-11-20", at(20, 9))
    assert tell_offline(told, Outlook("open", 12, 2, None), at(20, 9)) == told
