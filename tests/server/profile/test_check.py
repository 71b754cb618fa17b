"""Every rule of a profile: what breaks it, on which line, at which path, and what to do."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields

from server.profile.check import check, run_check
from server.profile.load import ProfileError, load
from server.profile.mistakes import Mistake, Rule
from server.profile.schema import Profile, Table

SOUND = """\
[mpp]
name = "MPP Kabupaten Contoh"
name_en = "Contoh Public Service Mall"

[requirements]
identitas = ["KTP-el", "Kartu Keluarga"]

[translations.en]
"KTP-el" = "Electronic identity card (KTP-el)"
"Kartu Keluarga" = "Family card (KK)"
"Pas foto" = "Passport-size photo"

[[site]]
code = "contoh"
timezone = "Asia/Jakarta"
zone = [{ code = "utama", name = "Ruang Utama", name_en = "Main Hall" }]

[site.hours]
monday-thursday = { open = "08:00-15:00", break = "12:00-13:00" }
friday = { open = "08:00-14:30", break = ["09:30-09:45", "11:30-13:00"] }

[site.agency_hours.pajak]
tuesday = "08:00-12:00"

[[site.season]]
name = "Ramadan"
from = 2027-02-08
to = 2027-03-09
hours.monday-friday = "08:00-14:00"

[[site.exception]]
date = 2026-12-31
reason = "Tutup buku"
hours = "08:00-12:00"

[site.holidays]
regional = [{ date = 2027-01-01, name = "Hari Jadi" }]

[[site.counter]]
code = "1"
queues = ["dukcapil"]

[[site.counter]]
code = "2"
zone = "utama"
tiers = [["pajak"], ["dukcapil", "kuasa"]]

[[site.officer]]
code = "rina"
name = "Rina Puspita"
agency = "dukcapil"
counters = ["1", "2"]

[[agency]]
code = "dukcapil"
prefix = "A"
name = "Dinas Kependudukan"
name_en = "Civil Registration"

[[agency.queue]]
code = "kuasa"
prefix = "AK"
name = "Loket kuasa"
name_en = "By proxy"

[[agency.service]]
code = "ktp-baru"
name = "KTP-el baru"
name_en = "New ID card"
minutes = 10
requirements = ["@identitas", "Pas foto"]

[[agency.service]]
code = "ktp-kuasa"
name = "KTP-el dengan kuasa"
name_en = "ID card by proxy"
minutes = 12
queue = "kuasa"

[[agency]]
code = "pajak"
prefix = "B"
name = "Kantor Pajak"
name_en = "Tax Office"

