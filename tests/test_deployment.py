"""What deploy/ hands to systemd and to the kiosk is what they take."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.config import load_config

DEPLOY = Path(__file__).parents[1] / "deploy"
UNITS = sorted(DEPLOY.rglob("*.service"))
PROGRAMS = re.compile(r"/opt/antrean/\.venv/bin/antrean-\w+|/usr/bin/cage")


def read(unit: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # the documented way to keep capitals
    parser.read(unit)
    return parser


def test_kiosk_is_restarted_whenever_it_ends_and_when_it_hangs() -> None:
    service = read(DEPLOY / "kiosk" / "antrean-kiosk.service")["Service"]
    assert (service["Restart"], service["Type"], service["NotifyAccess"]) == ("always", "notify", "all")
    assert int(service["WatchdogSec"]) <= 30
    assert " -s" not in service["ExecStart"]


@pytest.mark.parametrize("name", ["antrean-display.service", "kiosk/antrean-kiosk.service"])
def test_a_window_reaches_the_sockets_of_its_session_in_run_user(name: str) -> None:
    service = read(DEPLOY / name)["Service"]
    assert service["PAMName"] == "login"
    assert service.get("ProtectHome", "no") == "no"  # anything else hides /run/user, too
    assert "/run" not in service["InaccessiblePaths"]


def test_server_may_ask_for_the_addresses_under_which_it_announces_itself() -> None:
    families = read(DEPLOY / "antrean-server.service")["Service"]["RestrictAddressFamilies"]
    assert "AF_NETLINK" in families.split()


def test_kiosks_example_is_a_configuration_that_waits_to_be_paired() -> None:
    config = load_config(DEPLOY / "kiosk" / "kiosk.toml")
    assert (config.server, config.token_file) == ("", "")
    assert config.printer.device == "/dev/antrean-printer"


def test_every_file_of_a_kiosks_machine_is_in_the_steps() -> None:
    steps = (DEPLOY.parent / "docs" / "operating.md").read_text("utf-8")
    for path in (DEPLOY / "kiosk").iterdir():
        assert path.name in steps


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd on this machine")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_finds_no_fault_with_a_unit(unit: Path, tmp_path: Path) -> None:
    here = tmp_path / unit.name
    here.write_text(PROGRAMS.sub("/bin/true", unit.read_text("utf-8")))
    verified = subprocess.run(["systemd-analyze", "verify", str(here)], capture_output=True, text=True, check=False)
    assert [line for line in verified.stderr.splitlines() if unit.name in line] == []
