"""The rules of one site: zones, counters, officers, hours, time zone."""

from collections.abc import Collection
from zoneinfo import ZoneInfo, available_timezones

from server.profile.agencies import report_missing_english, report_repeats
from server.profile.calendars import read_calendars
from server.profile.mistakes import Findings, Place, Rule, did_you_mean
from server.profile.offer import Named, OfferedQueue, list_queues, list_served
from server.profile.schema import CounterTable, OfficerTable, Profile, SiteTable
from server.profile.voices import check_voice

SOONEST_AUTO_CALL = 5
INDONESIAN_ZONES = "Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT)"


def check_sites(profile: Profile, findings: Findings) -> None:
    """Report what is wrong with the sites."""
    codes = [(site.code, ("site", position, "code")) for position, site in enumerate(profile.site)]
    report_repeats(codes, "duplicate-code", "site's code", "Give each site a code of its own.", findings)
    queues = {queue.code: queue for queue in list_queues(profile)}
    agencies = {agency.code for agency in profile.agency}
    for position, site in enumerate(profile.site):
        _Hall(site, ("site", position), queues, agencies, findings, only=len(profile.site) == 1).check()
        for language in site.languages:
            if language not in ("id", "en"):
                _check_translation(language, profile, position, findings)


def _check_translation(language: str, profile: Profile, position: int, findings: Findings) -> None:
    """Warn once of all names that a third language lacks: there may be hundreds."""
    site = profile.site[position]
    named: list[Named] = [profile.mpp, *site.zone, *site.facilities, *site.running_text]
    for agency in profile.agency:
        named += [agency, *agency.queue, *agency.service]
    named += [counter for counter in site.counter if counter.name]
    named += [site] if site.name else []
    lacking = [each.name for each in named if language not in each.name_in]
    if lacking:
        what = f'{len(lacking)} of {len(named)} names have no "{language}", the first: "{lacking[0]}".'
        remedy = f"Add name_in.{language} to each, or visitors who read it see the Indonesian name."
        findings.report(("site", position, "languages"), "translation-missing", what, remedy, warning=True)


