"""What a kiosk remembers of its pairing: which server, and the token that it made for it."""

import logging
import os
from dataclasses import dataclass
from pathlib import Path

import msgspec
from msgspec import Struct

from shared.link.pairing import hash_token
from shared.link.settings import LinkSettings
from shared.wire.scalars import Secret

log = logging.getLogger("antrean.kiosk")

FILE_NAME = "pairing.json"


@dataclass(frozen=True, slots=True)
class Access:
    """Where the server is, and the token that it may know."""

    server: str
    token: Secret


class PairingRecord(Struct, frozen=True):
    """The state of the pairing, as it outlives a restart."""

    server: str
    token: Secret
    confirmed: bool = False
    """Whether the server has ever known the token."""
    replaces: str = ""
    """The hash of the configured token that was refused before: while that is still configured, this one counts."""
    former: str = ""
    """The token that was refused before, in case it is known again: a database restored, a mistake taken back."""


class PairingFile:
    """`pairing.json` in the state folder; only its owner may read it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def read(self) -> PairingRecord | None:
        """What was written last; None where there is nothing that can be read."""
        try:
            record = msgspec.json.decode(self._path.read_bytes(), type=PairingRecord)
            LinkSettings(record.server, record.token, "")
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as fault:  # also what JSON, UTF-8 or an address cannot be
            log.warning("%s cannot be read, the kiosk has to be paired anew: %s", self._path, fault)
            return None
        return record

    def write(self, record: PairingRecord) -> None:
        """Remember, durable when this returns: all of it or, where the disk does not take it, nothing."""
        fresh = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.unlink(missing_ok=True)
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(msgspec.json.encode(record))
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._path)
            _sync_folder(self._path.parent)
        except OSError as fault:
            log.warning("The pairing cannot be kept, and will have to be done again after a restart: %s", fault)


def find_access(server: str, token: Secret, record: PairingRecord | None) -> Access | None:
    """How the server is reached, from what is configured (empty: nothing) and remembered; None: set the kiosk up."""
    if record is not None and record.confirmed and (not token or record.replaces == hash_token(token)):
        return Access(server or record.server, record.token)
    return Access(server, token) if server and token else None


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows opens no folders; its rename is durable by the journal of NTFS
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
