"""Lints and formats every QML file of the tree: `python -m tools.qml check|format`.

qmllint exits 0 on warnings unless it is told that none is allowed; qmlformat has no check of its own.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
IGNORED: Final = frozenset({"build", "dist", "node_modules"})


def find_files(root: Path, pattern: str) -> list[Path]:
    """The files below `root` that a person may have written, sorted."""
    return sorted(path for path in root.rglob(pattern) if not _is_ignored(path.relative_to(root).parts))


def find_import_paths(qmldirs: Iterable[Path]) -> list[Path]:
    """The folders that hold the QML modules: a module `Antrean.Ui` is at `Antrean/Ui` below one of them."""
    return sorted({qmldir.parents[_read_uri(qmldir).count(".") + 1] for qmldir in qmldirs})


def lint(files: Sequence[Path], import_paths: Sequence[Path]) -> int:
    """Run qmllint over the files; what it says goes to the terminal. Returns its exit code."""
    imports = [argument for path in import_paths for argument in ("-I", str(path))]
    return subprocess.run([_tool("qmllint"), "-W", "0", *imports, *map(str, files)], check=False).returncode  # noqa: S603


def format_text(file: Path) -> str | None:
    """The file's text as qmlformat would have it, or None if it is not QML: what is wrong goes to the terminal."""
    done = subprocess.run([_tool("qmlformat"), str(file)], check=False, stdout=subprocess.PIPE, encoding="utf-8")  # noqa: S603
    return done.stdout if done.returncode == 0 else None


def main(argv: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Check or format all files; exit code 1 if one of them is not as it should be."""
    parser = argparse.ArgumentParser(prog="tools.qml", description=__doc__.partition("\n")[0])
    parser.add_argument("work", choices=("check", "format"))
    work = parser.parse_args(argv).work
    files = find_files(root, "*.qml")
    misformed = {file: text for file in files if (text := format_text(file)) != file.read_text("utf-8")}
    if work == "format":
        for file, text in misformed.items():
            if text is not None:
                file.write_text(text, "utf-8")
        sys.stdout.write(f"{len(misformed)} of {len(files)} QML files were not formatted\n")
        return 1 if None in misformed.values() else 0
    for file in misformed:
        sys.stdout.write(f"{file.relative_to(root)}: not as qmlformat has it; run: make format\n")
    faults = lint(files, find_import_paths(find_files(root, "qmldir"))) if files else 0
    sys.stdout.write(f"{len(files)} QML files checked\n")
    return 1 if misformed or faults else 0


def _is_ignored(parts: Sequence[str]) -> bool:
    return any(part in IGNORED or part.startswith(".") for part in parts)


def _read_uri(qmldir: Path) -> str:
    for line in qmldir.read_text("utf-8").splitlines():
        if line.startswith("module "):
            return line.removeprefix("module ").strip()
    message = f"{qmldir}: has no line `module URI`"
    raise ValueError(message)


def _tool(name: str) -> str:
    return str(Path(sys.executable).parent / f"pyside6-{name}")


if __name__ == "__main__":
    sys.exit(main())
