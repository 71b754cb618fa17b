"""What is written for the eye, as it is heard."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.voice.wording import say_call, say_cardinal, say_counter, say_digits, say_number, say_text

INDONESIAN = {
    0: "nol",
    7: "tujuh",
    10: "sepuluh",
    11: "sebelas",
    12: "dua belas",
    19: "sembilan belas",
    20: "dua puluh",
    21: "dua puluh satu",
    100: "seratus",
    101: "seratus satu",
    111: "seratus sebelas",
    250: "dua ratus lima puluh",
    999: "sembilan ratus sembilan puluh sembilan",
    1000: "seribu",
    1999: "seribu sembilan ratus sembilan puluh sembilan",
    21_000: "dua puluh satu ribu",
    100_000: "seratus ribu",
    999_999: "sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan",
}
ENGLISH = {
    0: "zero",
    13: "thirteen",
    20: "twenty",
    21: "twenty one",
    100: "one hundred",
    342: "three hundred forty two",
    1001: "one thousand one",
    25_300: "twenty five thousand three hundred",
}


@pytest.mark.parametrize(
    ("number", "language", "said"),
    [
        ("A-025", "id", "A nol dua lima"),
        ("B-001", "id", "B nol nol satu"),
        ("DP-1203", "id", "D P satu dua nol tiga"),
        ("A-K025", "id", "A K nol dua lima"),
        ("A-025", "en", "eh zero two five"),
        ("B-K910", "en", "B K nine one zero"),
        ("C-025", "jv", "C nol dua lima"),
    ],
)
def test_numbers_are_said_digit_by_digit(number: str, language: str, said: str) -> None:
    assert say_number(number, language) == said


@pytest.mark.parametrize("number", ["", "A025", "a-025", "A-25", "A-KK025", "A-025 "])
def test_what_is_no_number_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="is no ticket's number"):
        say_number(number, "id")


@pytest.mark.parametrize(("count", "said"), INDONESIAN.items())
def test_quantities_in_indonesian(count: int, said: str) -> None:
    assert say_cardinal(count, "id") == said


@pytest.mark.parametrize(("count", "said"), ENGLISH.items())
def test_quantities_in_english(count: int, said: str) -> None:
    assert say_cardinal(count, "en") == said


@pytest.mark.parametrize("count", [-1, 1_000_000])
def test_quantities_beyond_the_words_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match="is not between"):
        say_cardinal(count, "id")


@pytest.mark.parametrize("language", ["id", "en"])
@given(one=st.integers(0, 999_999), other=st.integers(0, 999_999))
def test_different_quantities_sound_different(language: str, one: int, other: int) -> None:
    assert (say_cardinal(one, language) == say_cardinal(other, language)) is (one == other)


@given(
    number=st.from_regex(r"[A-Z]{1,3}-[A-Z]?[0-9]{3,5}", fullmatch=True),
    other=st.from_regex(r"[A-Z]{1,3}-[A-Z]?[0-9]{3,5}", fullmatch=True),
    language=st.sampled_from(["id", "en"]),
)
def test_numbers_that_sound_alike_have_the_same_letters_and_digits(number: str, other: str, language: str) -> None:
    alike = number.replace("-", "") == other.replace("-", "")
    assert (say_number(number, language) == say_number(other, language)) is alike


@pytest.mark.parametrize(
    ("label", "language", "said"),
    [
        ("3", "id", "loket tiga"),
        ("21", "id", "loket dua puluh satu"),
        ("4A", "id", "loket empat A"),
        ("A4", "id", "loket A empat"),
        ("Loket 3", "id", "Loket tiga"),
        ("Loket 4A", "id", "Loket empat A"),
        ("Ruang Mediasi", "id", "Ruang Mediasi"),
        ("12", "en", "counter twelve"),
        ("Counter 4A", "en", "Counter four eh"),
    ],
)
def test_counters_are_said_as_quantities(label: str, language: str, said: str) -> None:
    assert say_counter(label, language) == said


@pytest.mark.parametrize(
    ("number", "counter", "language", "said"),
    [
        ("A-025", "3", "id", "Nomor antrean A nol dua lima, silakan menuju loket tiga."),
        ("A-025", "Loket 3", "id", "Nomor antrean A nol dua lima, silakan menuju loket tiga."),
        ("B-110", "Counter 21", "en", "Queue number B one one zero, please go to counter twenty one."),
    ],
)
def test_a_call(number: str, counter: str, language: str, said: str) -> None:
    assert say_call(number, counter, language) == said


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Waktu tunggu: 15–25 menit", "id", "Waktu tunggu: lima belas sampai dua puluh lima menit"),
        ("Buka besok pukul 08.00 WIB.", "id", "Buka besok pukul delapan W I B."),
        ("Kembali pukul 13.05", "id", "Kembali pukul tiga belas nol lima"),
        ("Opens at 08:30.", "en", "Opens at eight thirty."),
        ("Opens at 08:00.", "en", "Opens at eight o'clock."),
        ("BPJS Kesehatan", "id", "B P J S Kesehatan"),
        ("Cetak KTP-el baru", "id", "Cetak K T P el baru"),
        ("12 orang menunggu · 2 loket buka", "id", "dua belas orang menunggu, dua loket buka"),
        ("Nomor A-025 dipanggil", "id", "Nomor A nol dua lima dipanggil"),
        ("telepon 0812", "id", "telepon nol delapan satu dua"),
        ("KIA", "id", "KIA"),
        ("", "id", ""),
    ],
)
def test_texts_are_spoken_out(text: str, language: str, said: str) -> None:
    assert say_text(text, language) == said.replace("W I B", "WIB")


def test_a_site_says_how_its_names_are_pronounced() -> None:
    own = {"KIA": "ka i a", "dpmptsp": "de pe em pe te es pe", "A": "Alfa"}
    assert say_text("KIA di DPMPTSP", "id", own) == "ka i a di de pe em pe te es pe"
    assert say_number("A-025", "id", own) == "Alfa nol dua lima"
    assert say_call("A-025", "4A", "id", own) == "Nomor antrean Alfa nol dua lima, silakan menuju loket empat Alfa."


@given(st.text(alphabet=string.printable + "–·éñ", max_size=60), st.sampled_from(["id", "en", "jv"]))
def test_no_text_leaves_a_figure_unsaid(text: str, language: str) -> None:
    assert not any(character in "0123456789" for character in say_text(text, language))


@given(st.text(alphabet=string.digits, max_size=12))
def test_every_digit_is_one_word(digits: str) -> None:
    assert len(say_digits(digits, "id").split()) == len(digits)
