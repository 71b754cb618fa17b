"""A kiosk's whole window on a stage: a visitor's fingers and eyes, with a fake hall and printer behind it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from argon2 import PasswordHasher
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.config import AccessConfig, ScreenConfig
from kiosk.services.books import KioskBooks
from kiosk.services.staff_pin import StaffPin
from kiosk.storage.outbox import SqliteOutbox
from kiosk.storage.settings import KioskSettings
from kiosk.storage.store import KioskStore
from kiosk.window import Kiosk, Pace
from shared.ui.scale import Screen
from shared.voice.speaker import Speaker
from tests.kiosk.fakes import FakePrinter, FakeServer
from tests.shared.voice.fakes import FakeEngine, FakePlayer

PORTRAIT = Screen.of_diagonal(1080, 1920, 21.5)
LANDSCAPE = Screen.of_diagonal(1366, 768, 21.5)
HURRIED = Pace(settle_ms=1, gather_ms=10)
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@dataclass(frozen=True)
class Spoken:
    """What a screen reader finds."""

    name: str
    role: QAccessible.Role
    actions: tuple[str, ...]
    description: str = ""
    parents: tuple[str, ...] = ()
    """Names of what it is in, the window first."""
    checked: bool = False
    thing: QAccessibleInterface | None = field(default=None, repr=False, compare=False)

    @property
    def is_control(self) -> bool:
        return self.role in (QAccessible.Role.Button, QAccessible.Role.CheckBox)


def _actions(thing: QAccessibleInterface) -> tuple[str, ...]:
    actions = thing.actionInterface()
    return () if actions is None else tuple(actions.actionNames())


class Stage:
    """One kiosk. Visitors find things by their object names, as a screen reader does by their accessible names."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        *,
        server: FakeServer | None = None,
        printer: FakePrinter | None = None,
        screen: Screen = PORTRAIT,
        pace: Pace = HURRIED,
        look: ScreenConfig | None = None,
        access: AccessConfig | None = None,
        language: str = "id",
        on_set: Callable[["Stage"], None] = lambda _: None,
    ) -> None:
        self.qtbot = qtbot
        self.server = server or FakeServer()
        self.printer = printer or FakePrinter()
        self.screen = screen
        self.player = FakePlayer()
        self.engine = FakeEngine()
        self.store = KioskStore(folder)
        self.books = KioskBooks(self.store, SqliteOutbox(self.store))
        self.books.settle_earlier()
        self.link = self.server.adapter(self.books.outbox)
        self.kiosk = Kiosk(
            self.link,
            self.printer,
            self.books,
            screen,
            look=look or ScreenConfig(motion=False),
            access=access,
            speaker=Speaker(self.player, open_engine=self.engine.opener()),
            language=language,
            pace=pace,
        )
        on_set(self)
        self.window = self.kiosk.window
        self.window.show()
        qtbot.waitUntil(self.window.isExposed)

    def close(self) -> None:
        self.kiosk.close()
        self.link.close()
        self.store.close()

    def open(self) -> None:
        """The server is there, all agencies' outlooks are known, and a visitor has touched the screen."""
        self.wait_for_a_visitor()
        self.kiosk.frame.begin()
        self.until(lambda: self.page in ("home", "closed"))

    def wait_for_a_visitor(self) -> None:
        """The server is there, all agencies' outlooks are known, and nobody has come yet."""
        self.server.welcome()
        self.until(lambda: self.page == "attract")
        self.until(lambda: all(self.kiosk.outlooks.get(service) for service in self.patrolled()))

    def lock(self, pin: str) -> None:
        """The staff have set a PIN; its hash says itself that it is a cheap one."""
        StaffPin(KioskSettings(self.store), lambda: 0.0, hasher=CHEAP).set(pin)

    def patrolled(self) -> list[str]:
        hall = self.kiosk.frame.hall
        assert hall is not None
        return [service.code for service in hall.samples]

    def play(self, scene: Callable[["Stage"], None]) -> None:
        """Bring a scene on, and wait until its layout has come to rest."""
        scene(self)
        self.rest()

    def rest(self) -> None:
        """Wait until the layout has come to rest: a page that has just come up may not have been laid out yet."""
        seen: list[QRectF] = []

        def rested() -> bool:
            before, seen[:] = list(seen), [self.place(item) for item in self.items()]
            self.window.grabWindow()
            return bool(seen) and seen == before

        self.until(rested)

    @property
    def page(self) -> str:
        return str(self.kiosk.frame.property("page"))

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=10_000)

    # --- eyes

    def items(self) -> Iterator[QQuickItem]:
        """Everything visible, in painting order."""
        waiting = [self.window.contentItem()]
        while waiting:
            item = waiting.pop(0)
            if item.isVisible() and item.opacity() > 0:
                yield item
                waiting = [*item.childItems(), *waiting]

    def pages(self) -> list[str]:
        """The pages that are painted or about to be."""
        pages = (item for item in self.window.findChildren(QQuickItem) if item.objectName().endswith("Page"))
        return [page.objectName() for page in pages if page.isVisible()]

    def find(self, name: str) -> QQuickItem | None:
        return next((item for item in self.items() if item.objectName() == name), None)

    def see(self, name: str) -> QQuickItem:
        self.until(lambda: self.find(name) is not None)
        item = self.find(name)
        assert item is not None
        return item

    def text(self, name: str) -> str:
        return str(self.see(name).property("text"))

    def texts(self) -> list[QQuickItem]:
        """All visible texts that say something, icons excepted."""
        icons = self.kiosk.quick.theme.property("iconFamily")
        return [
            item
            for item in self.items()
            if item.inherits("QQuickText") and item.property("text") and item.property("font").family() != icons
        ]

    def buttons(self) -> list[QQuickItem]:
        return [item for item in self.items() if item.inherits("QQuickAbstractButton") and item.isEnabled()]

    def picture(self) -> QImage:
        return self.window.grabWindow()

    def place(self, item: QQuickItem) -> QRectF:
        """Where an item is in the window."""
        return QRectF(item.mapToScene(QPointF(0, 0)), item.size())

    # --- fingers

    def tap(self, name: str) -> None:
        """One tap in the middle of what is called so, after the page has settled."""
        self.until(lambda: not self.kiosk.frame.property("settling"))
        self.tap_at(self.middle(name))

    def middle(self, name: str) -> QPoint:
        return self.place(self.see(name)).center().toPoint()

    def tap_at(self, point: QPoint) -> None:
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key)

    @property
    def said(self) -> list[str]:
        """What has been said aloud so far."""
        return [text for text, _ in self.engine.asked]

    def focus(self, name: str) -> None:
        """Tab on until the keyboard is there."""
        for _ in range(60):
            if (item := self.window.activeFocusItem()) is not None and item.objectName() == name:
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"the keyboard does not reach {name}")

    def go(self, *names: str) -> None:
        for name in names:
            self.tap(name)

    def go_to_service(self, service: str) -> None:
        """Through the agency's tile to the service's, turning pages on the way."""
        found = next(known for known in self.server.site.services if known.code == service)
        self.tap_tile("agency", found.agency)
        self.until(lambda: self.page == "agency")
        self.tap_tile("service", service)
        self.until(lambda: self.page == "service")
        self.rest()

    def tap_tile(self, kind: str, code: str) -> None:
        grid = self.see("agencies" if kind == "agency" else "services")
        view = next(item for item in grid.childItems() if item.objectName() == "tiles")
        for _ in range(30):
            tile = self.find(f"{kind}-{code}")
            if tile is not None and self.place(view).contains(self.place(tile).center()):
                self.tap(f"{kind}-{code}")
                return
            self.tap("pagerForward")
        raise AssertionError(f"no page has a tile for {kind} {code}")

    # --- a screen reader

    def spoken(self) -> Iterator[Spoken]:
        """Everything shown that assistive technology is told of, in its order."""
        QAccessible.setActive(True)
        yield from _walk(QAccessible.queryAccessibleInterface(self.window), ())

    def controls(self) -> list[Spoken]:
        """Every pressable thing that assistive technology is told of."""
        return [spoken for spoken in self.spoken() if spoken.is_control]

    def press(self, name: str, action: str = "Press") -> None:
        """Press a control by its name, as a screen reader does: no touch and no key comes to the window."""
        found = next((control for control in self.controls() if control.name == name), None)
        if found is None or found.thing is None:
            raise AssertionError(f"no control is called {name!r}; there are {[one.name for one in self.controls()]}")
        found.thing.actionInterface().doAction(action)


def _walk(thing: QAccessibleInterface, parents: tuple[str, ...]) -> Iterator[Spoken]:
    state = thing.state()
    if state.invisible:
        return
    name = thing.text(QAccessible.Text.Name)
    description = thing.text(QAccessible.Text.Description)
    yield Spoken(name, thing.role(), _actions(thing), description, parents, bool(state.checked), thing)
    for number in range(thing.childCount()):
        yield from _walk(thing.child(number), (*parents, name))
