"""What would be heard, as a file: with its true pauses, and whole at every moment."""

import itertools
import resource
import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from shared.voice import loudspeaker
from shared.voice.loudspeaker import WavRecorder
from shared.voice.player import SoundCardMissing
from shared.voice.sound import RATE, Sound


@dataclass
class Clock:
    seconds: float = 100.0

    def __call__(self) -> float:
        return self.seconds


def make_tone(seconds: float) -> Sound:
    return Sound.of(np.full(round(seconds * RATE), 0.5))


def read(path: Path) -> np.ndarray:
    """The samples of a whole, well-formed file."""
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    assert path.stat().st_size == 44 + 2 * samples.size
    return samples


def find_runs(samples: np.ndarray) -> list[tuple[bool, int]]:
    """Is it heard, and for how many samples: as it changes."""
    heard = samples != 0
    edges = [0, *(np.flatnonzero(np.diff(heard)) + 1).tolist(), samples.size]
    return [(bool(heard[begin]), end - begin) for begin, end in itertools.pairwise(edges) if end > begin]


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_sounds_and_the_pauses_between_them_have_their_true_lengths(qtbot: QtBot, tmp_path: Path, clock: Clock) -> None:
    recorder = WavRecorder(tmp_path / "hall.wav", clock=clock)
    clock.seconds += 0.5
    recorder.play(make_tone(0.2), 1.0)
    clock.seconds += 1.2  # the next look at the clock is a second late
    with qtbot.waitSignal(recorder.ended):
        pass
    clock.seconds += 1.0
    recorder.play(make_tone(0.3), 1.0)
    clock.seconds += 0.3
    with qtbot.waitSignal(recorder.ended):
        pass
    recorder.close()
    assert find_runs(read(tmp_path / "hall.wav")) == [
        (False, RATE // 2), (True, RATE // 5), (False, 2 * RATE), (True, RATE * 3 // 10),
    ]  # fmt: skip


def test_the_file_is_whole_and_true_in_mid_sound(qtbot: QtBot, tmp_path: Path, clock: Clock) -> None:
    recorder = WavRecorder(tmp_path / "hall.wav", clock=clock)
    assert read(tmp_path / "hall.wav").size == 0
    recorder.play(make_tone(2), 1.0)
    clock.seconds += 0.5
    qtbot.waitUntil(lambda: read(tmp_path / "hall.wav").size == RATE // 2)
    recorder.close()


def test_what_is_stopped_is_heard_no_further(qtbot: QtBot, tmp_path: Path, clock: Clock) -> None:
    recorder = WavRecorder(tmp_path / "hall.wav", clock=clock)
    recorder.play(make_tone(2), 1.0)
    clock.seconds += 0.5
    recorder.stop()
    recorder.stop()
    clock.seconds += 0.1
    recorder.close()
    assert find_runs(read(tmp_path / "hall.wav")) == [(True, RATE // 2), (False, RATE // 10)]


def test_a_faster_time_keeps_the_natural_lengths(qtbot: QtBot, tmp_path: Path, clock: Clock) -> None:
    recorder = WavRecorder(tmp_path / "hall.wav", speed=20, clock=clock)
    clock.seconds += 0.1
    recorder.play(make_tone(4), 1.0)
    clock.seconds += 0.2
    with qtbot.waitSignal(recorder.ended):
        pass
    recorder.close()
    assert find_runs(read(tmp_path / "hall.wav")) == [(False, 2 * RATE), (True, 4 * RATE)]


def test_volume_is_what_the_sound_card_makes_of_it(qtbot: QtBot, tmp_path: Path, clock: Clock) -> None:
    recorder = WavRecorder(tmp_path / "hall.wav", clock=clock)
    recorder.play(make_tone(1), 0.5)
    clock.seconds += 1
    recorder.close()
    assert read(tmp_path / "hall.wav").max() == pytest.approx(0.5 * 0.5**3 * 32767, abs=2)


def test_a_restarted_program_goes_on_with_its_file(qtbot: QtBot, tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "hall.wav"
    first = WavRecorder(path, clock=clock)
    first.play(make_tone(0.5), 1.0)
    clock.seconds += 0.5
    first.close()
    with path.open("ab") as file:
        file.write(b"\x01")  # cut off in mid-sample
    second = WavRecorder(path, clock=clock)
    second.play(make_tone(0.25), 1.0)
    clock.seconds += 0.25
    second.close()
    assert find_runs(read(path)) == [(True, RATE // 2), (False, RATE), (True, RATE // 4)]


def test_a_file_of_somebody_else_is_left_alone(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("dear sir")
    with pytest.raises(SoundCardMissing, match="is no recording of this program"):
        WavRecorder(path)
    assert path.read_text() == "dear sir"


def test_a_folder_that_cannot_be_written_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SoundCardMissing, match="cannot be written"):
        WavRecorder(tmp_path / "file" / "hall.wav")


@pytest.fixture
def disk() -> Iterator[Callable[[int], None]]:
    """Of so many bytes each file has room."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_told_the_file_stays_whole_and_is_gone_on_with_when_there_is_room(
    qtbot: QtBot, tmp_path: Path, clock: Clock, disk: Callable[[int], None]
) -> None:
    path = tmp_path / "hall.wav"
    recorder = WavRecorder(path, clock=clock)
    disk(44 + RATE + 1)
    recorder.play(make_tone(1), 1.0)
    clock.seconds += 1
    with qtbot.waitSignal(recorder.failed) as told:
        pass
    assert "hall.wav cannot be written" in told.args[0]
    assert read(path).size == RATE // 2
    with pytest.raises(SoundCardMissing, match="cannot be written"):
        recorder.play(make_tone(1), 1.0)
    disk(resource.RLIM_INFINITY)
    clock.seconds += 1
    recorder.check()
    recorder.close()
    assert find_runs(read(path))[0] == (True, RATE // 2)


@pytest.mark.parametrize("room", [0, 20, 44, 44 + RATE])
def test_a_program_that_starts_on_a_full_disk_goes_on_without_a_sound(
    qtbot: QtBot, tmp_path: Path, clock: Clock, disk: Callable[[int], None], room: int
) -> None:
    path = tmp_path / "hall.wav"
    if room > 44:
        WavRecorder(path, clock=clock).close()
    disk(room)
    recorder = WavRecorder(path, clock=clock)
    clock.seconds += 1
    with pytest.raises(SoundCardMissing, match="cannot be written"):
        recorder.check()
    disk(resource.RLIM_INFINITY)
    clock.seconds += 1
    recorder.play(make_tone(1), 1.0)
    clock.seconds += 1
    recorder.close()
    assert find_runs(read(path))[-1] == (True, RATE)


def test_a_full_file_goes_on_in_another(
    qtbot: QtBot, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loudspeaker, "_LARGEST", 3 * RATE)
    recorder = WavRecorder(tmp_path / "hall.wav", clock=clock)
    for _ in range(2):
        recorder.play(make_tone(1), 1.0)
        clock.seconds += 1
        recorder.stop()
    recorder.close()
    assert read(tmp_path / "hall.wav").size == read(tmp_path / "hall-2.wav").size == RATE
