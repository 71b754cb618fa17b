"""What the setup page shows, from where the setting up stands: pure."""

from dataclasses import dataclass
from typing import Literal, assert_never

from PySide6.QtCore import QCoreApplication

from kiosk.setup import steps
from kiosk.setup.address import say_address
from kiosk.setup.first_run import Reason
from kiosk.setup.steps import Step

translate = QCoreApplication.translate

Shown = Literal["looking", "typing", "message", "code"]


@dataclass(frozen=True, slots=True)
class SetupProps:
    """What the page shows."""

    shown: Shown = "looking"
    heading: str = ""
    body: str = ""
    glyph: str = ""
    code: str = ""
    command: str = ""
    server: str = ""
    expiry: str = ""
    trouble: str = ""
    is_empty: bool = True
    """No server has been found yet."""
    can_go_back: bool = False
    can_ask_anew: bool = False
    can_leave: bool = False


def derive_setup(step: Step, reason: Reason, seconds_left: int, typed: str | None) -> SetupProps:
    """The page's properties, but for what somebody may do on it. `typed` is the address being typed, if one is."""
    unknown = translate("Setup", "The server no longer knows this kiosk") if reason == "refused" else ""
    match step:
        case steps.Looking() if typed is not None:
            return SetupProps(
                shown="typing",
                heading=translate("Setup", "Type the server's address"),
                body=translate("Setup", "For example 192.168.10.5 – it is written where the server was installed."),
            )
        case steps.Looking(servers=servers):
            found = translate("Setup", "Choose the server of this hall.")
            none = translate("Setup", "Looking on the network… The server has to be running, on the same network.")
            return SetupProps(
                shown="looking",
                heading=translate("Setup", "Connect this kiosk to its server"),
                body=found if servers else none,
                is_empty=not servers,
            )
        case steps.Showing(server=server, code=code, is_reached=is_reached):
            spelled = f"{code[:3]} {code[3:]}"
            name = translate("Setup", "NAME-OF-THIS-KIOSK")
            return SetupProps(
                shown="code",
                heading=unknown or translate("Setup", "Waiting for the administrator"),
                body=translate("Setup", "Ask the IT staff to let this kiosk in with this code:"),
                code=spelled,
                command=f"antrean-server devices confirm {spelled}\n--code {name}",
                server=say_address(server),
                expiry=_say_left(seconds_left),
                trouble="" if is_reached else _say_unanswered(),
            )
        case steps.Calling(server=server):
            asking = translate("Setup", "Asking the server…")
            return _message("clock-clockwise", unknown or asking, asking if unknown else "", server=say_address(server))
        case steps.Unanswered(server=server):
            return _message(
                "warning",
                translate("Setup", "The server does not answer"),
                translate("Setup", "Is it running, and is the network cable plugged in? The kiosk keeps trying."),
                server=say_address(server),
            )
        case steps.Foreign(server=server):
            return _message(
                "warning-octagon",
                translate("Setup", "This is not a server for this kiosk"),
                translate("Setup", "What answers there is another program, or another version of Antrean."),
                server=say_address(server),
            )
        case steps.Waiting(server=server):
            return _message(
                "clock-clockwise",
                translate("Setup", "Too many devices are waiting"),
                translate("Setup", "Ask the IT staff to confirm or refuse some of them. The kiosk keeps trying."),
                server=say_address(server),
            )
        case steps.TurnedAway(server=server):
            return _message(
                "warning-octagon",
                translate("Setup", "The administrator has refused this kiosk"),
                translate("Setup", "If that was a mistake, ask for another code."),
                server=say_address(server),
            )
        case steps.Paired(server=server):
            return _message("check-circle", translate("Setup", "Done"), "", server=say_address(server))
        case _:
            assert_never(step)


def _message(glyph: str, heading: str, body: str, *, server: str) -> SetupProps:
    return SetupProps(shown="message", glyph=glyph, heading=heading, body=body, server=server)


def _say_unanswered() -> str:
    return translate("Setup", "The server does not answer at the moment. The kiosk keeps trying.")


def _say_left(seconds: int) -> str:
    if seconds > 90:
        return translate("Setup", "Valid for %n more minute(s)", None, round(seconds / 60))
    return translate("Setup", "Valid for %n more second(s)", None, seconds)


def say_no_address() -> str:
    """What was typed is none."""
    return translate("Setup", "This is no address. It looks like 192.168.10.5 or antrean.local.")
