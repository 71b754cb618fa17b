"""What a screen reader is told of the first run's window, and what it can press."""

from PySide6.QtGui import QAccessible

from tests.kiosk.setup.people import SERVER
from tests.kiosk.setup.stage import SetSetupStage, set_stage, setup_code  # noqa: F401 - set_stage is a fixture


def test_code_is_told_digit_by_digit(set_stage: SetSetupStage) -> None:  # noqa: F811
    stage = set_stage()
    setup_code(stage)
    assert ("4 8 2 1 7 3", "482 173") in [(one.name, one.description) for one in stage.spoken()]
    assert stage.see("setupPage").property("told") == "Menunggu persetujuan petugas TI: 4 8 2 1 7 3"


def test_address_is_typed_without_a_touch(set_stage: SetSetupStage) -> None:  # noqa: F811
    stage = set_stage()
    stage.press("Ketik alamat server")
    for key in ("1", "0", "Titik", "5", "Titik dua", "8", "Garis miring", "Tanda hubung", "Hapus huruf terakhir"):
        stage.press(key)
    assert stage.setup.page.property("typed") == "10.5:8/"


def test_address_that_a_screen_reader_fills_in_counts(set_stage: SetSetupStage) -> None:  # noqa: F811
    stage = set_stage()
    stage.press("Ketik alamat server")
    (field,) = (one for one in stage.spoken() if one.role is QAccessible.Role.EditableText)
    assert field.thing is not None
    field.thing.setText(QAccessible.Text.Value, SERVER)
    stage.press("Hubungkan")
    assert [asked.uri for asked in stage.desk.asked] == [SERVER]
