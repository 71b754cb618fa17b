"""The second half of a double press: the same action again so soon is the same press, not another one."""

from collections.abc import Callable

from officer_console.actions import Action


class DoublePress:
    """Remembers the action pressed or answered last, for as long as a desktop's double click takes."""

    def __init__(self, monotonic: Callable[[], float], seconds: float) -> None:
        self._monotonic = monotonic
        self._seconds = seconds
        self._last: tuple[Action, float] | None = None

    def is_second(self, action: Action | None = None) -> bool:
        """Whether a press, of any action or of this one, would be taken for the last one."""
        if self._last is None or (action is not None and self._last[0] is not action):
            return False
        return self._monotonic() < self._last[1]

    def note(self, action: Action) -> None:
        """It is pressed, or what came of it has just shown: an impatient press that meets that is the same press."""
        self._last = (action, self._monotonic() + self._seconds)

    def forget(self) -> None:
        """The next press counts, whatever it is."""
        self._last = None
