"""One of the programs as a process of its own, seen from outside."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any, Final

PATIENCE: Final = 20.0
"""Seconds to wait for what must come; a slow machine draws a first frame in five."""
LOOK_AGAIN: Final = 0.05
STILL: Final = 0.6
"""Seconds that a thing has not moved before it is pressed: pages slide in, and take no taps while they do."""


class Missing(Exception):
    """Something that a person would have seen did not come; the message says what was there instead."""


class Program:
    """A program under a hand (`demo.hand`), or by itself in a visible window."""

    def __init__(self, kind: str, arguments: list[str], log: Path, environment: dict[str, str]) -> None:
        self.kind = kind
        self._log = log
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        with log.open("w") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "demo.hand", kind, *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                env=os.environ | environment,
            )
        threading.Thread(target=self._listen, name=f"{kind} listens", daemon=True).start()

    def _listen(self) -> None:
        for line in self.process.stdout or ():
            self._answers.put(json.loads(line))

    def _order(self, **order: object) -> dict[str, Any]:
        if self.process.stdin is None or self.process.poll() is not None:
            raise Missing(f"the {self.kind} has ended:\n{self._log.read_text()}")
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        try:
            return self._answers.get(timeout=PATIENCE)
        except queue.Empty:
            raise Missing(f"the {self.kind} does not react:\n{self._log.read_text()}") from None

    def _until(self, **order: object) -> Any:  # noqa: ANN401 - whatever the order brings
        deadline = time.monotonic() + PATIENCE
        while True:
            answer = self._order(**order)
            if answer["ok"]:
                return answer["result"]
            if time.monotonic() > deadline:
                raise Missing(f"{self.kind}: {answer['result']}; there are {self._order(do='names')['result']}")
            time.sleep(LOOK_AGAIN)

    def press(self, name: str) -> str:
        """Click the thing of that name, once it is there and stands still, as a person would; its whole name."""
        since, place = time.monotonic(), self._until(do="where", name=name)
        while time.monotonic() - since < STILL:
            time.sleep(LOOK_AGAIN)
            if (now := self._until(do="where", name=name)) != place:
                since, place = time.monotonic(), now
        return str(self._until(do="press", name=name))

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self._until(do="type", text=text)

    def key(self, key: str) -> None:
        """Press a key by its Qt name, without `Key_`."""
        self._until(do="key", key=key)

    def names(self) -> list[str]:
        """What a screen reader would find now."""
        return list(self._until(do="names"))

    def see(self, text: str, patience: float = PATIENCE) -> str:
        """Wait until something visible has `text` in its name, `patience` seconds at most; the whole name."""
        deadline = time.monotonic() + patience
        while True:
            for name in (names := self.names()):
                if text in name:
                    return name
            if time.monotonic() > deadline:
                raise Missing(f"the {self.kind} does not show {text!r}; it shows {names}")
            time.sleep(LOOK_AGAIN)

    def place(self, x: int, y: int) -> None:
        """Move the window."""
        self._until(do="place", x=x, y=y)

    def picture(self, path: Path) -> Path:
        """Save a picture of the window."""
        self._until(do="picture", path=str(path))
        return path

    def end(self) -> None:
        """End it politely, or by force after a while."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                stream.close()
