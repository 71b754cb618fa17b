"""What it was measured on."""

import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path
from typing import Final

PACKAGES: Final = ("websockets", "SQLAlchemy", "msgspec", "PySide6-Essentials")


def describe_machine() -> dict[str, str | int | float]:
    """Processor, memory, system and versions; and how busy the machine was with other things."""
    return {
        "processor": _read_field("/proc/cpuinfo", "model name") or platform.processor(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_mb": int((_read_field("/proc/meminfo", "MemTotal") or "0 kB").split()[0]) // 1024,
        "system": platform.platform(),
        "load_before": os.getloadavg()[0],
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        **{package: version(package) for package in PACKAGES},
    }


def _read_field(file: str, name: str) -> str:
    for line in Path(file).read_text().splitlines():
        key, _, value = line.partition(":")
        if key.strip() == name:
            return value.strip()
    return ""


def resident_kb(pid: int) -> int:
    """The memory of a process that is in use now, in kB (`VmRSS`)."""
    return int(_read_field(f"/proc/{pid}/status", "VmRSS").split()[0])
