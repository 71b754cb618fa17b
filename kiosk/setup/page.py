"""The setup page: what to do now, and the code."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowsModel
from kiosk.services.countdown import SecondsLeft
from kiosk.setup import steps
from kiosk.setup.address import read_address, say_address
from kiosk.setup.first_run import FirstRun
from kiosk.setup.props import SetupProps, derive_setup, say_no_address
from kiosk.setup.steps import Step
from shared.ui.translation import Translation

QML_IMPORT_NAME = "Antrean.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class ServerRow:
    """A server to choose."""

    uri: str
    name: str
    detail: str


@QmlElement
class SetupViewModel(QObject):
    """Follows the first run, and the address that somebody types."""

    changed = Signal()
    typedChanged = Signal()  # noqa: N815 - Qt's way with names

    def __init__(self, run: FirstRun, left: SecondsLeft, translation: Translation) -> None:
        super().__init__()
        self._run = run
        self._left = left
        self._translation = translation
        self._typed: str | None = None
        self._fault: Callable[[], str] | None = None
        self._servers = RowsModel(ServerRow, key="uri", parent=self)
        self.props = SetupProps()
        run.changed.connect(self._refresh)
        left.changed.connect(self._refresh)
        translation.changed.connect(self._refresh)
        self._refresh()

    # --- what somebody at the kiosk does

    @Slot(str)
    def choose(self, uri: str) -> None:
        """A server of the list."""
        self._run.choose(uri)

    @Slot()
    def typeAddress(self) -> None:
        """No server of the list: its address."""
        self._typed = ""
        self.typedChanged.emit()
        self._refresh()

    @Slot(str)
    def setTyped(self, text: str) -> None:
        """What is typed so far."""
        if self._typed is not None and text != self._typed:
            self._typed = text
            self._fault = None
            self.typedChanged.emit()
            self._refresh()

    @Slot(str)
    def press(self, letter: str) -> None:
        """A key on the screen."""
        self.setTyped((self._typed or "") + letter)

    @Slot()
    def rub(self) -> None:
        """The last letter away."""
        self.setTyped((self._typed or "")[:-1])

    @Slot()
    def connectTyped(self) -> None:
        """The address is complete."""
        uri = read_address(self._typed or "")
        if uri is None:
            self._fault = say_no_address
            self._refresh()
            return
        self._typed = None
        self._run.choose(uri)

    @Slot()
    def back(self) -> None:
        """To the servers on the network."""
        self._typed = None
        self._fault = None
        self._run.look()
        self._refresh()

    @Slot()
    def askAnew(self) -> None:
        self._run.ask_anew()

    @Slot()
    def leave(self) -> None:
        self._run.leave()

    @Slot(str)
    def speak(self, language: str) -> None:
        self._translation.use(language)

    @Slot()
    def _refresh(self) -> None:
        step = self._run.step
        if not isinstance(step, steps.Looking):
            self._typed = self._fault = None
        else:
            self._servers.show([ServerRow(one.uri, one.name, say_address(one.uri)) for one in step.servers])
        shown = derive_setup(step, self._run.given.reason, self._left.property("left"), self._typed)
        props = _allow(shown, step, self._run, self._fault() if self._fault is not None else "")
        if props != self.props:
            self.props = props
            self.changed.emit()

    @Property(QObject, constant=True)
    def servers(self) -> QObject:
        """ServerRow"""
        return self._servers

    @Property(str, notify=typedChanged)
    def typed(self) -> str:
        return self._typed or ""

    @Property(str, notify=changed)
    def shown(self) -> str:
        return self.props.shown

    @Property(str, notify=changed)
    def heading(self) -> str:
        return self.props.heading

    @Property(str, notify=changed)
    def body(self) -> str:
        return self.props.body

    @Property(str, notify=changed)
    def glyph(self) -> str:
        return self.props.glyph

    @Property(str, notify=changed)
    def code(self) -> str:
        return self.props.code

    @Property(str, notify=changed)
    def command(self) -> str:
        return self.props.command

    @Property(str, notify=changed)
    def server(self) -> str:
        return self.props.server

    @Property(str, notify=changed)
    def expiry(self) -> str:
        return self.props.expiry

    @Property(str, notify=changed)
    def trouble(self) -> str:
        return self.props.trouble

    @Property(bool, notify=changed)
    def empty(self) -> bool:
        return self.props.is_empty

    @Property(bool, notify=changed)
    def canGoBack(self) -> bool:
        return self.props.can_go_back

    @Property(bool, notify=changed)
    def canAskAnew(self) -> bool:
        return self.props.can_ask_anew

    @Property(bool, notify=changed)
    def canLeave(self) -> bool:
        return self.props.can_leave

    @Property(str, notify=changed)
    def language(self) -> str:
        return self._translation.language


def _allow(props: SetupProps, step: Step, run: FirstRun, fault: str) -> SetupProps:
    """With what may be done from here."""
    return replace(
        props,
        body="" if fault else props.body,  # it gives the same example, and a low panel has no room for both
        trouble=fault or props.trouble,
        can_go_back=props.shown == "typing" or (run.can_choose and props.shown in ("code", "message")),
        can_ask_anew=isinstance(step, steps.TurnedAway),
        can_leave=run.can_leave,
    )
