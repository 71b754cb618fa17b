"""What a client can ask of the server.

A *command* changes something: it is done once per id, durable before it is answered, and answered the same when it is
sent again. A *query* changes nothing that lasts. Every class is the `params` of one JSON-RPC method and knows its
method's name, the type of its answer, and who may send it.
"""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

from shared.wire.announcement import Wording
from shared.wire.display import DisplayRole, SoundCondition
from shared.wire.hours import SiteHours
from shared.wire.kiosk import Count, PrinterCondition
from shared.wire.scalars import (
    ONE_LINE,
    Code,
    CommandId,
    Language,
    Letter,
    Moment,
    Note,
    Number,
    PairingCode,
    Seconds,
    Secret,
    Seq,
    TicketId,
    TokenHash,
)
from shared.wire.site import SiteDescription
from shared.wire.ticket import PrintState, Snapshot, Ticket, VisitResult

Role = Literal["kiosk", "display", "console"]
OfficerRole = Literal["officer", "supervisor"]
Right = Literal["anyone", "device", "kiosk", "kiosk_itself", "display_itself", "console", "officer", "supervisor"]
"""Who may send a method: anyone connected; any device; a kiosk or an officer; a kiosk and no officer; a display; a
console; an officer logged in there; one whom the profile names a supervisor."""


class Done(Struct, frozen=True):
    """The answer of a command that has nothing more to tell."""


class Query(Struct, frozen=True):
    """Base of the methods that change nothing that lasts."""

    METHOD: ClassVar[str]
    ANSWER: ClassVar[type[Struct]]
    RIGHT: ClassVar[Right]


class Command(Struct, frozen=True):
    """Base of the methods that change the service day."""

    METHOD: ClassVar[str]
    ANSWER: ClassVar[type[Struct]] = Done
    RIGHT: ClassVar[Right] = "officer"


# --- session -----------------------------------------------------------------------------------------------------


class OfficerSession(Struct, frozen=True):
    """An officer logged in at a console."""

    officer: Code
    name: str
    token: Secret
    """Give it to `session.open` after a lost connection or a restart, instead of the password. Ends with the day."""
    counters: tuple[Code, ...]
    """The counters this officer may take."""
    counter: Code | None = None
    """The counter this officer holds now."""
    role: OfficerRole = "officer"
    """What this officer may do: a supervisor also has announcements made."""


class Welcome(Struct, frozen=True):
    """The server knows the device."""

    protocol: int
    server: str
    device: Code
    name: str
    role: Role
    site: Code
    at: Moment
    """The server's clock."""
    seq: Seq
    """The site's newest event."""
    officer: OfficerSession | None = None
    letter: Letter = ""
    """A kiosk's own, for the numbers that it gives while the server is away."""


class OpenSession(Query, frozen=True):
    """First message on every connection: which device this is, and which officer is still logged in there."""

    METHOD = "session.open"
    ANSWER = Welcome
    RIGHT = "anyone"

    token: Secret
    protocol: int
    client: Annotated[str, Meta(max_length=64, pattern=ONE_LINE)] = ""
    """The program and its version, for the server's log."""
    officer_token: Secret | None = None
    understands: Annotated[tuple[Code, ...], Meta(max_length=32)] = ()
    """What of later versions the client can read: "announcements", the events of that name; "displays", the
    notification `hall.displays`; "takeovers", `officer.asked` and `officer.moved`. What it does not name is not sent to
    it."""


class Pairing(Struct, frozen=True):
    """A device waits for an administrator to let it in."""

    code: PairingCode
    """Shown on the device's screen; the administrator types it."""
    expires_at: Moment
    """By the server's clock; asked for again then, there is another code."""
    expires_in: Seconds
    """The same, counted from now."""


class BeginPairing(Query, frozen=True):
    """A new device asks to be let in with a token that it made and keeps: `session.open` works once it is confirmed.

    May come before `session.open`, on a connection that then has one more request to try it.
    """

    METHOD = "pairing.begin"
    ANSWER = Pairing
    RIGHT = "anyone"

    token_hash: TokenHash
    role: Role
    name: Annotated[str, Meta(max_length=64, pattern=ONE_LINE)] = ""
    """What the administrator may know the device by, say the name of its computer."""


class LogIn(Query, frozen=True):
    """An officer at a console, with or without capitals. Wrong passwords are slowed down per officer and per device."""

    METHOD = "officer.login"
    ANSWER = OfficerSession
    RIGHT = "console"

    officer: Code
    password: Secret
    take_over: bool = False
    """Whether to ask at the other console where this officer is logged in; the answer may take 20 seconds."""


class AnswerLogin(Query, frozen=True):
    """Yes or no to the officer's login at another console, as `officer.asked` has told of it."""

    METHOD = "officer.answer"
    ANSWER = Done
    RIGHT = "officer"

    console: Code
    allow: bool


