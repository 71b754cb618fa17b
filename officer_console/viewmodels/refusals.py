"""One plain sentence for every reason why something was not done: what is the matter, and what to do now."""

from collections import defaultdict
from collections.abc import Mapping
from math import ceil
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication

from officer_console.texts import QT_TRANSLATE_NOOP
from officer_console.viewmodels.wording import UNKNOWN, Naming, state_name
from shared.wire.errors import Error, Kind

SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        # the domain's rules
        "unknown_service": QT_TRANSLATE_NOOP(
            "Refusals", "That service is no longer offered here. Choose another service from the list."
        ),
        "unknown_counter": QT_TRANSLATE_NOOP(
            "Refusals", "This counter is no longer part of the site. Choose another counter, or ask IT staff."
        ),
        "unknown_ticket": QT_TRANSLATE_NOOP(
            "Refusals", "That number is not one of today's. Choose a number from the list."
        ),
        "unknown_kiosk": QT_TRANSLATE_NOOP(
            "Refusals", "That kiosk is no longer part of the site. Choose another kiosk."
        ),
        "not_served_here": QT_TRANSLATE_NOOP(
            "Refusals",
            "Your counter does not serve that number's queue. Leave it to a colleague, or ask the supervisor.",
        ),
        "no_service_day": QT_TRANSLATE_NOOP(
            "Refusals", "The service day is still being opened. Wait a moment and press again."
        ),
        "hall_closed": QT_TRANSLATE_NOOP("Refusals", "The site is closed now and gives out no numbers."),
        "queue_full": QT_TRANSLATE_NOOP(
            "Refusals", "That queue gives out no more numbers at kiosks today: all {quota} have been taken."
        ),
        "on_break": QT_TRANSLATE_NOOP("Refusals", "The site is on its break until {until}. Try again after that."),
        "cut_off": QT_TRANSLATE_NOOP(
            "Refusals", "That queue gives out no more numbers: its line ends after closing time at {closes_at}."
        ),
        "wrong_series": QT_TRANSLATE_NOOP(
            "Refusals",
            "Number {number} is not of that kiosk's own series. Give the visitor a new number; tell IT staff.",
        ),
        "number_taken": QT_TRANSLATE_NOOP(
            "Refusals", "Another ticket of today has number {number}. Give the visitor a new number; tell IT staff."
        ),
        "day_over": QT_TRANSLATE_NOOP("Refusals", "That ticket is of an earlier day. Give the visitor a new number."),
        "kiosk_offline": QT_TRANSLATE_NOOP("Refusals", "That kiosk is not connected now. Choose another kiosk."),
        "cancel_too_late": QT_TRANSLATE_NOOP(
            "Refusals", "It is too late for the kiosk to take the ticket back. Cancel it at a counter of its queue."
        ),
        "counter_taken": QT_TRANSLATE_NOOP(
            "Refusals", "{counter} is being used by {officer}. Choose another counter, or ask for it."
        ),
        "counter_free": QT_TRANSLATE_NOOP("Refusals", "{counter} is free. Take it without asking."),
        "counter_wanted": QT_TRANSLATE_NOOP(
            "Refusals",
            "{officer} asks for {counter} already. Choose another counter, or try again in half a minute.",
        ),
        "counter_not_wanted": QT_TRANSLATE_NOOP(
            "Refusals", "Nobody asks for {counter} any more. Look at it again before you go on."
        ),
        "officer_gone": QT_TRANSLATE_NOOP(
            "Refusals",
            "{officer}'s console is not connected now: the visitor would be left alone. Hand over when it is back.",
        ),
        "takeover_too_soon": QT_TRANSLATE_NOOP(
            "Refusals", "Your colleague at {counter} can still answer. Wait a moment, then take over."
        ),
        "officer_elsewhere": QT_TRANSLATE_NOOP(
            "Refusals", "You are still at {counter}. Close that counter first, then take this one."
        ),
        "counter_not_allowed": QT_TRANSLATE_NOOP(
            "Refusals", "You may not use {counter}. Choose one of your own counters, or ask the supervisor."
        ),
        "not_your_counter": QT_TRANSLATE_NOOP(
            "Refusals",
            "{counter} is not yours at the moment. Leave it to the colleague there, or choose your counter again.",
        ),
        "counter_paused": QT_TRANSLATE_NOOP("Refusals", "Your counter is paused. Press Resume first."),
        "counter_not_paused": QT_TRANSLATE_NOOP("Refusals", "Your counter is not paused. You can call at once."),
        "counter_busy": QT_TRANSLATE_NOOP(
            "Refusals", "A visitor is still at your counter. Finish, hold or transfer them first."
        ),
        "nobody_at_counter": QT_TRANSLATE_NOOP("Refusals", "There is no visitor at your counter. Call a number first."),
        "nobody_waiting": QT_TRANSLATE_NOOP(
            "Refusals", "Nobody is waiting for your counter. New numbers appear in the list by themselves."
        ),
        "ticket_ended": QT_TRANSLATE_NOOP("Refusals", "That visit has ended already. Choose another number."),
        "ticket_not_waiting": QT_TRANSLATE_NOOP(
            "Refusals", "That number is no longer waiting ({state}). Choose another one from the list."
        ),
        "ticket_not_away": QT_TRANSLATE_NOOP(
            "Refusals", "That number is not on hold or absent ({state}), so it needs no return. Look at the list again."
        ),
        "already_serving": QT_TRANSLATE_NOOP(
            "Refusals", "This visitor is being served already. Press Finish when you are done."
        ),
        "not_no_show": QT_TRANSLATE_NOOP(
            "Refusals", "That number is not marked as a no-show ({state}). Look at the list again."
        ),
        "undo_too_late": QT_TRANSLATE_NOOP(
            "Refusals",
            "It is too late to take this back: {seconds} seconds have passed. "
            "A no-show can still be returned to its line.",
        ),
        "nothing_to_undo": QT_TRANSLATE_NOOP("Refusals", "Nothing you did at {counter} can be taken back any more."),
        "undo_passed": QT_TRANSLATE_NOOP(
            "Refusals", "Something else was done since. Look at what Undo takes back now, then press again."
        ),
        "undo_overtaken": QT_TRANSLATE_NOOP(
            "Refusals",
            "{number} has been called, changed or ended since, so this can't be taken back. Look at the list again.",
        ),
        "same_queue": QT_TRANSLATE_NOOP(
            "Refusals",
            "That service is done in the queue where the number is already. Choose a service of another queue.",
        ),
        "pause_not_ahead": QT_TRANSLATE_NOOP(
            "Refusals", "A pause can end later today only, not at {until}. Choose a later time, or none."
        ),
        "recall_limit": QT_TRANSLATE_NOOP(
            "Refusals",
            "That number has been called again {limit} times, which is the limit here. "
            "Mark a no-show, or hold the visitor.",
        ),
        "recall_first": QT_TRANSLATE_NOOP(
            "Refusals",
            "Call the number again first: {needed} times before a no-show, {recalls} times so far.",
        ),
        "two_targets": QT_TRANSLATE_NOOP(
            "Refusals", "A visitor is sent to a counter or to an officer, not to both. Choose one of them."
        ),
        "officer_away": QT_TRANSLATE_NOOP(
            "Refusals", "{officer} sits at no counter now. Choose another officer, a counter, or only the service."
        ),
        "already_here": QT_TRANSLATE_NOOP(
            "Refusals", "The visitor is at {counter} already. Choose another counter or officer."
        ),
        "counter_closed": QT_TRANSLATE_NOOP(
            "Refusals", "Nobody sits at {counter} now. Choose another counter, or only the service."
        ),
        "not_served_there": QT_TRANSLATE_NOOP(
            "Refusals", "{counter} does not serve that service. Choose another counter or officer, or another service."
        ),
        "unknown_zone": QT_TRANSLATE_NOOP(
            "Refusals", "That zone is no longer part of the site. Choose the zones again."
        ),
        "not_today": QT_TRANSLATE_NOOP(
            "Refusals", "An announcement can be scheduled for today only. Choose a time later today."
        ),
        "too_many_announcements": QT_TRANSLATE_NOOP(
            "Refusals", "{limit} announcements are scheduled already. Withdraw one of them first."
        ),
        "unknown_announcement": QT_TRANSLATE_NOOP(
            "Refusals",
            "That announcement is gone: it has been withdrawn, or was made long ago. Look at the list again.",
        ),
        # the gateway's and the link's
        "supervisors_only": QT_TRANSLATE_NOOP("Refusals", "Only a supervisor may do this. Ask your supervisor."),
        "wrong_password": QT_TRANSLATE_NOOP(
            "Refusals",
            "The officer code or the password is wrong. Check both and Caps Lock, then try again. "
            "If you have forgotten them, ask IT staff for a new password.",
        ),
        "too_many_logins": QT_TRANSLATE_NOOP(
            "Refusals", "Too many wrong passwords. Wait {retry_after} seconds, then try again."
        ),
        "counter_still_held": QT_TRANSLATE_NOOP(
            "Refusals", "You still hold {counter}. Close that counter first, then log out."
        ),
        "logged_in_elsewhere": QT_TRANSLATE_NOOP(
            "Refusals", "You are still logged in at {name}. Log in here, or go on there."
        ),
        "login_declined": QT_TRANSLATE_NOOP(
            "Refusals",
            "The login was not allowed at {name}, where you are logged in. If that was not you, tell the supervisor.",
        ),
        "login_under_way": QT_TRANSLATE_NOOP(
            "Refusals", "You are logging in at another console at this moment. Wait for it, then try again."
        ),
        "login_withdrawn": QT_TRANSLATE_NOOP("Refusals", "The login was withdrawn. Log in again if you want to."),
        "nobody_asks": QT_TRANSLATE_NOOP(
            "Refusals", "Nobody asks any more to log in as you. Go on here, or tell the supervisor."
        ),
        "unknown_device": QT_TRANSLATE_NOOP(
            "Refusals", "The server does not know this console. Ask IT staff to give it a new device token."
        ),
        "role_forbidden": QT_TRANSLATE_NOOP(
            "Refusals", "This device is not registered as a console. Ask IT staff to check its device token."
        ),
        "site_unavailable": QT_TRANSLATE_NOOP("Refusals", "The server does not serve this site now. Tell IT staff."),
        "no_common_protocol": QT_TRANSLATE_NOOP(
            "Refusals", "At this address there is no Antrean server. Ask IT staff to check the address."
        ),
        "offline": QT_TRANSLATE_NOOP(
            "Refusals", "The server cannot be reached now. Try again when the status bar says Connected."
        ),
        "timed_out": QT_TRANSLATE_NOOP("Refusals", "The server did not answer in time. Try again."),
        # this console's own
        "choose_waiting": QT_TRANSLATE_NOOP("Refusals", "Choose a number in the Waiting table first."),
        "choose_aside": QT_TRANSLATE_NOOP("Refusals", "Choose a number in the table On hold, no-show first."),
        "choose_no_show": QT_TRANSLATE_NOOP("Refusals", "There is no no-show of this counter to undo."),
        "choose_ticket": QT_TRANSLATE_NOOP(
            "Refusals", "Choose a number in the Waiting table, or call a visitor first."
        ),
        "choose_to_cancel": QT_TRANSLATE_NOOP("Refusals", "Choose a number in one of the tables first."),
        "no_kiosk_prints": QT_TRANSLATE_NOOP(
            "Refusals", "No kiosk can print now. Look after paper and printer at a kiosk, then try again."
        ),
    }
)

