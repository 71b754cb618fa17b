"""What the maintenance page shows, from how the kiosk is: pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from kiosk.printing.outcome import Printed, PrintFailed, PrintOutcome
from kiosk.services.phrases import Tongue
from kiosk.services.workshop import KioskCondition
from shared.link.state import Connecting, Offline, Online, Refused
from shared.ui.moments import say_date, say_time
from shared.wire.kiosk import PrinterCondition
from shared.wire.scalars import Moment

translate = QCoreApplication.translate

Section = Literal["menu", "printer", "tickets", "network", "log", "screen", "sound", "program"]
SECTIONS: tuple[Section, ...] = ("printer", "tickets", "network", "log", "screen", "sound", "program")
Question = Literal["", "restart", "pair"]
"""What is done only after it was confirmed."""
GLYPHS = {
    "printer": "printer",
    "tickets": "ticket",
    "network": "wifi-high",
    "log": "list-bullets",
    "screen": "ruler",
    "sound": "speaker-high",
    "program": "gear",
}


@dataclass(frozen=True, slots=True)
class Action:
    """A button: what it does, what it says, and the icon before it."""

    code: str
    label: str
    glyph: str = ""


@dataclass(frozen=True, slots=True)
class MaintenanceProps:
    """What the page shows."""

    section: Section = "menu"
    title: str = ""
    facts: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()


def derive_maintenance(
    section: Section, condition: KioskCondition, tongue: Tongue, question: Question = ""
) -> MaintenanceProps:
    """The page's properties; a question takes the place of the section's buttons."""
    if question:
        return MaintenanceProps(section, name_section(section), (_ask(question),), tuple(_answers(question)))
    facts, actions = _fill(section, condition, tongue)
    return MaintenanceProps(section, name_section(section), tuple(facts), tuple(actions))


def name_section(section: Section) -> str:
    match section:
        case "menu":
            return translate("Maintenance", "Maintenance")
        case "printer":
            return translate("Maintenance", "Printer and paper")
        case "tickets":
            return translate("Maintenance", "Print a ticket again")
        case "network":
            return translate("Maintenance", "Network")
        case "log":
            return translate("Maintenance", "Log")
        case "screen":
            return translate("Maintenance", "Size of the screen")
        case "sound":
            return translate("Maintenance", "Sound")
        case "program":
            return translate("Maintenance", "Program")
    assert_never(section)


def _fill(section: Section, condition: KioskCondition, tongue: Tongue) -> tuple[list[str], list[Action]]:
    match section:
        case "menu":
            return [], [Action(one, name_section(one), GLYPHS[one]) for one in SECTIONS]
        case "printer":
            return _printer(condition, tongue), [
                Action("test", translate("Maintenance", "Print a test"), "printer"),
                Action("roll", translate("Maintenance", "The roll was changed"), "arrows-clockwise"),
            ]
        case "tickets":
            none = [] if condition.tickets else [translate("Maintenance", "No ticket was issued here today.")]
            return none, list(_copies(condition, tongue))
        case "network":
            return _network(condition, tongue), [
                Action("pair", translate("Maintenance", "Pair with a server anew"), "link")
            ]
        case "log":
            return list(condition.log) or [translate("Maintenance", "Nothing has been logged.")], []
        case "screen":
            measure = translate("Maintenance", "Hold a bank card or KTP-el against the drawing until both are equal.")
            inches = QLocale(tongue.language).toString(condition.inches, "f", 1)
            return [measure, translate("Maintenance", "Diagonal: %1 inches").replace("%1", inches)], [
                Action("shrink", translate("Maintenance", "Smaller"), "minus"),
                Action("stretch", translate("Maintenance", "Larger"), "plus"),
                Action("measured", translate("Maintenance", "Equal: keep it"), "check-bold"),
            ]
        case "sound":
            return _sound(condition), [
                Action("softer", translate("Maintenance", "Softer"), "speaker-low"),
                Action("louder", translate("Maintenance", "Louder"), "speaker-high"),
            ]
        case "program":
            version = translate("Maintenance", "Version: %1").replace("%1", condition.version)
            return [version], [Action("restart", translate("Maintenance", "Restart the program"), "arrow-clockwise")]
    assert_never(section)


def _printer(condition: KioskCondition, tongue: Tongue) -> list[str]:
    facts = [say_condition(condition.printer)]
    if condition.paper_left is not None:
        facts.append(translate("Maintenance", "Paper for about %n more ticket(s)", None, condition.paper_left))
    facts.append(translate("Maintenance", "%n ticket(s) since the roll was changed", None, condition.paper_used))
    if condition.roll_changed_at:
        facts.append(
            translate("Maintenance", "Roll changed: %1").replace("%1", _say_moment(condition.roll_changed_at, tongue))
        )
    return facts


def say_condition(condition: PrinterCondition) -> str:
    """The printer's state, for the staff."""
    match condition:
        case "unknown":
            return translate("Maintenance", "Printer: its state cannot be read")
        case "ready":
            return translate("Maintenance", "Printer: ready")
        case "near_end":
            return translate("Maintenance", "Printer: ready, the paper is nearly used up")
        case "out_of_paper":
            return translate("Maintenance", "Printer: out of paper")
        case "cover_open":
            return translate("Maintenance", "Printer: the cover is open")
        case "offline":
            return translate("Maintenance", "Printer: offline")
        case "error":
            return translate("Maintenance", "Printer: an error, look at its lamps and its cutter")
        case "hung":
            return translate("Maintenance", "Printer: stopped in the middle of a ticket; switch it off and on")
        case "silent":
            return translate("Maintenance", "Printer: does not answer")
        case "unreachable":
            return translate("Maintenance", "Printer: not connected; look at its cable and its power")
    assert_never(condition)


