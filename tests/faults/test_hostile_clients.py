"""Clients that guess, flood, pretend or are no clients at all."""

import json
import socket
import struct
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from demo.hall import PASSWORD, Hall
from server import app
from tests.faults.conftest import MORNING, PROFILE, blame
from tests.faults.crowd import furnish
from tests.faults.wire import PATIENCE, Wire, wire, word
from tests.faults.witness import Records


def token(hall: Hall, device: str) -> str:
    return hall.token_file(device).read_text().strip()


@pytest.fixture(scope="module")
def strict_hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A hall where a connection may send 20 requests at once and 20 a second."""
    folder = tmp_path_factory.mktemp("hall")
    hall = Hall(PROFILE, folder, pretend_now=MORNING, arguments=("--rate", "20", "--burst", "20"))
    furnish(hall)
    neighbour = Hall(PROFILE, folder, site_code="tetangga")
    neighbour.add_device("kiosk-t", "kiosk")
    neighbour.add_device("console-t", "console")
    neighbour.set_passwords(["sari"])
    with hall:
        yield hall
    blame(hall)


# --- no clients at all -------------------------------------------------------------------------------------------

UPGRADE = (
    b"GET / HTTP/1.1\r\nHost: hall\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
)


@pytest.mark.parametrize("hard", [False, True], ids=["closes", "resets"])
@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\x00\xff" * 100,
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500),
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: hall\r\n",
        b"POST / HTTP/1.1\r\nHost: hall\r\nContent-Length: 5\r\n\r\nabcde",
        b"A" * 100_000,
        UPGRADE + b"X: " + b"y" * 100_000 + b"\r\n\r\n",
        UPGRADE + b"X: y\r\n" * 1000 + b"\r\n",
        UPGRADE + b"Sec-WebSocket-Protocol: other\r\n\r\n",
        UPGRADE + b"Sec-WebSocket-Protocol: \xff\xfe,,;\r\n\r\n",
        UPGRADE + b"Sec-WebSocket-Extensions: permessage-deflate; x=1; x=2\r\n\r\n",
        UPGRADE.replace(b"13", b"12") + b"\r\n",
        UPGRADE.replace(b"dGhlIHNhbXBsZSBub25jZQ==", b"short") + b"\r\n",
        UPGRADE + b"\r\n",
        UPGRADE + b"\r\n\xff\xff\xff\xff",
        UPGRADE + b"\r\n\x81\x85\x00\x00\x00\x00he",
    ],
    ids=lambda said: repr(said)[2:40],
)
def test_whatever_knocks_at_the_port_is_turned_away_quietly(strict_hall: Hall, said: bytes, hard: bool) -> None:
    with socket.create_connection(("127.0.0.1", strict_hall.port), timeout=PATIENCE) as knocking:
        with suppress(OSError):
            knocking.sendall(said)
        if hard:
            knocking.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    check_at_your_service(strict_hall)


def check_at_your_service(hall: Hall) -> None:
    with wire(hall.url, token(hall, "kiosk-0")) as kiosk:
        assert kiosk.code("site.describe") == "done"
    blame(hall)


def test_hundreds_of_silent_connections_keep_nobody_out(strict_hall: Hall) -> None:
    with ExitStack() as stack:
        for said in (b"", UPGRADE[:50], UPGRADE + b"\r\n") * 100:
            knocking = stack.enter_context(socket.create_connection(("127.0.0.1", strict_hall.port), timeout=PATIENCE))
            knocking.sendall(said)
        check_at_your_service(strict_hall)


# --- floods ------------------------------------------------------------------------------------------------------


def test_who_asks_too_often_is_told_how_long_to_wait(strict_hall: Hall) -> None:
    with wire(strict_hall.url, token(strict_hall, "kiosk-0")) as kiosk:
        for _ in range(60):
            kiosk.request("site.describe")
        answers = [kiosk.hear() for _ in range(60)]
        limited = [answer for answer in answers if word(answer) == "too_many_requests"]
        assert {word(answer) for answer in answers} == {"done", "too_many_requests"}
        assert len(limited) >= 20
        assert {answer["error"]["code"] for answer in limited} == {-32004}
        waits = [answer["error"]["data"]["retry_after"] for answer in limited]
        assert all(0 < wait <= 0.2 for wait in waits)

        id = str(uuid.uuid4())
        seq = Records(strict_hall).seq
        while word(answer := kiosk.ask("ticket.issue", {"service": "ktp"}, id)) == "too_many_requests":
            time.sleep(answer["error"]["data"]["retry_after"])  # as the server asks
        assert word(answer) == "done"
        assert answer["result"]["ticket"]["id"] == id
        assert Records(strict_hall).seq == seq + 1


@pytest.mark.parametrize("frame", [b"garbage", b'{"jsonrpc":"2.0","id":1,"method":"site.describe","params":{}}', b""])
def test_who_does_not_stop_is_thrown_out(strict_hall: Hall, frame: bytes) -> None:
    with (
        wire(strict_hall.url, token(strict_hall, "kiosk-0")) as kiosk,
        wire(strict_hall.url, token(strict_hall, "kiosk-1")) as other,
    ):
        with suppress(ConnectionClosed):
            for _ in range(400):
                kiosk.send(frame)
        assert kiosk.wait_closed() == (1008, "too many requests")
        assert other.code("site.describe") == "done"


def test_flood_on_one_connection_slows_nobody_else_to_a_limit(strict_hall: Hall) -> None:
    with (
        wire(strict_hall.url, token(strict_hall, "kiosk-0")) as flooding,
        wire(strict_hall.url, token(strict_hall, "display-0")) as display,
    ):
        for n in range(100):
            flooding.send(json.dumps({"jsonrpc": "2.0", "id": n, "method": "board.subscribe", "params": {}}))
        for _ in range(10):
            assert display.code("site.describe") == "done"


# --- guessing ----------------------------------------------------------------------------------------------------


def guess(console: Wire, officer: str, times: int) -> list[str]:
    return [console.code("officer.login", officer=officer, password=f"guess {n}") for n in range(times)]


def test_guesser_is_slowed_down_alike_for_those_who_exist_and_those_who_do_not(strict_hall: Hall) -> None:
    heard = {}
    for device, officer in (("console-5", "dewi"), ("console-6", "hantu")):
        with wire(strict_hall.url, token(strict_hall, device)) as guessing:
            heard[officer] = guess(guessing, officer, 7)
            answer = guessing.ask("officer.login", {"officer": officer, "password": PASSWORD})
            assert word(answer) == "too_many_logins"
            assert answer["error"]["code"] == -32004
            assert 0 < answer["error"]["data"]["retry_after"] <= 10
    assert heard["dewi"] == heard["hantu"]
    assert heard["dewi"][:5] == ["wrong_password"] * 5
    assert "too_many_logins" in heard["dewi"]
    with wire(strict_hall.url, token(strict_hall, "console-3")) as console:
        assert console.code("officer.login", officer="tono", password=PASSWORD) == "done"


# --- pretending --------------------------------------------------------------------------------------------------


def test_officers_token_is_worth_nothing_elsewhere(strict_hall: Hall) -> None:
    with wire(strict_hall.url, token(strict_hall, "console-1")) as console:
        session = console.ask("officer.login", {"officer": "sari", "password": PASSWORD})["result"]
        stolen = session["token"]
        for device in ("console-2", "kiosk-0", "display-0"):
            with wire(strict_hall.url) as thief:
                welcome = thief.open(token(strict_hall, device), officer_token=stolen)
                assert welcome["officer"] is None
                assert word(thief.do("counter.open", counter="1")) in ("not_logged_in", "role_forbidden")
        for wrong in ("x", stolen[:-1], stolen + "x"):
            with wire(strict_hall.url) as thief:
                assert thief.open(token(strict_hall, "console-1"), officer_token=wrong)["officer"] is None
        assert word(console.do("counter.pause", counter="1")) == "not_your_counter"  # still logged in
    with wire(strict_hall.url) as again:
        assert again.open(token(strict_hall, "console-1"), officer_token=stolen)["officer"]["officer"] == "sari"


def test_token_opens_its_own_site_and_no_other(strict_hall: Hall) -> None:
    with wire(strict_hall.url) as kiosk, wire(strict_hall.url, token(strict_hall, "display-0")) as display:
        welcome = kiosk.open(token(strict_hall, "kiosk-t"))
        assert (welcome["site"], welcome["device"]) == ("tetangga", "kiosk-t")
        assert kiosk.ask("site.describe")["result"]["code"] == "tetangga"
        assert word(kiosk.do("ticket.issue", service="npwp")) == "unknown_service"  # the hall has it, they have not
        display.ask("board.subscribe")
        kiosk.ask("board.subscribe")
        before = Records(strict_hall).seq
        issued = kiosk.do("ticket.issue", service="ktp")["result"]["ticket"]
        assert issued["number"] == "A-001"
        display.ask("site.describe")
        assert not display.events
        assert Records(strict_hall).seq == before
        with wire(strict_hall.url, token(strict_hall, "console-1")) as console:
            console.ask("officer.login", {"officer": "sari", "password": PASSWORD})
            assert word(console.do("ticket.cancel", ticket=issued["id"])) == "unknown_ticket"


def test_officer_of_the_same_name_at_the_neighbours_is_another_officer(strict_hall: Hall) -> None:
    with (
        wire(strict_hall.url, token(strict_hall, "console-t")) as theirs,
        wire(strict_hall.url, token(strict_hall, "console-2")) as ours,
    ):
        name = theirs.ask("officer.login", {"officer": "sari", "password": PASSWORD})["result"]["name"]
        assert name == "Sari yang lain"
        assert ours.ask("officer.login", {"officer": "sari", "password": PASSWORD})["result"]["name"] == "Sari"
        assert word(theirs.do("counter.open", counter="1")) == "done"
        assert word(ours.do("counter.open", counter="2")) == "done"
        assert word(ours.do("counter.close", counter="2")) == "done"
        assert word(theirs.do("counter.close", counter="1")) == "done"
        assert theirs.code("officer.login", officer="budi", password=PASSWORD) == "wrong_password"


def test_same_command_id_at_the_neighbours_is_another_command(strict_hall: Hall) -> None:
    id = str(uuid.uuid4())
    with (
        wire(strict_hall.url, token(strict_hall, "kiosk-0")) as ours,
        wire(strict_hall.url, token(strict_hall, "kiosk-t")) as theirs,
    ):
        first = ours.ask("ticket.issue", {"service": "ktp"}, id)
        second = theirs.ask("ticket.issue", {"service": "ktp"}, id)
        assert (word(first), word(second)) == ("done", "done")
        assert ours.ask("ticket.issue", {"service": "ktp"}, id) == first
        assert theirs.ask("ticket.issue", {"service": "ktp"}, id) == second


def test_revoked_device_is_refused_from_its_next_connection_on(
    strict_hall: Hall, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The administrator works on the database while the server runs on it."""
    database = str(strict_hall.database)
    path = tmp_path / "token"
    add = ["device", "add", "kiosk-9", "--role", "kiosk", "--profile", str(PROFILE), "--site", "ujicoba"]
    assert app.main([*add, "--token-file", str(path), "--database", database]) == 0
    with wire(strict_hall.url, path.read_text().strip()) as kiosk:
        assert kiosk.code("site.describe") == "done"
        assert app.main(["device", "revoke", "ujicoba", "kiosk-9", "--database", database]) == 0
    with wire(strict_hall.url) as kiosk:
        answer = kiosk.ask("session.open", {"token": path.read_text().strip(), "protocol": 1})
        assert word(answer) == "unknown_device"
        assert kiosk.wait_closed()[0] == 1008
    capsys.readouterr()
