"""Writes the generated files of the Qt programs: `python -m shared.ui.build [--check]`.

For every package named: the type information that qmllint needs of Python types (`python.qmltypes` beside the module's
qmldir), the translation sources (`i18n/*.ts`, with new texts added and gone ones dropped), and the compiled
translations (`*.qm`). With `--check` nothing in the tree changes, and the exit code says whether something would.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
TYPES: Final = "python.qmltypes"
CPP_TYPES: Final = {"float": "double", "list": "QVariantList", "QObject": "QObject*"}


@dataclass(frozen=True, slots=True)
class Package:
    """A package with texts, and with a QML module where it has one."""

    folder: str
    uri: str = ""

    @property
    def languages(self) -> list[str]:
        """Those that have a translation source."""
        return sorted(file.stem for file in (self.path / "i18n").glob("*.ts"))

    @property
    def path(self) -> Path:
        return ROOT / self.folder

    @property
    def module(self) -> Path:
        return self.path / "qml" / Path(*self.uri.split("."))


PACKAGES: Final = (
    Package("shared/ui", "Antrean.Ui"),
    Package("kiosk", "Antrean.Kiosk"),
    Package("counter_display", "Antrean.Display"),
    Package("officer_console"),
)


class BuildFailed(Exception):
    """One of Qt's tools did not do its work; what it said is the message."""


def generate(package: Package, out: Path) -> Iterator[tuple[Path, Path]]:
    """Make a package's files in the folder `out`; yields (made file, its place in the tree)."""
    if package.uri and (types := _write_types(package, out)):
        yield types, package.module / TYPES
    for language in package.languages:
        place = package.path / "i18n" / f"{language}.ts"
        if not place.exists():
            continue
        source = out / place.name
        source.write_bytes(place.read_bytes())
        _update_texts(package, source, language)
        yield source, place
        compiled = source.with_suffix(".qm")
        _run("pyside6-lrelease", "-silent", source, "-qm", compiled)
        yield compiled, place.with_suffix(".qm")


def _write_types(package: Package, out: Path) -> Path | None:
    sources = [path for path in _sources(package, ".py") if f'QML_IMPORT_NAME = "{package.uri}"' in path.read_text()]
    if not sources:
        return None
    classes, types = out / "classes.json", out / TYPES
    _run("pyside6-metaobjectdump", "--suppress-file", "--out-file", classes, *sources)
    classes.write_text(json.dumps(_in_cpp(json.loads(classes.read_text()))))
    _run(
        "pyside6-qmltyperegistrar",
        "--generate-qmltypes",
        types,
        "--import-name",
        package.uri,
        "--major-version",
        "1",
        "-o",
        out / "registrations.cpp",
        classes,
    )
    # The registrar declares Qt's own types anew as opaque ones; the module's qmldir names where they come from instead.
    lines = types.read_text().splitlines(keepends=True)
    types.write_text("".join(line for line in lines if "isTypeOpaque: true" not in line))
    return types


def _in_cpp(dump: object) -> object:
    """The dump with the types that PySide gives to Python's own: metaobjectdump knows only that of `str`."""
    match dump:
        case list(parts):
            return [_in_cpp(part) for part in parts]
        case dict(parts):
            return {
                key: CPP_TYPES.get(part, part) if key in ("type", "returnType") else _in_cpp(part)
                for key, part in parts.items()
            }
        case _:
            return dump


def _update_texts(package: Package, source: Path, language: str) -> None:
    # English is the language of the sources: only its plurals need a translation.
    plurals = ["-pluralonly"] if language == "en" else []
    texts = [*_sources(package, ".py"), *_sources(package, ".qml")]
    _run("pyside6-lupdate", "-silent", "-no-obsolete", "-locations", "none", *plurals, *texts, "-ts", source, cwd=ROOT)


def _sources(package: Package, suffix: str) -> list[Path]:
    return sorted(path.relative_to(ROOT) for path in package.path.rglob(f"*{suffix}"))


def _run(tool: str, *arguments: str | Path, cwd: Path = ROOT) -> None:
    command = [str(Path(sys.executable).parent / tool), *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise BuildFailed(f"{tool}: {done.stdout}{done.stderr}")


def main(argv: Sequence[str] | None = None) -> int:
    """Build, or with `--check` compare. Exit code 1 if a file is out of date."""
    parser = argparse.ArgumentParser(prog="shared.ui.build", description=__doc__.partition("\n")[0])
    parser.add_argument("packages", nargs="*", help="folders, all by default")
    parser.add_argument("--check", action="store_true", help="change nothing, say what is out of date")
    options = parser.parse_args(argv)
    stale = []
    for package in PACKAGES:
        if options.packages and package.folder not in options.packages:
            continue
        with tempfile.TemporaryDirectory() as out:
            for made, place in generate(package, Path(out)):
                if place.exists() and place.read_bytes() == made.read_bytes():
                    continue
                stale.append(place.relative_to(ROOT))
                if not options.check:
                    place.write_bytes(made.read_bytes())
    for path in stale:
        sys.stderr.write(f"{path}: {'out of date' if options.check else 'written'}\n")
    return 1 if stale and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
