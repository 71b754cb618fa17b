"""Short words and figures that several pages say: lengths of time, classes, states, and the names behind codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from officer_console.texts import QT_TRANSLATE_NOOP
from shared.ui.moments import say_time
from shared.wire.scalars import Code, Language, Moment
from shared.wire.site import Counter, Service, SiteDescription
from shared.wire.ticket import TicketState, VisitResult

translate = QCoreApplication.translate

MINUTE_MS = 60_000
HOUR_MINUTES = 60
UNKNOWN = "–"

_STATES: dict[str, str] = {
    "waiting": QT_TRANSLATE_NOOP("Wording", "Waiting"),
    "called": QT_TRANSLATE_NOOP("Wording", "Called"),
    "serving": QT_TRANSLATE_NOOP("Wording", "Being served"),
    "held": QT_TRANSLATE_NOOP("Wording", "On hold"),
    "no_show": QT_TRANSLATE_NOOP("Wording", "No-show"),
    "finished": QT_TRANSLATE_NOOP("Wording", "Finished"),
    "cancelled": QT_TRANSLATE_NOOP("Wording", "Cancelled"),
    "expired": QT_TRANSLATE_NOOP("Wording", "Expired"),
}


RESULTS: Final[Mapping[VisitResult, str]] = {
    "served": QT_TRANSLATE_NOOP("Wording", "Served"),
    "documents_missing": QT_TRANSLATE_NOOP("Wording", "Documents are missing"),
    "come_back": QT_TRANSLATE_NOOP("Wording", "Comes back another day"),
    "not_served": QT_TRANSLATE_NOOP("Wording", "Could not be served"),
}
"""What can come of a visit, in the order in which officers choose."""


def result_name(result: VisitResult) -> str:
    """What came of a visit, for the officer."""
    return translate("Wording", RESULTS[result])


def state_name(state: TicketState | str) -> str:
    """A ticket's state for the officer; a state of a newer server as it is."""
    return translate("Wording", _STATES[state]) if state in _STATES else state


def class_name(*, priority: bool) -> str:
    """Regular or priority; never why."""
    return translate("Wording", "Priority") if priority else translate("Wording", "Regular")


def duration(milliseconds: int) -> str:
    """A length of time in minutes, from an hour on in hours and minutes. A wrong clock gives no negative time."""
    minutes = max(0, milliseconds) // MINUTE_MS
    if minutes < HOUR_MINUTES:
        return translate("Wording", "{minutes} min").format(minutes=minutes)
    hours, minutes = divmod(minutes, HOUR_MINUTES)
    return translate("Wording", "{hours} h {minutes} min").format(hours=hours, minutes=minutes)


def seconds_left(until: Moment, now: Moment, *, given: int) -> int:
    """Whole seconds of the `given` that are still to go, begun ones too. A clock that is slow adds none to them."""
    return min(max(0, ceil((until - now) / 1000)), given)


@dataclass(frozen=True, slots=True)
class Naming:
    """Gives the codes and moments of one site the names that this officer reads."""

    site: SiteDescription
    language: Language

    @property
    def timezone(self) -> ZoneInfo:
        """The site's."""
        return ZoneInfo(self.site.timezone)

    def hour(self, moment: Moment) -> str:
        """Hour and minute at the site."""
        return say_time(moment, self.timezone, self.language)

    def find_counter(self, code: Code) -> Counter | None:
        """The counter with this code, if the site has it."""
        return next((counter for counter in self.site.counters if counter.code == code), None)

    def counter(self, code: Code) -> str:
        """What the profile calls a counter."""
        found = self.find_counter(code)
        return found.name.in_language(self.language) if found else code

    def officer(self, code: Code | None) -> str:
        """The name of an officer; their code where the site has nobody of that code any more."""
        return next((one.name for one in self.site.officers if one.code == code), code or UNKNOWN)

    def zone(self, code: Code) -> str:
        """What the profile calls a zone."""
        return next((zone.name.in_language(self.language) for zone in self.site.zones if zone.code == code), code)

    def agency(self, code: Code, *, short: bool = False) -> str:
        """What the profile calls an agency, its short name where one is wanted and there is one."""
        for agency in self.site.agencies:
            if agency.code == code:
                return (agency.short if short else "") or agency.name.in_language(self.language)
        return code

    def find_service(self, code: Code) -> Service | None:
        """The service with this code, if the site has it."""
        return next((service for service in self.site.services if service.code == code), None)

    def service(self, code: Code) -> str:
        """What the profile calls a service."""
        found = self.find_service(code)
        return found.name.in_language(self.language) if found else code

    def queues(self, counter: Counter) -> tuple[str, ...]:
        """The lines that a counter serves, prefix first, those of its first tier first."""
        queues = {queue.code: queue for queue in self.site.queues}
        return tuple(
            f"{queues[code].prefix} {queues[code].name.in_language(self.language)}" if code in queues else code
            for tier in counter.tiers
            for code in tier
        )
