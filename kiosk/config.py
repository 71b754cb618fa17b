"""The kiosk's configuration file, kiosk.toml."""

from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from kiosk.printing.config import PrinterConfig
from shared.ui.palette import Scheme
from shared.wire.scalars import Language


class ConfigError(Exception):
    """The file cannot be used; the message says where and why."""


class ScreenConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """The panel as it really is: what a monitor says of itself is often wrong."""

    diagonal_inches: Annotated[float, Meta(gt=5, lt=120)] | None = None
    """Measured, or from the label. Without it the panel's own word counts."""
    scheme: Scheme = "light"
    motion: bool = True
    bottom_mm: Annotated[int, Meta(ge=0, le=2000)] = 700
    """The panel's lower edge above the floor: low reach brings all controls to between 800 and 1100 mm."""


class AccessConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """For visitors who do not touch the screen, or do not see it."""

    scan_seconds: Annotated[float, Meta(ge=0, le=60)] = 0
    """For a single switch that sends Space or Enter: the focus moves on by itself so often. 0: it does not."""
    guidance_key: str = "F1"
    """The key of an assistive keypad that begins spoken guidance, or repeats the page."""
    volume: Annotated[float, Meta(ge=0, le=1)] = 0.8
    """Until the maintenance page sets another."""
    pronunciations: dict[str, str] = msgspec.field(default_factory=dict)
    """Words as they are written → as they are said."""


class KioskConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything a kiosk is told; unknown keys are mistakes."""

    server: str = ""
    """ws://host:port/; empty: the one that the kiosk was paired with, or is set up for at its first run."""
    token_file: str = ""
    """Where this device's token is; relative to the configuration file. Empty: the kiosk has its own, from pairing."""
    language: Language = "id"
    """The first language of every visit."""
    state_folder: str = ""
    """What outlives a restart is there; relative to the configuration file. The platform's own place if empty."""
    setup_after_refusal_s: Annotated[float, Meta(ge=1)] = 60
    """A kiosk that the server has not known for so long shows a code to be paired anew."""
    screen: ScreenConfig = ScreenConfig()
    access: AccessConfig = AccessConfig()
    printer: PrinterConfig = PrinterConfig()


def load_config(path: Path) -> KioskConfig:
    """Read and check a configuration file; its relative paths are made absolute.

    Raises:
        ConfigError: it cannot be read, or something in it is wrong.
    """
    try:
        config = msgspec.toml.decode(path.read_text(encoding="utf-8-sig"), type=KioskConfig)
    except OSError as fault:
        raise ConfigError(f"{path}: {fault.strerror}") from fault
    except (msgspec.DecodeError, UnicodeError) as fault:
        raise ConfigError(f"{path}: {fault}") from fault
    return msgspec.structs.replace(
        config,
        token_file=_beside(path, config.token_file),
        state_folder=_beside(path, config.state_folder),
        printer=msgspec.structs.replace(config.printer, logo=_beside(path, config.printer.logo)),
    )


def read_token(path: Path) -> str:
    """The device's token in a file of its own.

    Raises:
        ConfigError: there is none.
    """
    try:
        token = path.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeError) as fault:
        raise ConfigError(f"{path}: the device's token cannot be read: {fault}") from fault
    if not token:
        raise ConfigError(f"{path}: the file holds no token")
    return token


def _beside(path: Path, relative: str) -> str:
    return str(path.parent / relative) if relative else ""
