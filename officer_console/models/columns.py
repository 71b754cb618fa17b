"""The columns of the console's two tables."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from officer_console.models.tickets import Column
from officer_console.viewmodels.wording import class_name, duration, state_name
from shared.wire.scalars import Moment

translate = QCoreApplication.translate

Hour = Callable[[Moment], str]


def _number() -> Column:
    return Column(lambda: translate("Tables", "Number"), lambda row, _now: row.number)


def _service() -> Column:
    return Column(
        lambda: translate("Tables", "Service"),
        lambda row, _now: row.service,
        tip=lambda row: " · ".join(part for part in (row.sent_to, row.service) if part),
    )


def _class() -> Column:
    return Column(lambda: translate("Tables", "Class"), lambda row, _now: class_name(priority=row.priority))


def _waited() -> Column:
    return Column(
        lambda: translate("Tables", "Waited"),
        lambda row, now: duration(now - row.issued_at),
        figures=True,
        follows_clock=True,
    )


def waiting_columns(hour: Hour) -> tuple[Column, ...]:
    """Those waiting; their place in the order is the line's own header."""
    due = Column(
        lambda: translate("Tables", "Due"),
        lambda row, _now: hour(row.due_at),
        tip=lambda _row: translate("Tables", "The earliest is called first; priority is due sooner than it was taken."),
        figures=True,
    )
    return _number(), _service(), _class(), _waited(), due


def aside_columns(hour: Hour) -> tuple[Column, ...]:
    """Those on hold or absent."""
    state = Column(lambda: translate("Tables", "State"), lambda row, _now: state_name(row.state))
    taken = Column(lambda: translate("Tables", "Taken at"), lambda row, _now: hour(row.issued_at), figures=True)
    return _number(), _service(), _class(), state, taken