class WithdrawLogin(Query, frozen=True):
    """Wait no longer for the other console's answer to one's own login."""

    METHOD = "officer.withdraw"
    ANSWER = Done
    RIGHT = "console"


class LogOut(Query, frozen=True):
    """Ends the officer's session. The counter must be closed first."""

    METHOD = "officer.logout"
    ANSWER = Done
    RIGHT = "officer"


# --- reading -----------------------------------------------------------------------------------------------------


class DescribeSite(Query, frozen=True):
    """What the hall is made of."""

    METHOD = "site.describe"
    ANSWER = SiteDescription
    RIGHT = "device"


class GetHours(Query, frozen=True):
    """When each agency is open, today and on the seven days after."""

    METHOD = "site.hours"
    ANSWER = SiteHours
    RIGHT = "device"


class Popular(Struct, frozen=True):
    """The services most taken today."""

    services: tuple[Code, ...]
    """Most first, at most 12; none before the first ticket of the day."""


class GetPopular(Query, frozen=True):
    """Which services visitors take most today."""

    METHOD = "site.popular"
    ANSWER = Popular
    RIGHT = "device"


class Subscribed(Struct, frozen=True):
    """From here on every event comes as a `board.events` notification, each once, in order, none left out."""

    seq: Seq
    """The newest event known to the server at this moment."""
    snapshot: Snapshot | None
    """The state to start from; null where the events after `since` follow instead."""


class Subscribe(Query, frozen=True):
    """Follow the board. `since` is the last event seen before; leave it out to start anew."""

    METHOD = "board.subscribe"
    ANSWER = Subscribed
    RIGHT = "device"

    since: Seq | None = None
    since_at: Moment | None = None
    """When event `since` happened, as the client was told. Where the journal has another event there, because the
    database was replaced or restored from a backup, a snapshot comes instead."""


class WaitRange(Struct, frozen=True):
    """An honest range for the wait from now, from the day's own durations and the counters that are open."""

    low: Seconds
    high: Seconds


Admission = Literal["open", "break", "closed", "cut_off", "full"]
"""Full: the queue has given out its quota of the day."""


class Outlook(Struct, frozen=True):
    """How a service stands now, for a visitor who thinks about taking a ticket."""

    admission: Admission
    waiting: int
    """Tickets in its queue."""
    counters_open: int
    wait: WaitRange | None
    """None where no counter is open to tell it from."""
    until: Moment | None = None
    """When numbers stop while they are given out; when they begin again while they are not."""
    counters: tuple[Code, ...] = ()
    """The counters that serve it."""


class GetOutlook(Query, frozen=True):
    """How long a visitor would wait for a service, and whether tickets are given out."""

    METHOD = "service.outlook"
    ANSWER = Outlook
    RIGHT = "device"

    service: Code
    priority: bool = False


# --- kiosks ------------------------------------------------------------------------------------------------------


class ReportKiosk(Query, frozen=True):
    """How a kiosk is. Told to staff and to the other kiosks while it is connected; written down nowhere."""

    METHOD = "kiosk.report"
    ANSWER = Done
    RIGHT = "kiosk_itself"

    printer: PrinterCondition
    paper_left: Count | None = None
    waiting_to_send: Count = 0


# --- displays ----------------------------------------------------------------------------------------------------


class ReportDisplay(Query, frozen=True):
    """How a display is. Told to staff and to the other displays while it is connected; written down nowhere."""

    METHOD = "display.report"
    ANSWER = Done
    RIGHT = "display_itself"

    role: DisplayRole
    loudspeakers: Code | None = None
    """The group of loudspeakers that it speaks through; None: it never speaks."""
    sound: SoundCondition = "unknown"
    spoken_through: Seq = 0
    """The newest event of its group that was said, or need not be said, to its end."""
    fault: Note = ""
    """What staff should look at."""
    speaking: bool = False
    """Whether it speaks for its group, as far as it knows: after a restart of the server it then goes on speaking."""


FurtherServices = Annotated[tuple[Code, ...], Meta(max_length=8)]


# --- tickets -----------------------------------------------------------------------------------------------------


class Issued(Struct, frozen=True):
    """A ticket was issued: what its paper says."""

    ticket: Ticket
    ahead: int
    """Tickets that would be called before it if nobody else came."""
    wait: WaitRange | None


class IssueTicket(Command, frozen=True):
    """A number for a service."""

    METHOD = "ticket.issue"
    ANSWER = Issued
    RIGHT = "kiosk"

    service: Code
    priority: bool = False
    language: Language = "id"
    visit: TicketId | None = None
    """An earlier ticket of the same person, if there is one."""
    paper: bool = True
    """Whether a paper is to be printed. An officer may give a number by word of mouth."""
    then: FurtherServices = ()
    """The services that the visit goes on to under the same number, in order."""


