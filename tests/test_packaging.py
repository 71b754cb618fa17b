"""What is installed holds all that the programs read at run time, and works without the source tree."""

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.test_repository import ROOT, find_tracked

PARTS = ("shared", "server", "kiosk", "counter_display", "officer_console", "demo", "sites")
SCRIPTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
SOURCES_ONLY = {".ts"}
"""Translation sources: the programs read what is compiled from them."""


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy of the tracked files, with what is installed: no network."""
    folder = tmp_path_factory.mktemp("wheel")
    for path in find_tracked():
        copy = folder / "source" / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    offline = ("--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check")
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        *offline,
        "--wheel-dir",
        str(folder),
        str(folder / "source"),
    ]
    subprocess.run(build, check=True, stdin=subprocess.DEVNULL)
    [built] = folder.glob("antrean-*.whl")
    return built


@pytest.fixture(scope="session")
def unpacked(wheel: Path) -> Path:
    folder = wheel.parent / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_every_file_of_the_programs_is_in_the_wheel(unpacked: Path) -> None:
    tracked = {path.relative_to(ROOT) for path in find_tracked()}
    wanted = {path for path in tracked if path.parts[0] in PARTS and path.suffix not in SOURCES_ONLY}
    packed = {path.relative_to(unpacked) for path in unpacked.rglob("*") if path.is_file()}
    assert wanted - packed == set()
    assert {path.parts[0] for path in packed if "dist-info" not in path.parts[0]} == set(PARTS)


@pytest.mark.parametrize("script", sorted(SCRIPTS))
def test_every_program_starts_from_the_wheel_alone(unpacked: Path, tmp_path: Path, script: str) -> None:
    module, function = SCRIPTS[script].split(":")
    start = f"import sys, {module}; sys.argv[0] = {script!r}; sys.exit({module}.{function}())"
    asked = subprocess.run(
        [sys.executable, "-c", start, "--help"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(unpacked)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (asked.returncode, asked.stderr) == (0, "")
    assert f"usage: {script}" in asked.stdout


def test_the_programs_do_not_come_from_the_source_tree(unpacked: Path, tmp_path: Path) -> None:
    origin = subprocess.run(
        [sys.executable, "-c", "import shared.wire; print(shared.wire.__file__)"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(unpacked)},
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ).stdout
    assert Path(origin.strip()).is_relative_to(unpacked)
