"""A link without a server: a test of a window says what the server told, and reads what the window sent."""

from collections.abc import Callable
from dataclasses import dataclass

from msgspec import Struct

from shared.link.effects import Answered, Effect
from shared.link.outbox import Outbox
from shared.link.settings import LinkSettings
from shared.wire.errors import Error
from shared.wire.methods import Command, Query


@dataclass(frozen=True, slots=True)
class Sent:
    """A request that the window has made."""

    id: str
    params: Query | Command


class ScriptedLink:
    """Stands in for `Link` under a real `LinkAdapter`: `LinkAdapter(settings, open_link=scripted.open)`."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.started = False
        self.closed = False
        self.takes_back = True
        """Whether a command without an answer can still be taken back."""
        self.tell: Callable[[Effect], None]
        """Have an effect told, as from the link's thread."""
        self.crash: Callable[[BaseException], None]
        self._open: set[str] = set()

    def open(
        self,
        settings: LinkSettings,
        *,
        on_effect: Callable[[Effect], None],
        on_crash: Callable[[BaseException], None],
        outbox: Outbox | None = None,
    ) -> "ScriptedLink":
        """Take the place of `Link`'s constructor."""
        self.tell = on_effect
        self.crash = on_crash
        return self

    def start(self) -> None:
        self.started = True

    def submit(self, id: str, params: Query | Command) -> None:
        self.sent.append(Sent(id, params))
        self._open.add(id)

    def take_back(self, id: str) -> bool:
        if not self.takes_back or id not in self._open:
            return False
        self._open.remove(id)
        return True

    def close(self) -> None:
        self.closed = True

    def answer(self, answer: Struct | Error, which: int = -1) -> None:
        """Answer one of the requests sent, the latest if not said otherwise."""
        id = self.sent[which].id
        self._open.discard(id)
        self.tell(Answered(id, answer))
