"""The form of a profile file: one MPP with its agencies and one or several sites.

Field names are the keys of the TOML file; docs/site-profile.md explains them.
"""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct, field

from shared.wire.site import HALL_LOUDSPEAKERS

CLOCK_TIME = "^([01][0-9]|2[0-3]):[0-5][0-9]$"
_CODE = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
_LINE = r"^\S([^\x00-\x1f\x7f]*\S)?$"


def _line(longest: int, what: str) -> Meta:
    return Meta(
        min_length=1,
        max_length=longest,
        pattern=_LINE,
        description=f"{what} in quotes: one line of 1 to {longest} characters, no space at either end",
    )


def _line_or_nothing(longest: int, what: str) -> Meta:
    return Meta(
        max_length=longest,
        pattern=rf"^$|{_LINE}",
        description=f"{what} in quotes: one line of at most {longest} characters, no space at either end",
    )


def _some(header: str) -> Meta:
    return Meta(min_length=1, description=f"one or more tables, each headed [[{header}]]")


Code = Annotated[
    str,
    Meta(pattern=_CODE, description='a short code in quotes, say "ktp-baru": 1 to 64 letters, digits, dots or dashes'),
]
Prefix = Annotated[str, Meta(pattern="^[A-Z]{1,3}$", description='1 to 3 capital letters in quotes, say "A" or "KB"')]
Quota = Annotated[
    int,
    Meta(ge=1, le=9999, description="a whole number from 1 to 9999, without quotes, or leave it out: no limit"),
]
Minutes = Annotated[int, Meta(ge=1, le=480, description="a whole number of minutes from 1 to 480, without quotes")]
HeadStart = Annotated[int, Meta(ge=0, le=480, description="a whole number of minutes from 0 to 480, without quotes")]
Flag = Annotated[bool, Meta(description="true or false, without quotes")]
Date = Annotated[date, Meta(description="a date as year-month-day without quotes, say 2027-02-08")]
Language = Annotated[str, Meta(pattern="^[a-z]{2}$", description='a language of two small letters, say "id" or "en"')]
TimeZone = Annotated[str, Meta(min_length=1, description='the name of a time zone, say "Asia/Jakarta"')]
Time = Annotated[str, Meta(pattern=CLOCK_TIME, description='a time of four digits in quotes, say "07:30"')]
Percent = Annotated[int, Meta(ge=0, le=100, description="a whole number from 0 to 100, without quotes; 0 is silence")]
Times = Annotated[int, Meta(ge=1, le=3, description="a whole number from 1 to 3, without quotes")]
NextNumbers = Annotated[int, Meta(ge=0, le=10, description="a whole number from 0 to 10, without quotes")]
Recalls = Annotated[int, Meta(ge=0, le=20, description="a whole number from 0 to 20, without quotes")]
UndoSeconds = Annotated[
    int, Meta(ge=10, le=600, description="a whole number of seconds from 10 to 600, without quotes")
]
AutoCall = Annotated[
    int, Meta(ge=0, le=600, description="a whole number of seconds from 5 to 600, or 0: never; without quotes")
]
Days = Annotated[str, Meta(min_length=1, description='a day or days in quotes, say "friday" or "monday-thursday"')]
OfficerRole = Annotated[str, Meta(pattern="^(officer|supervisor)$", description='"officer" or "supervisor", in quotes')]
Range = Annotated[str, Meta(description='from and to in quotes, say "08:00-15:00"')]

