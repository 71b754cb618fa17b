"""What a display is told of itself: a TOML file, and the command line over it."""

from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct

from counter_display.showing import Pace
from shared.wire.scalars import Code, Language

Positive = Annotated[float, Meta(gt=0)]


MAKE_ONE: Final = "Make a token at the server: antrean-server device add lobby --role display …"


class SettingsWrong(Exception):
    """The settings cannot be used; the message says where and why."""


class ScreenSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The screen as it hangs in the hall."""

    diagonal_inches: Annotated[float, Meta(ge=5, le=500)] | None = None
    """As on its data sheet; without it, what the screen says of itself, which is often wrong."""
    distance_m: Annotated[float, Meta(ge=0.3, le=100)] = 10.0
    """From where it must be readable."""
    scheme: Literal["dark", "light"] = "dark"
    motion: bool = True


class CallSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long calls are shown, in seconds; see `showing.Pace`."""

    full: Positive = 8.0
    shortest: Positive = 2.0
    patience: Positive = 10.0
    fresh: Positive = 30.0
    page: Positive = 6.0

    def pace(self) -> Pace:
        """The same in milliseconds."""
        return Pace(*(round(seconds * 1000) for seconds in msgspec.structs.astuple(self)))


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything in a display's file."""

    server: str = ""
    """ws://host:port/ or wss://host:port/"""
    token_file: str = ""
    """Holds the device's token; a relative path is from the settings file."""
    zones: tuple[Code, ...] = ()
    """The zones whose calls are shown; none: the whole site."""
    language: Language = "id"
    state_file: str | None = None
    """Remembers the newest call shown; "" for no file. Without it, a file in the user's state folder."""
    screen: ScreenSettings = ScreenSettings()
    calls: CallSettings = CallSettings()


def read_settings(path: Path | None) -> Settings:
    """The settings in a file, or the defaults.

    Raises:
        SettingsWrong: the file cannot be read, or something in it is wrong.
    """
    if path is None:
        return Settings()
    try:
        settings = msgspec.toml.decode(path.read_bytes(), type=Settings)
    except OSError as fault:
        raise SettingsWrong(f"{path}: {fault.strerror}") from fault
    except (msgspec.DecodeError, UnicodeError) as fault:
        raise SettingsWrong(f"{path}: {fault}") from fault
    folder = path.parent
    files = {
        name: str(folder / value)
        for name, value in (("token_file", settings.token_file), ("state_file", settings.state_file))
        if value
    }
    return msgspec.structs.replace(settings, **files)


def read_token(settings: Settings) -> str:
    """The device's token.

    Raises:
        SettingsWrong: there is none.
    """
    if not settings.token_file:
        raise SettingsWrong(f"no token_file. {MAKE_ONE}")
    try:
        token = Path(settings.token_file).read_text(encoding="utf-8").strip()
    except OSError as fault:
        raise SettingsWrong(f"token_file {settings.token_file}: {fault.strerror}. {MAKE_ONE}") from fault
    except UnicodeError as fault:
        raise SettingsWrong(f"token_file {settings.token_file} holds no token. {MAKE_ONE}") from fault
    if not token:
        raise SettingsWrong(f"token_file {settings.token_file} is empty. {MAKE_ONE}")
    return token
