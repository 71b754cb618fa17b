"""The officer's token on disk, so that a restarted PC resumes the visit without a password."""

import os
from pathlib import Path

from shared.wire.scalars import Secret

MAX_BYTES = 1024


class LoginToken:
    """One token in one file that only this user may read."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Secret | None:
        """The token kept, or None where there is none that can be read."""
        try:
            text = self._path.read_bytes()[:MAX_BYTES].decode().strip()
        except (OSError, UnicodeDecodeError):
            return None
        return text if 0 < len(text) <= 256 else None

    def keep(self, token: Secret) -> bool:
        """Replace the file in one step, mode 0600. False where the disk does not take it: the officer then logs in
        again after a restart."""
        fresh = self._path.with_name(self._path.name + ".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.unlink(missing_ok=True)
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(token)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._path)
        except OSError:
            return False
        return True

    def forget(self) -> None:
        """The officer has logged out, or the server does not know the token any more."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            # A token that cannot be removed is dead at the server already.
            return
