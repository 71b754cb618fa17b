"""Decisions about what supervisors have said in the hall, now or at a time of today."""

from typing import Final

from server.domain import refusals
from server.domain.day import ServiceDay
from server.domain.occasion import Decision, Occasion
from shared.wire import events as ev
from shared.wire import methods as do
from shared.wire.announcement import Announcement
from shared.wire.scalars import Moment

MOST_SCHEDULED: Final = 50
"""As many as a supervisor can still keep an eye on."""
LATE_MS: Final = 10 * 60 * 1000
"""What could not be said for longer than this, because the server was down, is not said any more."""


def make(on: Occasion, command: do.MakeAnnouncement) -> Decision:
    known = {zone.code for zone in on.day.site.description.zones}
    for zone in command.zones:
        if zone not in known:
            raise refusals.UnknownZone(zone)
    at = on.now if command.at is None else command.at
    if on.day.site.calendar.service_day(at).isoformat() != on.day.board.day:
        raise refusals.NotToday(at)
    announcement = Announcement(
        on.id, command.text, command.text_en, tuple(dict.fromkeys(command.zones)), max(at, on.now)
    )
    if at <= on.now:
        return Decision((ev.AnnouncementMade(announcement),))
    if len(on.day.board.announcements.scheduled) >= MOST_SCHEDULED:
        raise refusals.TooManyAnnouncements(MOST_SCHEDULED)
    return Decision((ev.AnnouncementScheduled(announcement),))


def withdraw(on: Occasion, command: do.WithdrawAnnouncement) -> Decision:
    if on.day.board.announcements.find(command.id) is None:
        raise refusals.UnknownAnnouncement(command.id)
    return Decision((ev.AnnouncementWithdrawn(command.id),))


def announce_due(day: ServiceDay, now: Moment) -> Decision | None:
    """What becomes of the announcements whose time has come at `now`; None where there are none."""
    due = [each for each in day.board.announcements.scheduled if each.at <= now]
    if not due:
        return None
    return Decision(
        tuple(
            ev.AnnouncementWithdrawn(each.id) if now - each.at > LATE_MS else ev.AnnouncementMade(each) for each in due
        )
    )
