"""What a site must record is found from its own profile and the same wording that calls."""

from pathlib import Path

import numpy as np
import pytest

from server.profile.load import load
from shared.voice.clip_list import find_flaw, list_for_profile, main
from shared.voice.clips import Clips
from shared.voice.wording import say_call, say_call_short
from tests.shared.voice.test_clips import make_tone, write

SITES = sorted((Path(__file__).parents[3] / "sites").glob("*.toml"))
PROFILE = """
[[site]]
code = "pusat"
languages = ["id"]
counter = [{ code = "1" }, { code = "12" }, { code = "P", name = "Loket Prioritas" }]
voice = { pronunciations = { id = { "Prioritas" = "utama" } } }

[[site]]
code = "cabang"
languages = ["id", "en"]
counter = [{ code = "1", name = "Ruang Laktasi", name_en = "Nursing Room" }]
"""


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "mpp.toml"
    path.write_text(PROFILE, "utf-8")
    return path


def test_every_call_of_every_site_can_be_said_with_what_is_listed(tmp_path: Path) -> None:
    tone = make_tone(400, 0.1)
    for path in SITES:
        folder = tmp_path / path.stem
        for clip in list_for_profile(path):
            write(folder / clip.path, tone)
        clips = Clips(folder)
        for site in load(path):
            for place, counter in enumerate(site.description.counters):
                for language in ("id", *site.description.languages):
                    label = counter.name.in_language(language)
                    own = site.description.voice.pronunciations.get(language, {})
                    for say in (say_call, say_call_short):
                        number = f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[place % 26]}-K{place:03}"
                        assert clips.render(say(number, label, language, own), language).seconds > 0.5


def test_the_list_is_short_and_has_no_word_twice(profile: Path) -> None:
    names = [clip.name for clip in list_for_profile(profile, "pusat")]
    assert len(names) == len(set(names)) < 50
    assert {"nomor-antrean", "silakan-menuju", "nol", "z", "belas", "utama"} <= set(names)
    assert "prioritas" not in names


def test_each_language_of_the_site_has_its_words(profile: Path) -> None:
    assert {clip.language for clip in list_for_profile(profile, "pusat")} == {"id"}
    both = {str(clip.path) for clip in list_for_profile(profile, "cabang")}
    assert {"id/laktasi.wav", "en/nursing.wav", "en/please-go-to.wav"} <= both


def test_the_list_is_printed_with_what_to_read_aloud(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(profile), "--site", "pusat"]) == 0
    assert "id/silakan-menuju.wav\tsilakan menuju\n" in capsys.readouterr().out


def test_what_is_missing_or_bad_in_a_folder_is_said(
    profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "words"
    for clip in list_for_profile(profile, "pusat"):
        write(folder / clip.path, make_tone(400))
    assert main([str(profile), "--site", "pusat", "--folder", str(folder)]) == 0
    (folder / "id" / "nol.wav").unlink()
    (folder / "id" / "satu.wav").write_bytes(b"")
    capsys.readouterr()
    assert main([str(profile), "--site", "pusat", "--folder", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "nol.wav is missing: nol" in said
    assert "satu.wav cannot be read" in said
    assert "1 should be recorded again" in said


@pytest.mark.parametrize(
    ("values", "flaw"),
    [
        (make_tone(400), ""),
        (make_tone(400, loudness=0.001), "too soft"),
        (np.clip(make_tone(400, loudness=3.0), -1, 1), "distorted"),
        (make_tone(400, 7.0), "longer than 6 seconds"),
    ],
)
def test_bad_clips_are_found(tmp_path: Path, values: np.ndarray, flaw: str) -> None:
    write(tmp_path / "satu.wav", values)
    found = find_flaw(tmp_path / "satu.wav")
    assert flaw in found
    assert bool(flaw) is bool(found)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["none.toml"], "none.toml"), (["{profile}", "--site", "utara"], "has no site 'utara', but pusat, cabang")],
)
def test_mistakes_are_named(profile: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([argument.replace("{profile}", str(profile)) for argument in arguments]) == 2
    assert said in capsys.readouterr().err