[[agency.service]]
code = "npwp"
name = "NPWP"
name_en = "Tax number"
minutes = 480
"""


@dataclass(frozen=True)
class Broken:
    """The sound profile with `old` changed to `new`."""

    rule: Rule
    old: str
    new: str
    path: str
    says: tuple[str, ...] = ()
    line: str = "# <<"
    """What stands on the line that the mistake must name."""
    also: frozenset[str] = frozenset()
    """Other rules that the same change breaks."""
    warning: bool = False


def broken(
    rule: Rule, old: str, new: str, path: str, *says: str, line: str = "# <<", also: str = "", warning: bool = False
) -> Broken:
    return Broken(rule, old, new, path, says, line, frozenset(also.split()), warning)


SERVICE = 'code = "npwp"\nname = "NPWP"\nname_en = "Tax number"\nminutes = 480\n'
COUNTER_1 = 'code = "1"\nqueues = ["dukcapil"]'
ZONE = 'zone = [{ code = "utama", name = "Ruang Utama", name_en = "Main Hall" }]'
TAX = 'code = "pajak"\nprefix = "B"'
NPWP = "agency[1].service[0]"

FORM = [
    broken(
        "wrong-value",
        "minutes = 480",
        'minutes = 480\nname_in = { en = "Tax number" } # <<',
        f"{NPWP}.name_in.en",
        "'en' does not fit",
        'not "id", not "en"',
    ),
    broken("syntax", 'code = "npwp"', 'code = "npwp  # <<', "", "Not TOML", "Mend this line"),
    broken("syntax", 'code = "npwp"', 'code = "npwp"\ncode = "npwp" # <<', "", "Not TOML"),
    broken(
        "unknown-key",
        "minutes = 480",
        "minutes = 480\nrequirments = [] # <<",
        f"{NPWP}.requirments",
        '"requirments" is no key',
        'Did you mean "requirements"?',
        "Known keys here: code, name",
    ),
    broken(
        "unknown-key",
        "minutes = 10\n",
        "minuts = 10 # <<\n",
        "agency[0].service[0].minuts",
        'Did you mean "minutes"?',
    ),
    broken("unknown-key", "[[agency]]\n" + TAX, 'color = "red" # <<\n[[agency]]\n' + TAX, "agency[0].service[1].color"),
    broken(
        "unknown-key",
        "friday = { open",
        'friday = { opens = "x", open',
        "site[0].hours.friday.opens",
        "Known keys here: open, break",
        line="friday",
    ),
    broken(
        "missing-key",
        SERVICE,
        SERVICE.replace("minutes = 480\n", ""),
        NPWP,
        '"minutes" is missing',
        "Add minutes: a whole number of minutes from 1 to 480",
        line="[[agency.service]]",
    ),
    broken("missing-key", 'timezone = "Asia/Jakarta"\n', "", "site[0]", '"timezone" is missing', line="[[site]]"),
    broken("missing-key", ZONE, "", "site[0]", '"zone" is missing', "[[site.zone]]", line="[[site]]"),
    broken(
        "missing-key",
        "from = 2027-02-08\n",
        "",
        "site[0].season[0]",
        '"from" is missing',
        "year-month-day",
        line="[[site.season]]",
    ),
    broken(
        "wrong-type",
        "minutes = 480",
        'minutes = "480" # <<',
        f"{NPWP}.minutes",
        "'480' is a text",
        "Write a whole number of minutes from 1 to 480, without quotes",
    ),
    broken("wrong-type", 'name = "NPWP"', "name = 5 # <<", f"{NPWP}.name", "5 is a number"),
    broken("wrong-type", '"Asia/Jakarta"', "true # <<", "site[0].timezone", "True is true or false"),
    broken("wrong-type", "from = 2027-02-08", 'from = "soon" # <<', "site[0].season[0].from", "'soon' is a text"),
    broken(
        "wrong-type",
        "from = 2027-02-08",
        "from = 2027-02-08T08:00:00 # <<",
        "site[0].season[0].from",
        "is a date or time",
        "year-month-day",
    ),
    broken(
        "wrong-type",
        'queues = ["dukcapil"]',
        'queues = "dukcapil" # <<',
        "site[0].counter[0].queues",
        "where a list belongs",
        "square brackets",
        also="counter-without-queue",
    ),
    broken(
        "wrong-type",
        'requirements = ["@identitas", "Pas foto"]',
        'requirements = [\n"@identitas",\n# two [\n"""\nPas\\\n foto""",\n7, # <<\n]',
        "agency[0].service[0].requirements[2]",
        "7 is a number",
        also="unused-translation translation-missing",
    ),
    broken(
        "wrong-type",
        "[[site.exception]]",
        "[site.exception] # <<",
        "site[0].exception",
        "double square brackets: [[site.exception]]",
    ),
    broken(
        "wrong-type",
        '"Main Hall" }]',
        '"Main Hall" }, "dua"] # <<',
        "site[0].zone[1]",
        "'dua' is a text",
        also="unknown-zone",
    ),
    broken("nothing-there", ZONE, "zone = [] # <<", "site[0].zone", "It is empty", "[[site.zone]]"),
    broken("syntax", "[site.hours]", "[site.hours]\n[site.hours] # <<", "", "[site.hours] is there twice", "first"),
]

VALUES = [
    broken("wrong-value", "minutes = 480", "minutes = 481 # <<", f"{NPWP}.minutes", "481", "from 1 to 480"),
    broken("wrong-value", "minutes = 480", "minutes = 0 # <<", f"{NPWP}.minutes", "from 1 to 480"),
    broken("wrong-value", 'name = "NPWP"', 'name = "" # <<', f"{NPWP}.name", "It is empty", "1 to 80 characters"),
    broken("wrong-value", 'name = "NPWP"', f'name = "{"N" * 81}" # <<', f"{NPWP}.name", "is 81 characters long"),
    broken("wrong-value", '"Kantor Pajak"', f'"{"K" * 91}" # <<', "agency[1].name", "91", "1 to 90 characters"),
    broken("wrong-value", 'name = "NPWP"', 'name = "NPWP " # <<', f"{NPWP}.name", "no space at either end"),
    broken("wrong-value", 'name = "NPWP"', 'name = "NP\\nWP" # <<', f"{NPWP}.name", "one line"),
    broken(
        "wrong-value", 'prefix = "B"', 'prefix = "b" # <<', "agency[1].prefix", "'b' does not fit", "1 to 3 capital"
    ),
    broken("wrong-value", 'prefix = "AK"', 'prefix = "ABCD" # <<', "agency[0].queue[0].prefix", "1 to 3 capital"),
    broken("wrong-value", 'code = "npwp"', 'code = "n p" # <<', f"{NPWP}.code", "letters, digits, dots or dashes"),
    broken(
        "wrong-value",
        'timezone = "Asia/Jakarta"',
        'timezone = "Asia/Jakarta"\npriority_head_start_minutes = 481 # <<',
        "site[0].priority_head_start_minutes",
        "from 0 to 480",
    ),
    broken(
        "unknown-time-zone",
        '"Asia/Jakarta"',
        '"Asia/Jakata" # <<',
        "site[0].timezone",
        'no time zone "Asia/Jakata"',
        'Did you mean "Asia/Jakarta"?',
        "Asia/Makassar (WITA)",
    ),
    broken(
        "indonesian-missing",
        'timezone = "Asia/Jakarta"',
        'timezone = "Asia/Jakarta"\nlanguages = ["en"] # <<',
        "site[0].languages",
        'Add "id"',
    ),
]

REPEATS = [
    broken(
        "duplicate-code",
        'code = "npwp"',
        'code = "ktp-baru" # <<',
        f"{NPWP}.code",
        '"ktp-baru" is taken',
        "a code of its own",
    ),
    broken(
        "duplicate-code",
        TAX,
        'code = "dukcapil" # <<\nprefix = "B"',
        "agency[1].code",
        'agency\'s code "dukcapil" is taken',
        also="unknown-agency unknown-queue",
    ),
    broken(
        "duplicate-code",
        'code = "2"\n',
        'code = "1" # <<\n',
        "site[0].counter[1].code",
        "counter's code",
        also="unknown-counter",
    ),
    broken(
        "duplicate-code",
        'code = "kuasa"',
        'code = "pajak" # <<',
        "agency[0].queue[0].code",
        "an agency with a prefix has a queue of the agency's code",
        also="unknown-queue",
    ),
    broken(
        "duplicate-name",
        'name = "KTP-el dengan kuasa"',
        'name = "KTP-el baru" # <<',
        "agency[0].service[1].name",
        '"KTP-el baru" is taken',
        "tell the two apart",
    ),
    broken("duplicate-name", '"Kantor Pajak"', '"Dinas Kependudukan" # <<', "agency[1].name", "tell the two apart"),
    broken(
        "duplicate-name",
        'code = "1"\n',
        'code = "1"\nname = "Depan"\nname_en = "A"\n[[site.counter]]\ncode = "3"\nname = "Depan" # <<\nname_en = "B"\n',
        "site[0].counter[1].name",
        "sent to a counter by its name",
        also="counter-without-queue counter-without-officer",
    ),
    broken(
        "duplicate-prefix",
        'prefix = "B"',
        'prefix = "A" # <<',
        "agency[1].prefix",
        'The prefix "A" is taken by agency[0].prefix in line',
        "At the site contoh",
        "change one prefix",
    ),
    broken("duplicate-prefix", 'prefix = "AK"', 'prefix = "A" # <<', "agency[0].queue[0].prefix", '"A" is taken'),
    broken(
        "duplicate-requirement",
        '"Pas foto"]',
        '"Kartu Keluarga"] # <<',
        "agency[0].service[0].requirements[1]",
        '"Kartu Keluarga" is taken',
        also="unused-translation",
    ),
]

REFERENCES = [
    broken(
        "unknown-queue",
        'queue = "kuasa"',
        'queue = "kuassa" # <<',
        "agency[0].service[1].queue",
        'no queue "kuassa"',
        'Did you mean "kuasa"?',
        also="queue-without-service",
    ),
    broken(
        "unknown-queue",
        'queues = ["dukcapil"]',
        'queues = [\n"dukcapil",\n"dukcapl" # <<\n]',
        "site[0].counter[0].queues[1]",
        'no queue "dukcapl"',
        'Did you mean "dukcapil"?',
    ),
    broken(
        "unknown-queue",
        '"kuasa"]]',
        '"kuasa"], ["x"]] # <<',
        "site[0].counter[1].tiers[2][0]",
        'no queue "x"',
        "(dukcapil, kuasa, pajak)",
    ),
    broken(
        "unknown-queue",
        TAX,
        'code = "pajak"',
        NPWP,
        '"NPWP" feeds no queue',
        "give the agency a prefix",
        line="[[agency.service]]",
    ),
    broken(
        "unknown-zone",
        COUNTER_1,
        COUNTER_1 + '\nzone = "utma" # <<',
        "site[0].counter[0].zone",
        'no zone "utma"',
        'Did you mean "utama"?',
    ),
    broken(
        "unknown-zone",
        '"Main Hall" }]',
        '"Main Hall" }, { code = "dua", name = "Dua", name_en = "Two" }]',
        "site[0].counter[0]",
        "does not say where it is",
        "dua, utama",
        line="[[site.counter]]",
        also="zone-without-counter",
    ),
    *(
        broken(
            "wrong-value",
            'prefix = "AK"',
            f'prefix = "AK"\nquota = {quota} # <<',
            "agency[0].queue[0].quota",
            f"{quota} does not fit",
            "Write a whole number from 1 to 9999, without quotes, or leave it out: no limit.",
        )
        for quota in (0, -1, 10_000)
    ),
    broken("wrong-value", 'prefix = "B"', 'prefix = "B"\nquota = 0 # <<', "agency[1].quota", "0 does not fit"),
    broken("wrong-type", 'prefix = "B"', 'prefix = "B"\nquota = "50" # <<', "agency[1].quota", "'50' is a text"),
    broken(
        "quota-without-queue",
        'prefix = "B"\n',
        "quota = 50 # <<\n",
        "agency[1].quota",
        '"Kantor Pajak" has no prefix',
        "Write the quota in one of its [[agency.queue]].",
        also="unknown-queue",
    ),
    broken(
        "unknown-agency",
        'agency = "dukcapil"',
        'agency = "dukapil" # <<',
        "site[0].officer[0].agency",
        'no agency "dukapil"',
        'Did you mean "dukcapil"?',
    ),
    broken(
        "unknown-agency",
        "[site.agency_hours.pajak]",
        "[site.agency_hours.pjk] # <<",
        "site[0].agency_hours.pjk",
        'no agency "pjk"',
    ),
    broken(
        "unknown-agency",
        'reason = "Tutup buku"',
        'reason = "Tutup buku"\nagency = "z" # <<',
        "site[0].exception[0].agency",
        'no agency "z"',
    ),
    broken(
        "unknown-counter",
        'counters = ["1", "2"]',
        'counters = ["1", "2", "3"] # <<',
        "site[0].officer[0].counters[2]",
        'no counter "3"',
        "(1, 2)",
    ),
    broken(
        "unknown-requirements",
        '"@identitas", "Pas foto"]',
        '"@identitas", "@identiti"] # <<',
        "agency[0].service[0].requirements[1]",
        '[requirements] has no "identiti"',
        'Did you mean "identitas"?',
        also="unused-translation",
    ),
]

SERVING = [
    broken(
        "service-nobody-serves",
        'tiers = [["pajak"], ["dukcapil", "kuasa"]]',
        'tiers = [["dukcapil", "kuasa"]]',
        "agency[1]",
        'Nobody serves "NPWP"',
        'no counter has the queue "pajak"',
        'Add "pajak" to the queues',
        line="[[agency]]",
    ),
    broken(
        "service-nobody-serves",
        ', "kuasa"]]',
        "]]",
        "agency[0].queue[0]",
        'Nobody serves "KTP-el dengan kuasa"',
        line="[[agency.queue]]",
    ),
    broken(
        "queue-without-service",
        'queue = "kuasa"\n',
        "",
        "agency[0].queue[0]",
        'No service feeds the queue "kuasa"',
        'Write queue = "kuasa"',
        line="[[agency.queue]]",
    ),
    broken(
        "agency-without-service",
        "[[agency.service]]\n" + SERVICE,
        "",
        "agency[1]",
        "Kantor Pajak",
        "[[agency.service]]",
        line="[[agency]]",
    ),
    broken(
        "counter-without-queue",
        COUNTER_1,
        'code = "1"',
        "site[0].counter[0]",
        "The counter 1 serves nobody",
        "Add queues",
        line="[[site.counter]]",
    ),
    broken(
        "queues-and-tiers",
        COUNTER_1,
        COUNTER_1 + ' # <<\ntiers = [["kuasa"]]',
        "site[0].counter[0].queues",
        "both queues and tiers",
    ),
    broken("empty-tier", '"kuasa"]]', '"kuasa"], []] # <<', "site[0].counter[1].tiers[2]", "Tier 3", "remove it"),
    broken(
        "queue-twice",
        'queues = ["dukcapil"]',
        'queues = ["dukcapil", "dukcapil"] # <<',
        "site[0].counter[0].queues[1]",
        '"dukcapil" is taken',
        "once",
    ),
    broken(
        "officer-without-counter",
        'counters = ["1", "2"]',
        "counters = [] # <<",
        "site[0].officer[0].counters",
        "Rina Puspita may take no counter",
        also="counter-without-officer",
    ),
]

MONDAY, SEASON = "site[0].hours.monday-thursday", "site[0].season"
HOURS = [
    broken(
        "hours-form",
        '"08:00-15:00"',
        '"8-15"',
        f"{MONDAY}.open",
        '"8-15"',
        line="monday-thu",
        also="hours-outside-site",
    ),
    broken(
        "hours-form",
        '"08:00-15:00"',
        '"08:00-24:30"',
        f"{MONDAY}.open",
        "four digits",
        line="monday-thu",
        also="hours-outside-site",
    ),
    broken(
        "hours-reversed",
        '"08:00-15:00"',
        '"15:00-08:00"',
        f"{MONDAY}.open",
        "15:00-08:00 ends before it begins",
        "earlier time first",
        line="monday-thu",
        also="hours-outside-site",
    ),
    broken("hours-reversed", '"12:00-13:00"', '"13:00-12:00"', f"{MONDAY}.break", line="monday-thu"),
    broken("hours-reversed", '"12:00-13:00"', '"12:00-12:00"', f"{MONDAY}.break", line="monday-thu"),
    broken(
        "break-outside",
        '"12:00-13:00"',
        '"14:30-15:30"',
        f"{MONDAY}.break",
        "14:30-15:30 is not inside the hours 08:00-15:00",
        "Move the break",
        line="monday-thu",
    ),
    broken("break-outside", '"12:00-13:00"', '"14:00-15:00"', f"{MONDAY}.break", line="monday-thu"),
    broken("break-outside", '"12:00-13:00"', '"16:00-17:00"', f"{MONDAY}.break", line="monday-thu"),
    broken(
        "break-overlap",
        '"09:30-09:45"',
        '"09:30-11:45"',
        "site[0].hours.friday.break[1]",
        "11:30-13:00 overlaps the break 09:30-11:45",
        "Join them",
        line="friday",
    ),
    broken("unknown-day", "friday =", "fryday =", "site[0].hours.fryday", 'Did you mean "friday"?', line="fryday"),
    broken("unknown-day", "friday =", "friday-tuesday =", "site[0].hours.friday-tuesday", "backwards", line="friday-t"),
    broken(
        "day-twice",
        "friday =",
        "thursday =",
        "site[0].hours.thursday",
        'thursday is already in "monday-thursday"',
        line="thursday =",
    ),
    broken("no-hours", 'hours.monday-friday = "08:00-14:00"', "hours = {} # <<", f"{SEASON}[0].hours", "never open"),
    broken("season-reversed", "to = 2027-03-09", "to = 2027-01-09 # <<", f"{SEASON}[0].to", "2027-01-09, before"),
    broken(
        "season-overlap",
        "[[site.exception]]",
        '[[site.season]] # <<\nname = "Lain"\nfrom = 2027-03-09\nto = 2027-04-01\nhours.monday = "08:00-09:00"\n'
        "[[site.exception]]",
        f"{SEASON}[1]",
        "The season Lain overlaps the season Ramadan",
    ),
    broken(
        "date-twice",
        "[site.holidays]",
        '[[site.exception]]\ndate = 2026-12-31 # <<\nreason = "X"\n[site.holidays]',
        "site[0].exception[1].date",
        "2026-12-31 already has an exception",
    ),
    broken(
        "date-twice",
        '"Hari Jadi" }]',
        '"Hari Jadi" },\n{ date = 2027-01-01, name = "Lagi" }] # <<',
        "site[0].holidays.regional[1].date",
        "already the holiday Hari Jadi",
    ),
]

WARNINGS = [
    broken(
        "translation-missing",
        ZONE,
        'languages = ["id", "en", "jv"] # <<\n' + ZONE,
        "site[0].languages",
        'names have no "jv"',
        "Add name_in.jv",
        warning=True,
    ),
    broken(
        "english-missing",
        'name_en = "Tax number"\n',
        "",
        NPWP,
        '"NPWP" has no English name',
        "Add name_en",
        line="[[agency.service]]",
        warning=True,
    ),
    broken("english-missing", ', name_en = "Main Hall" }]', " }] # <<", "site[0].zone[0]", "Ruang Utama", warning=True),
    broken(
        "english-missing",
        'name_en = "Contoh Public Service Mall"\n',
        "",
        "mpp",
        "MPP Kabupaten Contoh",
        line="[mpp]",
        warning=True,
    ),
    broken(
        "english-missing",
        COUNTER_1,
        COUNTER_1 + '\nname = "Depan"',
        "site[0].counter[0]",
        '"Depan" has no English name',
        line="[[site.counter]]",
        warning=True,
    ),
    broken(
        "english-missing",
        'name_en = "By proxy"\n',
        "",
        "agency[0].queue[0]",
        "Loket kuasa",
        line="[[agency.queue]]",
        warning=True,
    ),
    broken(
        "unused-requirements",
        '"@identitas", ',
        "",
        "requirements.identitas",
        'Use it in a service as "@identitas"',
        line="identitas =",
        also="unused-translation",
        warning=True,
    ),
    broken(
        "counter-without-officer",
        'counters = ["1", "2"]',
        'counters = ["1"]',
        "site[0].counter[1]",
        "No officer may take the counter 2",
        line="[[site.counter]]",
        warning=True,
    ),
    broken(
        "zone-without-counter",
        '"Main Hall" }]\n',
        '"Main Hall" },\n{ code = "dua", name = "Lantai Dua", name_en = "Floor 2" }] # <<\n',
        "site[0].zone[1]",
        "Lantai Dua is empty",
        also="unknown-zone",
        warning=True,
    ),
    broken(
        "hours-outside-site",
        'tuesday = "08:00-12:00"',
        'saturday = "08:00-12:00"',
        "site[0].agency_hours.pajak",
        "Outside the hours of the site on saturday",
        line="[site.agency_hours.pajak]",
        warning=True,
    ),
]

SPEECH_AT = "[[site.season]]\nname"
"""Where the site's voice could stand."""
VOICE = "site[0].voice"


