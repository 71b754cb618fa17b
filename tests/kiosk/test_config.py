from pathlib import Path

import pytest

from kiosk.config import ConfigError, KioskConfig, load_config, read_token

EVERYTHING = """
server = "wss://hall.example/"
token_file = "kiosk.token"
language = "en"
state_folder = "state"
[screen]
diagonal_inches = 32.0
scheme = "dark"
motion = false
[printer]
transport = "network"
host = "10.0.0.9"
"""


def test_whole_configuration_is_read(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(EVERYTHING)
    config = load_config(path)
    assert (config.server, config.language) == ("wss://hall.example/", "en")
    assert config.token_file == str(tmp_path / "kiosk.token")
    assert config.state_folder == str(tmp_path / "state")
    assert (config.screen.diagonal_inches, config.screen.scheme, config.screen.motion) == (32.0, "dark", False)
    assert config.printer.host == "10.0.0.9"


def test_empty_configuration_is_the_usual_one(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("")
    assert load_config(path) == KioskConfig()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("sever = 'ws://x/'", "sever"),
        ("[screen]\ndiagonal_inches = 2", r"\$\.screen\.diagonal_inches"),
        ("[screen]\nscheme = 'pink'", r"\$\.screen\.scheme"),
        ("[printer]\nprofile = 'TM-T2000'", "TM-T2000"),
        ("language = 5", r"\$\.language"),
        ("not toml", "kiosk.toml"),
    ],
)
def test_mistake_is_named_with_its_place(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=named):
        load_config(path)


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere\.toml: No such file"):
        load_config(tmp_path / "nowhere.toml")


def test_token_is_read_without_its_line_end(tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_text("secret\n")
    assert read_token(path) == "secret"


def test_mark_that_windows_wrote_before_a_text_is_no_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text('\ufeffserver = "ws://antrean:8765/"')
    (tmp_path / "token").write_text("\ufeffsecret\r\n")
    assert load_config(tmp_path / "kiosk.toml").server == "ws://antrean:8765/"
    assert read_token(tmp_path / "token") == "secret"


def test_no_token_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n")
    with pytest.raises(ConfigError, match="holds no token"):
        read_token(tmp_path / "empty")
    with pytest.raises(ConfigError, match="cannot be read"):
        read_token(tmp_path / "none")
