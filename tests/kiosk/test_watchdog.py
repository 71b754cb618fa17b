"""systemd hears of the kiosk's window, as long as the thread that paints it is alive."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.watchdog import Watchdog
from tests.waiting import PATIENCE

ROOT = Path(__file__).parents[2]


@pytest.fixture
def systemd(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(tmp_path / "notify"))
        listener.settimeout(PATIENCE)
        yield listener


def drain(systemd: socket.socket) -> list[bytes]:
    """What has come and was not read yet."""
    heard = []
    systemd.setblocking(False)
    try:
        while True:
            heard.append(systemd.recv(100))
    except BlockingIOError:
        return heard
    finally:
        systemd.settimeout(PATIENCE)


@contextmanager
def kiosk(folder: Path, systemd: socket.socket) -> "Iterator[subprocess.Popen[str]]":
    config = folder / "kiosk.toml"
    config.write_text('server = "ws://127.0.0.1:9/"\nstate_folder = "state"\n')
    process = subprocess.Popen(
        [
            sys.executable,
            str(Path(__file__).parent / "hanging_kiosk.py"),
            "--config",
            str(config),
            "--windowed",
            "270x480",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ
        | {"PYTHONPATH": str(ROOT), "NOTIFY_SOCKET": str(systemd.getsockname()), "WATCHDOG_USEC": "20000"},
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def test_window_that_hangs_gives_no_sign_of_life_although_its_process_lives(
    tmp_path: Path, systemd: socket.socket
) -> None:
    with kiosk(tmp_path, systemd) as process:
        assert systemd.recv(100) == b"READY=1"
        for _ in range(3):
            assert systemd.recv(100) == b"WATCHDOG=1"
        process.send_signal(signal.SIGUSR1)
        assert process.stdout is not None
        assert process.stdout.readline() == "hung\n"
        drain(systemd)
        assert process.stdout.readline() == "much later\n"
        assert drain(systemd) == []


def test_kiosk_that_is_told_to_end_says_that_it_does(tmp_path: Path, systemd: socket.socket) -> None:
    with kiosk(tmp_path, systemd) as process:
        assert systemd.recv(100) == b"READY=1"
        process.terminate()
        assert process.wait(PATIENCE) == 0
        assert drain(systemd)[-1] == b"STOPPING=1"


def test_nobody_is_told_where_nobody_listens(qtbot: QtBot, tmp_path: Path) -> None:
    for environment in ({}, {"NOTIFY_SOCKET": str(tmp_path / "gone")}):
        watchdog = Watchdog(environment)
        watchdog.start()
        watchdog.stop()


def test_abstract_socket_is_written_with_an_at_sign(qtbot: QtBot) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(f"\0antrean-test-{os.getpid()}")
        listener.settimeout(PATIENCE)
        watchdog = Watchdog({"NOTIFY_SOCKET": f"@antrean-test-{os.getpid()}", "WATCHDOG_USEC": "not a number"})
        watchdog.start()
        assert [listener.recv(100), listener.recv(100)] == [b"READY=1", b"WATCHDOG=1"]
        watchdog.stop()
