"""The program: what it prints, what it writes, and when it fails."""

import json
from pathlib import Path

import pytest

from bench import __main__ as program
from bench.bench import Bench
from bench.results import Aim, Figure, Section, compare
from bench.stage import KIOSK


def issue_one(bench: Bench, times: int) -> Section:
    with bench.stage("one") as stage:
        replies = bench.clients.drive(stage.connect(KIOSK, 1), stage.tickets(1, queues=1)).replies
        bench.audit.note_issued(stage.database, replies * times)
    against = compare(Figure("bare", "/s", [2.0, 4.0]), [3.0, 3.0], Aim("at least", 2.0))
    return Section("One ticket", [Figure("tickets", "/s", [3.0, 3.0], (against,))])


@pytest.mark.parametrize(("times", "status"), [(1, 0), (2, 1)])
def test_a_number_acknowledged_twice_is_a_failure(
    times: int, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program, "MEASURES", {"one": lambda bench: issue_one(bench, times)})
    assert program.main(["--quick", "--output", str(tmp_path)]) == status
    table = capsys.readouterr().out
    assert "1.12 of bare (0.75 to 1.50), aim at least 2: MISSED" in table
    assert f"{times - 1} duplicate numbers" in table
    written = json.loads((tmp_path / "bench.json").read_text())
    assert written["audit"]["clean"] is (status == 0)
    assert written["machine"]["cores"] >= 1
    (figure,) = written["sections"][0]["figures"]
    assert (figure["median"], figure["comparisons"][0]["ratios"]) == (3.0, [1.5, 0.75])
    assert [path.name for path in tmp_path.iterdir()] == ["bench.json"], "the databases are gone"
