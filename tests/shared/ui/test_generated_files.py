from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from shared.ui.build import PACKAGES, ROOT, Package, main

TRANSLATED = [package for package in PACKAGES if (package.path / "i18n").exists()]
TRANSLATIONS = sorted(path for package in TRANSLATED for path in (package.path / "i18n").glob("*.ts"))


def name(thing: Package | Path) -> str:
    return thing.folder if isinstance(thing, Package) else str(thing.relative_to(ROOT))


@pytest.mark.parametrize("package", TRANSLATED, ids=name)
def test_generated_files_are_current(package: Package, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--check", package.folder]) == 0, capfd.readouterr().err


@pytest.mark.parametrize("path", TRANSLATIONS, ids=name)
def test_no_translation_is_unfinished(path: Path) -> None:
    unfinished = [
        message.findtext("source")
        for message in ET.parse(path).iter("message")
        if (said := message.find("translation")) is None
        or said.get("type") == "unfinished"
        or not "".join(said.itertext()).strip()
    ]
    assert unfinished == []
