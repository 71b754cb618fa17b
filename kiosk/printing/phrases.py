"""The fixed words of a ticket. Texts of the hall (names, requirements) come with the ticket."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language."""

    number: str
    priority: str
    copy: str
    ahead: str
    person: str
    people: str
    nobody: str
    wait: str
    minutes: str
    at_most: str
    soon: str
    zone: str
    counters: str
    requirements: str
    further: str
    follow: str
    show: str
    call: str
    offline: str
    time_separator: str
    days: tuple[str, ...]
    months: tuple[str, ...]
    short_months: tuple[str, ...]

    def day(self, moment: date) -> str:
        """Weekday, day, month and year."""
        return f"{self.days[moment.weekday()]}, {moment.day} {self.months[moment.month - 1]} {moment.year}"

    def short_day(self, moment: date) -> str:
        """The same with a short month."""
        return f"{self.days[moment.weekday()]}, {moment.day} {self.short_months[moment.month - 1]} {moment.year}"

    def time(self, moment: datetime) -> str:
        """Hours and minutes with the zone's short name, in Indonesia WIB, WITA or WIT."""
        return f"{moment.hour:02}{self.time_separator}{moment.minute:02} {zone_name(moment)}".rstrip()

    def count(self, ahead: int) -> str:
        """How many are called before."""
        if ahead == 0:
            return self.nobody
        return f"{ahead} {self.person if ahead == 1 else self.people}"

    def waiting(self, low: int, high: int) -> str:
        """A range in minutes, honestly vague at its lower end."""
        if high <= 0:
            return self.soon
        if low <= 0:
            return self.at_most.format(high)
        span = f"{low}" if low == high else f"{low}–{high}"
        return self.minutes.format(span)


@dataclass(frozen=True, slots=True)
class TrialPhrases:
    """The words of a trial print, in one language."""

    title: str
    no_ticket: str
    printer: str
    way: str
    width: str
    dots: str
    cutter: str
    yes: str
    no: str
    ruler: str
    bar: str


_INDONESIAN: Final = Phrases(
    number="Nomor antrean",
    priority="PRIORITAS",
    copy="SALINAN",
    ahead="Di depan Anda",
    person="orang",
    people="orang",
    nobody="tidak ada",
    wait="Perkiraan",
    minutes="{} menit",
    at_most="paling lama {} menit",
    soon="segera dipanggil",
    zone="Tunggu di",
    counters="Dilayani di",
    requirements="Siapkan dokumen:",
    further="dan {} dokumen lainnya",
    follow="Pindai untuk memantau antrean",
    show="Tunjukkan kode ini bila diminta petugas",
    call="Silakan menunggu panggilan di layar dan pengeras suara",
    offline="Petugas: nomor ini dicetak saat server tidak terhubung",
    time_separator=".",
    days=("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    months=(
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ),
    short_months=("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
)

_ENGLISH: Final = Phrases(
    number="Queue number",
    priority="PRIORITY",
    copy="COPY",
    ahead="Ahead of you",
    person="person",
    people="people",
    nobody="nobody",
    wait="Estimate",
    minutes="{} minutes",
    at_most="up to {} minutes",
    soon="any moment",
    zone="Wait in",
    counters="Served at",
    requirements="Have these documents ready:",
    further="and {} more documents",
    follow="Scan to follow the queue",
    show="Show this code if an officer asks for it",
    call="Please wait for your call on the screen and loudspeaker",
    offline="Staff: this number was printed while the server was away",
    time_separator=":",
    days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    short_months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)

_INDONESIAN_TRIAL: Final = TrialPhrases(
    title="UJI CETAK",
    no_ticket="Bukan nomor antrean",
    printer="Printer",
    way="Sambungan",
    width="Lebar",
    dots="{} titik, {} huruf",
    cutter="Pemotong",
    yes="ada",
    no="tidak ada",
    ruler="Angka di atas harus memenuhi satu baris",
    bar="Garis putih tegak pada bidang hitam berarti kepala cetak kotor atau rusak",
)

_ENGLISH_TRIAL: Final = TrialPhrases(
    title="TEST PRINT",
    no_ticket="Not a queue number",
    printer="Printer",
    way="Connection",
    width="Width",
    dots="{} dots, {} characters",
    cutter="Cutter",
    yes="yes",
    no="none",
    ruler="The digits above should fill one line",
    bar="Upright white lines in the black bar mean that the print head is dirty or worn",
)

_LANGUAGES: Final = {"id": _INDONESIAN, "en": _ENGLISH}

_TRIAL_LANGUAGES: Final = {"id": _INDONESIAN_TRIAL, "en": _ENGLISH_TRIAL}

_INDONESIAN_ZONES: Final = {7: "WIB", 8: "WITA", 9: "WIT"}


def phrases_for(language: str) -> Phrases:
    """The phrases of a language, or Indonesian where there are none."""
    return _LANGUAGES.get(language, _INDONESIAN)


def trial_phrases_for(language: str) -> TrialPhrases:
    """The words of a trial print in a language, or in Indonesian where there are none."""
    return _TRIAL_LANGUAGES.get(language, _INDONESIAN_TRIAL)


def zone_name(moment: datetime) -> str:
    """What Indonesians call the zone; empty for a time without one or from elsewhere."""
    offset = moment.utcoffset()
    return _INDONESIAN_ZONES.get(int(offset.total_seconds() // 3600), "") if offset is not None else ""
