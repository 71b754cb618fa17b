"""`antrean-server` from the command line: what it does, and what it says when it can't."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from websockets.sync.client import connect

from server.app import main

PROFILE = Path(__file__).parents[1] / "faults" / "hall.toml"
OTHER = Path(__file__).parents[1] / "docs" / "sukadana.toml"


@contextmanager
def server(*arguments: str, folder: Path) -> "Iterator[subprocess.Popen[str]]":
    """The program as its users start it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "server.app", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def first_line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def fail(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Run a command that cannot be done; its exit status and what it says."""
    try:
        status = main(arguments)
    except SystemExit as ended:
        status = int(ended.code or 0)
    said = capsys.readouterr().err
    assert "Traceback" not in said
    return status, said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_server_says_where_it_listens_serves_and_ends_when_asked(tmp_path: Path, number: signal.Signals) -> None:
    arguments = ("run", str(PROFILE), str(OTHER), "--port", "0", "--host", "127.0.0.1")
    with server(*arguments, folder=tmp_path) as process:
        said = first_line(process)
        match = re.fullmatch(r"antrean-server: listening on (ws://127\.0\.0\.1:\d+)\n", said)
        assert match, said
        with connect(match[1]) as client:
            client.send("?")
            assert "parse_error" in str(client.recv(20))
        process.send_signal(number)
        assert process.wait(30) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""
    assert (tmp_path / "antrean.db").exists()


def test_port_in_use_is_said(tmp_path: Path) -> None:
    run = ("run", str(PROFILE), "--host", "127.0.0.1")
    with server(*run, "--port", "0", folder=tmp_path) as first:
        port = first_line(first).rpartition(":")[2].strip()
        with server(*run, "--port", port, "--database", "other.db", folder=tmp_path) as second:
            assert first_line(second) == ""
            assert second.wait(30) == 1
            assert second.stderr is not None
            said = second.stderr.read()
    assert f"cannot listen on 127.0.0.1:{port}" in said
    assert "Choose another --port" in said
    assert "Traceback" not in said


def test_two_profiles_with_one_site_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = fail(["run", str(PROFILE), str(PROFILE), "--database", str(tmp_path / "x.db")], capsys)
    assert status == 1
    assert "two profiles have a site ujicoba" in said


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "required: COMMAND"),
        (["run"], "PROFILE.toml"),
        (["run", str(PROFILE), "--port", "99999"], "0 to 65535"),
        (["run", str(PROFILE), "--port", "http"], "--port"),
        (["run", str(PROFILE), "--pretend-now", "noon"], "'noon' is no time; say date, time and zone"),
        (["run", str(PROFILE), "--pretend-now", "2026-11-23T09:00"], "2026-11-23T09:00+07:00"),
        (["run", str(PROFILE), "--database", "oracle9://somewhere"], "oracle9"),
        (["run", str(PROFILE), "--database", "://"], "--database"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_is_explained(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = fail(arguments, capsys)
    assert status == 2
    assert says in said


@pytest.mark.parametrize("database", ["notes.txt", ".", "missing/x.db"])
def test_database_that_cannot_be_used_is_said(
    tmp_path: Path, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("shopping list " * 200)
    status, said = fail(["run", str(PROFILE), "--port", "0", "--database", str(tmp_path / database)], capsys)
    assert status == 1
    assert "cannot be used" in said


def test_database_of_a_newer_version_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = tmp_path / "antrean.db"
    assert main(["device", "list", "--database", str(database)]) == 0
    connection = sqlite3.connect(database)
    connection.execute("UPDATE alembic_version SET version_num = 'of-tomorrow'")
    connection.commit()
    connection.close()
    status, said = fail(["run", str(PROFILE), "--port", "0", "--database", str(database)], capsys)
    assert status == 1
    assert "another version of Antrean" in said


@pytest.mark.parametrize("command", ["check", "run"])
def test_profile_that_cannot_be_used_is_said(tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("[mpp]\nname = 3\n")
    status = main([command, str(broken)])
    out, err = capsys.readouterr()
    assert status == 1
    assert "broken.toml" in out + err


def test_check_of_a_good_profile_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(PROFILE), str(OTHER)]) == 0
    assert "fine" in capsys.readouterr().out


def test_check_of_a_profile_that_is_not_there_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "none.toml")]) == 1
    assert "none.toml" in "".join(capsys.readouterr())
