"""The example of the settings is one."""

from dataclasses import replace
from pathlib import Path

import officer_console
from officer_console.settings import HotKeyWishes, read_settings

EXAMPLE = Path(officer_console.__file__).parent / "console.example.toml"


def test_the_example_settings_are_read() -> None:
    settings = read_settings(["--config", str(EXAMPLE)])
    assert settings.server == "ws://192.168.1.10:8765/"
    assert settings.token_file == EXAMPLE.parent / "console.token"
    assert (settings.language, settings.scheme, settings.windowed) == ("id", "system", False)
    assert settings == replace(settings, strip=False, hot_keys=HotKeyWishes())
