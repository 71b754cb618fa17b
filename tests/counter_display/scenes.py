"""The states of a hall's display that pictures are drawn of and that are measured."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from counter_display.display import Display
from counter_display.settings import MediaSettings, ScreenSettings
from server.profile.load import load
from shared.wire.announcement import Announcement
from shared.wire.events import AnnouncementMade, Event
from shared.wire.methods import Outlook
from shared.wire.scalars import Code
from shared.wire.site import SiteDescription, Text
from tests.counter_display.conftest import OpenDisplay
from tests.counter_display.fake_hall import MORNING, FakeClock, FakeHall, make_site
from tests.counter_display.scene import catch_up, pass_time

SITES = Path(__file__).parents[2] / "sites"
SAID = Announcement(
    "00000000-0000-4000-8000-000000000001",
    "Pelayanan rekam KTP-el pindah ke Loket 2 sampai pukul 12.00. Mohon menunggu di depan loket.",
    "Identity card enrolment has moved to Counter 2 until 12:00.",
)


def read_site(name: str = "lampung-timur") -> SiteDescription:
    """A site of the shipped profiles."""
    return load(SITES / f"{name}.toml")[0].description


@dataclass
class Scenery:
    """A display before its hall, and what it takes to let things happen there."""

    qtbot: QtBot
    clock: FakeClock
    hall: FakeHall
    display: Display

    def catch_up(self) -> None:
        catch_up(self.qtbot, self.display, self.hall)

    @property
    def second(self) -> Code:
        """The second of the counters that this display shows, or of the site where it shows one alone."""
        here = self.display.lobby.hall
        counters = here.counters if here and len(here.counters) > 1 else self.hall.site.counters
        return counters[1].code

    def pass_time(self, seconds: float) -> None:
        pass_time(self.display, self.clock, seconds)

    def fill(self, waiting: int = 4) -> None:
        """Everybody is at work: most counters serve, one is on a break, the last is closed."""
        self.hall.connect()
        counters = [counter.code for counter in self.hall.site.counters]
        self.hall.open(*counters[:-1])
        for index, queue in enumerate(self.hall.site.queues):
            if index % 3 != 2:
                self.hall.issue(queue.code, waiting + 5 * index)
        for counter in counters[2:-1]:
            self.hall.call(counter)
            self.hall.serve(counter)
        if len(counters) > 4:
            self.hall.finish(counters[4])
            self.hall.pause(counters[4], minutes=34)
        self.catch_up()
        self.pass_time(600)


def connecting(scenery: Scenery) -> None:
    """Nothing has been said yet."""


def not_set_up(scenery: Scenery) -> None:
    scenery.hall.refuse()
    scenery.qtbot.waitUntil(lambda: scenery.display.lobby.phase == "faulty")


def welcome(scenery: Scenery) -> None:
    scenery.hall.connect()
    scenery.hall.open()
    scenery.catch_up()


def closed(scenery: Scenery) -> None:
    scenery.hall.outlook = Outlook("closed", 0, 0, None, until=MORNING + (22 * 60 + 19) * 60_000)
    scenery.hall.connect()
    scenery.catch_up()
    scenery.qtbot.waitUntil(lambda: scenery.display.status.opensAt != "")  # type: ignore[comparison-overlap]


def first(scenery: Scenery) -> None:
    scenery.hall.connect()
    scenery.hall.open()
    scenery.hall.call(scenery.hall.site.counters[0].code)
    scenery.catch_up()


def calling(scenery: Scenery) -> None:
    scenery.fill()
    scenery.hall.call(scenery.second)
    scenery.catch_up()


def again(scenery: Scenery) -> None:
    calling(scenery)
    scenery.pass_time(12)
    scenery.hall.recall(scenery.second)
    scenery.catch_up()


def last(scenery: Scenery) -> None:
    calling(scenery)
    scenery.pass_time(60)


def ten_at_once(scenery: Scenery) -> None:
    scenery.fill()
    for counter in scenery.hall.site.counters[:10]:
        scenery.hall.call(counter.code)
    scenery.catch_up()


def lost(scenery: Scenery) -> None:
    last(scenery)
    scenery.display.status._grace.setInterval(0)
    scenery.hall.cut()
    scenery.qtbot.waitUntil(lambda: bool(scenery.display.status.lost))


def missed(scenery: Scenery) -> None:
    last(scenery)
    scenery.hall.cut()
    for counter in scenery.hall.site.counters[:3]:
        scenery.hall.call(counter.code)
    scenery.hall.pass_time(60)
    scenery.hall.connect()
    scenery.catch_up()


def announcement(scenery: Scenery) -> None:
    last(scenery)
    tell(scenery.hall, AnnouncementMade(SAID))
    scenery.catch_up()
    scenery.qtbot.waitUntil(lambda: scenery.display.lobby.banner.shown is not None)


def mute(scenery: Scenery) -> None:
    last(scenery)
    scenery.display.status.set_sound("no_sound_card")


def tell(hall: FakeHall, event: Event) -> None:
    hall.happen(event)


Scene = Callable[[Scenery], None]
SCENES: tuple[Scene, ...] = (
    connecting,
    not_set_up,
    welcome,
    closed,
    first,
    calling,
    again,
    last,
    ten_at_once,
    lost,
    missed,
    announcement,
    mute,
)


def plain(site: SiteDescription) -> SiteDescription:
    """The same site, which shows no next numbers and runs no text along the foot."""
    return replace(site, next_numbers=0, running_text=())


def foretelling(site: SiteDescription) -> SiteDescription:
    """The same site, which shows the next three numbers and runs a text along the foot."""
    return replace(
        site,
        next_numbers=3,
        running_text=(Text("Layanan di gedung ini gratis. Laporkan pungutan liar ke 0811-1234-5678."),),
    )


def sixty() -> SiteDescription:
    """A site as large as there are: sixty counters with an agency each; the first has the longest name and no short."""
    return make_site(60, name="Mal Pelayanan Publik Kabupaten Lampung Timur")


@dataclass(frozen=True)
class Case:
    """A scene, the screen it is seen on, and how that is set."""

    scene: Scene
    site: SiteDescription
    size: tuple[int, int]
    inches: float
    distance: float
    scheme: Literal["dark", "light"] = "dark"
    counter: str | None = None
    zones: tuple[str, ...] = ()
    language: str = "id"
    name: str = ""

    def __str__(self) -> str:
        width, height = self.size
        name = self.name or self.scene.__name__.replace("_", "-")
        role = "counter" if self.counter else "zone" if self.zones else "lobby"
        return f"{role}-{name}-{width}x{height}"


def open_case(
    case: Case, qtbot: QtBot, clock: FakeClock, open_display: OpenDisplay, media: Path | None = None
) -> Scenery:
    """The display of a case with its scene played, beside the pictures of a folder if there is one."""
    hall = FakeHall(case.site)
    display = open_display(
        case.size,
        at=hall,
        screen=ScreenSettings(
            diagonal_inches=case.inches, distance_m=case.distance, scheme=case.scheme, motion=False, care=False
        ),
        media=MediaSettings(source=str(media)) if media else None,
        zones=case.zones,
        counter=case.counter,
        language=case.language,
    )
    scenery = Scenery(qtbot, clock, hall, display)
    case.scene(scenery)
    return scenery
