"""What the frame around the pages shows, from what is known: pure."""

from dataclasses import dataclass
from typing import Literal, assert_never

from PySide6.QtCore import QCoreApplication

from shared.link.state import Connecting, LinkState, Offline, Online, Refused
from shared.wire.scalars import Language
from shared.wire.site import SiteDescription

translate = QCoreApplication.translate

Place = Literal["home", "agency", "service", "ticket"]
"""Where the visitor is."""
Page = Literal["connecting", "refused", "closed", "home", "agency", "service", "ticket", "comfort"]
"""What is shown."""


@dataclass(frozen=True, slots=True)
class FrameProps:
    """What the frame shows."""

    page: Page = "connecting"
    language: Language = "id"
    languages: tuple[Language, ...] = ()
    banner: str = ""


def derive_frame(
    place: Place,
    link: LinkState,
    site: SiteDescription | None,
    language: Language,
    *,
    closed: bool,
    comforting: bool = False,
) -> FrameProps:
    """The frame's properties. A visitor on the way is not stopped by a hall that has closed meanwhile.

    `comforting`: the visitor has the comforts open; the place stays what it was.
    """
    page: Page = "connecting"
    banner = ""
    if site is not None:
        page = "closed" if closed and place == "home" else place
    match link:
        case Refused():
            page = "refused" if place != "ticket" else page
        case Offline() if site is not None:
            banner = translate("Kiosk", "The connection to the server is interrupted. We are reconnecting…")
        case Online() | Connecting() | Offline():
            pass
        case _:
            assert_never(link)
    if comforting and page not in ("connecting", "refused"):
        page = "comfort"
    return FrameProps(page, language, site.languages if site is not None else (), banner)