def _copies(condition: KioskCondition, tongue: Tongue) -> Iterator[Action]:
    for issued in condition.tickets:
        ticket = issued.ticket
        time = say_time(ticket.issued_at, tongue.zone, tongue.language)
        yield Action(f"copy:{ticket.id}", f"{ticket.number} · {time}", "printer")


def _network(condition: KioskCondition, tongue: Tongue) -> list[str]:
    facts = [translate("Maintenance", "Server: %1").replace("%1", condition.server)]
    match condition.link:
        case Online():
            facts.append(translate("Maintenance", "Connected"))
        case Offline(since=since):
            last = translate("Maintenance", "Not connected. Last seen: %1")
            facts.append(last.replace("%1", _say_moment(since, tongue)))
        case Refused(error=error):
            facts.append(translate("Maintenance", "The server refuses this kiosk: %1").replace("%1", error.message))
        case Connecting() | None:
            facts.append(translate("Maintenance", "Not connected since the program was started"))
        case _:
            assert_never(condition.link)
    facts.append(translate("Maintenance", "%n ticket(s) not yet told to the server", None, condition.waiting_to_send))
    return facts


def _sound(condition: KioskCondition) -> list[str]:
    facts = [translate("Maintenance", "Volume: %1 of 10").replace("%1", str(round(condition.volume * 10)))]
    if condition.speaker == "no_sound_card":
        facts.append(translate("Maintenance", "No loudspeaker was found: look at its cable."))
    elif condition.speaker == "no_voice":
        facts.append(translate("Maintenance", "The voice is not installed."))
    return facts


def say_outcome(outcome: PrintOutcome) -> str:
    """What became of a test or a copy."""
    match outcome:
        case Printed(confirmed=True):
            return translate("Maintenance", "It is printed.")
        case Printed():
            return translate("Maintenance", "It was sent to the printer, which cannot tell more.")
        case PrintFailed(reason=reason):
            return translate("Maintenance", "It is not printed. %1").replace("%1", say_condition(reason))
    assert_never(outcome)


def _ask(question: Question) -> str:
    if question == "pair":
        return translate("Maintenance", "The kiosk forgets its server and shows a code to be paired anew. Continue?")
    return translate("Maintenance", "The program ends and starts again. Continue?")


def _answers(question: Question) -> Iterator[Action]:
    yes = translate("Maintenance", "Yes, pair anew") if question == "pair" else translate("Maintenance", "Yes, restart")
    yield Action("yes", yes, "check-bold")
    yield Action("no", translate("Maintenance", "No"), "x-bold")


def _say_moment(at: Moment, tongue: Tongue) -> str:
    return f"{say_date(at, tongue.zone, tongue.language)}, {say_time(at, tongue.zone, tongue.language)}"
