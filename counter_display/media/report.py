"""What is wrong with the media, in one line for the staff in their language."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Final, assert_never

from PySide6.QtCore import QCoreApplication

from counter_display.media.faults import Broken, Reason, SourceBroken

MOST: Final = 200
"""Characters of a `Note`."""

translate = QCoreApplication.translate


def say_source(fault: SourceBroken) -> str:
    """The folder or playlist cannot be used."""
    text = translate("Media", "Media: %1 cannot be used").replace("%1", PurePath(fault.path).name or fault.path)
    return _one_line(f"{text} ({fault.detail})")


def say_broken(broken: Sequence[Broken]) -> str:
    """The first of the files that cannot be shown, and how many there are beside it; empty if there is none."""
    if not broken:
        return ""
    first = broken[0]
    text = translate("Media", "Media: %1: %2").replace("%2", say_reason(first.reason)).replace("%1", first.name)
    if len(broken) > 1:
        text += "; " + translate("Media", "%n more file(s)", None, len(broken) - 1)
    return _one_line(text)


def say_reason(reason: Reason) -> str:
    """What is wrong with a file."""
    match reason:
        case "missing":
            return translate("Media", "the file is not there")
        case "empty":
            return translate("Media", "the file is empty")
        case "unreadable":
            return translate("Media", "the file cannot be read")
        case "foreign":
            return translate("Media", "this kind cannot be shown; save it as JPG, PNG or MP4")
        case "no_picture":
            return translate("Media", "this is no picture")
        case "cut_off":
            return translate("Media", "the end of the file is missing; copy it again")
        case "too_large":
            return translate("Media", "the picture is too large; save it smaller or as JPG")
        case "undecodable":
            return translate("Media", "it cannot be decoded; save it anew as JPG or MP4")
        case "stalled":
            return translate("Media", "it got stuck")
        case _:
            assert_never(reason)


def _one_line(text: str) -> str:
    text = "".join(character if character.isprintable() else " " for character in text)
    return text if len(text) <= MOST else text[: MOST - 1] + "…"
