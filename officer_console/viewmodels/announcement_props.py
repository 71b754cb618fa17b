"""What the announcements' dialog shows, as a pure function of what is known and typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication

from officer_console.viewmodels.wording import Naming
from shared.ui.moments import local_time
from shared.voice.volume import volume_at
from shared.wire.announcement import Announcement, Announcements
from shared.wire.display import Displays
from shared.wire.scalars import Code, CommandId, Moment
from shared.wire.site import Zone

translate = QCoreApplication.translate

LONGEST: Final = 200
"""As the wire has it."""
FEW_LEFT: Final = 20

Stage = Literal["scheduled", "made"]


@dataclass(frozen=True, slots=True)
class Draft:
    """What the form says."""

    text: str = ""
    text_en: str = ""
    zones: tuple[Code, ...] = ()
    """None marked: the whole hall."""
    at: tuple[int, int] | None = None
    """Hour and minute of today at the site; None: now."""


@dataclass(frozen=True, slots=True)
class RoomProps:
    """How much may still be typed."""

    text: str
    tone: Literal["plain", "few", "over"]


@dataclass(frozen=True, slots=True)
class AnnouncementRow:
    """An announcement in the list."""

    id: CommandId
    stage: Stage
    told: str
    """Its time, how it stands, and where it is for."""
    text: str


@dataclass(frozen=True, slots=True)
class AnnouncementsState:
    """Everything the dialog shows."""

    draft: Draft
    zones: tuple[tuple[Code, str], ...]
    """Those to choose from; none where the hall has only one."""
    room: RoomProps
    room_en: RoomProps
    silent: str
    """Where nobody will hear it; empty where everybody will."""
    against: str
    """Why it cannot be announced as it is; empty where it can."""
    label: str
    """What the button does."""
    rows: tuple[AnnouncementRow, ...]
    sending: bool
    told: str = ""
    """What came of the last press."""
    trouble: str = ""
    """Why nothing came of it."""


def tidy(text: str) -> str:
    """On one line, without control characters and needless spaces, as the wire takes it."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def derive_announcements(
    draft: Draft,
    naming: Naming,
    displays: Displays,
    known: Announcements,
    *,
    now: Moment,
    online: bool,
    sending: bool,
    told: str = "",
    trouble: str = "",
) -> AnnouncementsState:
    """The dialog at the server's time `now`."""
    zones = naming.site.zones
    chosen = tuple(zone for zone in zones if zone.code in draft.zones) or zones
    return AnnouncementsState(
        draft,
        tuple((zone.code, naming.zone(zone.code)) for zone in zones) if len(zones) > 1 else (),
        _room(draft.text),
        _room(draft.text_en),
        _silence(chosen, displays, naming, now if draft.at is None else moment_of(draft.at, naming, now)),
        _against(draft, naming, now, online=online),
        translate("Announcements", "Announce now") if draft.at is None else translate("Announcements", "Schedule"),
        _rows(known, naming),
        sending,
        told,
        trouble,
    )


def moment_of(at: tuple[int, int], naming: Naming, now: Moment) -> Moment:
    """An hour and minute of the site's today."""
    local = local_time(now, naming.timezone)
    return round(local.replace(hour=at[0], minute=at[1], second=0, microsecond=0).timestamp() * 1000)


def _room(text: str) -> RoomProps:
    left = LONGEST - len(tidy(text))
    if left < 0:
        return RoomProps(translate("Announcements", "%n letter(s) too many", None, -left), "over")
    return RoomProps(
        translate("Announcements", "%n letter(s) left", None, left), "few" if left <= FEW_LEFT else "plain"
    )


def _against(draft: Draft, naming: Naming, now: Moment, *, online: bool) -> str:
    if not online:
        return translate("Announcements", "Not connected: nothing can be announced until the connection is back.")
    if not tidy(draft.text):
        return translate("Announcements", "Type the text in Indonesian first.")
    if max(len(tidy(draft.text)), len(tidy(draft.text_en))) > LONGEST:
        return translate("Announcements", "Shorten the text: it has at most {count} letters.").format(count=LONGEST)
    if draft.at is not None and moment_of(draft.at, naming, now) <= now:
        return translate("Announcements", "That time has passed. Choose a later one, or “Now”.")
    return ""


def _silence(chosen: Sequence[Zone], displays: Displays, naming: Naming, at: Moment) -> str:
    speakers = {voice.loudspeakers: voice.speaker for voice in displays.voices}
    if not speakers:
        # A server that says nothing of displays: nobody knows.
        return ""
    if not any(display.online for display in displays.displays):
        return translate("Announcements", "No display is connected: nobody will see or hear it.")
    if volume_at(naming.site.voice.volume, local_time(at, naming.timezone)) == 0:
        return translate(
            "Announcements", "At that time the loudspeakers are set to be quiet: it will be shown, and not be heard."
        )
    silent = [zone for zone in chosen if speakers.get(zone.loudspeakers, "") is None]
    if not silent:
        return ""
    if len(silent) == len(naming.site.zones):
        return translate("Announcements", "No display can speak: it will be shown, and not be heard.")
    return translate(
        "Announcements", "No display can speak in {zones}: there it will be shown, and not be heard."
    ).format(zones=", ".join(naming.zone(zone.code) for zone in silent))


def _rows(known: Announcements, naming: Naming) -> tuple[AnnouncementRow, ...]:
    to_come = [_row(each, "scheduled", each.at, naming) for each in known.scheduled]
    made = [_row(heard.announcement, "made", heard.at, naming) for heard in reversed(known.made)]
    return (*to_come, *made)


def _row(announcement: Announcement, stage: Stage, at: Moment, naming: Naming) -> AnnouncementRow:
    state = {
        "scheduled": translate("Announcements", "scheduled"),
        "made": translate("Announcements", "announced"),
    }[stage]
    where = ", ".join(naming.zone(code) for code in announcement.zones) or translate("Announcements", "whole hall")
    return AnnouncementRow(announcement.id, stage, f"{naming.hour(at)} · {state} · {where}", announcement.text)
