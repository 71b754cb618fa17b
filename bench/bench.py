"""What every measure is given."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.audit import Audit
from bench.clients import Clients
from bench.plan import Plan
from bench.stage import Stage
from bench.yardsticks.server import YardstickServer


class ServerStopped(Exception):
    """The server ended otherwise than it should; carries its log."""


@dataclass(frozen=True, slots=True)
class Bench:
    """One run: how much, where, with which clients, beside which yardsticks."""

    plan: Plan
    folder: Path
    """For databases; on the disk that is to be measured."""
    clients: Clients
    yardsticks: YardstickServer
    say: Callable[[str], None]
    """Tells whoever waits how far it is."""
    audit: Audit = field(default_factory=Audit)

    @contextmanager
    def stage(self, name: str) -> Iterator[Stage]:
        """A hall of its own for a measure, running.

        Raises:
            ServerStopped: it did not end well.
        """
        stage = Stage(self.folder / name, self.clients)
        with running(stage):
            yield stage


@contextmanager
def running(stage: Stage) -> Iterator[None]:
    """The server of a hall from its start to its graceful stop. Raises ServerStopped."""
    with stage.hall:
        yield
        stage.leave()
        if stage.hall.stop():
            raise ServerStopped(stage.hall.log.read_text())
