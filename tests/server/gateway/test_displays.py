"""One voice for each group of loudspeakers: who speaks when displays come, go, fall silent, and come back."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from server.domain.site import Site
from server.identity import Device
from shared.wire import methods as do
from shared.wire.display import DisplayState
from shared.wire.scalars import Code
from shared.wire.site import Text, Zone
from tests.server.gateway.house import Client, House, live
from tests.server.small_hall import MINUTE, MONDAY_NINE, hall

Voices = dict[Code, tuple[Code | None, int]]


async def voices(client: Client, **expected: tuple[Code | None, int]) -> None:
    """Until the client has been told that these speak, and how far: by group."""

    def newest() -> Voices:
        told = client.displays[-1].voices if client.displays else ()
        return {voice.loudspeakers: (voice.speaker, voice.spoken_through) for voice in told}

    await client.until(lambda: newest() == expected)


def state(client: Client, code: Code) -> DisplayState:
    return next(display for display in client.displays[-1].displays if display.code == code)


async def display(house: House, code: Code, group: Code | None = "hall", **said: object) -> Client:
    """A display that has come, follows the board, and can speak for a group."""
    client = await house.open(code, "display")
    await client.ask(do.Subscribe())
    await say(client, group, **said)
    return client


async def say(client: Client, group: Code | None = "hall", **said: object) -> None:
    report = do.ReportDisplay("lobby", group, "ready")
    assert await client.ask(replace(report, **said)) == do.Done()


async def settled(house: House) -> None:
    """As long after the server's start as displays are waited for."""
    house.elapsed += 3.0
    await house.gateway.feel_pulses()


def two_floors() -> Site:
    site = hall()
    zones = (Zone("hall", Text("Lantai 1")), Zone("up", Text("Lantai 2"), "up"))
    return Site(description=replace(site.description, zones=zones), calendar=site.calendar, officers=site.officers)


