"""What is spoken is what is shown: a listener who knows only the words finds the number and the counter again."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.profile.load import load
from shared.voice.numerals import say_cardinal
from shared.voice.wording import say_call, say_call_short, say_counter, say_number
from tests.shared.voice.reader import Heard, hear_call, hear_counter, hear_number, hear_quantity

SITES = sorted((Path(__file__).parents[3] / "sites").glob("*.toml"))
LANGUAGES = ["id", "en"]
ROMAN = [*("II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIV", "XIX", "XX", "XXIV", "XXXIX")]
ROMAN_VALUES = [2, 3, 4, 6, 7, 8, 9, 11, 12, 14, 19, 20, 24, 39]

numbers = st.from_regex(r"[A-Z]{1,3}-[A-Z]?[0-9]{3,5}", fullmatch=True)
letters = st.sampled_from("ABCDEFGHJKLMNOPQRSTUVWXYZ")
figures = st.integers(1, 9999).map(str) | st.integers(0, 99).map(lambda count: f"0{count}")
signs = st.one_of(
    figures.map(lambda figure: (figure, figure)),
    st.tuples(figures, st.sampled_from(["", " ", "-"]), letters).map(lambda of: ("".join(of), f"{of[0]} {of[2]}")),
    st.tuples(letters, st.sampled_from(["", " ", "-"]), figures).map(lambda of: ("".join(of), f"{of[0]} {of[2]}")),
    st.sampled_from(list(zip(ROMAN, map(str, ROMAN_VALUES), strict=True))),
)
"""A counter's sign as it is written, and as a listener writes it down."""
names = st.sampled_from(
    ["Prioritas", "Laktasi", "Mediasi", "Dukcapil", "Imigrasi", "Pajak Daerah", "Layanan Khusus", "Samsat Keliling"]
)
places = st.sampled_from(["Loket", "Ruang", "Meja", "Terminal", "Counter", "Room", "LOKET"])
labels = st.one_of(
    st.tuples(places, signs).map(lambda of: (f"{of[0]} {of[1][0]}", f"{of[0]} {of[1][1]}")),
    st.tuples(places, names).map(lambda of: (" ".join(of), " ".join(of))),
    st.tuples(places, names, figures).map(lambda of: (" ".join(of), " ".join(of))),
)


@given(number=numbers, language=st.sampled_from(LANGUAGES))
def test_every_number_is_heard_as_it_is_shown(number: str, language: str) -> None:
    assert hear_number(say_number(number, language), language) == number


@given(count=st.integers(0, 10**12 - 1), language=st.sampled_from(LANGUAGES))
def test_every_quantity_is_heard_as_it_is_shown(count: int, language: str) -> None:
    words = say_cardinal(count, language).split()
    assert hear_quantity(words, language) == (str(count), len(words))


@given(sign=signs, language=st.sampled_from(LANGUAGES))
def test_every_bare_sign_is_heard_as_a_counter_with_it(sign: tuple[str, str], language: str) -> None:
    written, heard = sign
    word = {"id": "loket", "en": "counter"}[language]
    assert hear_counter(say_counter(written, language), language) == f"{word} {heard}"


@given(number=numbers, label=labels, language=st.sampled_from(LANGUAGES))
def test_every_call_is_heard_as_it_is_shown(number: str, label: tuple[str, str], language: str) -> None:
    written, heard = label
    said = hear_call(say_call(number, written, language), language)
    assert (said.number, said.counter.casefold()) == (number, heard.casefold())


@given(number=numbers, label=labels, language=st.sampled_from(LANGUAGES))
def test_a_short_call_says_the_same(number: str, label: tuple[str, str], language: str) -> None:
    said = say_call_short(number, label[0], language).rstrip(".")
    whole = hear_call(say_call(number, label[0], language), language)
    spoken_number = say_number(number, language)
    assert said.startswith(f"{spoken_number}, ")
    assert hear_counter(said.removeprefix(f"{spoken_number}, "), language) == whole.counter


@pytest.mark.parametrize("path", SITES, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_counter_and_series_of_the_sites_is_heard_as_it_is_shown(path: Path, language: str) -> None:
    calls = 0
    for site in load(path):
        for counter in site.description.counters:
            shown = counter.name.in_language(language)
            for queue in site.description.queues[:: max(1, len(site.description.queues) // 3)]:
                for number in (f"{queue.prefix}-001", f"{queue.prefix}-K904"):
                    heard = hear_call(say_call(number, shown, language), language)
                    assert heard == Heard(number, re.sub(r"^\w+", lambda word: word[0].lower(), shown))
                    calls += 1
    assert calls > 50
