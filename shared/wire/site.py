"""What a hall is made of, as clients see it. The order of every list is the order to show it in."""

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType
from msgspec.structs import replace

from shared.wire.scalars import Code, Language
from shared.wire.voice import VoicePlan

HALL_LOUDSPEAKERS: Code = "hall"

Translations = dict[Language, dict[str, str]]
"""For each language, Indonesian texts of services and what they are in it."""


class Text(Struct, frozen=True):
    """A text for visitors in the languages of the hall: Indonesian always, others where the profile has them."""

    id: str
    en: str = ""
    others: dict[Language, str] | UnsetType = UNSET
    """In languages beside these two; not sent where there are none."""

    def in_language(self, language: Language) -> str:
        """The text in `language`, or in Indonesian where there is none."""
        if language == "en":
            return self.en or self.id
        return ("" if self.others is UNSET else self.others.get(language, "")) or self.id

    @property
    def all(self) -> tuple[str, ...]:
        """The text in every language that it has, Indonesian first."""
        others = () if self.others is UNSET else self.others.values()
        return tuple(text for text in (self.id, self.en, *others) if text)


class Agency(Struct, frozen=True):
    """An *instansi* with services in the hall."""

    code: Code
    name: Text
    short: str = ""
    """A name for narrow places ("Dukcapil"); may be empty."""


class Service(Struct, frozen=True):
    """A *layanan* that a visitor can take a ticket for."""

    code: Code
    agency: Code
    queue: Code
    name: Text
    minutes: int
    """Expected handling time at the counter, before the day's own durations are known."""
    requirements: tuple[str, ...] = ()
    """The *syarat*: what to have at hand, in Indonesian; `SiteDescription.read_service` has it in other languages."""
    online: bool = False
    """Done by the visitor on an assisted terminal (Kota Jambi's *online* services)."""
    cost: str = ""
    """What it costs, likewise ("Rp30.000 (PNBP)"); empty where nothing is said."""


class Queue(Struct, frozen=True):
    """A line and number series that one or more services feed."""

    code: Code
    prefix: str
    name: Text
    agency: Code


class Zone(Struct, frozen=True):
    """A hall or floor with its own display."""

    code: Code
    name: Text
    loudspeakers: Code = HALL_LOUDSPEAKERS
    """The group of loudspeakers that is heard there: displays of one group never speak over one another."""


class Counter(Struct, frozen=True):
    """A *loket*. Its tiers name the queues it serves: a lower tier only when all above it are empty."""

    code: Code
    name: Text
    zone: Code
    tiers: tuple[tuple[Code, ...], ...]


class OfficerName(Struct, frozen=True):
    """An officer whom a visitor can be sent to, or who sits at a counter."""

    code: Code
    name: str
    counters: tuple[Code, ...] = ()
    """Those that this officer may take."""


class SiteDescription(Struct, frozen=True):
    """One building of an MPP with everything a client shows of it."""

    code: Code
    name: Text
    mpp: Text
    """The MPP that this site belongs to; the same as `name` where it has only one."""
    timezone: str
    """IANA name, say Asia/Jakarta. Service days and all shown times are in it."""
    languages: tuple[Language, ...]
    agencies: tuple[Agency, ...]
    queues: tuple[Queue, ...]
    services: tuple[Service, ...]
    zones: tuple[Zone, ...]
    counters: tuple[Counter, ...]
    next_finishes: bool = True
    """Whether `call.next` also finishes the visitor now at the counter."""
    facilities: tuple[Text, ...] = ()
    """Facilities for vulnerable groups, for the visitor to read."""
    voice: VoicePlan = VoicePlan()
    next_numbers: Annotated[int, Meta(ge=0, le=10)] = 0
    """How many of the numbers that come next displays show for each agency; 0: none."""
    running_text: tuple[Text, ...] = ()
    """What runs along the bottom of the displays, one after the other; none: no running text."""
    translations: Translations = {}
    """Requirements and costs of the services in languages beside Indonesian, as far as the profile has them."""
    recall_limit: Annotated[int, Meta(ge=0, le=20)] = 3
    """How often a number is called again at most; 0: as often as the officer likes."""
    recalls_before_no_show: Annotated[int, Meta(ge=0, le=20)] = 0
    """How often a number must have been called again before it can be a no-show."""
    undo_seconds: Annotated[int, Meta(ge=10, le=600)] = 60
    """How long officers can take back what they did by mistake."""
    auto_call_seconds: Annotated[int, Meta(ge=0, le=600)] = 0
    """After how many idle seconds a counter's console calls whoever waits, by itself; 0: never."""
    officers: tuple[OfficerName, ...] = ()
    """Only consoles are told."""

    def read_service(self, service: Service, language: Language) -> Service:
        """The service with its requirements and cost in `language`; what has no translation stays Indonesian."""
        said = self.translations.get(language, {})
        requirements = tuple(said.get(line, line) for line in service.requirements)
        return replace(service, requirements=requirements, cost=said.get(service.cost, service.cost))
