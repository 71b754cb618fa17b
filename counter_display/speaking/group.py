"""A group of loudspeakers: what is heard there."""

from collections.abc import Collection

from counter_display.speaking.line import Item
from shared.wire.announcement import AnnouncementHeard
from shared.wire.scalars import Code
from shared.wire.site import SiteDescription
from shared.wire.ticket import Call


class UnknownLoudspeakers(Exception):
    """A display is set to loudspeakers that no zone of its site has."""

    def __init__(self, wanted: Code, known: Collection[Code]) -> None:
        super().__init__(f"no zone has the loudspeakers {wanted!r}; this site has {', '.join(sorted(known))}")


class Group:
    """The zones of a site in which the same loudspeakers are heard."""

    def __init__(self, site: SiteDescription, code: Code) -> None:
        self.code = code
        self._zones = frozenset(zone.code for zone in site.zones if zone.loudspeakers == code)
        self._counters = frozenset(counter.code for counter in site.counters if counter.zone in self._zones)

    def hears(self, item: Item) -> bool:
        """Whether an item is for this group: calls to counters of its zones, announcements for one of them."""
        match item:
            case Call(counter=counter):
                return counter in self._counters
            case AnnouncementHeard(announcement=announcement):
                return not announcement.zones or not self._zones.isdisjoint(announcement.zones)


def choose_group(site: SiteDescription, zones: Collection[Code], wanted: Code | None) -> Group | None:
    """The group of a display: the one that its settings name, else that of its zones (none: all), if they share one.

    Raises:
        UnknownLoudspeakers: the site has not the group that is named.
    """
    known = {zone.loudspeakers for zone in site.zones}
    if wanted is not None:
        if wanted not in known:
            raise UnknownLoudspeakers(wanted, known)
        return Group(site, wanted)
    here = {zone.loudspeakers for zone in site.zones if not zones or zone.code in zones}
    return Group(site, here.pop()) if len(here) == 1 else None


def say_which(site: SiteDescription, zones: Collection[Code]) -> str:
    """What to write into the settings of a display in `zones` (none: all), whose zones hear several groups."""
    here = sorted({zone.loudspeakers for zone in site.zones if not zones or zone.code in zones})
    either = " or ".join(f'"{code}"' for code in here)
    return (
        f"its zones hear {len(here)} groups of loudspeakers. Name the one that is heard from here: "
        f"loudspeakers = {either} under [voice]; or speaks = false"
    )
