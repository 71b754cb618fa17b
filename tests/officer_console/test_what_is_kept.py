"""The officer's token and the last counter on disk; the settings from outside."""

import stat
from pathlib import Path

import pytest

from officer_console.services.login_token import LoginToken
from officer_console.services.seat import Seat
from officer_console.settings import SettingsWrong, read_settings


def test_a_token_is_kept_for_this_user_only(tmp_path: Path) -> None:
    token = LoginToken(tmp_path / "state" / "officer.token")
    assert token.read() is None
    assert token.keep("one")
    assert token.keep("two")
    assert token.read() == "two"
    [file] = (tmp_path / "state").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    token.forget()
    token.forget()
    assert token.read() is None


def test_a_file_left_half_written_does_not_stop_the_next_token(tmp_path: Path) -> None:
    (tmp_path / "officer.token.new").write_text("half")
    (tmp_path / "officer.token.new").chmod(0o644)
    token = LoginToken(tmp_path / "officer.token")
    assert token.keep("whole")
    assert token.read() == "whole"
    assert stat.S_IMODE((tmp_path / "officer.token").stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"   \n", b"\xff\xfe\x00", b"x" * 5000])
def test_a_file_that_is_no_token_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "officer.token").write_bytes(content)
    assert LoginToken(tmp_path / "officer.token").read() is None


def test_a_disk_that_takes_nothing_does_not_stop_the_officer(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    token = LoginToken(tmp_path / "file" / "officer.token")
    assert not token.keep("one")
    assert token.read() is None
    token.forget()


def test_the_counter_is_remembered_per_officer_and_site(tmp_path: Path) -> None:
    seat = Seat(tmp_path / "console.ini")
    assert seat.last_officer() is None
    assert seat.last_counter("hall", "arif") is None
    seat.remember_officer("arif")
    seat.remember_counter("hall", "arif", "2")
    seat.remember_counter("hall", "retno", "1")
    again = Seat(tmp_path / "console.ini")
    assert again.last_officer() == "arif"
    assert again.last_counter("hall", "arif") == "2"
    assert again.last_counter("hall", "retno") == "1"
    assert again.last_counter("other", "arif") is None


def test_settings_from_a_file_with_paths_beside_it(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a-token\n")
    file = tmp_path / "console.toml"
    file.write_text(
        'server = "ws://10.0.0.2:8800/"\ntoken_file = "secret"\nstate_dir = "state"\nlanguage = "en"\nscheme = "dark"\n'
    )
    settings = read_settings(["--config", str(file)])
    assert settings.server == "ws://10.0.0.2:8800/"
    assert settings.device_token() == "a-token"
    assert settings.officer_token_file == tmp_path / "state" / "officer.token"
    assert settings.seat_file == tmp_path / "state" / "console.ini"
    assert (settings.language, settings.scheme, settings.windowed) == ("en", "dark", False)


def test_mark_that_windows_wrote_before_a_text_is_no_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("\ufeffa-token\r\n")
    (tmp_path / "console.toml").write_text('\ufeffserver = "ws://10.0.0.2:8800/"\ntoken_file = "secret"\n')
    assert read_settings(["--config", str(tmp_path / "console.toml")]).device_token() == "a-token"


def test_the_command_line_comes_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / "console.toml"
    file.write_text('server = "ws://10.0.0.2:8800/"\nlanguage = "en"\n')
    other = tmp_path / "other"
    settings = read_settings(
        ["--config", str(file), "--server", "wss://hall/", "--token-file", str(other), "--windowed", "--language", "id"]
    )
    assert (settings.server, settings.token_file, settings.windowed, settings.language) == (
        "wss://hall/",
        other,
        True,
        "id",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Which server?"),
        ('server = "http://x/"', "begins with ws://"),
        ('server = "ws://x/"\nlanguage = "jv"', "jv"),
        ('server = "ws://x/"\ncolour = "red"', "colour"),
        ("server = ", "console.toml"),
    ],
)
def test_a_wrong_setting_says_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "console.toml"
    file.write_text(text)
    with pytest.raises(SettingsWrong, match=said):
        read_settings(["--config", str(file)])


def test_a_missing_file_or_token_says_so(tmp_path: Path) -> None:
    with pytest.raises(SettingsWrong, match=r"nowhere\.toml"):
        read_settings(["--config", str(tmp_path / "nowhere.toml")])
    settings = read_settings(["--server", "ws://x/", "--token-file", str(tmp_path / "none")])
    with pytest.raises(SettingsWrong, match="none"):
        settings.device_token()
    (tmp_path / "none").write_text(" \n")
    with pytest.raises(SettingsWrong, match="no device token"):
        settings.device_token()
