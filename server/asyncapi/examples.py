"""An example of every message, all of one morning in one hall.

The values are real instances of the types, so an example that does not fit cannot be written down.
"""

from typing import Final

from msgspec import Struct

from shared.wire.announcement import Announcement, AnnouncementHeard, Announcements
from shared.wire.display import Displays, DisplayState, GroupVoice
from shared.wire.errors import Error, error
from shared.wire.events import (
    AnnouncementMade,
    CounterHandedOver,
    CounterPaused,
    CounterRequested,
    Recorded,
    ServiceStarted,
    TicketCalled,
    TicketIssued,
    TicketPlanned,
    TicketReleased,
    TicketReprintRequested,
    TicketRestored,
    TicketTransferred,
    VisitNoted,
    public,
)
from shared.wire.hours import AgencyHours, OpeningDay, SiteHours, Span
from shared.wire.kiosk import Kiosks, KioskState
from shared.wire.methods import (
    AnswerLogin,
    BeginPairing,
    Called,
    CallNext,
    CallTicket,
    CancelTicket,
    CloseCounter,
    Command,
    DescribeSite,
    DeskView,
    Done,
    DropRequest,
    Figures,
    FinishService,
    GetDesk,
    GetHours,
    GetOutlook,
    GetPopular,
    GetTakeover,
    HandOver,
    HoldTicket,
    Issued,
    IssueTicket,
    LogIn,
    LogOut,
    MakeAnnouncement,
    MarkNoShow,
    NoteVisit,
    OfficerSession,
    OpenCounter,
    OpenSession,
    Outlook,
    Pairing,
    PauseCounter,
    PlanVisit,
    Popular,
    Query,
    Recall,
    RecordTicket,
    ReportDisplay,
    ReportKiosk,
    ReportPrint,
    ReprintTicket,
    RequestCounter,
    Requested,
    ResumeCounter,
    ReturnTicket,
    StartService,
    Step,
    Subscribe,
    Subscribed,
    TakeOver,
    TransferTicket,
    UndoNoShow,
    UndoStep,
    WaitRange,
    Welcome,
    WithdrawAnnouncement,
    WithdrawLogin,
)
from shared.wire.officer import OfficerAsked, OfficerMoved
from shared.wire.scalars import PROTOCOL
from shared.wire.site import Agency, Counter, Queue, Service, SiteDescription, Text, Zone
from shared.wire.ticket import Call, CounterState, Snapshot, Ticket
from shared.wire.voice import VoicePlan, VolumeSpan

