"""Each measure runs through, and finds what it is there to find. How fast anything is, is not asserted anywhere."""

from bench.bench import Bench
from bench.measures import console_keys, fan_out, growth, kiosk_frames, memory, press_to_frame, throughput
from bench.results import Section


def names(section: Section) -> set[str]:
    return {figure.name for figure in section.figures}


def test_throughput_counts_every_ticket_and_every_call(bench: Bench) -> None:
    section = throughput.measure(bench)
    assert {"tickets, 1 client", "tickets, 4 clients", "calls, 4 clients", "bare echo, 4 clients"} <= names(section)
    assert all(len(figure.rounds) == bench.plan.rounds and min(figure.rounds) > 0 for figure in section.figures)
    findings = bench.audit.conclude()
    assert findings.tickets == findings.calls > 0
    assert findings.clean


def test_a_press_reaches_the_display_and_then_the_screen(bench: Bench) -> None:
    section = press_to_frame.measure(bench)
    found = {figure.name: figure.rounds[0] for figure in section.figures}
    received, drawn = found["program has the event, p50"], found["program has drawn the call, p50"]
    assert 0 < received < drawn
    assert bench.audit.conclude().calls >= bench.plan.presses + bench.plan.drawn


def test_a_call_is_told_to_every_display(bench: Bench) -> None:
    section = fan_out.measure(bench)
    assert {"2 displays, whole call: press to last", "5 displays, publishing alone: first to last"} <= names(section)
    assert all(len(figure.rounds) == bench.plan.fan_outs and min(figure.rounds) > 0 for figure in section.figures)
    assert bench.audit.conclude().clean


def test_as_many_wait_after_each_round_as_before(bench: Bench) -> None:
    section = growth.measure(bench)
    assert {"a ticket, 20 tickets", "a call, 60 tickets", "a start, 60 tickets"} <= names(section)
    findings = bench.audit.conclude()
    assert findings.tickets == findings.calls == 2 * 2 * 32
    assert findings.clean


def test_a_display_has_a_weight(bench: Bench) -> None:
    (server, bare) = memory.measure(bench).figures
    assert server.comparisons[0].yardstick == bare.name


def test_the_kiosk_draws_what_is_typed_and_what_is_turned(bench: Bench) -> None:
    section = kiosk_frames.measure(bench)
    assert {"results of a key drawn, p99", "frame of a turning page, p50"} <= names(section)
    assert all(len(figure.rounds) == bench.plan.rounds and min(figure.rounds) > 0 for figure in section.figures)


def test_the_console_draws_what_its_keys_and_the_other_counters_do(bench: Bench) -> None:
    section = console_keys.measure(bench)
    assert {"next: key to repaint, p95", "a call elsewhere repainted, p50"} <= names(section)
    assert all(len(figure.rounds) == bench.plan.rounds and min(figure.rounds) > 0 for figure in section.figures)
