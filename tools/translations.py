"""Says what is not yet translated: `python -m tools.translations`.

That the sources of the translations hold every text of the programs is `shared.ui.build --check`'s to say.
"""

import sys
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


def main(root: Path = ROOT) -> int:
    """Exit code 1 if a language that ships is not complete."""
    files = find_files(root, "i18n/*.ts")
    unfinished = [f"{file.relative_to(root)}: {entry}" for file in files for entry in find_unfinished(file)]
    for line in unfinished:
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{len(files)} translation files, {len(unfinished)} texts without a translation\n")
    return 1 if unfinished else 0


def _is_finished(message: ET.Element) -> bool:
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return False
    texts = translation.findall("numerusform") if message.get("numerus") == "yes" else [translation]
    return bool(texts) and all("".join(text.itertext()).strip() for text in texts)


if __name__ == "__main__":
    sys.exit(main())
