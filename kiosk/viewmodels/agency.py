"""An agency's page: its services."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.listing import ServiceRow, list_service
from kiosk.models.rows import RowsModel
from kiosk.services.hall import Hall
from kiosk.services.standing import Standings
from shared.wire.scalars import Code

QML_IMPORT_NAME = "Antrean.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class AgencyProps:
    """What the page shows beside its tiles."""

    name: str = ""
    letters: str = ""
    names: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    notice: str = ""
    """What to know before a service is chosen; empty where all is as usual."""


@QmlElement
class AgencyViewModel(QObject):
    """One agency at a time."""

    changed = Signal()

    def __init__(
        self,
        standings: Standings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._standings = standings
        self._shown: tuple[Hall, Code] | None = None
        self._model = RowsModel(ServiceRow, parent=self)
        self.props = AgencyProps()
        standings.changed.connect(self._refresh)

    def show(self, hall: Hall, agency: Code) -> None:
        """Show this agency's services."""
        self._shown = (hall, agency)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        if self._shown is None:
            return
        hall, code = self._shown
        standing = self._standings.of(hall)
        rows = [list_service(service, standing) for service in hall.services_of(code)]
        self._model.show(rows)
        props = AgencyProps(
            name=hall.agency(code).name.in_language(standing.tongue.language),
            letters=hall.letters_of(code),
            names=tuple(row.name for row in rows),
            details=tuple(row.detail for row in rows),
            notice=standing.tell_agency(code),
        )
        if props != self.props:
            self.props = props
            self.changed.emit()

    @Property(QObject, constant=True)
    def services(self) -> QObject:
        """ServiceRow"""
        return self._model

    @Property(str, notify=changed)
    def name(self) -> str:
        return self.props.name

    @Property(str, notify=changed)
    def letters(self) -> str:
        return self.props.letters

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # its stub knows only types
    def names(self) -> list[str]:
        return list(self.props.names)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # its stub knows only types
    def details(self) -> list[str]:
        return list(self.props.details)

    @Property(str, notify=changed)
    def notice(self) -> str:
        return self.props.notice
