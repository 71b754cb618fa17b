"""The settings file, and the command line over it."""

import argparse
import os
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSize

import counter_display
from counter_display.app import _options, choose_memory, choose_settings, main, parse_size
from counter_display.display import measure_screen
from counter_display.settings import (
    CallSettings,
    ScreenSettings,
    Settings,
    SettingsWrong,
    VoiceSettings,
    read_settings,
    read_token,
)
from counter_display.showing import Pace

EXAMPLE = Path(counter_display.__file__).parent / "display.example.toml"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_says_everything(tmp_path: Path) -> None:
    settings = read_settings(
        write(
            tmp_path / "display.toml",
            """
            server = "ws://10.0.0.5:8765/"
            token_file = "lobi.token"
            zones = ["timur"]
            [screen]
            diagonal_inches = 65
            distance_m = 12
            scheme = "light"
            motion = false
            [calls]
            full = 10
            [voice]
            loudspeakers = "lantai-2"
            engine = "piper"
            piper = { id = "id.onnx", en = "/voices/en.onnx" }
            [media]
            source = "films"
            """,
        )
    )
    assert settings.server == "ws://10.0.0.5:8765/"
    assert settings.token_file == str(tmp_path / "lobi.token"), "a relative path is from the file"
    assert settings.zones == ("timur",)
    assert settings.screen == ScreenSettings(diagonal_inches=65, distance_m=12, scheme="light", motion=False)
    assert settings.calls.pace() == Pace(full=10_000)
    assert settings.voice.piper == {"id": str(tmp_path / "id.onnx"), "en": "/voices/en.onnx"}
    assert settings.media.source == str(tmp_path / "films")


def test_the_example_shows_what_is_usual() -> None:
    example = read_settings(EXAMPLE)
    assert replace(example, server="", token_file="") == Settings(screen=ScreenSettings(diagonal_inches=55))


def test_the_usual_pace_is_that_of_the_line() -> None:
    assert CallSettings().pace() == Pace()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("serwer = 'x'", "there is no key 'serwer': did you mean 'server'?"),
        ("[screen]\nbright = 1", r"\[screen\] has no key 'bright': it may be .*diagonal_inches, distance_m, .*scheme"),
        ("[screen]\ndistance_m = 0", "screen.distance_m = 0: it must be a number from 0.3 to 100"),
        ("[screen]\nscheme = 'pink'", 'screen.scheme = "pink": it must be one of "dark", "light"'),
        ("zones = 'timur'", r'zones = "timur": it must be a list in \[brackets\]'),
        ("zones = ['timur', 3]", "zones = 3: it must be text"),
        ("[voice]\nspeaks = 'ja'", 'voice.speaks = "ja": it must be true or false'),
        ("[voice]\npiper = { id = 3 }", 'voice.piper = "…": it must be text in "quotes"'),
        (
            "[voice]\npiper = { ind = 'id.onnx' }",
            "voice.piper: each key in it must be text in .quotes.: ISO 639-1: id, en",
        ),
        ("[media]\nvolume = 200", "media.volume = 200: it must be a whole number from 0 to 100"),
        ("[calls]\nfull = true", "calls.full = true: it must be a number over 0, up to 86400"),
        ("screen = 3", "screen = 3: it must be a table"),
        ("[calls]\nfull = inf", "calls.full = inf: it must be a number over 0, up to 86400"),
        ("[media]\nseconds = 1e9", "media.seconds = 1000000000.0: it must be a number over 0, up to 86400"),
        ("server = 'a'\nlanguage = 'indonesia'", 'text in "quotes": ISO 639-1: id, en'),
        ('token_file = "\\u0000"', "the character .u0000"),
        (f"zones = {'[' * 5000}{']' * 5000}", "display.toml: this is no TOML"),
        (f"counter = {'9' * 5000}", "display.toml: this is no TOML"),
        ("server = ", "display.toml: this is no TOML"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsWrong, match=told):
        read_settings(write(tmp_path / "display.toml", text))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsWrong, match="nowhere"):
        read_settings(tmp_path / "nowhere.toml")