def voice(rule: Rule, lines: str, path: str, *says: str, warning: bool = False) -> Broken:
    return broken(rule, SPEECH_AT, f"[site.voice]\n{lines}\n{SPEECH_AT}", path, *says, warning=warning)


SPEECH = [
    voice("wrong-value", "times = 4 # <<", f"{VOICE}.times", "4 does not fit", "from 1 to 3"),
    voice("wrong-type", 'chime = "ya" # <<', f"{VOICE}.chime", "true or false"),
    voice(
        "wrong-value",
        'volume = [{ from = "7.30", until = "09:00", percent = 60 }] # <<',
        f"{VOICE}.volume[0].from",
        'say "07:30"',
    ),
    voice(
        "wrong-value",
        'volume = [{ from = "07:30", until = "09:00", percent = 110 }] # <<',
        f"{VOICE}.volume[0].percent",
        "from 0 to 100",
    ),
    voice(
        "hours-reversed",
        'volume = [{ from = "16:00", until = "07:30", percent = 0 }] # <<',
        f"{VOICE}.volume[0].until",
        "16:00 to 07:30 ends before it begins",
        "over midnight write two",
    ),
    voice(
        "unknown-day",
        'volume = [{ from = "11:30", until = "13:00", percent = 0, days = "jumat" }] # <<',
        f"{VOICE}.volume[0].days",
        '"jumat" is no day',
    ),
    voice(
        "unknown-day",
        'volume = [{ from = "11:30", until = "13:00", percent = 0, days = ["friday", "monday-"] }] # <<',
        f"{VOICE}.volume[0].days[1]",
        '"monday-" is no day',
    ),
    voice(
        "wrong-value",
        'pronunciations = { id = { "SKCK" = "" } } # <<',
        f"{VOICE}.pronunciations.id.SKCK",
        "It is empty",
        "what is said in quotes",
    ),
    voice(
        "word-twice",
        'pronunciations = { id = { "Samsat" = "sam sat", "SAMSAT" = "es a em es a te" } } # <<',
        f"{VOICE}.pronunciations.id.SAMSAT",
        '"SAMSAT" is "Samsat" in other letters',
        "Keep one of the two",
    ),
    voice(
        "unused-language",
        'pronunciations = { jv = { "Loket" = "lokèt" } } # <<',
        f"{VOICE}.pronunciations.jv",
        'Nothing is said in "jv"',
        warning=True,
    ),
    broken(
        "recalls-over-limit",
        ZONE,
        f"recalls_before_no_show = 4 # <<\n{ZONE}",
        "site[0].recalls_before_no_show",
        "called again 3 times at most",
        "3 or less, or raise recall_limit",
    ),
    broken(
        "auto-call-at-once",
        ZONE,
        f"auto_call_seconds = 4 # <<\n{ZONE}",
        "site[0].auto_call_seconds",
        "could not stop",
        "5 seconds or more",
    ),
    broken("wrong-value", ZONE, f"recall_limit = 21 # <<\n{ZONE}", "site[0].recall_limit", "from 0 to 20"),
    broken("wrong-value", ZONE, f"undo_seconds = 9 # <<\n{ZONE}", "site[0].undo_seconds", "from 10 to 600"),
    broken("wrong-type", ZONE, f'auto_call_seconds = "20" # <<\n{ZONE}', "site[0].auto_call_seconds", "without quotes"),
    broken(
        "wrong-value", ZONE, f"next_numbers = 11 # <<\n{ZONE}", "site[0].next_numbers", "a whole number from 0 to 10"
    ),
    broken(
        "missing-key",
        ZONE,
        f'running_text = [{{ text_en = "Welcome" }}] # <<\n{ZONE}',
        "site[0].running_text[0]",
        '"text" is missing',
    ),
    broken(
        "english-missing",
        ZONE,
        f'running_text = [{{ text = "Selamat datang" }}] # <<\n{ZONE}',
        "site[0].running_text[0]",
        '"Selamat datang" has no English text',
        "Add text_en",
        warning=True,
    ),
    broken(
        "wrong-value",
        'name_en = "Main Hall" }]',
        'name_en = "Main Hall", loudspeakers = "lantai dua" }] # <<',
        "site[0].zone[0].loudspeakers",
        "1 to 64 letters, digits",
    ),
    broken(
        "wrong-value",
        'agency = "dukcapil"\ncounters',
        'agency = "dukcapil"\nrole = "penyelia" # <<\ncounters',
        "site[0].officer[0].role",
        'Write "officer" or "supervisor"',
    ),
]

