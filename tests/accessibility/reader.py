"""What a screen reader knows of a running program: read and pressed over AT-SPI, from outside and in no other way.

Needs Debian's at-spi2-core, gir1.2-atspi-2.0 and python3-gi, and a D-Bus session that the programs share.
"""

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Final, TypeVar

DEBIAN_MODULES: Final = "/usr/lib/python3/dist-packages"
PATIENCE: Final = 30.0
"""Seconds to wait for what must come."""
LOOK_AGAIN: Final = 0.1
CONTROLS: Final = frozenset({"push button", "toggle button", "check box", "radio button", "text", "password text"})

KEYS: Final = {"Tab": 0xFF09, "Return": 0xFF0D, "space": 0x20, **{f"F{n}": 0xFFBD + n for n in range(1, 13)}}
"""X keysyms."""
Found = TypeVar("Found")


class Missing(Exception):
    """Something that one who cannot see needs did not come; the message says what was there instead."""


def _bring_in() -> tuple[Any, Any]:
    if DEBIAN_MODULES not in sys.path:
        sys.path.append(DEBIAN_MODULES)
    try:
        import_module("gi").require_version("Atspi", "2.0")
        return import_module("gi.repository.Atspi"), import_module("gi.repository.GLib")
    except (ImportError, ValueError) as fault:
        needed = "apt-get install at-spi2-core gir1.2-atspi-2.0 python3-gi, made for the Python that runs this"
        raise Missing(f"AT-SPI cannot be asked: {fault}; {needed}") from fault


Atspi, GLib = _bring_in()


@dataclass(frozen=True, slots=True)
class Thing:
    """One node of a program's tree, as it was when it was looked at."""

    role: str
    name: str
    description: str
    states: frozenset[str]
    actions: tuple[str, ...]
    depth: int
    place: tuple[int, int, int, int]
    """x, y, width, height on the screen."""
    node: Any = field(repr=False, compare=False)

    @property
    def is_shown(self) -> bool:
        return {"showing", "visible"} <= self.states

    @property
    def is_control(self) -> bool:
        return self.role in CONTROLS

    def lies_in(self, other: "Thing") -> bool:
        """Whether all of it is within the other."""
        x, y, width, height = self.place
        left, top, wide, high = other.place
        return left <= x and top <= y and x + width <= left + wide and y + height <= top + high

    def __str__(self) -> str:
        said = f" ({self.description})" if self.description else ""
        states = sorted(self.states & {"focused", "checked", "selected", "showing", "enabled"})
        return f"{'  ' * self.depth}{self.role} {self.name!r}{said} {' '.join(states)} {'/'.join(self.actions)}"


def pump() -> None:
    """Let what AT-SPI has to say arrive."""
    context = GLib.MainContext.default()
    while context.pending():
        context.iteration(False)


def type_key(key: str) -> None:
    """Press and let go a key of `KEYS`, for whichever window has the focus."""
    Atspi.generate_keyboard_event(KEYS[key], None, Atspi.KeySynthType.SYM)