def test_display_that_came_first_speaks_and_the_next_takes_over_when_it_goes(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console = await house.open("pc", "console")
        await console.ask(do.Subscribe())
        first = await display(house, "tv-2")
        await settled(house)
        await voices(console, hall=("tv-2", 0))
        second = await display(house, "tv-1")
        await display(house, "tv-0")
        await second.until(lambda: len(second.displays[-1].displays) == 3)
        await voices(second, hall=("tv-2", 0))
        first.socket.transport.abort()
        await voices(second, hall=("tv-1", 0))
        assert not state(second, "tv-2").online
        # Back again, it leaves the word to whom it has now.
        await display(house, "tv-2", speaking=True)
        await voices(console, hall=("tv-1", 0))

    live(scene, tmp_path)


@pytest.mark.parametrize("sound", ["no_sound_card", "no_voice", "muted", "unknown"])
def test_display_that_cannot_be_heard_hands_over_and_says_why(tmp_path: Path, sound: str) -> None:
    async def scene(house: House) -> None:
        first, second = await display(house, "tv-1"), await display(house, "tv-2")
        await settled(house)
        await voices(second, hall=("tv-1", 0))
        await say(first, sound=sound)
        await voices(second, hall=("tv-2", 0))
        assert state(second, "tv-1").sound == sound
        await say(second, sound=sound)
        await voices(first, hall=(None, 0))
        await say(first)
        await voices(second, hall=("tv-1", 0))

    live(scene, tmp_path)


def test_two_groups_have_a_voice_each(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        below, above = await display(house, "tv-1"), await display(house, "tv-2", "up")
        await display(house, "tv-3", None)
        await settled(house)
        await voices(below, hall=("tv-1", 0), up=("tv-2", 0))
        above.socket.transport.abort()
        await voices(below, hall=("tv-1", 0), up=(None, 0))
        await say(below, "up")  # carried upstairs
        await voices(below, hall=(None, 0), up=("tv-1", 0))

    live(scene, tmp_path, site=two_floors())


def test_how_far_was_said_is_the_farthest_that_any_display_of_the_group_has_told(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        await house.fill(5)
        first, second = await display(house, "tv-1", spoken_through=3), await display(house, "tv-2", spoken_through=2)
        await settled(house)
        await voices(second, hall=("tv-1", 3))
        await say(second, spoken_through=4)
        await voices(first, hall=("tv-1", 4))
        await say(first, spoken_through=1)
        first.socket.transport.abort()
        await voices(second, hall=("tv-2", 4))

    live(scene, tmp_path)


def test_what_was_said_of_another_journal_silences_nobody(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        tv = await display(house, "tv-1", spoken_through=1_000_000)
        await settled(house)
        await voices(tv, hall=("tv-1", 0))

    live(scene, tmp_path)


def test_after_a_restart_of_the_server_whoever_was_speaking_goes_on(tmp_path: Path) -> None:
    """Displays come back in any order; the one in the middle of a word must not be talked over."""

    async def scene(house: House) -> None:
        house.device("tv-2", "display")
        await house.gateway.look_at_devices()
        other = await display(house, "tv-1")
        await house.gateway.feel_pulses()
        await voices(other, hall=(None, 0))
        await display(house, "tv-2", spoken_through=1, speaking=True)
        await voices(other, hall=("tv-2", 1))

    live(scene, tmp_path)


def test_after_a_restart_nobody_waits_when_all_displays_are_there(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        for code in ("tv-1", "tv-2"):
            house.device(code, "display")
        await house.gateway.look_at_devices()
        first = await display(house, "tv-1")
        await voices(first, hall=(None, 0))
        await display(house, "tv-2", None, sound="muted")
        await voices(first, hall=("tv-1", 0))

    live(scene, tmp_path)


def test_speaker_whose_connection_is_replaced_goes_on_speaking(tmp_path: Path) -> None:
    """Its cable was out for a moment: the server has not noticed the end of the first connection yet."""

    async def scene(house: House) -> None:
        first, second = await display(house, "tv-1"), await display(house, "tv-2")
        await settled(house)
        await voices(second, hall=("tv-1", 0))
        before = len(second.displays)
        again = await display(house, "tv-1")
        first.socket.transport.abort()
        await say(second, fault="news, so that all are told again")
        await second.ask(do.GetPopular())
        assert {told.voices[0].speaker for told in second.displays[before:]} == {"tv-1"}
        again.socket.transport.abort()
        await voices(second, hall=("tv-2", 0))

    live(scene, tmp_path)


def test_restarted_display_speaks_only_once_it_has_said_that_it_can(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        other = await display(house, "tv-2", None)
        first = await display(house, "tv-1")
        await settled(house)
        await voices(other, hall=("tv-1", 0))
        house.now += MINUTE
        first.socket.transport.abort()
        await voices(other, hall=(None, 0))
        again = await house.open("tv-1", "display")
        await again.ask(do.Subscribe())
        await voices(again, hall=(None, 0))
        known = state(again, "tv-1")
        assert (known.online, known.sound, known.role, known.since) == (True, "unknown", "lobby", MONDAY_NINE + MINUTE)
        await say(again)
        await voices(other, hall=("tv-1", 0))

    live(scene, tmp_path)


def test_speaker_that_does_not_answer_is_gone_within_five_seconds(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await display(house, "tv-1"), await display(house, "tv-2")
        await settled(house)
        await voices(second, hall=("tv-1", 0))
        await house.gateway.feel_pulses()
        first.socket.transport.pause_reading()  # its cable is out
        left = house.elapsed
        while second.displays[-1].voices[0].speaker == "tv-1":
            house.elapsed += 1.0
            await house.gateway.feel_pulses()
            await second.ask(do.GetPopular())
        assert house.elapsed - left <= 5.0
        await voices(second, hall=("tv-2", 0))

    live(scene, tmp_path)


def test_displays_and_consoles_that_can_read_it_are_told_and_nobody_else(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console, tv = await house.open("pc", "console"), await house.open("tv", "display")
        deaf = [
            await house.open("kiosk-1", "kiosk"),
            await house.open("old-pc", "console", understands=()),
            await house.open("old-tv", "display", understands=("announcements", "holograms")),
        ]
        for client in (console, tv, *deaf):
            await client.ask(do.Subscribe())
        await say(tv, fault="film-3.mp4 rusak")
        for client in (console, tv):
            await client.until(lambda: state(client, "tv").fault == "film-3.mp4 rusak")  # noqa: B023 - awaited here
            assert [known.code for known in client.displays[-1].displays] == ["old-tv", "tv"]
        for client in deaf:
            await client.ask(do.GetPopular())
            assert client.displays == []

    live(scene, tmp_path)


def test_the_same_again_is_no_news(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        tv = await display(house, "tv-1")
        await settled(house)
        await voices(tv, hall=("tv-1", 0))
        before = len(tv.displays)
        await say(tv)
        await house.gateway.look_at_devices()
        await settled(house)
        await tv.ask(do.GetPopular())
        assert len(tv.displays) == before

    live(scene, tmp_path)


def test_withdrawn_display_speaks_until_its_connection_ends_and_is_then_forgotten(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await display(house, "tv-1"), await display(house, "tv-2")
        await settled(house)
        house.identities.known["token-of-tv-1"] = Device("hall", "tv-1", "", "display", revoked_at=house.now)
        await house.gateway.look_at_devices()
        await voices(second, hall=("tv-1", 0))
        first.socket.transport.abort()
        await voices(second, hall=("tv-2", 0))
        assert [known.code for known in second.displays[-1].displays] == ["tv-2"]

    live(scene, tmp_path)


def test_only_a_display_reports_itself(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        kiosk, console = await house.open("kiosk-1", "kiosk"), await house.open("pc", "console")
        await console.log_in("dewi")
        for client in (kiosk, console):
            assert await client.code(do.ReportDisplay("lobby")) == "role_forbidden"

    live(scene, tmp_path)
