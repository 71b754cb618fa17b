"""One hall with its rules, as the domain sees it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from server.domain.calendar import Calendar
from shared.wire.methods import OfficerRole
from shared.wire.scalars import Code
from shared.wire.site import Agency, Counter, Queue, Service, SiteDescription

HOUR_MS = 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Officer:
    """A *petugas*, the counters they may take, and what else they may do."""

    code: Code
    name: str
    agency: Code
    counters: tuple[Code, ...]
    role: OfficerRole = "officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What clients are told of a hall, the rules they are not told, and where to find each part by its code."""

    description: SiteDescription
    calendar: Calendar
    agency_calendars: Mapping[Code, Calendar] = field(default_factory=dict)
    """Agencies with hours of their own; all others keep the hall's."""
    officers: tuple[Officer, ...] = ()
    priority_head_start_ms: int = HOUR_MS
    """How much sooner than its issue a priority ticket is due (UU 25/2009 art. 29)."""
    tickets_in_breaks: bool = True
    """Whether numbers are given out while the counters are on their break."""
    cut_off: bool = True
    """Whether numbers stop when the projected end of a line passes closing time."""
    quotas: Mapping[Code, int] = field(default_factory=dict)
    """How many numbers a queue gives out in a day, by its code; a queue that is not here has no limit."""

    agency_by_code: Mapping[Code, Agency] = field(init=False, repr=False, compare=False)
    service_by_code: Mapping[Code, Service] = field(init=False, repr=False, compare=False)
    queue_by_code: Mapping[Code, Queue] = field(init=False, repr=False, compare=False)
    counter_by_code: Mapping[Code, Counter] = field(init=False, repr=False, compare=False)
    officer_by_code: Mapping[Code, Officer] = field(init=False, repr=False, compare=False)
    counters_by_queue: Mapping[Code, tuple[Counter, ...]] = field(init=False, repr=False, compare=False)
    """The counters that serve a queue in any tier, in the profile's order."""

    def __post_init__(self) -> None:
        described = self.description
        derived: dict[str, object] = {
            "agency_by_code": _by_code(described.agencies),
            "service_by_code": _by_code(described.services),
            "queue_by_code": _by_code(described.queues),
            "counter_by_code": _by_code(described.counters),
            "officer_by_code": _by_code(self.officers),
            "counters_by_queue": {
                queue.code: tuple(counter for counter in described.counters if serves(counter, queue.code))
                for queue in described.queues
            },
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

    @property
    def code(self) -> Code:
        return self.description.code

    def officer_named(self, typed: str) -> Code:
        """The code that is meant, whatever its capitals; what was typed where that is nobody's, or several have it."""
        meant = [code for code in self.officer_by_code if code.casefold() == typed.casefold()]
        return meant[0] if len(meant) == 1 else typed

    def calendar_of(self, service: Code) -> Calendar:
        """The hours of a service: those of the agency whose queue it feeds, for that agency's officers serve it.

        Raises:
            KeyError: the site has no such service.
        """
        queue = self.queue_by_code[self.service_by_code[service].queue]
        return self.agency_calendars.get(queue.agency, self.calendar)


def serves(counter: Counter, queue: Code) -> bool:
    """Whether a counter has a queue in one of its tiers."""
    return any(queue in tier for tier in counter.tiers)


class _Coded(Protocol):
    @property
    def code(self) -> Code: ...


_Part = TypeVar("_Part", bound=_Coded)


def _by_code(parts: Iterable[_Part]) -> dict[Code, _Part]:
    return {part.code: part for part in parts}