class Reader:
    """Reads and presses one program."""

    def __init__(self, program: str) -> None:
        self.program = program
        self.heard: list[str] = []
        """What was announced and what got the focus, in order."""
        self._root = self.until(self._find, "program on the accessibility bus")
        Atspi.Accessible.set_cache_mask(self._root, Atspi.Cache.NONE)
        self._ear = Atspi.EventListener.new(self._hear)
        for event in ("object:announcement", "object:state-changed:focused"):
            self._ear.register(event)

    def _find(self) -> Any:  # noqa: ANN401 - AT-SPI has no types
        desktop = Atspi.get_desktop(0)
        programs = [desktop.get_child_at_index(number) for number in range(desktop.get_child_count())]
        return next((program for program in programs if program and program.get_name() == self.program), None)

    def _hear(self, event: Any) -> None:  # noqa: ANN401 - AT-SPI has no types
        try:
            if event.source.get_application().get_name() != self.program:
                return
            if event.type == "object:announcement":
                self.heard.append(f"announced: {event.any_data}")
            elif event.detail1:
                self.heard.append(f"focus: {event.source.get_role_name()} {event.source.get_name()}")
        except GLib.Error:  # it is gone already
            return

    # --- eyes

    def tree(self) -> Iterator[Thing]:
        """Everything in the tree, shown or not, parents first."""
        pump()
        yield from _walk(self._root, 0)

    def shown(self) -> list[Thing]:
        """Everything that is shown."""
        return [thing for thing in self.tree() if thing.is_shown]

    def find(self, part: str, role: str = "") -> Thing | None:
        """The first shown thing whose name contains `part`."""
        return next((thing for thing in self.shown() if part in thing.name and role in ("", thing.role)), None)

    def see(self, part: str, role: str = "") -> Thing:
        """Wait for a shown thing whose name contains `part`."""
        return self.until(lambda: self.find(part, role), f"{role or 'thing'} called {part!r}")

    def until(self, look: Callable[[], Found | None], what: str, patience: float = PATIENCE) -> Found:
        """Look again and again until there is something.

        Raises:
            Missing: it did not come.
        """
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            pump()
            try:
                found = look()
            except GLib.Error:  # the tree changed while it was read
                found = None
            if found:
                return found
            time.sleep(LOOK_AGAIN)
        tree = "\n".join(str(thing) for thing in self.tree()) if hasattr(self, "_root") else ""
        raise Missing(f"{self.program}: no {what}. There is:\n{tree}")

    # --- hands

    def press(self, part: str, role: str = "push button", action: str = "Press") -> Thing:
        """Do the action of a control, once it is shown and enabled."""

        def able() -> Thing | None:
            thing = self.find(part, role)
            return thing if thing is not None and "enabled" in thing.states else None

        thing = self.until(able, f"enabled {role} called {part!r}")
        if action not in thing.actions or not thing.node.do_action(thing.actions.index(action)):
            raise Missing(f"{self.program}: {thing} cannot be pressed")
        return thing

    def press_exactly(self, name: str) -> None:
        """Press the button of just this name."""
        key = self.until(lambda: next((thing for thing in self.shown() if thing.name == name), None), f"key {name!r}")
        if key.role != "push button" or not key.node.do_action(key.actions.index("Press")):
            raise Missing(f"{self.program}: {key} cannot be pressed")

    def choose(self, part: str, role: str) -> None:
        """Choose a line of a list."""
        self.press(part, role, "Toggle")
        self.until(lambda: "selected" in self.see(part, role).states, f"chosen {role} called {part!r}")

    def write(self, part: str, role: str, text: str) -> None:
        """Fill in a field."""
        field = self.see(part, role)
        if not field.node.set_text_contents(text):
            raise Missing(f"{self.program}: {field} cannot be filled in")

    def tab(self) -> Thing:
        """Press Tab; what has the focus then."""
        before = self.focused()
        type_key("Tab")
        return self.until(lambda: self._moved(before), "other thing with the focus")

    def focus(self, part: str, most: int = 60) -> None:
        """Press Tab until the focus is on a control with `part` in its name."""
        for _ in range(most):
            focused = self.tab()
            if part in focused.name and focused.is_control:
                return
        raise Missing(f"{self.program}: Tab does not lead to {part!r}")

    def focused(self) -> Thing | None:
        """What has the keyboard's focus: the innermost, but a control before the line of a list that had it last."""
        focused = [thing for thing in self.shown() if "focused" in thing.states]
        return max(focused, key=lambda thing: (thing.is_control, thing.depth), default=None)

    def _moved(self, before: Thing | None) -> Thing | None:
        now = self.focused()
        return now if now is not None and (before is None or now.node != before.node) else None


def _walk(node: Any, depth: int) -> Iterator[Thing]:  # noqa: ANN401 - AT-SPI has no types
    try:
        states = frozenset(state.value_nick for state in node.get_state_set().get_states())
        actions = tuple(node.get_action_name(number) for number in range(_count_actions(node)))
        place = _place(node)
        yield Thing(node.get_role_name(), node.get_name(), node.get_description(), states, actions, depth, place, node)
        children = [node.get_child_at_index(number) for number in range(node.get_child_count())]
    except GLib.Error:  # gone while it was read
        return
    for child in children:
        if child is not None:
            yield from _walk(child, depth + 1)


def _place(node: Any) -> tuple[int, int, int, int]:  # noqa: ANN401 - AT-SPI has no types
    if node.get_component_iface() is None:
        return (0, 0, 0, 0)
    place = node.get_extents(Atspi.CoordType.SCREEN)
    return (place.x, place.y, place.width, place.height)


def _count_actions(node: Any) -> int:  # noqa: ANN401 - AT-SPI has no types
    return node.get_n_actions() if node.get_action_iface() is not None else 0
