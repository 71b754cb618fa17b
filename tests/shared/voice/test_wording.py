"""What is written for the eye, as it is heard."""

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shared.voice.numerals import say_cardinal, say_digits
from shared.voice.wording import say_call, say_call_short, say_counter, say_number, say_text

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
    1_000_000: "satu juta",
    1_001_000: "satu juta seribu",
    2_000_350_000: "dua miliar tiga ratus lima puluh ribu",
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
    1_000_001: "one million one",
}


@pytest.mark.parametrize(
    ("number", "language", "said"),
    [
        ("A-025", "id", "A nol dua lima"),
        ("B-001", "id", "B nol nol satu"),
        ("DP-1203", "id", "D P satu dua nol tiga"),
        ("A-K025", "id", "A, K nol dua lima"),
        ("AK-025", "id", "A K nol dua lima"),
        ("A-025", "en", "eh zero two five"),
        ("B-K910", "en", "B, K nine one zero"),
        ("DPM-12034", "en", "D P M one two zero three four"),
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


@pytest.mark.parametrize("count", [-1, 10**12])
def test_quantities_beyond_the_words_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match="is not between"):
        say_cardinal(count, "id")


@pytest.mark.parametrize("language", ["id", "en"])
@given(one=st.integers(0, 10**12 - 1), other=st.integers(0, 10**12 - 1))
def test_different_quantities_sound_different(language: str, one: int, other: int) -> None:
    assert (say_cardinal(one, language) == say_cardinal(other, language)) is (one == other)


@pytest.mark.parametrize(
    ("label", "language", "said"),
    [
        ("3", "id", "loket tiga"),
        ("21", "id", "loket dua puluh satu"),
        ("101", "id", "loket seratus satu"),
        ("4A", "id", "loket empat A"),
        ("4 A", "id", "loket empat A"),
        ("4-A", "id", "loket empat A"),
        ("A4", "id", "loket A empat"),
        ("A-4", "id", "loket A empat"),
        ("A-101", "id", "loket A seratus satu"),
        ("05", "id", "loket nol lima"),
        ("B", "id", "loket B"),
        ("III", "id", "loket tiga"),
        ("Loket 3", "id", "Loket tiga"),
        ("Loket 4A", "id", "Loket empat A"),
        ("Loket III", "id", "Loket tiga"),
        ("Loket I", "id", "Loket satu"),
        ("Loket C", "id", "Loket C"),
        ("LOKET 3", "id", "LOKET tiga"),
        ("Loket 3/4", "id", "Loket tiga, empat"),
        ("Loket 3–4", "id", "Loket tiga sampai empat"),
        ("Loket Prioritas", "id", "Loket Prioritas"),
        ("Loket Prioritas 2", "id", "Loket Prioritas dua"),
        ("Loket Dukcapil 12", "id", "Loket Dukcapil dua belas"),
        ("Loket BPJS 2", "id", "Loket B P J S dua"),
        ("Loket SIM & SKCK", "id", "Loket SIM dan S K C K"),
        ("Lantai II Loket 7", "id", "Lantai dua Loket tujuh"),
        ("Ruang Laktasi", "id", "Ruang Laktasi"),
        ("Ruang Mediasi", "id", "Ruang Mediasi"),
        ("Gedung B, Ruang 204", "id", "Gedung B, Ruang dua ratus empat"),
        ("Kelas IA", "id", "Kelas satu A"),
        ("Terminal 1", "id", "Terminal satu"),
        ("12", "en", "counter twelve"),
        ("4A", "en", "counter four eh"),
        ("Counter 4A", "en", "Counter four eh"),
        ("Counter VII", "en", "Counter seven"),
        ("Nursing Room", "en", "Nursing Room"),
        ("21", "jv", "loket dua puluh satu"),
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
        ("A-001", "Loket Prioritas", "id", "Nomor antrean A nol nol satu, silakan menuju loket Prioritas."),
        ("A-001", "Ruang Laktasi", "id", "Nomor antrean A nol nol satu, silakan menuju ruang Laktasi."),
        ("A-K001", "4A", "id", "Nomor antrean A, K nol nol satu, silakan menuju loket empat A."),
    ],
)
def test_a_call(number: str, counter: str, language: str, said: str) -> None:
    assert say_call(number, counter, language) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("id", "A nol dua lima, loket tiga."), ("en", "eh zero two five, counter three.")],
)
def test_a_short_call_is_number_and_counter(language: str, said: str) -> None:
    assert say_call_short("A-025", "3", language) == said


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
        ("Kartu Identitas Anak (KIA)", "id", "Kartu Identitas Anak (K I A)"),
        ("NIK dan SIM", "id", "NIK dan SIM"),
        ("pelaku UMKM, NIB lewat OSS", "id", "pelaku U M K M, N I B lewat O S S"),
        ("SELAMAT DATANG DI MPP JEMBER", "id", "SELAMAT DATANG DI M P P JEMBER"),
        ("PLEASE ASK AT THE FRONT DESK", "en", "PLEASE ASK AT THE FRONT DESK"),
        ("Kantor Imigrasi Kelas I TPI", "id", "Kantor Imigrasi Kelas satu T P I"),
        ("Paus Yohanes Paulus II", "id", "Paus Yohanes Paulus II"),
        ("Rp30.000 (PNBP)", "id", "tiga puluh ribu rupiah (P N B P)"),
        ("Rp 1.250.000,-", "id", "satu juta dua ratus lima puluh ribu rupiah"),
        ("Rp30,000", "en", "thirty thousand rupiah"),
        ("1.250 orang", "id", "seribu dua ratus lima puluh orang"),
        ("12,5%", "id", "dua belas koma lima persen"),
        ("3.5 km", "en", "three point five km"),
        ("pas foto 3x4", "id", "pas foto tiga kali empat"),
        ("0812-3456", "id", "nol delapan satu dua, tiga empat lima enam"),
        ("(0331) 487 999", "id", "nol tiga tiga satu, empat delapan tujuh, sembilan sembilan sembilan"),
        ("Jl. Sudirman No. 12", "id", "Jalan Sudirman nomor dua belas"),
        ("07.30–15.00", "id", "tujuh tiga puluh sampai lima belas"),
        ("pukul 08.00 s.d. 12.00", "id", "pukul delapan sampai dengan dua belas"),
        ("istirahat pukul 12.00.", "id", "istirahat pukul dua belas."),
        ("A ticket for A-025 and counter A.", "en", "A ticket for eh zero two five and counter eh."),
        ("District Prosecutor's and Workers' Office", "en", "District Prosecutor's and Workers' Office"),
        ("Jum'at, 24 jam", "id", "Jum'at, dua puluh empat jam"),
        ("Senin-Kamis 08.00–15.00", "id", "Senin sampai Kamis delapan sampai lima belas"),
        ("Monday-Friday", "en", "Monday to Friday"),
        ("Januari–Maret", "id", "Januari sampai Maret"),
        ("17-08-2026", "id", "tujuh belas, nol delapan, dua ribu dua puluh enam"),
        ("Loket 3 – Pajak", "id", "Loket tiga, Pajak"),
        ("24 jam", "id", "dua puluh empat jam"),
        ("", "id", ""),
    ],
)
def test_texts_are_spoken_out(text: str, language: str, said: str) -> None:
    assert say_text(text, language) == said


