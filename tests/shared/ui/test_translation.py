from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from shared.ui.translation import Translation, TranslationMissing


def said(text: str) -> str:
    return QCoreApplication.translate("Pager", text)


@pytest.fixture
def translation(qapp: object) -> Iterator[Translation]:
    made = Translation([])
    yield made
    made.remove()


def test_language_changes_while_the_program_runs(qtbot: QtBot, translation: Translation) -> None:
    assert said("Next page") == "Halaman berikutnya"
    with qtbot.waitSignal(translation.changed) as changed:
        translation.use("en")
    assert changed.args == ["en"]
    assert said("Next page") == "Next page"
    translation.use("id")
    assert said("Next page") == "Halaman berikutnya"


def test_same_language_again_changes_nothing(qtbot: QtBot, translation: Translation) -> None:
    with qtbot.assertNotEmitted(translation.changed):
        translation.use("id")


def test_one_text_is_said_in_any_language_whatever_is_spoken(translation: Translation) -> None:
    assert translation.say("id", "Pager", "Next page") == "Halaman berikutnya"
    assert translation.say("en", "Pager", "Next page") == "Next page"
    assert translation.language == "id"


def test_only_languages_with_texts_are_there(translation: Translation) -> None:
    assert [code for code in ("id", "en", "xx") if translation.has(code)] == ["id", "en"]


def test_language_that_is_not_there_leaves_the_old_one(translation: Translation) -> None:
    with pytest.raises(TranslationMissing, match=r"xx\.qm"):
        translation.use("xx")
    assert translation.language == "id"
    assert said("Next page") == "Halaman berikutnya"


def test_folder_without_the_language_is_named(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(TranslationMissing, match=str(tmp_path)):
        Translation([tmp_path])
