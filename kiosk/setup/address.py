"""The address of a server, as people type it."""

from urllib.parse import urlsplit

DEFAULT_PORT = 8765
"""Where a server listens unless it is told otherwise."""


def read_address(text: str) -> str | None:
    """`192.168.10.5`, `antrean.local:9000` or a whole `wss://` address as the link wants it; None where it is none."""
    typed = text.strip()
    if not typed or any(letter.isspace() for letter in typed):
        return None
    try:
        parts = urlsplit(typed if "://" in typed else f"ws://{typed}")
        port = parts.port
    except ValueError:
        return None
    host = parts.hostname
    if port == 0 or parts.netloc.endswith(":"):
        return None
    if parts.scheme not in ("ws", "wss") or not host or parts.username or not _is_host(host):
        return None
    default = 443 if parts.scheme == "wss" else DEFAULT_PORT
    named = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{named}:{port or default}{parts.path or '/'}"


def say_address(uri: str) -> str:
    """The same for people: no scheme, no slash."""
    return uri.removeprefix("ws://").rstrip("/")


def _is_host(host: str) -> bool:
    """Names and addresses; digits and dots alone must be the four parts of an address."""
    if ":" in host:
        return True
    labels = host.split(".")
    if host.replace(".", "").isdecimal():
        return len(labels) == 4 and all(label and int(label) <= 255 for label in labels)
    return all(label and label.replace("-", "").isalnum() and label.isascii() for label in labels)