_OPENED: Final = 1_790_128_800_000
"""2026-09-23 09:00 in Jakarta."""
_SERVICE: Final = "dukcapil.ktp-el"
_TICKET: Final = "0199b3d0-6f6e-7c8d-9a41-3e8f5b7d2c10"
_ISSUED: Final = Ticket(
    id=_TICKET,
    number="A-025",
    queue="dukcapil",
    service=_SERVICE,
    priority=False,
    language="id",
    visit=_TICKET,
    issued_at=_OPENED + 754_210,
    due_at=_OPENED + 754_210,
)
_RECORDED: Final = "0199b3d1-2c40-7d55-b0c3-6f1e2d3c4b5a"
_OWN: Final = Ticket(
    id=_RECORDED,
    number="A-K001",
    queue="dukcapil",
    service=_SERVICE,
    priority=False,
    language="id",
    visit=_RECORDED,
    issued_at=_OPENED + 810_000,
    due_at=_OPENED + 810_000,
)
_CALLED: Final = TicketCalled(_TICKET, "A-025", "dukcapil", "3", "id")
_BY_MOUTH: Final = "0199b3d2-1111-7c8d-9a41-3e8f5b7d2c11"
_OFFICER: Final = OfficerSession("sari", "Sari Wulandari", "Vb1x0c2m8QpZ5r7sK3tYnA", ("3", "4"), counter="3")
_HALL: Final = SiteDescription(
    code="sukadana",
    name=Text("MPP Lampung Timur", "Lampung Timur Public Service Mall"),
    mpp=Text("MPP Lampung Timur", "Lampung Timur Public Service Mall"),
    timezone="Asia/Jakarta",
    languages=("id", "en"),
    agencies=(
        Agency(
            "dukcapil",
            Text("Dinas Kependudukan dan Pencatatan Sipil", "Population and Civil Registration Office"),
            "Dukcapil",
        ),
    ),
    queues=(Queue("dukcapil", "A", Text("Dukcapil"), "dukcapil"),),
    services=(
        Service(
            _SERVICE,
            "dukcapil",
            "dukcapil",
            Text("Perekaman KTP-el", "Electronic identity card"),
            10,
            ("Fotokopi Kartu Keluarga",),
        ),
    ),
    zones=(Zone("lobi", Text("Lobi utama", "Main lobby")),),
    counters=(Counter("3", Text("Loket 3", "Counter 3"), "lobi", (("dukcapil",),)),),
    facilities=(Text("Kursi roda di pintu masuk", "Wheelchairs at the entrance"),),
    voice=VoicePlan(
        times=2,
        pronunciations={"id": {"SKCK": "es ka ce ka"}},
        volume=(VolumeSpan("07:30", "09:00", 60, (1, 2, 3, 4, 5)), VolumeSpan("12:00", "13:00", 0)),
    ),
    next_numbers=3,
    running_text=(Text("Periksa kembali nama Anda sebelum pulang", "Check your name before you leave"),),
)
_BREAK: Final = Announcement(
    "0199b3d0-8011-7e11-9b66-1a2b3c4d5e71",
    "Pelayanan dihentikan sebentar pukul 12",
    "Services pause at noon",
    at=_OPENED + 10_500_000,
)
_LOST: Final = Announcement(
    "0199b3d0-8010-7e11-9b66-1a2b3c4d5e70",
    "Pemilik mobil BE 1234 XY ditunggu di pintu utara",
    zones=("lobi",),
    at=_OPENED + 730_000,
)
_SNAPSHOT: Final = Snapshot(
    seq=183,
    at=_OPENED + 754_210,
    day="2026-09-23",
    tickets=(_ISSUED,),
    counters=(CounterState("3", "open", officer="sari"), CounterState("4")),
    calls=(Call(176, _OPENED + 700_000, "0199b3cf-1a2b-7c3d-8e4f-5a6b7c8d9e0f", "A-024", "dukcapil", "3", "id"),),
    announcements=Announcements((_BREAK,), (AnnouncementHeard(180, _OPENED + 730_000, _LOST),)),
)

_SPANS: Final = (Span(_OPENED, _OPENED + 10_800_000), Span(_OPENED + 14_400_000, _OPENED + 21_600_000))
_HOLIDAY: Final = OpeningDay("2026-09-24", (AgencyHours("dukcapil", (), "Cuti bersama"),))

