"""The connection as the status bar tells it."""

from dataclasses import dataclass
from typing import Literal, assert_never

from PySide6.QtCore import QCoreApplication

from officer_console.viewmodels.wording import UNKNOWN, Naming
from shared.link.state import Connecting, LinkState, Offline, Online, Refused

translate = QCoreApplication.translate

Tone = Literal["good", "caution", "alarm"]


@dataclass(frozen=True, slots=True)
class ConnectionProps:
    """One line for the status bar."""

    tone: Tone
    text: str
    short: str
    """The same where there is little room."""


def derive_connection(state: LinkState, naming: Naming | None) -> ConnectionProps:
    """What is said of the link; hours are told in the site's time once that is known."""
    match state:
        case Connecting():
            text = translate("Connection", "Connecting to the server …")
            return ConnectionProps("caution", text, text)
        case Online():
            text = translate("Connection", "Connected")
            return ConnectionProps("good", text, text)
        case Offline(since=since):
            hour = naming.hour(since) if naming else UNKNOWN
            text = translate("Connection", "Not connected since {hour}; trying again by itself")
            short = translate("Connection", "Not connected since {hour}")
            return ConnectionProps("alarm", text.format(hour=hour), short.format(hour=hour))
        case Refused(error=error):
            text = translate("Connection", "The server does not accept this console (code: {code})")
            short = translate("Connection", "Not accepted by the server")
            return ConnectionProps("alarm", text.format(code=error.data.code), short)
        case _:
            assert_never(state)
