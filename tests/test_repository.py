"""What is in the repository is small, clean, in order, and as README.md says."""

import re
import shutil
import subprocess
import tomllib
from importlib.metadata import EntryPoint, distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LARGEST = 600 * 1024

REGISTRIES = [("py", "pi", "org"), ("python", "hosted", "org"), ("deb.", "debian", "org"), ("npm", "js", "org|com")]
"""Each name in two parts, and what follows it: this file itself names none."""
REGISTRY = re.compile(
    "|".join(rf"{re.escape(name + rest)}[.](?:{ends})" for name, rest, ends in REGISTRIES) + "|--(?:extra-)?index-url"
)
MACHINE_PATH = re.compile(r"(?<![\w.:/*~-])/(?:work|root|home|Users|tmp)/\w")


def find_tracked() -> list[Path]:
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("not a git checkout")
    listing = subprocess.run(
        # Whoever owns the checkout, only its file names are read.
        ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ).stdout
    return [ROOT / name for name in listing.split("\0") if name and (ROOT / name).is_file()]


def read_text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""  # a picture or a compiled translation


def find_lines(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in find_tracked()
        for number, line in enumerate(read_text(path).splitlines(), 1)
        if pattern.search(line)
    ]


def read_make_targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    return set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))


def read_console_scripts() -> list[EntryPoint]:
    scripts = distribution("antrean").entry_points.select(group="console_scripts")
    return sorted(scripts, key=lambda script: script.name)


def test_no_file_is_larger_than_600_kib() -> None:
    tracked = find_tracked()
    assert ROOT / "pyproject.toml" in tracked
    assert [str(path) for path in tracked if path.stat().st_size > LARGEST] == []


def test_no_file_names_a_package_registry() -> None:
    assert find_lines(REGISTRY) == []


def test_a_package_registry_is_told_by_its_host() -> None:
    for name, rest, ends in REGISTRIES:
        for end in ends.split("|"):
            assert REGISTRY.search(f"from https://files.{name}{rest}.{end}/simple"), name + rest
    assert not REGISTRY.search("the npm package and PyPI's wheel")


def test_no_file_names_a_path_of_the_machine_it_was_written_on() -> None:
    assert find_lines(MACHINE_PATH) == []


@pytest.mark.parametrize("folder", ["home", "tmp", "root", "work"])
def test_a_machine_path_is_told_from_other_paths(folder: str) -> None:
    for text in (f"see /{folder}/budi/antrean", f"open('/{folder}/x')", f"PATH=/{folder}/x", f"`/{folder}/x`"):
        assert MACHINE_PATH.search(text), text
    for text in (f"GET /api/{folder}/3", f"docs/{folder}/index.md", f"ws://host/{folder}/x", f"~/{folder}/x"):
        assert not MACHINE_PATH.search(text), text


def test_every_console_script_of_pyproject_is_installed_and_starts_something() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    scripts = read_console_scripts()
    assert {script.name: script.value for script in scripts} == declared
    for script in scripts:
        assert callable(script.load()), script


def test_decisions_are_numbered_without_a_gap() -> None:
    records = sorted(path.name for path in (ROOT / "docs" / "adr").glob("*.md") if path.name != "README.md")
    assert records
    for number, name in enumerate(records, 1):
        assert re.fullmatch(rf"{number:04d}-[a-z0-9-]+\.md", name), f"{name}: expected number {number:04d}"


def test_the_commands_in_readme_are_targets_of_the_makefile() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z][a-z-]*)", readme, re.MULTILINE))
    assert {"demo", "test"} <= named
    assert named <= read_make_targets()


def test_make_help_lists_every_target_meant_for_a_person() -> None:
    listed = subprocess.run(["make", "help"], cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    assert {"demo", "test", "check", "bench"} <= set(re.findall(r"^make ([a-z-]+)", listed, re.MULTILINE))


def test_links_between_documents_lead_somewhere() -> None:
    links = [
        (path, target)
        for path in find_tracked()
        if path.suffix == ".md"
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", read_text(path))
        if not re.match(r"[a-z]+:", target)
    ]
    assert [(str(path), target) for path, target in links if not (path.parent / target).exists()] == []
