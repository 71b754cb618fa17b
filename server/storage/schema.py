"""Brings a database to the schema that this version of the program needs."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy.exc import DBAPIError

from server.storage.store import StorageUnavailable, open_engine


class UnknownSchema(Exception):
    """The database was made by another, most likely a newer, version of the program."""


def upgrade(url: str) -> None:
    """Create the tables of a new database, or migrate those of an older version: all of it or, on any fault, nothing.

    Raises:
        StorageUnavailable: the database cannot be opened or changed.
        UnknownSchema: this version does not know what is in it.
    """
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            configuration = config(connection)
            newest = ScriptDirectory.from_config(configuration).get_current_head()
            if MigrationContext.configure(connection).get_current_revision() == newest:
                return
            if connection.dialect.name == "sqlite":
                # Python's sqlite3 begins no transaction for a CREATE TABLE: a power cut would leave half a schema.
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            command.upgrade(configuration, "head")
            connection.commit()
    except (DBAPIError, OSError) as fault:
        raise StorageUnavailable(str(getattr(fault, "orig", fault))) from fault
    except CommandError as fault:
        raise UnknownSchema(str(fault)) from fault
    finally:
        engine.dispose()


def config(connection: object) -> Config:
    """Alembic's configuration for a live connection; there is no alembic.ini."""
    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    configuration.set_main_option("path_separator", "os")
    configuration.attributes["connection"] = connection
    return configuration
