"""The rows of the kiosk's lists, made from the hall."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.services.hall import Hall, short_name
from kiosk.services.search import Hit, Kind
from kiosk.services.standing import Standing
from shared.wire.scalars import Code
from shared.wire.site import Agency, Service


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """A tile of the home page."""

    code: Code
    name: str
    letters: str
    """What its numbers begin with."""
    detail: str
    """Why it gives out no numbers now; empty while it does."""


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A tile of an agency's page."""

    code: Code
    name: str
    detail: str
    """Why it gives out no numbers although others of its agency do; empty otherwise."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A service or an agency outside of its own page: among the popular, or found."""

    place: str
    """Where in its list; a row stays what it is when another thing is found at its place."""
    kind: Kind
    code: Code
    name: str
    letters: str
    detail: str
    """Of a service: whose it is. Then, why no numbers are given out now."""
    notice: str
    """Only the latter."""


def list_agency(agency: Agency, hall: Hall, standing: Standing) -> AgencyRow:
    """An agency's tile. Without an outlook it counts as available: the service page knows more."""
    return AgencyRow(
        code=agency.code,
        name=agency.name.in_language(standing.tongue.language),
        letters=hall.letters_of(agency.code),
        detail=standing.say_agency(agency.code),
    )


def list_service(service: Service, standing: Standing) -> ServiceRow:
    """A service's tile on the page of its agency, which itself says when all of it is closed."""
    apart = not standing.say_agency(service.agency)
    return ServiceRow(
        code=service.code,
        name=service.name.in_language(standing.tongue.language),
        detail=standing.say_service(service) if apart else "",
    )


def list_found(hits: Iterable[Hit], hall: Hall, standing: Standing) -> list[FoundRow]:
    """The rows for what was found; what the hall does not have is left out."""
    known = [hit for hit in hits if (hall.has if hit.kind == "service" else hall.has_agency)(hit.code)]
    return [_list_hit(str(place), hit, hall, standing) for place, hit in enumerate(known)]


def _list_hit(place: str, hit: Hit, hall: Hall, standing: Standing) -> FoundRow:
    language = standing.tongue.language
    if hit.kind == "agency":
        agency = hall.agency(hit.code)
        name, letters = agency.name.in_language(language), hall.letters_of(hit.code)
        shut = standing.say_agency(hit.code)
        return FoundRow(place, "agency", hit.code, name, letters, shut, shut)
    service = hall.service(hit.code)
    whose = short_name(hall.agency(service.agency), language)
    shut = standing.say_service(service)
    detail = " \N{MIDDLE DOT} ".join(part for part in (whose, shut) if part)
    name, letters = service.name.in_language(language), hall.queue_of(service).prefix
    return FoundRow(place, "service", hit.code, name, letters, detail, shut)
