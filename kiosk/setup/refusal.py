"""A kiosk that its server no longer knows, for so long that it is no passing mistake."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from shared.link.state import LinkState, Refused
from shared.ui.link import LinkAdapter


class RefusalWatch(QObject):
    """Says once when the server has not known this device for so long. Other refusals are not for it to judge."""

    lasting = Signal()

    def __init__(self, link: LinkAdapter, *, after_ms: int) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=after_ms, singleShot=True)
        self._timer.timeout.connect(self.lasting)
        link.stateChanged.connect(self._follow)
        self._follow(link.state)

    def stop(self) -> None:
        """Say nothing any more."""
        self._timer.stop()

    @Slot(object)
    def _follow(self, state: LinkState) -> None:
        unknown = isinstance(state, Refused) and state.error.data.code == "unknown_device"
        if not unknown:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
