"""What of the window is to be read aloud: the same that screen readers are told, in the same order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow

translate = QCoreApplication.translate

_NUMBER = re.compile(r"[A-Z]{1,3}-[A-Z]?[0-9]{3,5}")
_TEXTS = frozenset({QAccessible.Role.StaticText, QAccessible.Role.Heading})
_CONTROLS = frozenset({QAccessible.Role.Button, QAccessible.Role.CheckBox})


@dataclass(frozen=True, slots=True)
class PageText:
    """A page as it is read: its title, its facts, what has just been announced, and how much there is to choose."""

    title: str = ""
    facts: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    choices: int = 0


def read_page(window: QQuickWindow) -> PageText:
    """What is in front: the dialog while there is one, else the page; nothing where there is neither."""
    dialog = window.property("dialog")
    front = dialog if isinstance(dialog, QQuickItem) else _find_page(window.contentItem())
    thing = QAccessible.queryAccessibleInterface(front) if front is not None else None
    if thing is None:
        return PageText()
    facts: dict[str, None] = {}
    notices: dict[str, None] = {}
    choices = 0
    for part in _walk(thing):
        said = _say(part)
        if part.role() in _TEXTS and said:
            facts[said] = None
        elif part.role() == QAccessible.Role.AlertMessage and said:
            notices[said] = None
        elif part.role() in _CONTROLS and not part.state().disabled:
            choices += 1
    title = thing.text(QAccessible.Text.Name)
    number = next((fact for fact in facts if _NUMBER.fullmatch(fact)), "")
    if number:
        title = title.replace(" ".join(number), number)
    facts.pop(title, None)
    return PageText(title, tuple(facts), tuple(notices), choices)


def read_focus(item: QQuickItem | None) -> str:
    """What has the focus, with its state; empty where it is no control."""
    thing = QAccessible.queryAccessibleInterface(item) if item is not None else None
    if thing is None or thing.role() not in _CONTROLS:
        return ""
    name = thing.text(QAccessible.Text.Name)
    if thing.role() == QAccessible.Role.CheckBox:
        chosen = translate("Guidance", "Chosen")
        not_chosen = translate("Guidance", "Not chosen")
        return f"{name.rstrip('.')}. {chosen if thing.state().checked else not_chosen}"
    return name


def _find_page(root: QQuickItem) -> QQuickItem | None:
    waiting = [root]
    while waiting:
        item = waiting.pop(0)
        if item.isVisible():
            if item.objectName().endswith("Page"):
                return item
            waiting.extend(item.childItems())
    return None


def _walk(thing: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for number in range(thing.childCount()):
        child = thing.child(number)
        if child is not None and not child.state().invisible:
            yield child
            if child.role() not in _CONTROLS and child.role() != QAccessible.Role.AlertMessage:
                yield from _walk(child)


def _say(part: QAccessibleInterface) -> str:
    """A number is spelled for screen readers; its description has it as it is written."""
    described = part.text(QAccessible.Text.Description)
    return described if _NUMBER.fullmatch(described) else part.text(QAccessible.Text.Name).strip()
