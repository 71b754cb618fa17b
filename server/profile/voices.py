"""How a site speaks: the rules of `[site.voice]` and of the texts that run along its displays, and their plan."""

import re

from server.profile.agencies import report_missing_english
from server.profile.hours import read_days
from server.profile.mistakes import Findings, Place
from server.profile.schema import CLOCK_TIME, SiteTable, VoiceTable, VolumeTable
from shared.wire.voice import VoicePlan, VolumeSpan


def check_voice(site: SiteTable, place: Place, findings: Findings) -> None:
    """Report what is wrong with a site's voice and running text."""
    here = (*place, "voice")
    read_voice(site.voice, here, findings)
    _check_pronunciations(site, (*here, "pronunciations"), findings)
    if "en" in site.languages:
        for position, line in enumerate(site.running_text):
            report_missing_english(line.text_en, line.text, (*place, "running_text", position), findings, "text_en")


def read_voice(table: VoiceTable, place: Place, findings: Findings) -> VoicePlan:
    """What displays keep to; a span that cannot be is reported and left out."""
    spans = (_read_span(volume, (*place, "volume", position), findings) for position, volume in enumerate(table.volume))
    return VoicePlan(
        times=table.times,
        second_language=table.second_language,
        chime=table.chime,
        pronunciations=table.pronunciations,
        volume=tuple(span for span in spans if span is not None),
    )


def _read_span(table: VolumeTable, place: Place, findings: Findings) -> VolumeSpan | None:
    days = [day for key, here in _list_days(table, place) for day in read_days(key, here, findings)]
    readable = all(re.search(CLOCK_TIME, time) for time in (table.opens, table.closes))
    if readable and table.opens >= table.closes:
        what = f"{table.opens} to {table.closes} ends before it begins."
        remedy = "Write the earlier time in from; for a span over midnight write two."
        findings.report((*place, "until"), "hours-reversed", what, remedy)
        return None
    return VolumeSpan(table.opens, table.closes, table.percent, tuple(sorted({day + 1 for day in days})))


def _list_days(table: VolumeTable, place: Place) -> list[tuple[str, Place]]:
    if isinstance(table.days, str):
        return [(table.days, (*place, "days"))]
    if not table.days:
        return [("monday-sunday", place)]
    return [(key, (*place, "days", position)) for position, key in enumerate(table.days)]


def _check_pronunciations(site: SiteTable, place: Place, findings: Findings) -> None:
    for language, words in site.voice.pronunciations.items():
        if language and language not in site.languages:
            what = f'Nothing is said in "{language}": it is not among the languages of the site.'
            remedy = "Add it to languages, or remove these words."
            findings.report((*place, language), "unused-language", what, remedy, warning=True)
        first: dict[str, str] = {}
        for written in words:
            # A single letter is looked up as it is written, everything else in any case.
            known = first.setdefault(written if len(written) == 1 else written.casefold(), written)
            if known != written:
                what = f'"{written}" is "{known}" in other letters.'
                findings.report((*place, language, written), "word-twice", what, "Keep one of the two.")
