"""The constrained strings and numbers that messages are made of."""

from typing import Annotated, Final

from msgspec import Meta

PROTOCOL: Final = 1
"""The protocol's version. It grows only when an older peer could misread a newer one."""

SUBPROTOCOL: Final = f"antrean.v{PROTOCOL}"
"""What client and server agree on when a WebSocket opens."""

# Python's `$` also matches before a newline at the end, and its `\d` any script's digits. To JSON Schema, which reads
# patterns as ECMAScript does, a plain `$` is the very end; the AsyncAPI document says it so.
END: Final = r"$(?!\n)"
ONE_LINE: Final = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029]*" + END
UUID_PATTERN: Final = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}" + END

Moment = Annotated[int, Meta(ge=0, lt=2**53, description="Milliseconds since the Unix epoch, UTC.")]
Seconds = Annotated[int, Meta(ge=0, description="A length of time in whole seconds.")]
Seq = Annotated[
    int,
    Meta(
        ge=0,
        lt=2**53,
        description="An event's place in the site's journal: 1, 2, 3, … no gaps. 0: before the first event.",
    ),
]
Day = Annotated[
    str, Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}" + END, description="A service day: the site's local date.")
]
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
        pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,63}" + END,
        description="A short name that the site profile gives to one of its parts.",
    ),
]
Number = Annotated[
    str,
    Meta(
        pattern="^[A-Z]{1,3}-[A-Z]?[0-9]{3,5}" + END,
        description="A ticket's number, say A-025; A-K025 where kiosk K gave it while the server was away.",
    ),
]
Letter = Annotated[
    str,
    Meta(
        pattern="^[A-HJ-NP-Z]?" + END,
        description="What tells a kiosk's own numbers from the hall's: A to Z without I and O; empty: no own numbers.",
    ),
]
Language = Annotated[str, Meta(pattern="^[a-z]{2}" + END, description="ISO 639-1: id, en, …")]
Note = Annotated[
    str,
    Meta(
        max_length=200,
        pattern=ONE_LINE,
        description="A short text on one line, without control characters.",
    ),
]
Secret = Annotated[str, Meta(min_length=1, max_length=256, description="A token or password. Never logged.")]
TokenHash = Annotated[
    str,
    Meta(
        pattern="^[0-9a-f]{64}" + END,
        description="SHA-256, in small hexadecimal digits, of a token of at least 256 random bits, as UTF-8.",
    ),
]
PairingCode = Annotated[str, Meta(pattern="^[0-9]{6}" + END, description="Six digits on a new device's screen.")]