KINDS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        "unauthorised": QT_TRANSLATE_NOOP("Refusals", "Your login has ended. Log in again."),
        "forbidden": QT_TRANSLATE_NOOP("Refusals", "You may not do this here. Ask the supervisor. (Code: {code})"),
        "limited": QT_TRANSLATE_NOOP("Refusals", "Too many requests at once. Wait a moment and press again."),
        "unavailable": QT_TRANSLATE_NOOP(
            "Refusals", "The server cannot store anything now. Nothing was changed. Tell IT staff. (Code: {code})"
        ),
        "unsupported": QT_TRANSLATE_NOOP(
            "Refusals", "This program is of another version than the server. Ask IT staff to update it."
        ),
        "internal": QT_TRANSLATE_NOOP(
            "Refusals", "Something went wrong at the server. Press again; if it stays, tell IT staff. (Code: {code})"
        ),
    }
)
"""For a code that no sentence is kept for."""

_GENERAL = QT_TRANSLATE_NOOP(
    "Refusals", "This could not be done. Press again; if it stays, tell IT staff. (Code: {code})"
)


def sentence(error: Error, naming: Naming | None) -> str:
    """What to tell the officer; without `naming`, before the site is known, codes stand for names."""
    known = SENTENCES.get(error.data.code) or KINDS.get(error.kind, _GENERAL)
    return QCoreApplication.translate("Refusals", known).format_map(_words(error, naming))


def hint(code: str, **details: object) -> str:
    """The sentence for something this console knows beforehand."""
    words = defaultdict(lambda: UNKNOWN, {name: str(value) for name, value in details.items()})
    return QCoreApplication.translate("Refusals", SENTENCES[code]).format_map(words)


def _words(error: Error, naming: Naming | None) -> Mapping[str, str]:
    words: dict[str, str] = defaultdict(lambda: UNKNOWN, code=error.data.code)
    if error.data.retry_after is not None:
        words["retry_after"] = str(ceil(error.data.retry_after))
    for name, value in error.data.details.items():
        words[name] = _word(name, value, naming)
    return words


def _word(name: str, value: object, naming: Naming | None) -> str:
    match name, value, naming:
        case "counter", str(code), Naming() as known:
            return known.counter(code)
        case "officer", str(code), Naming() as known:
            return known.officer(code)
        case "state", str(state), _:
            return state_name(state)
        case (("until" | "closes_at"), int(moment), Naming() as known):
            return known.hour(moment)
        case _, None, _:
            return UNKNOWN
        case _:
            return str(value)
