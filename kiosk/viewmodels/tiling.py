"""The tiles of a list, laid out for QML."""

from dataclasses import asdict

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from kiosk.services.tiling import Room, arrange

QML_IMPORT_NAME = "Antrean.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Tiling(QObject):
    """Tells a list of tiles how many pages it has, and where every tile stands."""

    @Slot("QVariantList", int, "QVariantMap", result="QVariantList")
    def arrange(self, heights: list[float], columns: int, room: dict[str, float]) -> list[dict[str, float]]:
        """One object for each height, with the fields of a `Tile`; `room` has those of a `Room`."""
        return [asdict(tile) for tile in arrange(heights, columns, Room(**room))]