class _Hall:
    def __init__(
        self,
        site: SiteTable,
        place: Place,
        queues: dict[str, OfferedQueue],
        agencies: set[str],
        findings: Findings,
        *,
        only: bool,
    ) -> None:
        self._site = site
        self._place = place
        self._queues = queues
        self._agencies = agencies
        self._findings = findings
        self._only = only
        self._zones = {zone.code for zone in site.zone}
        self._counters = {counter.code: counter for counter in site.counter}

    def check(self) -> None:
        self._check_languages()
        self._check_repeats()
        for position, counter in enumerate(self._site.counter):
            self._check_counter(counter, (*self._place, "counter", position))
        for position, officer in enumerate(self._site.officer):
            self._check_officer(officer, (*self._place, "officer", position))
        self._check_prefixes()
        self._check_staff()
        self._check_calling()
        self._check_hours()
        check_voice(self._site, self._place, self._findings)

    def _check_languages(self) -> None:
        if "id" not in self._site.languages:
            place = (*self._place, "languages")
            self._findings.report(
                place, "indonesian-missing", '"id" is not among them.', 'Add "id": all texts have it.'
            )

        if "en" not in self._site.languages:
            return
        report_missing_english(self._site.name_en, self._site.name or "", self._place, self._findings)
        names = [("zone", n, zone.name_en, zone.name) for n, zone in enumerate(self._site.zone)]
        names += [("facilities", n, each.name_en, each.name) for n, each in enumerate(self._site.facilities)]
        names += [("counter", n, each.name_en, each.name or "") for n, each in enumerate(self._site.counter)]
        for kind, position, name_en, name in names:
            report_missing_english(name_en, name, (*self._place, kind, position), self._findings)

    def _check_repeats(self) -> None:
        codes: dict[str, list[str]] = {
            "zone": [zone.code for zone in self._site.zone],
            "counter": [counter.code for counter in self._site.counter],
            "officer": [officer.code for officer in self._site.officer],
        }
        for kind, listed in codes.items():
            place = (*self._place, kind)
            words = [(code, (*place, position, "code")) for position, code in enumerate(listed)]
            remedy = f"Give each {kind} of the site a code of its own."
            report_repeats(words, "duplicate-code", f"{kind}'s code", remedy, self._findings)
        names = [
            (counter.name or "", (*self._place, "counter", position, "name"))
            for position, counter in enumerate(self._site.counter)
        ]
        remedy = "Visitors are sent to a counter by its name: give it another."
        report_repeats(names, "duplicate-name", "counter's name", remedy, self._findings)

    def _check_counter(self, counter: CounterTable, place: Place) -> None:
        if counter.zone is None and len(self._site.zone) > 1:
            what = f"The counter {counter.code} does not say where it is."
            self._findings.report(
                place, "unknown-zone", what, f"Add zone = …, one of {', '.join(sorted(self._zones))}."
            )
        elif counter.zone is not None and self._zones:
            self._check_known("unknown-zone", counter.zone, self._zones, (*place, "zone"))
        if counter.queues and counter.tiers:
            what = f"The counter {counter.code} has both queues and tiers."
            remedy = "Keep queues for one tier, or tiers = [[…], […]] for several."
            self._findings.report((*place, "queues"), "queues-and-tiers", what, remedy)
        listed = [(code, (*place, "queues", n)) for n, code in enumerate(counter.queues)]
        for tier, codes in enumerate(counter.tiers):
            listed += [(code, (*place, "tiers", tier, n)) for n, code in enumerate(codes)]
            if not codes:
                what = f"Tier {tier + 1} of the counter {counter.code} is empty."
                self._findings.report((*place, "tiers", tier), "empty-tier", what, "Name a queue in it, or remove it.")
        for code, here in listed:
            self._check_known("unknown-queue", code, self._queues, here)
        report_repeats(listed, "queue-twice", "queue", "Name each queue of a counter once.", self._findings)
        if not listed and not counter.tiers:
            what = f"The counter {counter.code} serves nobody."
            remedy = "Add queues = [ … ] with the codes of agencies or queues, or remove the counter."
            self._findings.report(place, "counter-without-queue", what, remedy)

    def _check_officer(self, officer: OfficerTable, place: Place) -> None:
        self._check_known("unknown-agency", officer.agency, self._agencies, (*place, "agency"))
        for position, code in enumerate(officer.counters):
            self._check_known("unknown-counter", code, self._counters, (*place, "counters", position))
        if not officer.counters and officer.role != "supervisor":
            what = f"{officer.name} may take no counter."
            remedy = 'Name one or more counters of this site in counters; only a role = "supervisor" needs none.'
            self._findings.report((*place, "counters"), "officer-without-counter", what, remedy)

    def _check_prefixes(self) -> None:
        served = list_served(self._site)
        here = [queue for code, queue in self._queues.items() if self._only or code in served]
        prefixes = [(queue.prefix, (*queue.place, "prefix")) for queue in here]
        remedy = f"At the site {self._site.code} two queues would give out the same numbers: change one prefix."
        report_repeats(prefixes, "duplicate-prefix", "prefix", remedy, self._findings)

    def _check_staff(self) -> None:
        staffed = {code for officer in self._site.officer for code in officer.counters}
        for position, counter in enumerate(self._site.counter):
            if self._site.officer and counter.code not in staffed:
                place = (*self._place, "counter", position)
                what = f"No officer may take the counter {counter.code}."
                remedy = "Add it to the counters of a [[site.officer]]."
                self._findings.report(place, "counter-without-officer", what, remedy, warning=True)
        sole = self._site.zone[0].code if len(self._site.zone) == 1 else None
        used = {counter.zone or sole for counter in self._site.counter}
        for position, zone in enumerate(self._site.zone):
            if zone.code and zone.code not in used:
                place = (*self._place, "zone", position)
                remedy = "Put a counter there, or remove the zone."
                self._findings.report(place, "zone-without-counter", f"{zone.name} is empty.", remedy, warning=True)

    def _check_calling(self) -> None:
        limit, needed = self._site.recall_limit, self._site.recalls_before_no_show
        if 0 < limit < needed:
            what = f"A number is called again {limit} times at most, so nobody could ever be a no-show."
            remedy = f"Let recalls_before_no_show be {limit} or less, or raise recall_limit; 0 there means no limit."
            self._findings.report((*self._place, "recalls_before_no_show"), "recalls-over-limit", what, remedy)
        if 0 < self._site.auto_call_seconds < SOONEST_AUTO_CALL:
            what = "Officers could not stop a call that comes so soon."
            remedy = f"Write {SOONEST_AUTO_CALL} seconds or more, or 0: consoles never call by themselves."
            self._findings.report((*self._place, "auto_call_seconds"), "auto-call-at-once", what, remedy)

    def _check_hours(self) -> None:
        for agency in self._site.agency_hours:
            self._check_known("unknown-agency", agency, self._agencies, (*self._place, "agency_hours", agency))
        for position, exception in enumerate(self._site.exception):
            if exception.agency is not None:
                place = (*self._place, "exception", position, "agency")
                self._check_known("unknown-agency", exception.agency, self._agencies, place)
        known = available_timezones()
        timezone = self._site.timezone
        if timezone and timezone not in known:
            remedy = f"{did_you_mean(timezone, known)}In Indonesia write {INDONESIAN_ZONES}."
            place = (*self._place, "timezone")
            self._findings.report(place, "unknown-time-zone", f'There is no time zone "{timezone}".', remedy)
        read_calendars(self._site, ZoneInfo("UTC"), self._place, self._findings)

    def _check_known(self, rule: Rule, code: str, known: Collection[str], place: Place) -> None:
        if code and code not in known:
            choices = ", ".join(sorted(known)) if 0 < len(known) <= 8 else f"{len(known)} in this file"
            noun = rule.removeprefix("unknown-")
            remedy = f"{did_you_mean(code, known)}Write the code of a known {noun} ({choices})."
            self._findings.report(place, rule, f'There is no {noun} "{code}".', remedy)
