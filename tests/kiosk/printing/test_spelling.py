"""Characters that the printer has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.printing.spelling import choose_code_page, speller, tidy

PAGES = ("CP437", "CP850", "CP858", "CP1252", "CP852")


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Loket 3", "CP437"),
        ("Désa – “Maju”", "CP437"),
        ("100 €", "CP858"),
        ("Désa Ágüng ŠŽ", "CP1252"),
        ("Łódź", "CP852"),
    ],
)
def test_the_code_page_that_loses_least_and_is_most_agreed_about(text: str, page: str) -> None:
    assert choose_code_page([text], PAGES) == page


def test_a_printer_with_one_page_uses_that() -> None:
    assert choose_code_page(["€"], ("OXHOO-EUROPEAN",)) == "OXHOO-EUROPEAN"


@pytest.mark.parametrize(
    ("text", "page", "spelled"),
    [
        ("10–25 menit", "CP1252", "10-25 menit"),
        ("“Qur’an” • 4×6", "CP437", '"Qur\'an" - 4x6'),
        ("Łódź é", "CP437", "?ód? é".replace("?ód?", "?ódz")),
        ("本", "CP437", "?"),
    ],
)
def test_what_the_page_lacks_is_written_plainly(text: str, page: str, spelled: str) -> None:
    assert speller(page)(text) == spelled


@given(st.text(), st.sampled_from(PAGES))
def test_spelling_keeps_the_length(text: str, page: str) -> None:
    assert len(speller(page)(text)) == len(text)


@given(st.text())
def test_a_tidy_text_is_one_line_without_control_characters(text: str) -> None:
    tidied = tidy(text)
    assert tidied == " ".join(tidied.split())
    assert all(letter.isprintable() for letter in tidied)
    assert tidy(tidied) == tidied


def test_an_ellipsis_is_three_dots() -> None:
    assert tidy("dan  lain…\u00a0lain\n") == "dan lain... lain"
