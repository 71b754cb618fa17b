"""Whatever a server sends, the session goes on or leaves: it never breaks."""

import json

import hypothesis.strategies as st
from hypothesis import given

from shared.link.effects import Disconnect
from shared.wire.methods import GetOutlook, OpenCounter
from tests.shared.link.stage import Stage

ID = "00000000-0000-4000-8000-000000000001"

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
events = st.fixed_dictionaries(
    {"seq": st.integers(-1, 3) | anything, "at": st.integers() | anything, "event": anything}
) | st.just({"seq": 1, "at": 0, "event": {"type": "counter.closed", "counter": "1"}})
errors = st.fixed_dictionaries({
    "code": st.integers(-32700, -32000) | st.sampled_from([-32001, -32002, -32004, -32005, -32603]) | anything,
    "message": st.text() | anything,
    "data": st.fixed_dictionaries({"code": st.just("x")}, optional={"retry_after": st.floats(-1, 1e300) | anything})
    | anything,
})  # fmt: skip
ids = st.sampled_from([1, 2, 3, 4, ID, "query", None]) | anything
results = st.fixed_dictionaries(
    {"seq": st.integers(-1, 3), "snapshot": st.none() | anything}, optional={"protocol": st.integers()}
)
version = st.just("2.0")
kiosks = st.fixed_dictionaries({
    "code": st.just("k1"), "name": st.just("Kios 1"), "online": st.booleans(), "paper_left": st.none() | st.integers(),
    "printer": st.sampled_from(["ready", "on fire"]), "waiting_to_send": st.integers(-1, 3), "since": st.just(1),
}) | anything  # fmt: skip
messages = st.one_of(
    st.fixed_dictionaries({"jsonrpc": version, "id": ids, "result": results | anything}),
    st.fixed_dictionaries({"jsonrpc": version, "id": ids, "error": errors | anything}),
    st.fixed_dictionaries({
        "jsonrpc": version,
        "method": st.just("board.events"),
        "params": st.fixed_dictionaries({"events": st.lists(events, max_size=3)}),
    }),
    st.fixed_dictionaries({
        "jsonrpc": version,
        "method": st.sampled_from(["hall.kiosks", "board.events"]),
        "params": st.fixed_dictionaries({"kiosks": st.lists(kiosks, max_size=2)}),
    }),
    anything,
)  # fmt: skip
frames = messages.map(json.dumps) | st.binary(max_size=20) | st.text(max_size=20)


@given(st.lists(frames, max_size=8), st.booleans())
def test_no_frame_breaks_the_session(nonsense: list[str | bytes], early: bool) -> None:
    stage = Stage()
    stage.session.submit(ID, OpenCounter("1"), stage.now)
    if early:
        stage.connect()
        stage.session.take_frames()
    else:
        stage.go_online()
        stage.session.submit(ID[:-1] + "2", OpenCounter("2"), stage.now)
        stage.session.ask("query", GetOutlook("ktp"), stage.now)
        stage.session.take_frames()
    for frame in nonsense:
        stage.say(frame)
    stage.wait(60)
    assert len(stage.heard(Disconnect)) <= 1
    stage.lose()
    stage.go_online()
