"""A hall set up in a folder of its own: database, devices, officers' passwords, and the server as a real process.

The demo, the benchmarks and the tests all start their server this way: as its users would, from the command line.
"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

from argon2 import PasswordHasher

from server.domain.site import Site
from server.errands import Unusable
from server.identity import Device
from server.profile.load import load
from server.storage import credentials
from server.storage.schema import upgrade
from server.storage.store import Store
from shared.wire.methods import Role
from shared.wire.scalars import Code

PASSWORD: Final = "rahasia-demo-123"  # noqa: S105 - of halls that exist for minutes
START_SECONDS: Final = 30.0


class ServerFailed(Exception):
    """The server process ended, or did not come up; carries what it had to say."""


@dataclass
class Hall:
    """A site's profile, a folder, and the server that serves it."""

    profile: Path
    folder: Path
    site_code: Code | None = None
    pretend_now: str | None = None
    """ISO 8601 with its zone: the hall's clock starts there, so that it is open whenever it is tried."""
    arguments: tuple[str, ...] = ()
    """More arguments for `antrean-server run`."""
    environment: dict[str, str] = field(default_factory=dict)
    port: int = 0
    """0 until the first start; the same afterwards, so that clients find the restarted server."""
    process: subprocess.Popen[str] | None = None

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.database = self.folder / "antrean.db"
        self.log = self.folder / "server.log"
        sites = load(self.profile)
        chosen = [site for site in sites if self.site_code in (None, site.code)]
        if not chosen:
            raise Unusable(f"{self.profile} has no site {self.site_code}")
        self.site: Site = chosen[0]
        upgrade(self.database_url)

    @property
    def database_url(self) -> str:
        return f"sqlite:///{self.database}"

    @property
    def url(self) -> str:
        """Where clients connect."""
        return f"ws://127.0.0.1:{self.port}"

    def add_device(self, code: Code, role: Role) -> str:
        """Let a device connect; its token, which is also in the file `<code>.token`."""
        token = f"token-of-{code}-in-{self.site.code}"
        store = Store(self.database_url)
        credentials.add_device(store, Device(self.site.code, code, code, role), token, 0)
        store.close()
        path = self.token_file(code)
        path.touch(mode=0o600)
        path.write_text(token + "\n")
        return token

    def token_file(self, code: Code) -> Path:
        """The file with a device's token, as the programs want it."""
        return self.folder / f"{code}.token"

    def set_passwords(self, officers: Iterable[Code]) -> None:
        """Give officers the password `PASSWORD`."""
        # The least work argon2 takes: a made-up hall has up to a hundred officers to set up.
        cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
        store = Store(self.database_url)
        for officer in officers:
            credentials.set_password(store, self.site.code, officer, cheap, 0)
        store.close()

    def start(self) -> None:
        """Start the server and wait until it listens.

        Raises:
            ServerFailed: it did not; the message has its log.
        """
        command = [sys.executable, "-m", "server.app", "run", str(self.profile)]
        command += ["--database", str(self.database), "--host", "127.0.0.1", "--port", str(self.port), *self.arguments]
        if self.pretend_now:
            command += ["--pretend-now", self.pretend_now]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env=os.environ | self.environment,
            )
        line = self._first_line(self.process)
        if "listening on" not in line:
            self.process.wait()
            raise ServerFailed(f"the server did not start:\n{self.log.read_text()}")
        self.port = int(line.rpartition(":")[2])

    @staticmethod
    def _first_line(process: subprocess.Popen[str]) -> str:
        timer = threading.Timer(START_SECONDS, process.kill)
        timer.start()
        try:
            return process.stdout.readline() if process.stdout else ""
        finally:
            timer.cancel()

    def kill(self) -> None:
        """`kill -9`: the server has no say in it."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """Ask the server to stop, as systemd would; its exit status."""
        return self._end(signal.SIGTERM)

    def restart(self) -> None:
        """Kill it and start it again on the same port."""
        self.kill()
        self.start()

    def _end(self, how: signal.Signals) -> int:
        process, self.process = self.process, None
        if process is None:
            return 0
        process.send_signal(how)
        status = process.wait(START_SECONDS)
        if process.stdout:
            process.stdout.close()
        return status

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