REQUESTS: Final[tuple[tuple[str | int, Query | Command], ...]] = (
    (1, OpenSession("kiosk-1-3f9c1b7e", PROTOCOL, "antrean-kiosk 0.1.0", understands=("announcements",))),
    (
        20,
        BeginPairing("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "kiosk", "mesin-pintu-utara"),
    ),
    (2, LogIn("sari", "melati-sepuluh-pagi")),
    (21, LogIn("sari", "melati-sepuluh-pagi", take_over=True)),
    (22, AnswerLogin("loket-4", allow=True)),
    (23, WithdrawLogin()),
    (3, LogOut()),
    (4, DescribeSite()),
    (5, Subscribe()),
    (6, Subscribe(since=183, since_at=_OPENED + 754_210)),
    (7, GetOutlook(_SERVICE, priority=True)),
    (8, GetHours()),
    (9, GetPopular()),
    (12, GetDesk("3")),
    (13, GetTakeover("3")),
    (10, ReportKiosk("near_end", paper_left=41)),
    (11, ReportDisplay("lobby", "hall", "ready", spoken_through=184)),
    (_TICKET, IssueTicket(_SERVICE)),
    (_BY_MOUTH, IssueTicket(_SERVICE, priority=True, paper=False, then=("dukcapil.kia",))),
    (_RECORDED, RecordTicket("A-K001", _SERVICE, _OPENED + 810_000)),
    ("0199b3d0-71c4-7a10-8a55-7c1d0e2f3a4d", ReprintTicket(_TICKET, "kiosk-2")),
    ("0199b3d0-71c4-7a10-8a55-7c1d0e2f3a4b", ReportPrint(_TICKET, "printed")),
    ("0199b3d0-71c4-7a10-8a55-7c1d0e2f3a4c", ReportPrint(_TICKET, "failed", "kertas habis")),
    ("0199b3d0-8001-7e11-9b66-1a2b3c4d5e61", CancelTicket(_TICKET, "pengunjung pulang")),
    ("0199b3d0-8002-7e11-9b66-1a2b3c4d5e62", ReturnTicket(_TICKET)),
    ("0199b3d0-8003-7e11-9b66-1a2b3c4d5e63", UndoNoShow(_TICKET)),
    ("0199b3d0-8013-7e11-9b66-1a2b3c4d5e73", PlanVisit(_TICKET, ("dukcapil.kia", "samsat.pajak-tahunan"))),
    ("0199b3d0-8004-7e11-9b66-1a2b3c4d5e64", OpenCounter("3")),
    ("0199b3d0-8005-7e11-9b66-1a2b3c4d5e65", PauseCounter("3", "salat", until=_OPENED + 11_700_000)),
    ("0199b3d0-8006-7e11-9b66-1a2b3c4d5e66", ResumeCounter("3")),
    ("0199b3d0-8007-7e11-9b66-1a2b3c4d5e67", CloseCounter("3")),
    ("0199b3d0-8014-7e11-9b66-1a2b3c4d5e74", RequestCounter("3")),
    ("0199b3d0-8015-7e11-9b66-1a2b3c4d5e75", DropRequest("3")),
    ("0199b3d0-8016-7e11-9b66-1a2b3c4d5e76", HandOver("3")),
    ("0199b3d0-8017-7e11-9b66-1a2b3c4d5e77", TakeOver("3")),
    ("0199b3d0-8018-7e11-9b66-1a2b3c4d5e78", UndoStep("3", step=184)),
    ("0199b3d0-8008-7e11-9b66-1a2b3c4d5e68", CallNext("3")),
    ("0199b3d0-8009-7e11-9b66-1a2b3c4d5e69", CallTicket("3", _TICKET, "dokumen baru dilengkapi")),
    ("0199b3d0-800a-7e11-9b66-1a2b3c4d5e6a", Recall("3")),
    ("0199b3d0-800b-7e11-9b66-1a2b3c4d5e6b", StartService("3")),
    ("0199b3d0-800c-7e11-9b66-1a2b3c4d5e6c", FinishService("3")),
    ("0199b3d0-800d-7e11-9b66-1a2b3c4d5e6d", MarkNoShow("3")),
    ("0199b3d0-800e-7e11-9b66-1a2b3c4d5e6e", HoldTicket("3", "mengisi formulir")),
    ("0199b3d0-8019-7e11-9b66-1a2b3c4d5e79", NoteVisit("3", "documents_missing", "kurang surat pengantar desa")),
    ("0199b3d0-800f-7e11-9b66-1a2b3c4d5e6f", TransferTicket("3", "dukcapil.kia", "berkas sudah diperiksa")),
    ("0199b3d0-801a-7e11-9b66-1a2b3c4d5e7a", TransferTicket("3", note="tanda tangan", for_counter="4")),
    ("0199b3d0-801b-7e11-9b66-1a2b3c4d5e7b", TransferTicket("3", "dukcapil.kia", for_officer="budi")),
    (_LOST.id, MakeAnnouncement(_LOST.text, zones=_LOST.zones)),
    (_BREAK.id, MakeAnnouncement(_BREAK.text, _BREAK.text_en, at=_BREAK.at)),
    ("0199b3d0-8012-7e11-9b66-1a2b3c4d5e72", WithdrawAnnouncement(_BREAK.id)),
)
ANSWERS: Final[tuple[tuple[str | int, Struct], ...]] = (
    (1, Welcome(PROTOCOL, "0.1.0", "kiosk-1", "Kiosk 1", "kiosk", "sukadana", _OPENED + 750_000, 182, letter="K")),
    (20, Pairing("482173", _OPENED + 900_000, 900)),
    (2, _OFFICER),
    (3, Done()),
    (4, _HALL),
    (5, Subscribed(183, _SNAPSHOT)),
    (6, Subscribed(185, None)),
    (7, Outlook("open", 14, 2, WaitRange(1_200, 2_100), _OPENED + 10_800_000, ("3", "4"))),
    (8, SiteHours((OpeningDay("2026-09-23", (AgencyHours("dukcapil", _SPANS),)), _HOLIDAY))),
    (9, Popular((_SERVICE, "dukcapil.kia"))),
    (
        12,
        DeskView(
            Step(184, "call", ("A-025", "A-024"), until=_OPENED + 1_962_007),
            Figures(served=11, no_shows=1, transferred=2, serving_seconds=412, waited_seconds=905),
        ),
    ),
    (_TICKET, Issued(_ISSUED, 14, WaitRange(1_200, 2_100))),
    (_RECORDED, Issued(_OWN, 15, WaitRange(1_300, 2_300))),
    ("0199b3d0-8014-7e11-9b66-1a2b3c4d5e74", Requested(_OPENED + 2_110_000)),
    ("0199b3d0-8008-7e11-9b66-1a2b3c4d5e68", Called(None)),
)
EVENTS: Final[tuple[Recorded, ...]] = (
    Recorded(183, _OPENED + 754_210, public(TicketIssued(_ISSUED))),
    Recorded(184, _OPENED + 1_902_007, public(_CALLED)),
    Recorded(185, _OPENED + 1_955_300, TicketReprintRequested(_TICKET, "kiosk-2")),
    Recorded(186, _OPENED + 1_958_110, TicketRestored(_ISSUED, undone=184)),
    Recorded(187, _OPENED + 1_960_400, public(_CALLED)),
    Recorded(188, _OPENED + 1_981_050, ServiceStarted(_TICKET, "3")),
    Recorded(189, _OPENED + 2_010_000, TicketPlanned(_TICKET, ("dukcapil.kia",))),
    Recorded(190, _OPENED + 2_054_300, public(VisitNoted(_TICKET, "3", "served", "kartu diambil hari Senin"))),
    Recorded(
        191,
        _OPENED + 2_061_700,
        TicketTransferred(_TICKET, "3", "dukcapil", "dukcapil.kia", for_counter="4", finished=True),
    ),
    Recorded(192, _OPENED + 2_070_000, TicketReleased(_TICKET)),
    Recorded(193, _OPENED + 2_080_000, public(CounterRequested("3", "budi"))),
    Recorded(194, _OPENED + 2_084_900, public(CounterHandedOver("3", "budi"))),
    Recorded(195, _OPENED + 10_490_000, public(CounterPaused("3", "salat", until=_OPENED + 11_700_000))),
    Recorded(196, _OPENED + 10_500_000, AnnouncementMade(_BREAK)),
)
KIOSKS: Final = Kiosks(
    (
        KioskState(
            "kiosk-1", "Kiosk 1", online=False, printer="ready", paper_left=None, waiting_to_send=3, since=_OPENED
        ),
        KioskState(
            "kiosk-2", "Kiosk 2", online=True, printer="near_end", paper_left=41, waiting_to_send=0, since=_OPENED
        ),
    )
)
DISPLAYS: Final = Displays(
    (
        DisplayState("lobi-1", "Lobi kiri", True, "lobby", "hall", "ready", "", _OPENED),
        DisplayState("lobi-2", "Lobi kanan", True, "lobby", "hall", "no_sound_card", "film-3.mp4 rusak", _OPENED),
    ),
    (GroupVoice("hall", "lobi-1", 184),),
)
ASKED: Final = OfficerAsked("loket-4", "Loket 4", _OPENED + 920_000)
MOVED: Final = OfficerMoved("loket-4", "Loket 4")
REFUSED: Final[tuple[str, Error]] = (
    "0199b3d0-8008-7e11-9b66-1a2b3c4d5e69",
    error("refused", "nobody_waiting", "nobody_waiting: counter=3", {"counter": "3"}),
)
