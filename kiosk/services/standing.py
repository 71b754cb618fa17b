"""How services and agencies stand, told by the queues that they feed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from kiosk.services.hall import Hall
from kiosk.services.outlooks import Outlooks
from kiosk.services.phrases import Tongue, say_admission, say_shut
from shared.ui.translation import Translation
from shared.wire.methods import Outlook
from shared.wire.scalars import Code, Moment
from shared.wire.site import Service

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of all queues now, to be told in one language."""

    hall: Hall
    outlook: Callable[[Code], Outlook | None]
    """The latest outlook of a service; None before the first answer."""
    now: Moment
    tongue: Tongue

    def of(self, service: Service) -> Outlook | None:
        """How a service stands, told by another of its queue where it was not asked about itself."""
        return self.outlook(self.hall.sample_of(service).code)

    def say_service(self, service: Service) -> str:
        """Why it gives out no numbers now, and what to do; empty while it does, and while nobody knows."""
        outlook = self.of(service)
        return "" if outlook is None else say_shut(outlook, self.now, self.tongue)

    def say_agency(self, agency: Code) -> str:
        """Likewise for an agency none of whose queues gives out numbers: by the one that opens first."""
        shut = self._shut(agency)
        return "" if shut is None else say_shut(shut, self.now, self.tongue)

    def tell_agency(self, agency: Code) -> str:
        """What to know before a service of the agency is chosen, at length; empty where all is as usual."""
        shut = self._shut(agency)
        if shut is not None and shut.admission == "full":
            return say_shut(shut, self.now, self.tongue)
        if shut is not None:
            return say_admission(shut, self.now, self.tongue)
        known = [self.of(service) for service in self.hall.services_of(agency)]
        if known and all(outlook is not None and outlook.counters_open == 0 for outlook in known):
            return translate("Standing", "No counter of this agency is open yet. You can take a number already.")
        return ""

    def _shut(self, agency: Code) -> Outlook | None:
        known = [self.of(service) for service in self.hall.services_of(agency)]
        shut = [outlook for outlook in known if outlook is not None and outlook.admission != "open"]
        if not known or len(shut) < len(known):
            return None
        return min(
            shut, key=lambda outlook: (outlook.admission == "cut_off", outlook.until is None, outlook.until or 0)
        )


class Standings(QObject):
    """How a hall stands at any moment, in the visitor's language."""

    changed = Signal()

    def __init__(
        self, outlooks: Outlooks, translation: Translation, clock: Callable[[], Moment], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._outlooks = outlooks
        self._translation = translation
        self._clock = clock
        outlooks.changed.connect(self._follow)
        translation.changed.connect(self._follow)

    def of(self, hall: Hall) -> Standing:
        """Of this hall, now."""
        return Standing(hall, self._outlooks.get, self._clock(), Tongue(self._translation.language, hall.zone))

    @Slot()
    def _follow(self) -> None:
        self.changed.emit()