PHOTO = '"Pas foto" = "Passport-size photo"\n'
GLOSSARY = [
    broken(
        "unused-translation",
        PHOTO,
        PHOTO + '"Kartu Keluarge" = "Family card" # <<\n',
        "translations.en.Kartu Keluarge",
        'No service has the requirement or cost "Kartu Keluarge"',
        'Did you mean "Kartu Keluarga"?',
        warning=True,
    ),
    broken(
        "wrong-value", PHOTO, '"Pas foto" = "" # <<\n', "translations.en.Pas foto", "It is empty", "1 to 120 characters"
    ),
    broken(
        "wrong-value",
        PHOTO,
        f'"Pas foto" = "{"photo " * 20}photo" # <<\n',
        "translations.en.Pas foto",
        "is 125 characters long",
    ),
    broken(
        "wrong-value",
        "[translations.en]",
        "[translations.id] # <<",
        "translations.id",
        'not "id"',
        also="translation-missing",
    ),
    broken("wrong-type", PHOTO, '"Pas foto" = 4 # <<\n', "translations.en.Pas foto", "4 is a number"),
    broken(
        "unused-language",
        PHOTO,
        PHOTO + '[translations.jv] # <<\n"Pas foto" = "Potret"\n',
        "translations.jv",
        'No site has the language "jv"',
        warning=True,
    ),
    broken(
        "translation-missing",
        PHOTO,
        "",
        "translations.en",
        '1 of 3 requirements and costs have no "en", the first: "Pas foto"',
        "Add them to [translations.en]",
        line="[translations.en]",
        warning=True,
    ),
]

