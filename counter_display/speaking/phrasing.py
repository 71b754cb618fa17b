"""How a call or an announcement is said, and the shorter the more others wait: pure.

    nobody waits     chime, the call, the call in the ticket's own language; as often as the site wants it
    one waits        the same, once
    two or more      number and counter alone, in both languages, without a chime unless the hall has been quiet

A call that nobody waits behind costs nobody anything, so the last of a burst is said in full again. Announcements are
said in full, once.
"""

from typing import Final, Literal, assert_never

from counter_display.speaking.line import Item
from shared.voice.utterance import Chime, Pause, Phrase, Speech, Utterance
from shared.voice.wording import say_call, say_call_short, say_text
from shared.wire.announcement import AnnouncementHeard
from shared.wire.scalars import Language
from shared.wire.site import SiteDescription, Text
from shared.wire.ticket import Call
from shared.wire.voice import VoicePlan

Form = Literal["full", "once", "short"]

FIRST: Final[Language] = "id"
"""What everybody in the hall understands."""
AFTER_CHIME_MS: Final = 150
BETWEEN_LANGUAGES_MS: Final = 350
BETWEEN_TIMES_MS: Final = 700
AFTERWARDS_MS: Final = 300
"""Of silence, so that two calls are two."""


def choose_form(behind: int) -> Form:
    """The form that leaves the line no longer than it must be, with `behind` others waiting."""
    match behind:
        case 0:
            return "full"
        case 1:
            return "once"
        case _:
            return "short"


def phrase(item: Item, site: SiteDescription, form: Form, *, in_a_row: bool, again: bool = False) -> Utterance:
    """What is heard for an item.

    Args:
        item: what is to be said.
        site: its names, and how the hall speaks.
        form: how long it may be.
        in_a_row: it follows upon another at once; the hall is listening already.
        again: it is said once more, and the hall is listening to it.
    """
    plan = site.voice
    parts: list[Phrase] = [Pause(BETWEEN_TIMES_MS)] if again else []
    if plan.chime and not again and not (form == "short" and in_a_row and isinstance(item, Call)):
        parts += [Chime(), Pause(AFTER_CHIME_MS)]
    for index, speech in enumerate(_speeches(item, site, form)):
        parts += [Pause(BETWEEN_LANGUAGES_MS), speech] if index else [speech]
    return Utterance((*parts, Pause(AFTERWARDS_MS)))


def times(item: Item, plan: VoicePlan) -> int:
    """How often an item is said where nobody waits."""
    return plan.times if isinstance(item, Call) else 1


def _speeches(item: Item, site: SiteDescription, form: Form) -> list[Speech]:
    match item:
        case Call(language=language):
            languages = [FIRST, language] if site.voice.second_language else [FIRST]
            # By the text, so that a language without words of its own is not Indonesian said twice.
            texts = {_say(item, site, form, each): each for each in reversed(languages)}
            return [Speech(text, each) for text, each in reversed(texts.items())]
        case AnnouncementHeard(announcement=announcement):
            texts = {FIRST: announcement.text}
            if announcement.text_en:
                texts["en"] = announcement.text_en
            spoken = site.voice.pronunciations
            return [Speech(say_text(text, each, spoken.get(each, {})), each) for each, text in texts.items()]
        case _:
            assert_never(item)


def _say(call: Call, site: SiteDescription, form: Form, language: Language) -> str:
    say = say_call_short if form == "short" else say_call
    names = {counter.code: counter.name for counter in site.counters}
    name = names.get(call.counter, Text(call.counter)).in_language(language)
    return say(call.number, name, language, site.voice.pronunciations.get(language, {}))
