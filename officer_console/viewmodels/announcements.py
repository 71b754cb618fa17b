"""The announcements' view model: what a supervisor has shown and spoken in the hall, now or later today."""

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from officer_console.viewmodels.announcement_props import (
    AnnouncementsState,
    Draft,
    derive_announcements,
    moment_of,
    tidy,
)
from officer_console.viewmodels.refusals import sentence
from officer_console.viewmodels.wording import Naming
from shared.link.state import LinkState, Online
from shared.ui.link import LinkAdapter
from shared.ui.moments import local_time
from shared.ui.translation import Translation
from shared.wire.errors import Error
from shared.wire.methods import Command, MakeAnnouncement, OfficerSession, WithdrawAnnouncement
from shared.wire.scalars import Code, CommandId

translate = QCoreApplication.translate


class AnnouncementsViewModel(QObject):
    """One command at a time. What is typed is kept until it has been announced, or its officer has gone."""

    changed = Signal(object)
    """The new `AnnouncementsState`; None while no supervisor is logged in."""
    cleared = Signal()
    """What was typed has been announced: the form begins anew."""

    def __init__(self, link: LinkAdapter, translation: Translation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._translation = translation
        self._draft = Draft()
        self._sending: CommandId | None = None
        self._officer: Code | None = None
        self._told = self._trouble = ""
        self._state: AnnouncementsState | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        for signal in (link.recorded, link.boardReset, link.described, link.displaysChanged):
            signal.connect(self._soon.start)
        link.officerChanged.connect(self._follow_officer)
        link.stateChanged.connect(self._follow_link)
        translation.changed.connect(self.refresh)

    @property
    def state(self) -> AnnouncementsState | None:
        """What was last notified."""
        return self._state

    def suggest_time(self) -> tuple[int, int]:
        """A time soon, as hour and minute at the site: the second next quarter of an hour, still of today."""
        naming = self._naming()
        if naming is None:
            return 0, 0
        local = local_time(self._link.server_clock(), naming.timezone)
        quarters = min((local.hour * 60 + local.minute) // 15 + 2, 24 * 4 - 1)
        return quarters // 4, quarters % 4 * 15

    def write(self, draft: Draft) -> None:
        """The form says this now."""
        if draft != self._draft:
            self._draft = draft
            self._told = self._trouble = ""
            self.refresh()

    def announce(self) -> None:
        """The button: say it, or have it said at its time."""
        self.refresh()
        naming, state = self._naming(), self._state
        if naming is None or state is None or self._sending is not None:
            return
        if state.against:
            self._tell(trouble=state.against)
            return
        draft = self._draft
        at = None if draft.at is None else moment_of(draft.at, naming, self._link.server_clock())
        if at is None:
            done = translate("Announcements", "Announced.")
        else:
            done = translate("Announcements", "Scheduled for {hour}.").format(hour=naming.hour(at))
        self._send(MakeAnnouncement(tidy(draft.text), tidy(draft.text_en), draft.zones, at), done, clears=True)

    def withdraw(self, announcement: CommandId) -> None:
        """Not to be said, and shown no more."""
        if self._sending is None:
            self._send(WithdrawAnnouncement(announcement), translate("Announcements", "Withdrawn."), clears=False)

    def _send(self, command: Command, done: str, *, clears: bool) -> None:
        if not isinstance(self._link.state, Online):
            self.refresh()
            self._tell(trouble=translate("Announcements", "Not connected: try again when the connection is back."))
            return

        def answered(answer: Struct | Error) -> None:
            self._sending = None
            if isinstance(answer, Error):
                self._tell(trouble=sentence(answer, self._naming()))
                return
            if clears:
                self._draft = Draft()
                self.cleared.emit()
            self._tell(told=done)

        self._told = self._trouble = ""
        self._sending = ""
        # The answer may come within the call.
        sent = self._link.call(command, answered, on_progress=self._give_up)
        if self._sending is not None:
            self._sending = sent
        self.refresh()

    def _give_up(self, error: Error) -> None:
        """What is meant for now is not to be said some time later: better the supervisor presses again."""
        if self._sending is None:
            return
        if self._link.take_back(self._sending):
            self._sending = None
            self._tell(trouble=sentence(error, self._naming()))
        else:
            self._tell(
                trouble=translate(
                    "Announcements",
                    "The connection broke while sending. Whether it was done shows when the connection is back.",
                )
            )

    def _tell(self, *, told: str = "", trouble: str = "") -> None:
        self._told, self._trouble = told, trouble
        self.refresh()

    def _follow_officer(self, officer: OfficerSession | None) -> None:
        code = officer.officer if officer is not None else None
        if code == self._officer:
            return
        self._officer = code
        self._draft = Draft()
        self._told = self._trouble = ""
        self.cleared.emit()
        self.refresh()

    def _follow_link(self, _state: LinkState) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Derive the state anew and notify if it differs."""
        state = self._derive()
        if state != self._state:
            self._state = state
            self.changed.emit(state)

    def _naming(self) -> Naming | None:
        site = self._link.site
        return Naming(site, self._translation.language) if site is not None else None

    def _derive(self) -> AnnouncementsState | None:
        naming, board, officer = self._naming(), self._link.board, self._link.officer
        if naming is None or board is None or officer is None or officer.role != "supervisor":
            return None
        return derive_announcements(
            self._draft,
            naming,
            self._link.displays,
            board.announcements,
            now=self._link.server_clock(),
            online=isinstance(self._link.state, Online),
            sending=self._sending is not None,
            told=self._told,
            trouble=self._trouble,
        )