ALL = [*FORM, *VALUES, *REPEATS, *REFERENCES, *SERVING, *HOURS, *WARNINGS, *SPEECH, *GLOSSARY]


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "contoh.toml"
    path.write_text(SOUND)
    return path


def find(found: list[Mistake], case: Broken) -> Mistake:
    (mistake,) = [each for each in found if (each.rule, each.path) == (case.rule, case.path)]
    return mistake


def test_a_sound_profile_has_nothing_to_mend(profile: Path) -> None:
    assert check(profile) == []


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.rule}:{case.path}")
def test_a_mistake_is_named_with_its_line_and_remedy(profile: Path, case: Broken) -> None:
    assert SOUND.count(case.old) >= 1, "the case must change something"
    text = SOUND.replace(case.old, case.new, 1)
    profile.write_text(text)
    found = check(profile)
    mistake = find(found, case)
    assert mistake.line is not None
    assert case.line in text.splitlines()[mistake.line - 1]
    assert all(word in str(mistake) for word in case.says), str(mistake)
    assert mistake.remedy
    assert mistake.warning == case.warning
    assert {each.rule for each in found} == {case.rule, *case.also}


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.rule}:{case.path}")
def test_a_mistake_keeps_the_profile_from_use_and_a_warning_does_not(profile: Path, case: Broken) -> None:
    profile.write_text(SOUND.replace(case.old, case.new, 1))
    mistakes = [each for each in check(profile) if not each.warning]
    if mistakes:
        with pytest.raises(ProfileError) as refused:
            load(profile)
        assert list(refused.value.mistakes) == mistakes
    else:
        assert len(load(profile)) == 1


