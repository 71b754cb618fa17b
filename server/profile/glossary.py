"""The rules of `[translations]`: requirements and costs in the other languages of the sites."""

from collections.abc import Collection, Iterable

from server.profile.agencies import list_requirements
from server.profile.mistakes import Findings, Place, did_you_mean
from server.profile.offer import list_services
from server.profile.schema import LONGEST_COST, Profile
from shared.wire.scalars import Language
from shared.wire.site import Service, Translations


def check_glossary(profile: Profile, findings: Findings) -> None:
    """Report what is wrong with the translations of requirements and costs, and how many are missing."""
    costs = {service.table.cost for service in list_services(profile) if service.table.cost}
    texts = _list_texts(profile)
    spoken = dict.fromkeys(language for site in profile.site for language in site.languages)
    for language, table in profile.translations.items():
        place: Place = ("translations", language)
        if language and language not in spoken:
            what = f'No site has the language "{language}".'
            remedy = "Add it to languages of a site, or remove this table."
            findings.report(place, "unused-language", what, remedy, warning=True)
        _check_table(table, texts, costs, place, findings)
    for language in spoken:
        if language not in ("", "id"):
            _report_missing(texts, profile.translations.get(language, {}), language, findings)


def read_translations(profile: Profile, languages: Iterable[Language], services: Iterable[Service]) -> Translations:
    """What the services say, in those of the languages that have it."""
    said = list(dict.fromkeys(text for service in services for text in (*service.requirements, service.cost)))
    tables = {
        language: {
            text: profile.translations[language][text] for text in said if text in profile.translations[language]
        }
        for language in dict.fromkeys(languages)
        if language in profile.translations
    }
    return {language: table for language, table in tables.items() if table}


def _list_texts(profile: Profile) -> list[str]:
    texts: dict[str, None] = {}
    for service in list_services(profile):
        lines = list_requirements(profile, service.table.requirements)
        texts |= dict.fromkeys(text for text in (*lines, service.table.cost) if text)
    return list(texts)


def _check_table(
    table: dict[str, str], texts: Collection[str], costs: Collection[str], place: Place, findings: Findings
) -> None:
    for text, translation in table.items():
        if text not in texts:
            remedy = f"{did_you_mean(text, texts)}Write it as the service does, letter by letter, or remove it."
            what = f'No service has the requirement or cost "{text}".'
            findings.report((*place, text), "unused-translation", what, remedy, warning=True)
        elif text in costs and len(translation) > LONGEST_COST:
            what = f'"{translation}" is longer than a cost may be, {LONGEST_COST} characters.'
            findings.report((*place, text), "wrong-value", what, "Say it more shortly.")


def _report_missing(texts: list[str], table: Collection[str], language: Language, findings: Findings) -> None:
    missing = [text for text in texts if text not in table]
    if missing:
        what = f'{len(missing)} of {len(texts)} requirements and costs have no "{language}", the first: "{missing[0]}".'
        remedy = f"Add them to [translations.{language}], or visitors who read it see the Indonesian text."
        findings.report(("translations", language), "translation-missing", what, remedy, warning=True)
