"""Texts for visitors in other languages than Indonesian."""

import msgspec

from shared.wire.site import Service, SiteDescription, Text

NAME = Text("Akta kelahiran", "Birth certificate", {"jv": "Akta lair"})


def test_a_text_is_read_in_the_language_asked_for() -> None:
    assert [NAME.in_language(code) for code in ("id", "en", "jv")] == [
        "Akta kelahiran",
        "Birth certificate",
        "Akta lair",
    ]


def test_a_language_that_a_text_lacks_is_indonesian() -> None:
    assert Text("KTP").in_language("en") == Text("KTP").in_language("jv") == "KTP"
    assert NAME.in_language("su") == "Akta kelahiran"


def test_all_of_a_text_is_what_it_has() -> None:
    assert NAME.all == ("Akta kelahiran", "Birth certificate", "Akta lair")
    assert Text("KTP").all == ("KTP",)


def test_further_languages_are_sent_only_where_there_are_any() -> None:
    assert msgspec.json.encode(Text("KTP")) == b'{"id":"KTP","en":""}'
    assert msgspec.json.decode(msgspec.json.encode(NAME), type=Text) == NAME


PASSPORT = Service("paspor", "imigrasi", "imigrasi", NAME, 10, ("KTP-el", "Meterai"), cost="gratis")
HALL = SiteDescription(
    "contoh",
    NAME,
    NAME,
    "Asia/Jakarta",
    ("id", "en", "jv"),
    agencies=(),
    queues=(),
    services=(PASSPORT,),
    zones=(),
    counters=(),
    translations={
        "en": {"KTP-el": "Identity card (KTP-el)", "gratis": "free of charge"},
        "jv": {"gratis": "ora mbayar"},
    },
)


def test_documents_and_cost_are_read_in_the_language_asked_for() -> None:
    english = HALL.read_service(PASSPORT, "en")
    assert (english.requirements, english.cost) == (("Identity card (KTP-el)", "Meterai"), "free of charge")
    javanese = HALL.read_service(PASSPORT, "jv")
    assert (javanese.requirements, javanese.cost) == (PASSPORT.requirements, "ora mbayar")
    assert HALL.read_service(PASSPORT, "id") == HALL.read_service(PASSPORT, "su") == PASSPORT


def test_translations_cross_the_wire_and_may_be_missing() -> None:
    assert msgspec.json.decode(msgspec.json.encode(HALL), type=SiteDescription) == HALL
    told = msgspec.to_builtins(HALL)
    del told["translations"]
    assert msgspec.convert(told, SiteDescription).translations == {}
