"""Which services visitors take most."""

from server.domain.day import ServiceDay
from shared.wire.methods import Popular

MOST = 12


def popular(day: ServiceDay) -> Popular:
    """The services of the site most taken today, most first; of equals the one that the profile names first."""
    offered = (service.code for service in day.site.description.services if day.taken[service.code])
    return Popular(tuple(sorted(offered, key=lambda service: -day.taken[service])[:MOST]))
