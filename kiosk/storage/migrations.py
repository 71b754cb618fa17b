"""The tables of kiosk.db. A version is added at the end; what has been shipped is never changed."""

from typing import Final

MIGRATIONS: Final[tuple[tuple[str, ...], ...]] = (
    (
        """CREATE TABLE outbox (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            frame TEXT NOT NULL,
            method TEXT NOT NULL,
            sent INTEGER NOT NULL DEFAULT 0
        ) STRICT""",
        """CREATE TABLE series (
            day TEXT NOT NULL,
            queue TEXT NOT NULL,
            letter TEXT NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (day, queue, letter)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE tickets (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            at INTEGER NOT NULL,
            own INTEGER NOT NULL DEFAULT 0,
            issued TEXT,
            accounted INTEGER NOT NULL DEFAULT 0
        ) STRICT""",
        "CREATE TABLE hall (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
        """CREATE TABLE refusals (
            id TEXT PRIMARY KEY,
            at INTEGER NOT NULL,
            frame TEXT NOT NULL,
            code TEXT NOT NULL,
            message TEXT NOT NULL
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE paper_roll (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            changed_at INTEGER NOT NULL,
            tickets INTEGER NOT NULL DEFAULT 0,
            used_mm REAL NOT NULL DEFAULT 0
        ) STRICT""",
        "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    ),
    ("ALTER TABLE paper_roll ADD COLUMN ended INTEGER NOT NULL DEFAULT 0",),
)
"""The statements of version 1, 2, 3, …; `PRAGMA user_version` says which of them a file has."""