def test_every_rule_has_a_case() -> None:
    assert {case.rule for case in ALL} | {"unreadable"} == set(get_args(Rule))


def test_all_mistakes_are_named_at_once_in_the_order_of_the_file(profile: Path) -> None:
    text = SOUND
    cases = [VALUES[0], VALUES[4], VALUES[8], VALUES[11], REFERENCES[0], REFERENCES[9], HOURS[5], HOURS[15], FORM[4]]
    for case in cases:
        assert case.old in text
        text = text.replace(case.old, case.new, 1)
    profile.write_text(text)
    found = check(profile)
    for case in cases:
        find(found, case)
    assert [each.line for each in found] == sorted(each.line or 0 for each in found)


def test_the_translation_of_a_cost_is_no_longer_than_a_cost(profile: Path) -> None:
    cost = f'"gratis" = "{"free " * 12}of charge" # <<\n'
    profile.write_text((SOUND + 'cost = "gratis"\n').replace(PHOTO, PHOTO + cost))
    (mistake,) = check(profile)
    assert (mistake.rule, mistake.path, mistake.warning) == ("wrong-value", "translations.en.gratis", False)
    assert "longer than a cost may be, 60 characters" in mistake.what


def test_every_unserved_service_is_counted(profile: Path) -> None:
    more = "".join(
        f'\n[[agency.service]]\ncode = "n{n}"\nname = "NPWP {n}"\nname_en = "T"\nminutes = 5\n' for n in range(9)
    )
    profile.write_text((SOUND + more).replace('["pajak"], ', "", 1))
    (mistake,) = check(profile)
    assert 'Nobody serves "NPWP", "NPWP 0", "NPWP 1" and 7 more' in mistake.what


