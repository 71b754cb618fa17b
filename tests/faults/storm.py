"""A hall in which ten officers call all at once, and displays that are listened to."""

import asyncio
from collections.abc import Sequence
from typing import Final, Self

from counter_display.calls import item_of
from counter_display.speaking.line import Item
from demo.hall import Hall
from shared.link.client import AsyncLink
from shared.link.effects import DisplaysChanged, Effect, EventsRecorded
from shared.wire import methods as do
from shared.wire.display import Displays
from shared.wire.scalars import Code, Language, Seq
from shared.wire.ticket import Call
from tests.faults.crowd import Person, log_in, settings
from tests.faults.screen import Screen, Watch
from tests.faults.understanding import COUNTERS, NEWS, VOCABULARY
from tests.waiting import PATIENCE

PRESSES: Final = 20
"""Of each officer: every fifth calls the same number again."""
CALLS: Final = COUNTERS * PRESSES
AHEAD: Final = 40
"""So many calls wait to be said at most: the storm lasts as long as the speech does."""
SERVICES: Final = ("ktp",) * 3 + ("pajak-kendaraan",) * 3 + ("npwp",) * 4
"""Of the counters, one after the other."""


def furnish(hall: Hall, displays: Sequence[str]) -> None:
    """Give the hall its devices and passwords."""
    hall.add_device("kios", "kiosk")
    hall.add_device("saksi", "console")
    for display in displays:
        hall.add_device(display, "display")
    for counter in range(1, COUNTERS + 1):
        hall.add_device(f"pc-{counter}", "console")
    hall.set_passwords([f"p{counter}" for counter in range(1, COUNTERS + 1)])
    VOCABULARY.record(hall.folder / "words")


class Storm:
    """Ten officers, each at a counter; `async with` lets them in. Nobody calls faster than the hall can listen."""

    def __init__(self, hall: Hall, watch: Watch, screens: Sequence[Screen], presses: int = PRESSES) -> None:
        self._presses = presses
        self._hall = hall
        self._watch = watch
        self.screens = list(screens)
        self.items: list[Item] = []
        """All that is to be said, as a witness heard of it."""
        self.displays = Displays()
        self._tasks = asyncio.TaskGroup()
        self._links: list[asyncio.Task[None]] = []
        self._witness = AsyncLink(settings(hall.url, self._token("saksi")), on_effect=self._note)
        self._officers = [Person(hall.url, self._token(f"pc-{counter}")) for counter in range(1, COUNTERS + 1)]
        self._kiosk = Person(hall.url, self._token("kios"))

    def _token(self, device: str) -> str:
        return self._hall.token_file(device).read_text().strip()

    def _note(self, effect: Effect) -> None:
        match effect:
            case EventsRecorded(events=events):
                self.items += [item for item in map(item_of, events) if item is not None]
            case DisplaysChanged(displays=displays):
                self.displays = displays
            case _:
                pass
        self._watch.stir()

    async def __aenter__(self) -> Self:
        await self._tasks.__aenter__()
        people = [self._kiosk, *self._officers]
        self._links = [self._tasks.create_task(link.run()) for link in (self._witness, *(p.link for p in people))]
        async with asyncio.timeout(PATIENCE):
            for link in (self._witness, *(person.link for person in people)):
                await link.opened()
            async with asyncio.TaskGroup() as tasks:
                for turn in range(COUNTERS * self._presses // 5 * 4):
                    tasks.create_task(self._take_number(SERVICES[turn % COUNTERS], "en" if turn % 7 == 0 else "id"))
                for counter, officer in enumerate(self._officers, start=1):
                    tasks.create_task(self._sit_down(officer, str(counter)))
        return self

    async def _take_number(self, service: Code, language: Language) -> None:
        assert isinstance(await self._kiosk.link.call(do.IssueTicket(service, language=language)), do.Issued)

    async def _sit_down(self, officer: Person, counter: Code) -> None:
        await log_in(officer, f"p{counter}")
        assert isinstance(await officer.link.call(do.OpenCounter(counter)), do.Done)

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for link in self._links:
            link.cancel()
        await self._tasks.__aexit__(None, None, None)

    @property
    def spoken_through(self) -> Seq:
        """How far the hall has been spoken to, as the server knows."""
        return max((voice.spoken_through for voice in self.displays.voices), default=0)

    async def speaker_is(self, name: str) -> None:
        """Until the server has named this display."""
        await self._watch.until(lambda: any(voice.speaker == name for voice in self.displays.voices))

    @property
    def seqs(self) -> list[Seq]:
        """The events of all that is to be said."""
        return [item.seq for item in self.items]

    @property
    def calls(self) -> list[Seq]:
        """The events of the calls among them."""
        return [item.seq for item in self.items if isinstance(item, Call)]

    @property
    def said(self) -> set[Seq]:
        """What one of the screens has said to its end."""
        return {seq for screen in self.screens for seq in screen.ended}

    async def rage(self) -> None:
        """Everybody calls until everything has been said."""
        async with asyncio.TaskGroup() as tasks:
            for counter, officer in enumerate(self._officers, start=1):
                tasks.create_task(self._work(officer, str(counter)))
        await self._watch.until(lambda: len(self.calls) == COUNTERS * self._presses and self.said >= set(self.seqs))

    async def announce(self) -> Seq:
        """The supervisor has something to say; its event."""
        assert isinstance(await self._officers[0].link.call(do.MakeAnnouncement(NEWS)), do.Done)
        await self._watch.until(lambda: len(self.calls) < len(self.items))
        return next(seq for seq in self.seqs if seq not in self.calls)

    async def _work(self, officer: Person, counter: str) -> None:
        for press in range(self._presses):
            await self._watch.until(lambda: len(self.items) - len(self.said) < AHEAD)
            command = do.Recall(counter) if press % 5 == 4 else do.CallNext(counter)
            answer = await officer.link.call(command)
            assert isinstance(answer, do.Called | do.Done), answer