OtherLanguage = Annotated[
    str,
    Meta(pattern="^(?!id$|en$)[a-z]{2}$", description='a language of two small letters, say "jv"; not "id", not "en"'),
]
SiteName = Annotated[str, _line(90, "a name")]
AgencyName = Annotated[str, _line(90, "a name")]
AgencyNameEn = Annotated[str, _line_or_nothing(90, "an English name")]
ShortName = Annotated[str, _line_or_nothing(24, "a short name")]
ServiceName = Annotated[str, _line(80, "a name")]
ServiceNameEn = Annotated[str, _line_or_nothing(80, "an English name")]
PlaceName = Annotated[str, _line(40, "a name")]
PlaceNameEn = Annotated[str, _line_or_nothing(40, "an English name")]
PersonName = Annotated[str, _line(60, "a name")]
LONGEST_COST = 60
Requirement = Annotated[str, _line(120, "a requirement")]
Cost = Annotated[str, _line_or_nothing(LONGEST_COST, "a cost")]
TranslatedLanguage = Annotated[
    str,
    Meta(pattern="^(?!id$)[a-z]{2}$", description='a language of two small letters, say "en"; not "id"'),
]
Translated = Annotated[str, _line(120, "a requirement or cost as a service has it")]
Translation = Annotated[str, _line(120, "its translation")]
RunningText = Annotated[str, _line(200, "a text")]
RunningTextEn = Annotated[str, _line_or_nothing(200, "an English text")]
Written = Annotated[str, Meta(pattern=_LINE)]
Spoken = Annotated[str, _line(200, "what is said")]
Reason = Annotated[str, _line(120, "a reason that visitors may read")]


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all tables of the file."""


class DayTable(Table, frozen=True, kw_only=True):
    open: Range
    pause: Range | list[Range] = field(name="break", default_factory=list)


Hours = dict[str, Range | DayTable]
"""By day or days: monday, monday-thursday. A day not named is closed."""


class ServiceTable(Table, frozen=True, kw_only=True):
    code: Code
    name: ServiceName
    name_en: ServiceNameEn = ""
    name_in: dict[OtherLanguage, ServiceName] = {}
    minutes: Minutes
    requirements: list[Requirement] = []
    cost: Cost = ""
    queue: Code | None = None
    online: Flag = False


class QueueTable(Table, frozen=True, kw_only=True):
    code: Code
    prefix: Prefix
    quota: Quota | None = None
    name: AgencyName
    name_en: AgencyNameEn = ""
    name_in: dict[OtherLanguage, AgencyName] = {}


class AgencyTable(Table, frozen=True, kw_only=True):
    code: Code
    name: AgencyName
    name_en: AgencyNameEn = ""
    name_in: dict[OtherLanguage, AgencyName] = {}
    short: ShortName = ""
    prefix: Prefix | None = None
    quota: Quota | None = None
    queue: list[QueueTable] = []
    service: list[ServiceTable] = []


class FacilityTable(Table, frozen=True, kw_only=True):
    name: AgencyName
    name_en: AgencyNameEn = ""
    name_in: dict[OtherLanguage, AgencyName] = {}


class ZoneTable(Table, frozen=True, kw_only=True):
    code: Code
    name: PlaceName
    name_en: PlaceNameEn = ""
    name_in: dict[OtherLanguage, PlaceName] = {}
    loudspeakers: Code = HALL_LOUDSPEAKERS


class CounterTable(Table, frozen=True, kw_only=True):
    code: Code
    name: PlaceName | None = None
    name_en: PlaceNameEn = ""
    name_in: dict[OtherLanguage, PlaceName] = {}
    zone: Code | None = None
    queues: list[Code] = []
    tiers: list[list[Code]] = []


class OfficerTable(Table, frozen=True, kw_only=True):
    code: Code
    name: PersonName
    agency: Code
    role: OfficerRole = "officer"
    counters: list[Code] = []


class RunningTextTable(Table, frozen=True, kw_only=True):
    text: RunningText
    text_en: RunningTextEn = ""
    text_in: dict[OtherLanguage, RunningText] = {}

    @property
    def name(self) -> str:
        return self.text

    @property
    def name_en(self) -> str:
        return self.text_en

    @property
    def name_in(self) -> dict[str, str]:
        return self.text_in


class VolumeTable(Table, frozen=True, kw_only=True):
    opens: Time = field(name="from")
    closes: Time = field(name="until")
    percent: Percent
    days: Days | list[Days] = field(default_factory=list)


class VoiceTable(Table, frozen=True, kw_only=True):
    times: Times = 1
    second_language: Flag = True
    chime: Flag = True
    pronunciations: dict[Language, dict[Written, Spoken]] = {}
    volume: list[VolumeTable] = []


class SeasonTable(Table, frozen=True, kw_only=True):
    name: Reason
    first: Date = field(name="from")
    last: Date = field(name="to")
    hours: Hours


class ExceptionTable(Table, frozen=True, kw_only=True):
    date: Date
    reason: Reason
    agency: Code | None = None
    hours: Range | DayTable | None = None


class RegionalHolidayTable(Table, frozen=True, kw_only=True):
    date: Date
    name: Reason


class HolidaysTable(Table, frozen=True, kw_only=True):
    national: Flag = True
    cuti_bersama: Flag = True
    regional: list[RegionalHolidayTable] = []


class SiteTable(Table, frozen=True, kw_only=True):
    code: Code
    name: SiteName | None = None
    name_en: AgencyNameEn = ""
    name_in: dict[OtherLanguage, AgencyName] = {}
    timezone: TimeZone
    languages: list[Language] = field(default_factory=lambda: ["id", "en"])
    priority_head_start_minutes: HeadStart = 60
    next_finishes: Flag = True
    recall_limit: Recalls = 3
    recalls_before_no_show: Recalls = 0
    undo_seconds: UndoSeconds = 60
    auto_call_seconds: AutoCall = 0
    tickets_in_breaks: Flag = True
    cut_off: Flag = True
    facilities: list[FacilityTable] = []
    next_numbers: NextNumbers = 0
    running_text: list[RunningTextTable] = []
    voice: VoiceTable = field(default_factory=VoiceTable)
    hours: Hours
    season: list[SeasonTable] = []
    exception: list[ExceptionTable] = []
    agency_hours: dict[str, Hours] = {}
    holidays: HolidaysTable = field(default_factory=HolidaysTable)
    zone: Annotated[list[ZoneTable], _some("site.zone")]
    counter: Annotated[list[CounterTable], _some("site.counter")]
    officer: list[OfficerTable] = []


class MppTable(Table, frozen=True, kw_only=True):
    name: SiteName
    name_en: AgencyNameEn = ""
    name_in: dict[OtherLanguage, AgencyName] = {}


class Profile(Table, frozen=True, kw_only=True):
    mpp: MppTable
    requirements: dict[str, list[Requirement]] = {}
    translations: dict[TranslatedLanguage, dict[Translated, Translation]] = {}
    agency: Annotated[list[AgencyTable], _some("agency")]
    site: Annotated[list[SiteTable], _some("site")]
