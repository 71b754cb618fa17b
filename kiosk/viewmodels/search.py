"""The search page: what was typed, and what there is for it."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.listing import FoundRow, list_found
from kiosk.models.rows import RowsModel
from kiosk.services.hall import Hall
from kiosk.services.popular import PopularServices
from kiosk.services.search import Hit, SearchIndex
from kiosk.services.standing import Standings

QML_IMPORT_NAME = "Antrean.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

MOST_SHOWN = 12
"""Who has not found it among so many types more."""
LONGEST = 40
"""So many letters are taken."""


@dataclass(frozen=True, slots=True)
class SearchProps:
    """What the page shows beside its rows."""

    typed: str = ""
    heading: str = ""
    advice: str = ""
    """What to do where nothing was found, or too much."""
    names: tuple[str, ...] = ()
    details: tuple[str, ...] = ()


def derive_search(typed: str, found: int | None, rows: list[FoundRow]) -> SearchProps:
    """The page's properties; `found` is None where there was nothing to look for."""
    heading, advice = "", ""
    by_agency = bool(rows) and all(row.kind == "agency" for row in rows)
    if found is None and not by_agency:
        heading = translate("Search", "Most taken")
    elif found is None:
        heading = translate("Search", "Type what you need, or choose the agency")
    elif found == 0:
        heading = translate("Search", "Sorry, nothing found for “%1”.").replace("%1", typed.strip())
        advice = translate("Search", "Try another word, or choose the agency:")
    else:
        heading = translate("Search", "%n result(s)", None, found)
        if found > len(rows):
            advice = translate("Search", "These are the best. Type more to find yours.")
    return SearchProps(
        typed, heading, advice, names=tuple(row.name for row in rows), details=tuple(row.detail for row in rows)
    )


@QmlElement
class SearchViewModel(QObject):
    """Takes letters, from the screen's keys or a keyboard, and finds with each."""

    changed = Signal()
    typedChanged = Signal()  # noqa: N815 - Qt's way with names

    def __init__(
        self,
        standings: Standings,
        popular: PopularServices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._standings = standings
        self._popular = popular
        self._hall: Hall | None = None
        self._index: SearchIndex | None = None
        self._typed = ""
        self._shown = False
        self._model = RowsModel(FoundRow, key="place", parent=self)
        self.props = SearchProps()
        standings.changed.connect(self._follow)
        popular.changed.connect(self._follow)

    def show_hall(self, hall: Hall) -> None:
        """A hall, new or described anew."""
        self._hall = hall
        self._index = SearchIndex.of(hall.site)
        self.refresh()

    def open(self) -> None:
        """The page is shown from now on, as it was left."""
        self._shown = True
        self.refresh()

    def close(self) -> None:
        """It is not shown: nothing has to be kept up."""
        self._shown = False

    @Slot(str)
    def type(self, letters: str) -> None:
        """Letters from a key."""
        fit = "".join(letter for letter in letters if letter.isprintable())
        self._set(f"{self._typed}{fit}".lstrip()[:LONGEST])

    @Slot()
    def rub(self) -> None:
        """Take the last letter back."""
        self._set(self._typed[:-1])

    @Slot()
    def clear(self) -> None:
        """Begin anew."""
        self._set("")

    @Slot()
    def refresh(self) -> None:
        """Look at everything again."""
        hall, index = self._hall, self._index
        if hall is None or index is None:
            return
        standing = self._standings.of(hall)
        found = index.find(self._typed, self._popular.codes) if self._typed.strip() else None
        offered = found[:MOST_SHOWN] if found is not None else self._popular.offered(hall, MOST_SHOWN)
        rows = list_found(offered, hall, standing)
        if not rows:
            rows = list_found([Hit("agency", agency.code) for agency in hall.agencies], hall, standing)
        self._model.show(rows)
        props = derive_search(self._typed, None if found is None else len(found), rows)
        if props != self.props:
            self.props = props
            self.changed.emit()

    @Slot()
    def _follow(self) -> None:
        if self._shown:
            self.refresh()

    def _set(self, typed: str) -> None:
        if typed != self._typed:
            self._typed = typed
            self.refresh()
            self.typedChanged.emit()

    @Property(QObject, constant=True)
    def found(self) -> QObject:
        """FoundRow"""
        return self._model

    @Property(str, notify=changed)
    def typed(self) -> str:
        return self.props.typed

    @Property(str, notify=changed)
    def heading(self) -> str:
        return self.props.heading

    @Property(str, notify=changed)
    def advice(self) -> str:
        return self.props.advice

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # its stub knows only types
    def names(self) -> list[str]:
        return list(self.props.names)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # its stub knows only types
    def details(self) -> list[str]:
        return list(self.props.details)
