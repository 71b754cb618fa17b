"""What a display is told of itself: a TOML file, and the command line over it."""

from pathlib import Path
from typing import Annotated, Final, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from counter_display.mistakes import Mistake, read_text
from counter_display.showing import Pace
from shared.voice.settings import EngineSettings
from shared.wire.display import DisplayRole
from shared.wire.scalars import Code, Language

Seconds = Annotated[float, Meta(gt=0, le=86_400)]
Percent = Annotated[int, Meta(ge=0, le=100)]

HALL_DISTANCE_M: Final = 10.0
COUNTER_DISTANCE_M: Final = 3.0


Table = TypeVar("Table", bound=Struct)

MAKE_ONE: Final = "Make a token at the server: antrean-server devices add lobby --role display …"


class SettingsWrong(Exception):
    """The settings cannot be used; the message says where and why."""


class ScreenSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The screen as it hangs in the hall."""

    diagonal_inches: Annotated[float, Meta(ge=5, le=500)] | None = None
    """As on its data sheet; without it, what the screen says of itself, which is often wrong."""
    distance_m: Annotated[float, Meta(ge=0.3, le=100)] | None = None
    """From where it must be readable; by default 10 m, a counter's small screen 3 m."""
    scheme: Literal["dark", "light"] = "dark"
    motion: bool = True
    running_text: bool = True
    """The site's running text stands at the foot, where the site has one."""
    also_running: tuple[str, ...] = ()
    """Texts of this display's own, after the site's."""
    running_mm_s: Annotated[float, Meta(ge=10, le=2000)] | None = None
    """How fast the text runs, in millimetres a second; by default what `distance_m` asks for."""
    care: bool = True
    """The picture moves by a pixel at a time, so that nothing burns into the screen."""


class CallSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long calls are shown, in seconds; see `showing.Pace`."""

    full: Seconds = 8.0
    shortest: Seconds = 2.0
    patience: Seconds = 10.0
    fresh: Seconds = 30.0
    page: Seconds = 6.0

    def pace(self) -> Pace:
        """The same in milliseconds."""
        return Pace(*(round(seconds * 1000) for seconds in msgspec.structs.astuple(self)))


class VoiceSettings(EngineSettings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How this display speaks; what is said, and how loud at what hour, is the site's."""

    speaks: bool | None = None
    """By default a lobby's and a zone's screen may speak, a counter's small screen does not."""
    loudspeakers: Code | None = None
    """The group of loudspeakers that is heard from here; by default that of its zones, if they share one."""
    sound_file: str = ""
    """Writes what would be heard to this WAV file instead of a sound card."""
    words_per_minute: Annotated[int, Meta(ge=80, le=300)] = 130
    """Slower than a kiosk speaks: a hall echoes."""


class MediaSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pictures and films beside the calls."""

    source: str = ""
    """A folder of pictures and films, or a playlist (.toml); without one there is no media area."""
    seconds: Seconds = 10.0
    """How long a picture stands, unless the playlist says otherwise."""
    volume: Percent = 60
    """Of films, while nobody is called."""
    volume_under_speech: Percent = 10


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything in a display's file."""

    server: str = ""
    """ws://host:port/ or wss://host:port/"""
    token_file: str = ""
    """Holds the device's token; a relative path is from the settings file."""
    role: DisplayRole = "lobby"
    """A screen for the whole site or some zones, for one zone, or the small screen over one counter."""
    zones: tuple[Code, ...] = ()
    """The zones whose calls are shown; none: the whole site."""
    counter: Code | None = None
    """The counter that a counter's screen hangs over."""
    language: Language = "id"
    state_file: str | None = None
    """Remembers the newest call shown; "" for no file. Without it, a file in the user's state folder."""
    screen: ScreenSettings = ScreenSettings()
    calls: CallSettings = CallSettings()
    voice: VoiceSettings = VoiceSettings()
    media: MediaSettings = MediaSettings()

    @property
    def distance_m(self) -> float:
        """From where the screen must be readable, in metres."""
        return self.screen.distance_m or (COUNTER_DISTANCE_M if self.role == "counter" else HALL_DISTANCE_M)

    @property
    def speaks(self) -> bool:
        """Whether this display speaks when the server names it."""
        return self.role != "counter" if self.voice.speaks is None else self.voice.speaks


def read_settings(path: Path | None) -> Settings:
    """The settings in a file, or the defaults.

    Raises:
        SettingsWrong: the file cannot be read, or something in it is wrong.
    """
    if path is None:
        return Settings()
    try:
        settings = read_text(path.read_text(encoding="utf-8-sig"), Settings)
    except OSError as fault:
        raise SettingsWrong(f"{path}: {fault.strerror}") from fault
    except UnicodeError as fault:
        raise SettingsWrong(f"{path}: it must be text in UTF-8: {fault}") from fault
    except Mistake as fault:
        raise SettingsWrong(f"{path}: {fault}") from fault
    return _beside(path.parent, settings)


def _beside(folder: Path, settings: Settings) -> Settings:
    """The same, with relative paths taken from `folder`."""

    def place(table: Table, *names: str) -> Table:
        paths = {name: str(folder / value) for name in names if (value := getattr(table, name))}
        return msgspec.structs.replace(table, **paths)

    voices = {language: str(folder / voice) for language, voice in settings.voice.piper.items()}
    return msgspec.structs.replace(
        place(settings, "token_file", "state_file"),
        voice=msgspec.structs.replace(place(settings.voice, "sound_file", "clips"), piper=voices),
        media=place(settings.media, "source"),
    )


def check_role(settings: Settings) -> None:
    """That the role has what it needs and nothing that means nothing to it.

    Raises:
        SettingsWrong: say a counter's screen without its counter.
    """
    match settings.role:
        case "counter" if settings.counter is None:
            raise SettingsWrong('no counter: a screen of role "counter" needs `counter = "3"`, or --counter 3')
        case "counter" if settings.zones:
            raise SettingsWrong("zones: a counter's screen has its counter and no zones; leave them out")
        case "counter" if settings.media.source:
            raise SettingsWrong("media.source: a counter's screen shows no pictures and films; leave it out")
        case "zone" if len(settings.zones) != 1:
            raise SettingsWrong('zones: a screen of role "zone" needs exactly one, `zones = ["code"]`, or --zones code')
        case "lobby" | "zone" if settings.counter is not None:
            raise SettingsWrong(f'counter: only a screen of role "counter" has one; this is a {settings.role} screen')
        case _:
            return


def read_token(settings: Settings) -> str:
    """The device's token.

    Raises:
        SettingsWrong: there is none.
    """
    if not settings.token_file:
        raise SettingsWrong(f"no token_file. {MAKE_ONE}")
    try:
        token = Path(settings.token_file).read_text(encoding="utf-8-sig").strip()
    except PermissionError as fault:
        raise SettingsWrong(
            f"token_file {settings.token_file}: the user that this program runs as may not read it. "
            f"Give it to that user, say with: chown antrean-kiosk {settings.token_file}"
        ) from fault
    except OSError as fault:
        raise SettingsWrong(f"token_file {settings.token_file}: {fault.strerror}. {MAKE_ONE}") from fault
    except UnicodeError as fault:
        raise SettingsWrong(f"token_file {settings.token_file} holds no token. {MAKE_ONE}") from fault
    if not token:
        raise SettingsWrong(f"token_file {settings.token_file} is empty. {MAKE_ONE}")
    return token