class TestUnreadable:
    def test_no_such_file(self, tmp_path: Path) -> None:
        (mistake,) = check(tmp_path / "none.toml")
        assert (mistake.rule, mistake.line) == ("unreadable", None)
        assert "No such file" in mistake.what

    def test_a_folder(self, tmp_path: Path) -> None:
        assert [each.rule for each in check(tmp_path)] == ["unreadable"]

    def test_not_utf_8(self, profile: Path) -> None:
        profile.write_bytes(SOUND.encode().replace(b"Contoh P", b"Conto\xe9 P"))
        (mistake,) = check(profile)
        assert (mistake.rule, mistake.line) == ("unreadable", 3)
        assert "UTF-8" in mistake.remedy

    @pytest.mark.parametrize("text", ["", "# nothing\n", "mpp = 1", "agency = 1\nsite = 2", "site = [[]]", "[site]"])
    def test_hardly_a_profile(self, profile: Path, text: str) -> None:
        profile.write_text(text)
        assert any(not each.warning for each in check(profile))

    def test_windows_line_ends_and_byte_order_mark(self, profile: Path) -> None:
        profile.write_bytes(b"\xef\xbb\xbf" + SOUND.replace("480", "481").replace("\n", "\r\n").encode())
        (mistake,) = check(profile)
        assert mistake.line == SOUND.count("\n")


