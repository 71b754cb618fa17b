"""Tickets that a kiosk has given by itself while the server was away.

Their paper is in visitors' hands: the hall takes each of them whatever the hour, under the number it has, and gives it
the place in line that its time of issue earns. Their series have a letter after the dash, which the hall's own never
have, so the two cannot clash.
"""

from server.domain import refusals
from server.domain.admission import due
from server.domain.occasion import Decision, Occasion
from server.domain.tickets import join
from shared.wire import methods as do
from shared.wire.ticket import read_number, write_number


def record(on: Occasion, command: do.RecordTicket) -> Decision:
    service = on.service(command.service)
    queue = on.day.site.queue_by_code[service.queue]
    letter, serial = on.asker.letter, read_number(command.number).serial
    # Written otherwise, with more zeros say, it would be another number's double.
    if not letter or serial == 0 or command.number != write_number(queue.prefix, serial, letter):
        raise refusals.WrongSeries(command.number, queue.prefix, letter)
    issued_at = min(command.issued_at, on.now)  # a kiosk whose clock is fast gains nothing by it
    if on.day.site.calendar.service_day(issued_at).isoformat() != on.day.board.day:
        raise refusals.DayOver(command.issued_at)
    if command.number in on.day.own_numbers:
        raise refusals.NumberTaken(command.number)
    return join(
        on,
        command.number,
        service,
        priority=command.priority,
        language=command.language,
        # The visitor's other ticket may be one that was never recorded; this one counts all the same.
        visit=on.day.visits.get(command.visit or "", on.id),
        issued_at=issued_at,
        due_at=due(on.day, issued_at, priority=command.priority),
    )
