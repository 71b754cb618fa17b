"""Says what is not yet translated: `python -m tools.translations`.

That the sources of the translations hold every text of the programs is `shared.ui.build --check`'s to say.
"""

import sys
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from tools.qml import ROOT, find_files


def find_unfinished(file: Path) -> Iterator[str]:
    """Every entry of a Qt translation source without a finished text, as `context: source`.

    An entry with plural forms is finished when each of its forms has a text.
    """
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314  (a file of this tree)
        for message in context.iter("message"):
            if not _is_finished(message):
                yield f"{context.findtext('name', '')}: {message.findtext('source', '')}"


def find_lacking(file: Path) -> Iterator[str]:
    """Every text of the Indonesian table beside it that a table of words (TOML) has not, and every one in vain."""
    own, indonesian = (set(_name_texts(tomllib.loads(one.read_text()))) for one in (file, file.with_name("id.toml")))
    yield from (f"{name} is missing" for name in sorted(indonesian - own))
    yield from (f"{name} is nothing that is ever said" for name in sorted(own - indonesian))


def find_absent(root: Path) -> Iterator[Path]:
    """The tables of words that a program's languages want and that are not there."""
    for indonesian in find_files(root, "i18n/id.toml"):
        program = root / indonesian.relative_to(root).parts[0]
        for texts in find_files(program, "i18n/*.ts"):
            table = indonesian.with_name(f"{texts.stem}.toml")
            if not table.exists():
                yield table


def main(root: Path = ROOT) -> int:
    """Exit code 1 if a language that ships is not complete."""
    files, tables = find_files(root, "i18n/*.ts"), find_files(root, "i18n/*.toml")
    unfinished = [f"{file.relative_to(root)}: {entry}" for file in files for entry in find_unfinished(file)]
    unfinished += [f"{table.relative_to(root)}: {entry}" for table in tables for entry in find_lacking(table)]
    unfinished += [f"{table.relative_to(root)}: the file is missing" for table in find_absent(root)]
    for line in unfinished:
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{len(files) + len(tables)} translation files, {len(unfinished)} texts without a translation\n")
    return 1 if unfinished else 0


def _is_finished(message: ET.Element) -> bool:
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return False
    texts = translation.findall("numerusform") if message.get("numerus") == "yes" else [translation]
    return bool(texts) and all("".join(text.itertext()).strip() for text in texts)


def _name_texts(table: dict[str, object], within: str = "") -> Iterator[str]:
    """The names of all texts of a table that say something."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _name_texts(value, f"{within}{name}.")
        elif value:
            yield f"{within}{name}"


if __name__ == "__main__":
    sys.exit(main())