class TestRunCheck:
    def test_prints_each_mistake_with_file_line_path_and_remedy(
        self, profile: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        profile.write_text(SOUND.replace("minutes = 480", "minutes = 0").replace('name_en = "Tax number"\n', ""))
        assert run_check([profile]) == 1
        line = SOUND.count("\n") - 1
        assert capsys.readouterr().out == (
            f'{profile}:{line - 3}: warning: agency[1].service[0]: "NPWP" has no English name. '
            "Add name_en, or visitors who read English see the Indonesian name. [english-missing]\n"
            f"{profile}:{line}: agency[1].service[0].minutes: 0 does not fit. "
            "Write a whole number of minutes from 1 to 480, without quotes. [wrong-value]\n"
            f"{profile}: 1 mistake, 1 warning.\n"
        )

    def test_sums_up_what_is_fine(self, profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run_check([profile]) == 0
        expected = f"{profile}: fine: 1 site, 2 agencies, 3 services, 2 counters; no warnings.\n"
        assert capsys.readouterr().out == expected

    def test_one_bad_file_among_good_ones_is_enough(self, profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run_check([profile, profile.with_name("none.toml")]) == 1
        assert "unreadable" in capsys.readouterr().out


LINES = SOUND.splitlines()
LITERALS = ["0", "-1", "7.5", "true", '""', '"x"', "[]", "[1]", '["x"]', "[[]]", "{}", "{ a = 1 }", "2027-01-01", "nan"]


@given(st.dictionaries(st.integers(0, len(LINES) - 1), st.sampled_from([*LITERALS, None]), max_size=4))
def test_no_profile_however_wrong_brings_the_check_down(
    tmp_path_factory: pytest.TempPathFactory, changes: dict[int, str | None]
) -> None:
    """Lines lose their value for another, or vanish."""
    lines = list(LINES)
    for at, literal in changes.items():
        lines[at] = f"{lines[at].split('=')[0]}= {literal}" if literal and "=" in lines[at] else ""
    path = tmp_path_factory.mktemp("fuzzed") / "contoh.toml"
    path.write_text("\n".join(lines))
    if any(not each.warning for each in check(path)):
        with pytest.raises(ProfileError):
            load(path)
    else:
        assert load(path)


class TestGuide:
    """docs/site-profile.md is what staff work from."""

    GUIDE = (Path(__file__).parents[3] / "docs" / "site-profile.md").read_text(encoding="utf-8")

    def test_its_example_is_a_sound_profile(self, profile: Path) -> None:
        (example,) = re.findall(r"```toml\n(.*?)```", self.GUIDE, re.DOTALL)
        profile.write_text(example)
        assert check(profile) == []
        assert len(load(profile)) == 1

    @pytest.mark.parametrize("rule", get_args(Rule))
    def test_it_tells_every_rule(self, rule: Rule) -> None:
        assert f"`{rule}`" in self.GUIDE

    def test_it_tells_every_key(self) -> None:
        tables = [Profile, *(table for table in Table.__subclasses__() if table is not Profile)]
        keys = {info.encode_name for table in tables for info in fields(table)}
        assert [key for key in sorted(keys) if not re.search(rf"\b{key}\b", self.GUIDE)] == []