def test_a_site_says_how_its_names_are_pronounced() -> None:
    own = {"KIA": "ka i a", "dpmptsp": "de pe em pe te es pe", "A": "Alfa"}
    assert say_text("KIA di DPMPTSP", "id", own) == "ka i a di de pe em pe te es pe"
    assert say_number("A-025", "id", own) == "Alfa nol dua lima"
    assert say_call("A-025", "4A", "id", own) == "Nomor antrean Alfa nol dua lima, silakan menuju loket empat Alfa."
    assert say_text("a ticket", "en", own) == "a ticket"


@pytest.mark.parametrize(
    ("written", "said", "text", "heard"),
    [
        ("4A", "empat besar", "4A", "empat besar"),
        ("Loket I", "loket i", "Loket I", "loket i"),
        ("Mal Pelayanan Publik", "em pe pe", "di mal pelayanan publik ini", "di em pe pe ini"),
        ("KTP-el", "ka te pe elektronik", "KTP-el baru", "ka te pe elektronik baru"),
        ("SIM", "surat izin", "SIMPATI SIM", "SIMPATI surat izin"),
        ("KIA", "ka i a", "KIA-125 ke KIA", "K I A satu dua lima ke ka i a"),
        ("No.", "no", "No. 3", "no tiga"),
        ("C++ (*)", "apa saja", "C++ (*)", "apa saja"),
    ],
)
def test_a_pronunciation_may_be_of_any_name(written: str, said: str, text: str, heard: str) -> None:
    assert say_text(text, "id", {written: said}) == heard


def test_a_counter_with_a_pronunciation_is_said_so() -> None:
    assert say_counter("4A", "id", {"4A": "meja besar"}) == "meja besar"


@given(st.text(alphabet=string.printable + "–·éñ", max_size=60), st.sampled_from(["id", "en", "jv"]))
def test_no_text_leaves_a_figure_unsaid(text: str, language: str) -> None:
    assert not any(character in "0123456789" for character in say_text(text, language))


@given(
    st.text(max_size=60),
    st.sampled_from(["id", "en", "jv"]),
    st.dictionaries(st.text(min_size=1, max_size=8), st.text(max_size=8), max_size=3),
)
@example("KİA", "id", {"kia": "ka i a"})
def test_no_text_and_no_pronunciation_is_too_odd(text: str, language: str, own: dict[str, str]) -> None:
    assert isinstance(say_text(text, language, own), str)
    assert say_call("A-025", text, language, own).startswith(("Nomor", "Queue"))


@given(st.text(alphabet=string.digits, max_size=12))
def test_every_digit_is_one_word(digits: str) -> None:
    assert len(say_digits(digits, "id").split()) == len(digits)


def test_a_letter_and_an_accent_beside_it_are_one_letter() -> None:
    assert say_text("Cafe\u0301 Andre\u0301 tutup", "id") == "Café André tutup"
