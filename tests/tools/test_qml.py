"""The QML check passes what is right and fails what is not."""

from pathlib import Path

import pytest

from tools import qml

RIGHT = """\
import QtQuick

Item {
    id: root

    required property int part

    Text {
        text: root.part
    }
}
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    module = tmp_path / "kiosk" / "qml" / "Antrean" / "Kiosk"
    module.mkdir(parents=True)
    (module / "qmldir").write_text("module Antrean.Kiosk\nPart 1.0 Part.qml\n")
    (module / "Part.qml").write_text(RIGHT)
    return tmp_path


def write(tree: Path, name: str, text: str) -> Path:
    file = tree / "kiosk" / name
    file.write_text(text)
    return file


def test_a_right_tree_passes(tree: Path) -> None:
    write(tree, "Main.qml", "import QtQuick\nimport Antrean.Kiosk\n\nItem {\n    Part {\n        part: 3\n    }\n}\n")
    assert qml.main(["check"], tree) == 0


def test_a_warning_of_the_linter_fails(tree: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(tree, "Main.qml", RIGHT.replace("root.part", "part"))
    assert qml.main(["check"], tree) == 1
    assert "Unqualified access" in capfd.readouterr().err


def test_an_unknown_property_of_a_module_of_the_tree_fails(tree: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(tree, "Main.qml", "import QtQuick\nimport Antrean.Kiosk\n\nPart {\n    part: 3\n    sum: 4\n}\n")
    assert qml.main(["check"], tree) == 1
    assert "sum" in capfd.readouterr().err


def test_a_file_out_of_format_fails_until_it_is_formatted(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tree, "Main.qml", RIGHT.replace("    id: root\n", "  id:   root\n"))
    assert qml.main(["check"], tree) == 1
    assert "kiosk/Main.qml" in capsys.readouterr().out
    assert qml.main(["format"], tree) == 0
    assert file.read_text() == RIGHT
    assert qml.main(["check"], tree) == 0


def test_what_is_not_qml_fails_and_is_left_as_it_is(tree: Path) -> None:
    file = write(tree, "Main.qml", "import QtQuick\n\nItem {\n")
    assert qml.main(["check"], tree) == 1
    assert qml.main(["format"], tree) == 1
    assert file.read_text() == "import QtQuick\n\nItem {\n"


def test_folders_that_hold_no_sources_are_passed_over(tree: Path) -> None:
    for folder in (".venv", "build"):
        (tree / folder).mkdir()
        (tree / folder / "Broken.qml").write_text("Item {")
    assert qml.main(["check"], tree) == 0


def test_a_module_is_found_from_the_name_in_its_qmldir(tree: Path) -> None:
    assert qml.find_import_paths(tree.rglob("qmldir")) == [tree / "kiosk" / "qml"]
