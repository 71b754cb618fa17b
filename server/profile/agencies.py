"""The rules of the part that all sites of an MPP share: agencies, queues, services, requirements."""

from collections.abc import Iterable, Iterator

from server.profile.mistakes import Findings, Place, Rule, did_you_mean
from server.profile.offer import list_queues, list_served, list_services
from server.profile.schema import Profile, ServiceTable

GROUP_MARK = "@"
"""A requirement "@heirs" stands for the list named heirs in [requirements]."""


def check_agencies(profile: Profile, findings: Findings) -> None:
    """Report what is wrong with agencies, queues and services."""
    _check_codes(profile, findings)
    _check_names(profile, findings)
    _check_queues(profile, findings)
    _check_services(profile, findings)
    _check_groups(profile, findings)


def report_repeats(words: Iterable[tuple[str, Place]], rule: Rule, noun: str, remedy: str, findings: Findings) -> None:
    """Report every word that came before; empty ones, which are missing and reported already, do not count."""
    first: dict[str, Place] = {}
    for word, place in words:
        if word and word in first:
            what = f'The {noun} "{word}" is taken by {findings.name(first[word])}.'
            findings.report(place, rule, what, remedy)
        first.setdefault(word, place)


def list_requirements(profile: Profile, lines: Iterable[str]) -> Iterator[str]:
    """A service's requirements with the shared lists written out; a list that is not there has none."""
    for line in lines:
        group = line.removeprefix(GROUP_MARK)
        if group == line:
            yield line
        else:
            yield from profile.requirements.get(group, ())


def report_missing_english(name_en: str, name: str, place: Place, findings: Findings, key: str = "name_en") -> None:
    """Warn of a name or text in Indonesian alone; an empty one is reported already."""
    if name and not name_en:
        noun = key.removesuffix("_en")
        remedy = f"Add {key}, or visitors who read English see the Indonesian {noun}."
        findings.report(place, "english-missing", f'"{name}" has no English {noun}.', remedy, warning=True)


def _check_codes(profile: Profile, findings: Findings) -> None:
    agencies = [(agency.code, ("agency", position, "code")) for position, agency in enumerate(profile.agency)]
    services = [(service.table.code, (*service.place, "code")) for service in list_services(profile)]
    queues = [(queue.code, (*queue.place, "code")) for queue in list_queues(profile) if queue.place[-2] == "queue"]
    own = [(queue.code, queue.place) for queue in list_queues(profile) if queue.place[-2] != "queue"]
    written_out = {code for code, _ in queues}
    report_repeats(agencies, "duplicate-code", "agency's code", "Give each agency a code of its own.", findings)
    report_repeats(services, "duplicate-code", "service's code", "Give each service a code of its own.", findings)
    remedy = "Give each queue a code of its own; an agency with a prefix has a queue of the agency's code."
    clashes = [(code, place) for code, place in own if code in written_out]
    report_repeats([*dict(clashes).items(), *queues], "duplicate-code", "queue's code", remedy, findings)


def _check_names(profile: Profile, findings: Findings) -> None:
    agencies = [(agency.name, ("agency", position, "name")) for position, agency in enumerate(profile.agency)]
    remedy = "Give it a name by which visitors can tell the two apart."
    report_repeats(agencies, "duplicate-name", "agency's name", remedy, findings)
    english = any("en" in site.languages for site in profile.site)
    if english:
        report_missing_english(profile.mpp.name_en, profile.mpp.name, ("mpp",), findings)
    for position, agency in enumerate(profile.agency):
        place: Place = ("agency", position)
        services = [(table.name, (*place, "service", n, "name")) for n, table in enumerate(agency.service)]
        report_repeats(services, "duplicate-name", "service's name", remedy, findings)
        if english:
            report_missing_english(agency.name_en, agency.name, place, findings)
            for number, table in enumerate(agency.service):
                report_missing_english(table.name_en, table.name, (*place, "service", number), findings)
            for number, queue in enumerate(agency.queue):
                report_missing_english(queue.name_en, queue.name, (*place, "queue", number), findings)


def _check_queues(profile: Profile, findings: Findings) -> None:
    fed = {service.queue for service in list_services(profile)}
    offering = {service.agency for service in list_services(profile)}
    served = {code for site in profile.site for code in list_served(site)}
    for position, agency in enumerate(profile.agency):
        if agency.quota is not None and agency.prefix is None:
            what = f'"{agency.name}" has no prefix, so no queue of its own that the quota could be of.'
            remedy = "Write the quota in one of its [[agency.queue]]."
            findings.report(("agency", position, "quota"), "quota-without-queue", what, remedy)
        if agency.code not in offering:
            remedy = f"Add its services under [[agency.service]], or remove the agency {agency.code}."
            findings.report(("agency", position), "agency-without-service", f'"{agency.name}" has none.', remedy)
    for queue in list_queues(profile):
        if queue.code not in fed and queue.agency in offering:
            what = f'No service feeds the queue "{queue.code}".'
            remedy = f'Write queue = "{queue.code}" in a service, or remove the queue (an agency\'s own: its prefix).'
            findings.report(queue.place, "queue-without-service", what, remedy)
        if queue.code in fed and queue.code not in served:
            names = [f'"{service.table.name}"' for service in list_services(profile) if service.queue == queue.code]
            more = f" and {len(names) - 3} more" if len(names) > 3 else ""
            what = f'Nobody serves {", ".join(names[:3])}{more}: no counter has the queue "{queue.code}".'
            remedy = f'Add "{queue.code}" to the queues of a [[site.counter]].'
            findings.report(queue.place, "service-nobody-serves", what, remedy)


def _check_services(profile: Profile, findings: Findings) -> None:
    queues = {queue.code for queue in list_queues(profile)}
    for service in list_services(profile):
        if service.queue is None:
            remedy = "Write queue = … in it, or give the agency a prefix."
            what = f'"{service.table.name}" feeds no queue: its agency has no prefix and not exactly one queue.'
            findings.report(service.place, "unknown-queue", what, remedy)
        elif service.table.queue and service.queue not in queues:
            remedy = f"{did_you_mean(service.queue, queues)}Name a queue of this file, or leave queue out."
            findings.report((*service.place, "queue"), "unknown-queue", f'There is no queue "{service.queue}".', remedy)


def _check_groups(profile: Profile, findings: Findings) -> None:
    used: set[str] = set()
    for service in list_services(profile):
        _check_requirements(profile, service.table, (*service.place, "requirements"), used, findings)
    for group in profile.requirements.keys() - used:
        remedy = f'Use it in a service as "{GROUP_MARK}{group}", or remove it.'
        place = ("requirements", group)
        findings.report(place, "unused-requirements", f'No service uses "{group}".', remedy, warning=True)


def _check_requirements(
    profile: Profile, service: ServiceTable, place: Place, used: set[str], findings: Findings
) -> None:
    lines: list[tuple[str, Place]] = []
    for position, line in enumerate(service.requirements):
        here = (*place, position)
        group = line.removeprefix(GROUP_MARK)
        if group == line:
            lines.append((line, here))
        elif group in profile.requirements:
            used.add(group)
            lines += [(each, here) for each in profile.requirements[group]]
        else:
            remedy = f"{did_you_mean(group, profile.requirements)}Add it to [requirements], or write the text itself."
            findings.report(here, "unknown-requirements", f'[requirements] has no "{group}".', remedy)
    report_repeats(lines, "duplicate-requirement", "requirement", "Name each document once.", findings)
