"""The constrained strings and numbers that messages are made of."""

from typing import Annotated, Final

from msgspec import Meta

PROTOCOL: Final = 1
"""The protocol's version. It grows only when an older peer could misread a newer one."""

UUID_PATTERN: Final = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"

Moment = Annotated[int, Meta(ge=0, lt=2**53, description="Milliseconds since the Unix epoch, UTC.")]
Seconds = Annotated[int, Meta(ge=0, description="A length of time in whole seconds.")]
Seq = Annotated[int, Meta(ge=0, lt=2**53, description="An event's place in the site's journal: 1, 2, 3, … no gaps.")]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$", description="A service day: the site's local date.")]
CommandId = Annotated[
    str,
    Meta(pattern=UUID_PATTERN, description="A UUID in lower case, made by the client: one command, one id, for ever."),
]
TicketId = Annotated[
    str,
    Meta(pattern=UUID_PATTERN, description="A ticket's id: the id of the command that issued it."),
]
Code = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$",
        description="A short name that the site profile gives to one of its parts.",
    ),
]
Number = Annotated[str, Meta(pattern=r"^[A-Z]{1,3}-\d{3,5}$", description="A ticket's number, say A-025.")]
Language = Annotated[str, Meta(pattern="^[a-z]{2}$", description="ISO 639-1: id, en, …")]
Note = Annotated[str, Meta(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$", description="A short text on one line.")]
Secret = Annotated[str, Meta(min_length=1, max_length=256, description="A token or password. Never logged.")]
