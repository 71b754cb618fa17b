"""The set-up installs what is missing and nothing else, asks nothing, and says what a person has to do.

The programs it calls are fakes in a PATH of their own; each writes down how it was called.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REAL = (
    "awk", "bash", "cat", "cp", "cut", "dirname", "env", "flock", "grep", "head", "mkdir", "rm", "sed", "sha256sum",
    "sort", "tr", "true",
)  # fmt: skip

PYTHON = f"""#!/bin/sh
# Python with a venv module and a pip that only write down what they were asked to do.
case "$*" in
    *"-m venv"*)
        for folder; do :; done
        echo "python -m venv" >>"$CALLS"
        mkdir -p "$folder/bin"
        echo "command = python -m venv $PWD/$folder" >"$folder/pyvenv.cfg"
        cp "$0" "$folder/bin/python"
        cp "$0" "$folder/bin/pip"
        ;;
    *"-m pip"*) echo "$*" | sed 's/.*install/pip install/' >>"$CALLS"; exit ${{PIP_FAILS:-0}} ;;
    *ensurepip*) exit ${{VENV_MISSING:-0}} ;;
    *) exec {sys.executable} "$@" ;;
esac
"""


class Room:
    """A copy of the project's set-up in a folder, with a PATH of fakes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "antrean"
        self.programs = folder / "bin"
        self.calls = folder / "calls"
        self.programs.mkdir()
        (self.folder / "tools").mkdir(parents=True)
        for name in ("tools/bootstrap.sh", "tools/system-libraries.txt", "requirements.lock", "pyproject.toml"):
            shutil.copy(ROOT / name, self.folder / name)
        for name in REAL:
            if found := shutil.which(name):
                (self.programs / name).symlink_to(found)
        self.add("python3", PYTHON)
        self.add("id", "#!/bin/sh\necho 0\n")
        self.add("apt-get", '#!/bin/sh\necho "apt-get $*" >>"$CALLS"\n')
        self.libraries = [
            line.split()[0]
            for line in (ROOT / "tools/system-libraries.txt").read_text("utf-8").splitlines()
            if not line.startswith("#")
        ]
        self.have(*self.libraries)

    def add(self, name: str, script: str) -> None:
        file = self.programs / name
        file.unlink(missing_ok=True)
        file.write_text(script)
        file.chmod(0o755)

    def have(self, *libraries: str) -> None:
        """Let the loader know these libraries."""
        lines = "".join(f"\t{library} (libc6,x86-64) => /lib/{library}\n" for library in libraries)
        self.add("ldconfig", f"#!/bin/sh\ncat <<'END'\n{len(libraries)} libs found in cache\n{lines}END\n")

    def lack(self, library: str) -> None:
        self.have(*(name for name in self.libraries if name != library))

    def run(self, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.folder / "tools" / "bootstrap.sh"],
            env={"PATH": str(self.programs), "CALLS": str(self.calls), "HOME": os.devnull} | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def take_calls(self) -> list[str]:
        """What was called since the last look."""
        calls = self.calls.read_text("utf-8").splitlines() if self.calls.exists() else []
        self.calls.unlink(missing_ok=True)
        return calls


LOCKED = "pip install --require-hashes -r requirements.lock"
PROGRAMS = "pip install --quiet --no-deps --no-build-isolation --editable ."


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def test_the_first_run_makes_everything_and_the_second_nothing(room: Room) -> None:
    first = room.run()
    assert (first.returncode, first.stderr) == (0, "")
    assert room.take_calls() == ["python -m venv", LOCKED, PROGRAMS]
    second = room.run()
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert room.take_calls() == []


def test_a_changed_lock_is_installed(room: Room) -> None:
    room.run()
    room.take_calls()
    with (room.folder / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    assert room.run().returncode == 0
    assert room.take_calls() == [LOCKED, PROGRAMS]


def test_changed_project_metadata_installs_the_programs_only(room: Room) -> None:
    room.run()
    room.take_calls()
    with (room.folder / "pyproject.toml").open("a") as metadata:
        metadata.write("# changed\n")
    assert room.run().returncode == 0
    assert room.take_calls() == [PROGRAMS]


def test_a_moved_folder_gets_a_venv_of_its_own(room: Room) -> None:
    room.run()
    room.take_calls()
    room.folder = room.folder.rename(room.folder.with_name("elsewhere"))
    assert room.run().returncode == 0
    assert room.take_calls() == ["python -m venv", LOCKED, PROGRAMS]


def test_an_install_that_failed_is_done_again(room: Room) -> None:
    failed = room.run(PIP_FAILS="1")
    assert failed.returncode == 1
    assert "run the same command again" in failed.stderr
    room.take_calls()
    assert room.run().returncode == 0
    assert room.take_calls() == [LOCKED, PROGRAMS]


def test_root_gets_the_missing_library_installed(room: Room) -> None:
    room.lack("libxcb-cursor.so.0")
    assert room.run().returncode == 0
    [apt, *_] = room.take_calls()
    assert apt.startswith("apt-get install --yes --no-install-recommends libxcb-cursor0")


def test_package_lists_are_refreshed_when_a_package_is_not_found(room: Room) -> None:
    room.lack("libxcb-cursor.so.0")
    room.add(
        "apt-get",
        '#!/bin/sh\ngrep -q update "$CALLS" 2>/dev/null; known=$?\n'
        'echo "apt-get $1" >>"$CALLS"\n[ "$1" = update ] || exit $known\n',
    )
    assert room.run().returncode == 0
    assert room.take_calls()[:3] == ["apt-get install", "apt-get update", "apt-get install"]


def test_without_root_the_line_to_run_is_printed_and_nothing_is_installed(room: Room) -> None:
    room.lack("libxcb-cursor.so.0")
    room.add("id", "#!/bin/sh\necho 1000\n")
    stopped = room.run(VENV_MISSING="1")
    assert stopped.returncode == 1
    version = f"python3.{sys.version_info[1]}"
    line = f"apt-get update && apt-get install --yes --no-install-recommends {version}-venv libxcb-cursor0\n"
    assert line in stopped.stderr
    assert room.take_calls() == []


def test_sudo_is_used_when_it_asks_no_password(room: Room) -> None:
    room.lack("libEGL.so.1")
    room.add("id", "#!/bin/sh\necho 1000\n")
    room.add("sudo", '#!/bin/sh\n[ "$1" = -n ] || exit 1\nshift\necho "sudo $*" >>"$CALLS"\nexec "$@"\n')
    assert room.run().returncode == 0
    assert "sudo env DEBIAN_FRONTEND=noninteractive apt-get install" in "\n".join(room.take_calls())


def test_a_system_without_apt_is_told_what_is_missing(room: Room) -> None:
    room.lack("libEGL.so.1")
    (room.programs / "apt-get").unlink()
    stopped = room.run()
    assert stopped.returncode == 1
    assert "libegl1" in stopped.stderr


def test_a_python_too_old_is_named_with_the_way_out(room: Room) -> None:
    room.add("python3", '#!/bin/sh\n[ "$1" = -V ] && echo "Python 3.9.2"\nexit 1\n')
    stopped = room.run()
    assert stopped.returncode == 1
    assert "Python 3.11 or newer is needed; python3 here is Python 3.9.2" in stopped.stderr
    assert "make PYTHON=" in stopped.stderr
    assert room.take_calls() == []
