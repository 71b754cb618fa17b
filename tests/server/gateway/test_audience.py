"""Telling many at once: everybody in order, and nobody slowed down by one who does not read."""

import asyncio
import socket
from pathlib import Path

import pytest

from server.gateway import connection as connections
from server.gateway.audience import SWEEP_SECONDS
from shared.wire import methods as do
from tests.server.gateway.house import House, live
from tests.waiting import eventually

FEW = 64 * 1024
"""Unread bytes that are too many here; the kernel's own buffers are made small, too."""


def test_follower_who_stops_reading_is_dropped_and_the_others_are_told_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(connections, "UNREAD_BYTES", FEW)

    async def scene(house: House) -> None:
        stuck = await house.open("display-1", "display")
        others = [await house.open(f"display-{n}", "display") for n in range(2, 6)]
        for client in (stuck, *others):
            await client.ask(do.Subscribe())
        follower = next(iter(house.audience._public))
        plug = follower.transport.get_extra_info("socket")
        plug.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        stuck.socket.transport.pause_reading()
        told = 1
        while len(house.audience) == 5:
            await house.fill(20)
            told += 20
            house.elapsed += 2 * SWEEP_SECONDS
            for client in others:
                await client.seq(told)
        await house.fill(20)
        for client in others:
            await client.seq(told + 20)
            assert [recorded.seq for recorded in client.events] == list(range(2, told + 21))
        assert "display-1" in caplog.text

        stuck.socket.transport.resume_reading()
        await stuck.wait_closed()
        seen = stuck.events[-1].seq if stuck.events else 1
        assert seen < told
        back = await house.open("display-1", "display")
        await back.ask(do.Subscribe(seen))
        await back.seq(told + 20)
        assert [recorded.seq for recorded in stuck.events + back.events] == list(range(2, told + 21))

    live(scene, tmp_path)


def test_follower_who_stops_reading_is_dropped_when_nothing_happens_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the gateway's own look at them, about once a second."""

    async def scene(house: House) -> None:
        display = await house.open("display-1", "display")
        await display.ask(do.Subscribe())
        transport = next(iter(house.audience._public)).transport
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        display.socket.transport.pause_reading()
        while transport.get_write_buffer_size() < FEW:
            await house.fill(200)
        monkeypatch.setattr(connections, "UNREAD_BYTES", FEW - 1)
        assert len(house.audience) == 1
        house.gateway.sweep()
        assert len(house.audience) == 0
        display.socket.transport.resume_reading()
        await display.wait_closed()

    live(scene, tmp_path)


def test_events_of_one_commit_come_in_one_frame(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        display = await house.open("display-1", "display")
        await display.ask(do.Subscribe())
        house.writer.held = True
        kiosk = await house.open("kiosk-1", "kiosk")
        first = await kiosk.send(do.IssueTicket("birth"))
        await kiosk.ask(do.DescribeSite())  # the first is on its way to the database, alone
        more = [await kiosk.send(do.IssueTicket("birth")) for _ in range(3)]
        await kiosk.ask(do.DescribeSite())
        house.writer.held = False
        for id in (first, *more):
            await kiosk.reply(id)
        await display.seq(5)
        frames = [message for message in display.heard if hasattr(message, "events")]
        assert [len(frame.events) for frame in frames] == [1, 3]

    live(scene, tmp_path)


def test_many_connections_come_and_go_and_nothing_is_left_of_them(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        for _ in range(5):
            clients = [await house.open(f"display-{n}", "display") for n in range(20)]
            await asyncio.gather(*(client.ask(do.Subscribe()) for client in clients))
            assert len(house.audience) == 20
            for client in clients:
                client.socket.transport.abort()
            await eventually(lambda: len(house.audience) == 0)

    live(scene, tmp_path)
