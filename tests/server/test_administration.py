"""`antrean-server devices …` and `officer …`: what they do, and what they say when they can't."""

import io
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from server import app
from server.identity import Device
from server.storage import credentials
from server.storage.store import Store

PROFILE = Path(__file__).parents[1] / "faults" / "hall.toml"
AT = ("--profile", str(PROFILE), "--site", "ujicoba")
SEVERAL = Path(__file__).parents[2] / "sites" / "jombang.toml"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "antrean.db"


@pytest.fixture
def run(database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on the database; its exit status and what it printed, to whom."""

    def run(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        try:
            status = app.main([*arguments, "--database", str(database)])
        except SystemExit as ended:
            status = int(ended.code or 0)
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{database}")
    yield store
    store.close()


def add(run: Run, code: str, *more: str) -> tuple[int, str, str]:
    return run("device", "add", code, "--role", "kiosk", *AT, *more)


def test_added_device_is_known_by_the_token_that_is_printed(run: Run, store: Store) -> None:
    status, out, _ = add(run, "kiosk-1", "--name", "Kiosk pintu utara")
    assert status == 0
    token = out.strip()
    assert len(token) >= 32
    assert credentials.find_device(store, token) == Device(
        "ujicoba", "kiosk-1", "Kiosk pintu utara", "kiosk", letter="A"
    )


def test_token_is_nowhere_in_the_database(run: Run, database: Path) -> None:
    _, out, _ = add(run, "kiosk-1")
    stored = b"".join(path.read_bytes() for path in database.parent.glob("antrean.db*"))
    assert out.strip().encode() not in stored


def test_token_file_is_for_its_owner_only(run: Run, store: Store, tmp_path: Path) -> None:
    path = tmp_path / "kiosk-1.token"
    status, out, _ = add(run, "kiosk-1", "--token-file", str(path))
    assert status == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    token = path.read_text().strip()
    assert token not in out
    assert credentials.find_device(store, token) is not None


def test_token_that_cannot_be_written_is_not_given(run: Run, tmp_path: Path) -> None:
    status, _, err = add(run, "kiosk-1", "--token-file", str(tmp_path / "missing" / "kiosk.token"))
    assert status == 1
    assert "cannot be written" in err
    assert "nothing was changed" in err
    assert run("device", "list")[1] == ""


def test_second_device_of_a_code_is_refused_and_the_first_keeps_its_token(
    run: Run, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "token"
    add(run, "kiosk-1", "--token-file", str(path))
    status, _, err = add(run, "kiosk-1", "--token-file", str(path))
    assert status == 1
    assert "has a device kiosk-1 already" in err
    assert credentials.find_device(store, path.read_text().strip()) is not None


def test_revoked_device_is_unknown_and_its_code_free_for_the_next(run: Run, store: Store) -> None:
    old = add(run, "kiosk-1")[1].strip()
    assert run("device", "revoke", "ujicoba", "kiosk-1")[0] == 0
    assert credentials.find_device(store, old) is None
    assert "(revoked)" in run("device", "list")[1]
    status, out, _ = add(run, "kiosk-1")
    assert status == 0
    assert credentials.find_device(store, old) is None
    assert credentials.find_device(store, out.strip()) is not None
    assert "(revoked)" not in run("device", "list")[1]


def test_list_shows_every_device_and_the_letters_of_kiosks(run: Run) -> None:
    add(run, "kiosk-1", "--name", "Pintu utara")
    run("device", "add", "tv", "--role", "display", *AT)
    status, out, _ = run("device", "list")
    assert status == 0
    assert [line.split() for line in out.splitlines()] == [
        ["ujicoba", "kiosk-1", "kiosk", "A", "Pintu", "utara"],
        ["ujicoba", "tv", "display", "tv"],
    ]


def test_one_may_speak_of_one_device_or_of_all(run: Run) -> None:
    add(run, "kiosk-1")
    assert run("device") == run("devices") == run("devices", "list")
    assert run("devices", "revoke", "ujicoba", "kiosk-1")[0] == 0
    assert "(revoked)" in run("device", "list")[1]


def test_revoking_nobody_says_where_to_look(run: Run) -> None:
    status, _, err = run("device", "revoke", "ujicoba", "kiosk-9")
    assert status == 1
    assert "antrean-server devices" in err


@pytest.mark.parametrize("code", ["kiosk 1", "", "kiosk/1", "-kiosk", "k" * 65, "kiosk\n"])
def test_code_that_could_not_be_sent_is_refused(run: Run, code: str) -> None:
    status, _, err = run("device", "add", "--role", "kiosk", *AT, "--", code)
    assert status == 2
    assert "Traceback" not in err


@pytest.mark.parametrize("name", ["n" * 65, "two\nlines"])
def test_name_that_is_no_line_is_refused(run: Run, name: str) -> None:
    status, _, err = add(run, "kiosk-1", "--name", name)
    assert status == 2
    assert "one line" in err


def test_one_of_several_sites_must_be_chosen(run: Run) -> None:
    arguments = ("device", "add", "kiosk-1", "--role", "kiosk", "--profile", str(SEVERAL))
    status, _, err = run(*arguments)
    assert status == 1
    assert "--site" in err
    site = err.partition("has the sites ")[2].split(",")[0]
    assert run(*arguments, "--site", site)[0] == 0
    assert run(*arguments, "--site", "nowhere")[0] == 1


# --- officers ----------------------------------------------------------------------------------------------------


def password(run: Run, officer: str, text: str) -> tuple[int, str, str]:
    return run("officer", "password", officer, *AT, stdin=text)


@pytest.mark.parametrize("text", ["rahasia sekali\n", "rahasia sekali", "rahasia sekali\r\n"])
def test_password_is_read_from_stdin_and_kept_as_argon2id(run: Run, store: Store, text: str) -> None:
    status, out, err = password(run, "sari", text)
    assert (status, out, err) == (0, "sari: password set\n", "")
    kept = credentials.password_hash(store, "ujicoba", "sari")
    assert kept is not None
    assert kept.startswith("$argon2id$")
    assert PasswordHasher().verify(kept, "rahasia sekali")


@pytest.mark.parametrize("text", ["", "short\n", "x" * 257])
def test_password_too_short_or_too_long_for_the_wire_is_refused(run: Run, store: Store, text: str) -> None:
    status, _, err = password(run, "sari", text)
    assert status == 1
    assert "8 to 256" in err
    run("device", "list")
    assert credentials.password_hash(store, "ujicoba", "sari") is None


def test_unknown_officer_is_refused_with_those_there_are(run: Run) -> None:
    status, _, err = password(run, "nobody", "rahasia sekali\n")
    assert status == 1
    assert "sari" in err


def test_profile_with_mistakes_is_refused_with_its_mistakes(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("[mpp]\nname = 3\n")
    status, _, err = run("device", "add", "kiosk-1", "--role", "kiosk", "--profile", str(broken))
    assert status == 1
    assert "broken.toml" in err


def test_database_that_is_none_is_said_to_be_none(run: Run, database: Path) -> None:
    database.write_text("not a database at all" * 100)
    status, _, err = run("device", "list")
    assert status == 1
    assert "cannot be used" in err
