"""Whether a ticket is given out now, when it is due, and how the line looks to somebody thinking of one."""

from server.domain import calendar, refusals
from server.domain.day import ServiceDay
from shared.wire.methods import Admission, Outlook
from shared.wire.scalars import Code, Moment


def due(day: ServiceDay, now: Moment, *, priority: bool) -> Moment:
    """The due time of a ticket issued now: for priority visitors sooner by the site's head start.

    Source: UU 25/2009 art. 29 (priority); the head start keeps regular visitors from waiting for ever.
    """
    return now - day.site.priority_head_start_ms if priority else now


def admit(day: ServiceDay, service: Code, due_at: Moment, now: Moment) -> None:
    """Raises HallClosed, QueueFull, OnBreak or CutOff where no ticket of `service` is given out now."""
    hours = day.site.calendar_of(service)
    match hours.at(now):
        case calendar.Closed(opens_at=opens_at, reason=reason):
            raise refusals.HallClosed(opens_at, reason)
        case _ if (quota := reached_quota(day, service)) is not None:
            raise refusals.QueueFull(quota, hours.next_day_opening(now))
        case calendar.OnBreak(until=until) if not day.site.tickets_in_breaks:
            raise refusals.OnBreak(until)
        case calendar.OnBreak(closes_at=closes_at) | calendar.Open(closes_at=closes_at):
            if not fits(day, service, due_at, now):
                raise refusals.CutOff(closes_at)


def reached_quota(day: ServiceDay, service: Code) -> int | None:
    """The quota of the service's queue where it has given out all numbers of the day, else None.

    Every number counts, whoever gave it, and also one that was cancelled: a number is never given again.
    """
    queue = day.site.service_by_code[service].queue
    quota = day.site.quotas.get(queue)
    return quota if quota is not None and day.given[queue] >= quota else None


def fits(day: ServiceDay, service: Code, due_at: Moment, now: Moment) -> bool:
    """Whether the line before a ticket due at `due_at`, and its own visit, are projected to end before closing.

    Where no counter is open yet, all that serve the queue count: at opening time nobody has pressed anything.
    A site that has switched the cut-off off always says yes.
    """
    if not day.site.cut_off:
        return True
    queue = day.site.service_by_code[service].queue
    counters = day.serving(queue) or day.site.counters_by_queue[queue]
    work = day.forecast.workload(queue, due_at, counters)
    own = day.forecast.durations(queue).expected_ms
    return day.site.calendar_of(service).project(now, round(work.expected_ms / len(counters) + own)) is not None


def outlook(day: ServiceDay, service: Code, *, priority: bool, now: Moment) -> Outlook:
    """How a service of the site stands at `now`."""
    queue = day.site.service_by_code[service].queue
    serving = day.serving(queue)
    due_at = due(day, now, priority=priority)
    until: Moment | None
    hours = day.site.calendar_of(service)
    match hours.at(now):
        case calendar.Closed(opens_at=until):
            admission: Admission = "closed"
        case _ if reached_quota(day, service) is not None:
            admission, until = "full", hours.next_day_opening(now)
        case calendar.OnBreak(until=until, closes_at=closes_at) | calendar.Open(until=until, closes_at=closes_at) as at:
            admission = "break" if isinstance(at, calendar.OnBreak) and not day.site.tickets_in_breaks else "open"
            if day.site.tickets_in_breaks:
                until = closes_at
            if not fits(day, service, due_at, now):
                admission, until = "cut_off", closes_at
    return Outlook(
        admission=admission,
        waiting=day.waiting(queue),
        counters_open=len(serving),
        wait=day.forecast.wait(queue, due_at, serving, idle=day.idle(serving)),
        until=until,
        counters=tuple(counter.code for counter in day.site.counters_by_queue[queue]),
    )
