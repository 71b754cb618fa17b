"""A hall small enough to think about: two agencies, three queues, three counters, three officers; open all day."""

from collections.abc import Mapping
from datetime import time
from types import MappingProxyType
from zoneinfo import ZoneInfo

from server.domain.calendar import Calendar, Interval, Week
from server.domain.site import Officer, Site
from shared.wire.scalars import Code
from shared.wire.site import Agency, Counter, Queue, Service, SiteDescription, Text, Zone

ZONE = ZoneInfo("Asia/Jakarta")
MONDAY_NINE = 1_795_399_200_000
"""2026-11-23 09:00 in Jakarta."""
MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR

ALL_DAY = (Interval(time(0), time(23, 59, 59)),)
OFFICE = (Interval(time(8), time(12)), Interval(time(13), time(15)))

NO_QUOTAS: Mapping[Code, int] = MappingProxyType({})


def week(hours: tuple[Interval, ...]) -> Week:
    """The same hours on all seven days."""
    return (hours, hours, hours, hours, hours, hours, hours)


def hall(
    *,
    hours: tuple[Interval, ...] = ALL_DAY,
    cut_off: bool = False,
    next_finishes: bool = True,
    recall_limit: int = 3,
    recalls_before_no_show: int = 0,
    tickets_in_breaks: bool = True,
    quotas: Mapping[Code, int] = NO_QUOTAS,
) -> Site:
    """Counter 1 serves births and cards alike; counter 2 cards first, births when no card waits; counter 3 taxes."""
    return Site(
        description=SiteDescription(
            code="hall",
            name=Text("Balai Kecil", "Small Hall"),
            mpp=Text("MPP Contoh", "Example MPP"),
            timezone="Asia/Jakarta",
            languages=("id", "en"),
            agencies=(Agency("civil", Text("Dukcapil")), Agency("tax", Text("Pajak"))),
            queues=(
                Queue("births", "A", Text("Akta"), "civil"),
                Queue("cards", "B", Text("KTP"), "civil"),
                Queue("taxes", "C", Text("Pajak"), "tax"),
            ),
            services=(
                Service("birth", "civil", "births", Text("Akta kelahiran"), 10),
                Service("death", "civil", "births", Text("Akta kematian"), 10),
                Service("card", "civil", "cards", Text("KTP baru"), 5),
                Service("npwp", "tax", "taxes", Text("NPWP"), 15),
            ),
            zones=(Zone("hall", Text("Lantai 1")),),
            counters=(
                Counter("1", Text("Loket 1"), "hall", (("births", "cards"),)),
                Counter("2", Text("Loket 2"), "hall", (("cards",), ("births",))),
                Counter("3", Text("Loket 3"), "hall", (("taxes",),)),
            ),
            next_finishes=next_finishes,
            recall_limit=recall_limit,
            recalls_before_no_show=recalls_before_no_show,
        ),
        calendar=Calendar(ZONE, week(hours)),
        officers=(
            Officer("ani", "Ani", "civil", ("1", "2")),
            Officer("budi", "Budi", "civil", ("1", "2")),
            Officer("citra", "Citra", "tax", ("3",)),
            Officer("dewi", "Dewi", "civil", (), "supervisor"),
        ),
        cut_off=cut_off,
        tickets_in_breaks=tickets_in_breaks,
        quotas=quotas,
    )
