"""The rows of the kiosk's lists, made from the hall."""

from dataclasses import dataclass

from kiosk.services.hall import Hall
from kiosk.services.phrases import Tongue, say_admission
from shared.wire.methods import Outlook
from shared.wire.scalars import Code, Language, Moment
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


def list_agency(agency: Agency, hall: Hall, outlook: Outlook | None, now: Moment, tongue: Tongue) -> AgencyRow:
    """An agency's tile. Without an outlook it counts as available: the service page knows more."""
    shut = outlook is not None and outlook.admission in ("closed", "break")
    return AgencyRow(
        code=agency.code,
        name=agency.name.in_language(tongue.language),
        letters=hall.letters_of(agency.code),
        detail=say_admission(outlook, now, tongue) if outlook is not None and shut else "",
    )


def list_service(service: Service, language: Language) -> ServiceRow:
    """A service's tile."""
    return ServiceRow(service.code, service.name.in_language(language))