class RecordTicket(Command, frozen=True):
    """A ticket that a kiosk gave by itself while the server was away. The command's id is the ticket's, on its paper.

    The visitor holds the paper, so no hours and no cut-off apply; the ticket takes the place in line that its time of
    issue gives it.
    """

    METHOD = "ticket.record"
    ANSWER = Issued
    RIGHT = "kiosk_itself"

    number: Number
    """Of the kiosk's own series: the queue's prefix, the kiosk's letter, a running number."""
    service: Code
    issued_at: Moment
    """By the server's clock as the kiosk last knew it."""
    priority: bool = False
    language: Language = "id"
    visit: TicketId | None = None
    """An earlier ticket of the same person, if there is one."""


class ReportPrint(Command, frozen=True):
    """What became of a ticket's paper."""

    METHOD = "ticket.report_print"
    RIGHT = "kiosk"

    ticket: TicketId
    state: PrintState
    reason: Note = ""


class ReprintTicket(Command, frozen=True):
    """A copy of a ticket's paper, from a kiosk that is there."""

    METHOD = "ticket.reprint"

    ticket: TicketId
    kiosk: Code


class CancelTicket(Command, frozen=True):
    """A ticket that has not ended will not be served.

    A kiosk may say so of a waiting ticket less than ten minutes old: one whose number nobody was ever shown.
    """

    METHOD = "ticket.cancel"
    RIGHT = "kiosk"

    ticket: TicketId
    reason: Note = ""


class ReturnTicket(Command, frozen=True):
    """Put a held ticket, or one that did not show up, back in its line."""

    METHOD = "ticket.return"

    ticket: TicketId


class PlanVisit(Command, frozen=True):
    """Which services a visit goes on to under the same number, in order, when the one at hand is finished."""

    METHOD = "ticket.plan"

    ticket: TicketId
    then: FurtherServices


class UndoNoShow(Command, frozen=True):
    """Take back a no-show pressed by mistake."""

    METHOD = "ticket.undo_no_show"

    ticket: TicketId


# --- counters ----------------------------------------------------------------------------------------------------


class OpenCounter(Command, frozen=True):
    """The officer takes this counter."""

    METHOD = "counter.open"

    counter: Code


class PauseCounter(Command, frozen=True):
    """The counter calls nobody until `counter.resume`."""

    METHOD = "counter.pause"

    counter: Code
    reason: Note = ""
    until: Moment | None = None
    """When it is meant to go on; nothing happens by itself then."""


class ResumeCounter(Command, frozen=True):
    """The paused counter goes on."""

    METHOD = "counter.resume"

    counter: Code


class CloseCounter(Command, frozen=True):
    """The officer leaves this counter."""

    METHOD = "counter.close"

    counter: Code


class Requested(Struct, frozen=True):
    """The officer at the counter has been asked."""

    takeover_at: Moment
    """From when on `counter.take_over` needs no answer of theirs: now, where they have no connected console."""


class RequestCounter(Command, frozen=True):
    """Ask the officer at a counter to hand it over. Who asks again, with a new id, learns how it stands now."""

    METHOD = "counter.request"
    ANSWER = Requested

    counter: Code


class GetTakeover(Query, frozen=True):
    """From when on the counter that the officer has asked for may be taken, as things are now."""

    METHOD = "counter.takeover"
    ANSWER = Requested
    RIGHT = "officer"

    counter: Code


class DropRequest(Command, frozen=True):
    """Say no to whoever asks for the officer's counter, or ask for another's no more."""

    METHOD = "counter.drop_request"

    counter: Code


class HandOver(Command, frozen=True):
    """Say yes: the officer who asked sits at the counter from now on, and the visitor there stays."""

    METHOD = "counter.hand_over"

    counter: Code


class TakeOver(Command, frozen=True):
    """Take a counter that was asked for, when nobody there has answered for half a minute or nobody is there."""

    METHOD = "counter.take_over"

    counter: Code


class UndoStep(Command, frozen=True):
    """Take back the officer's last step at a counter, within the site's time for it."""

    METHOD = "counter.undo"

    counter: Code
    step: Seq
    """As `counter.desk` has named it: if something else was done since, nothing is taken back."""


StepKind = Literal[
    "issue",
    "call",
    "start",
    "finish",
    "no_show",
    "hold",
    "transfer",
    "return",
    "cancel",
    "plan",
    "note",
    "pause",
    "resume",
]


class Step(Struct, frozen=True):
    """What an officer did last at a counter and can take back."""

    step: Seq
    kind: StepKind
    numbers: tuple[Number, ...]
    """Whom it concerned; of a call, who was called and then whose visit the same press ended."""
    until: Moment
    """Until when it can be taken back."""