def test_the_command_line_is_over_the_file(tmp_path: Path) -> None:
    file = write(tmp_path / "display.toml", 'server = "ws://a/"\nzones = ["timur"]\ntoken_file = "a.token"')
    settings = choose_settings(_options(["--config", str(file), "--server", "ws://b/", "--zones", "barat, selatan"]))
    assert settings.server == "ws://b/"
    assert settings.zones == ("barat", "selatan")
    assert settings.token_file == str(tmp_path / "a.token")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--role", "counter"], 'needs `counter = "3"`'),
        (["--role", "counter", "--counter", "3", "--zones", "timur"], "no zones"),
        (["--role", "counter", "--counter", "3", "--media", "films"], "shows no pictures"),
        (["--role", "zone"], "needs exactly one"),
        (["--role", "zone", "--zones", "timur,barat"], "needs exactly one"),
        (["--counter", "3"], "this is a lobby screen"),
        (["--server", "http://10.0.0.5/"], 'server = "http://10.0.0.5/": it must be like "ws://10.0.0.5:8765/"'),
        (["--server", "ws://10.0.0.5:99999/"], "it must be like"),
        (["--server", "ws://10.0.0.5:8765/#lobi"], "it must be like"),
    ],
)
def test_a_role_has_what_it_needs_and_nothing_else(options: list[str], told: str) -> None:
    with pytest.raises(SettingsWrong, match=told):
        choose_settings(_options(["--server", "ws://a/", *options]))


def test_a_counters_screen_is_near_and_silent_unless_it_is_told_otherwise() -> None:
    screen = choose_settings(_options(["--server", "ws://a/", "--role", "counter", "--counter", "3"]))
    assert (screen.counter, screen.distance_m, screen.speaks) == ("3", 3, False)
    assert replace(screen, voice=VoiceSettings(speaks=True)).speaks
    assert (Settings().distance_m, Settings().speaks) == (10, True)


def test_a_sound_file_and_media_can_be_given_on_the_command_line() -> None:
    settings = choose_settings(_options(["--server", "ws://a/", "--sound-file", "a.wav", "--media", "films"]))
    assert (settings.voice.sound_file, settings.media.source) == ("a.wav", "films")


def test_what_windows_writes_before_a_text_is_no_part_of_it(tmp_path: Path) -> None:
    settings = read_settings(write(tmp_path / "display.toml", '\ufefftoken_file = "lobi.token"'))
    write(tmp_path / "lobi.token", "\ufeffs3cret\r\n")
    assert read_token(settings) == "s3cret"


def test_a_token_is_one_line_of_a_file(tmp_path: Path) -> None:
    token = write(tmp_path / "lobi.token", "s3cret\n")
    assert read_token(Settings(token_file=str(token))) == "s3cret"


@pytest.mark.parametrize("name", ["", "missing.token", "empty.token"])
def test_a_display_without_a_token_says_so_and_how_to_make_one(tmp_path: Path, name: str) -> None:
    write(tmp_path / "empty.token", " \n")
    with pytest.raises(SettingsWrong, match=r"token_file.*devices add lobby --role display"):
        read_token(Settings(token_file=str(tmp_path / name) if name else ""))


def test_a_token_that_its_user_may_not_read_is_not_called_missing(tmp_path: Path) -> None:
    token = write(tmp_path / "lobi.token", "s3cret\n")
    token.chmod(0)
    user = os.geteuid()
    try:
        if not user:
            os.seteuid(65534)  # root may read everything
        with pytest.raises(SettingsWrong, match=r"may not read it.*chown antrean-kiosk .*lobi\.token"):
            read_token(Settings(token_file=str(token)))
    finally:
        os.seteuid(user)


def test_wrong_settings_end_the_program_with_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--server", "ws://a/", "--token-file", str(tmp_path / "missing")]) == 2
    assert capsys.readouterr().err.startswith("antrean-display: token_file")
    assert main([]) == 2
    assert "no server" in capsys.readouterr().err
    token = ["--server", "ws://a/", "--token-file", str(write(tmp_path / "lobi.token", "s3cret"))]
    assert main([*token, "--state-file", str(tmp_path)]) == 2
    assert "is a folder; name a file in it" in capsys.readouterr().err
    assert main([*token, "--report-speech", str(tmp_path / "no" / "where")]) == 2
    assert "where cannot be written: No such file or directory" in capsys.readouterr().err


def test_an_empty_state_file_is_none() -> None:
    assert choose_memory(Settings(state_file=""))._path is None
    path = choose_memory(Settings(token_file="/etc/antrean/lobi.token"))._path
    assert path is not None
    assert path.name == "display-lobi.json"


def test_a_window_stands_for_the_screen_that_is_set() -> None:
    set_so = Settings(screen=ScreenSettings(diagonal_inches=55))
    assert measure_screen(QSize(1280, 720), set_so, None).width_mm == pytest.approx(1217.6, abs=1)
    assert measure_screen(QSize(1280, 720), Settings(), None).width_mm == pytest.approx(1217.6, abs=1)
    counter = Settings(role="counter", counter="3")
    assert measure_screen(QSize(1280, 720), counter, None).width_mm == pytest.approx(223.6, abs=1)


def test_sizes_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert parse_size("1920x1080") == QSize(1920, 1080)
    for text in ("1920", "axb", "10x10"):
        with pytest.raises(argparse.ArgumentTypeError):
            parse_size(text)
