"""What the frame around the pages shows, from what is known: pure."""

from dataclasses import dataclass
from typing import Literal, assert_never

from PySide6.QtCore import QCoreApplication

from shared.link.state import Connecting, LinkState, Offline, Online, Refused
from shared.wire.scalars import Language
from shared.wire.site import SiteDescription

translate = QCoreApplication.translate

Place = Literal["attract", "home", "search", "agency", "service", "ticket"]
"""Where the visitor is."""
Page = Literal[
    "connecting",
    "refused",
    "closed",
    "attract",
    "home",
    "search",
    "agency",
    "service",
    "ticket",
    "comfort",
    "pin",
    "maintenance",
]
"""What is shown."""


@dataclass(frozen=True, slots=True)
class FrameProps:
    """What the frame shows."""

    page: Page = "connecting"
    language: Language = "id"
    languages: tuple[Language, ...] = ()
    banner: str = ""
    printer: str = ""
    """What is wrong with the printer, for whoever has not chosen yet."""


def derive_frame(
    place: Place,
    link: LinkState,
    site: SiteDescription | None,
    language: Language,
    *,
    closed: bool,
    languages: tuple[Language, ...],
    comforting: bool = False,
    staff: Literal["", "pin", "maintenance"] = "",
    gives_numbers: bool = False,
    printer: str = "",
) -> FrameProps:
    """The frame's properties. A visitor on the way is not stopped by a hall that has closed meanwhile.

    `comforting`: the visitor has the comforts open; the place stays what it was. `staff`: the page that the staff have
    opened. `gives_numbers`: whether numbers are to be had, also while the server is away. `printer`: what is wrong with
    it.
    """
    page: Page = "connecting"
    banner = ""
    if site is not None:
        page = "closed" if closed and place == "home" else place
    match link:
        case Refused():
            page = "refused" if place != "ticket" else page
        case Offline() | Connecting() if site is not None and gives_numbers:
            banner = translate("Kiosk", "The server is away. You can still take a number here.")
        case Offline() | Connecting() if site is not None:
            banner = translate("Kiosk", "The connection to the server is interrupted. We are reconnecting…")
        case Online() | Connecting() | Offline():
            pass
        case _:
            assert_never(link)
    if comforting and page not in ("connecting", "refused"):
        page = "comfort"
    if staff:
        page = staff
    told = printer if page in ("attract", "home", "search", "agency", "service") else ""
    if page == "ticket" or (page == "service" and told and gives_numbers):  # the page itself tells the rest
        banner = ""
    return FrameProps(page, language, languages, banner, told)
