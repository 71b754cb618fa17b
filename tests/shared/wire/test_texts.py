"""Texts for visitors in more languages than two."""

import msgspec

from shared.wire.site import Text

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
