"""Brings a database to the schema that this version of the program needs."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy.exc import DBAPIError

from server.storage.store import StorageUnavailable, open_engine


def upgrade(url: str) -> None:
    """Create the tables of a new database, or migrate those of an older version.

    Raises:
        StorageUnavailable: the database cannot be opened or changed.
    """
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            command.upgrade(config(connection), "head")
            connection.commit()
    except (DBAPIError, OSError) as fault:
        raise StorageUnavailable(str(getattr(fault, "orig", fault))) from fault
    finally:
        engine.dispose()


def config(connection: object) -> Config:
    """Alembic's configuration for a live connection; there is no alembic.ini."""
    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    configuration.set_main_option("path_separator", "os")
    configuration.attributes["connection"] = connection
    return configuration