class Figures(Struct, frozen=True):
    """What an officer has done today."""

    served: int = 0
    """Visits finished here."""
    no_shows: int = 0
    transferred: int = 0
    """Visits sent on."""
    serving_seconds: Seconds | None = None
    """From call to end of a visit served, on average; None before the first."""
    waited_seconds: Seconds | None = None
    """From issue to first call of those called, on average; None before the first."""


class DeskView(Struct, frozen=True):
    """What an officer's own desk shows beside the board."""

    undo: Step | None
    """The step that `counter.undo` would take back."""
    figures: Figures


class GetDesk(Query, frozen=True):
    """The officer's own day, and the last step at the counter that they hold."""

    METHOD = "counter.desk"
    ANSWER = DeskView
    RIGHT = "officer"

    counter: Code


class Called(Struct, frozen=True):
    """Whom the counter has before it now."""

    ticket: Ticket | None
    """None where the visitor before was finished and nobody waits."""


class CallNext(Command, frozen=True):
    """The earliest due ticket of the counter's highest tier that has one."""

    METHOD = "call.next"
    ANSWER = Called

    counter: Code


class CallTicket(Command, frozen=True):
    """A chosen ticket out of order; the journal keeps the reason."""

    METHOD = "call.ticket"
    ANSWER = Called

    counter: Code
    ticket: TicketId
    reason: Annotated[Note, Meta(min_length=1)]


class Recall(Command, frozen=True):
    """The number before the counter, called once more."""

    METHOD = "call.recall"

    counter: Code


class StartService(Command, frozen=True):
    """The visitor called has come."""

    METHOD = "call.start"

    counter: Code


class FinishService(Command, frozen=True):
    """The visitor at the counter has been served."""

    METHOD = "call.finish"

    counter: Code


class MarkNoShow(Command, frozen=True):
    """The visitor called did not come."""

    METHOD = "call.no_show"

    counter: Code


class HoldTicket(Command, frozen=True):
    """Park the visitor at the counter; `ticket.return` puts them back with the due time they had."""

    METHOD = "call.hold"

    counter: Code
    reason: Note = ""


class NoteVisit(Command, frozen=True):
    """What came of the visit at the counter, and a short note. Replaces what was noted before."""

    METHOD = "call.note"

    counter: Code
    result: VisitResult | None = None
    note: Note = ""


class TransferTicket(Command, frozen=True):
    """The visitor at the counter goes on to another service, counter or officer, with the same number and due time."""

    METHOD = "call.transfer"

    counter: Code
    service: Code | None = None
    """None: the service stays as it is, and only who is to call changes."""
    note: Note = ""
    """For the colleague."""
    for_counter: Code | None = None
    """The counter that is to call; None: any that serves the service's queue."""
    for_officer: Code | None = None
    """The officer who is to call, at whichever counter they sit; not together with `for_counter`."""


# --- announcements -----------------------------------------------------------------------------------------------


class MakeAnnouncement(Command, frozen=True):
    """Something to be said in the hall, now or later today. The command's id is the announcement's."""

    METHOD = "announcement.make"
    RIGHT = "supervisor"

    text: Wording
    """In Indonesian."""
    text_en: Note = ""
    """In English; may be empty."""
    zones: tuple[Code, ...] = ()
    """Where it is for; none named: the whole hall."""
    at: Moment | None = None
    """When; None, or a time that has come: now."""


class WithdrawAnnouncement(Command, frozen=True):
    """Do not say it, and show it no more: one that is scheduled, or one of the latest made."""

    METHOD = "announcement.withdraw"
    RIGHT = "supervisor"

    id: CommandId


QUERIES: tuple[type[Query], ...] = (
    OpenSession,
    BeginPairing,
    LogIn,
    AnswerLogin,
    WithdrawLogin,
    LogOut,
    DescribeSite,
    GetHours,
    GetPopular,
    Subscribe,
    GetOutlook,
    GetDesk,
    GetTakeover,
    ReportKiosk,
    ReportDisplay,
)
COMMANDS: tuple[type[Command], ...] = (
    IssueTicket,
    RecordTicket,
    ReportPrint,
    ReprintTicket,
    CancelTicket,
    ReturnTicket,
    UndoNoShow,
    PlanVisit,
    OpenCounter,
    PauseCounter,
    ResumeCounter,
    CloseCounter,
    RequestCounter,
    DropRequest,
    HandOver,
    TakeOver,
    UndoStep,
    CallNext,
    CallTicket,
    Recall,
    StartService,
    FinishService,
    MarkNoShow,
    HoldTicket,
    NoteVisit,
    TransferTicket,
    MakeAnnouncement,
    WithdrawAnnouncement,
)
ALL: tuple[type[Query] | type[Command], ...] = (*QUERIES, *COMMANDS)
METHODS: dict[str, type[Query] | type[Command]] = {method.METHOD: method for method in ALL}
