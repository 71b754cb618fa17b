"""The folder and the files in it, as they really are: half copied, renamed, broken, gone."""

import gzip
import os
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from counter_display.media.faults import Broken
from counter_display.media.inspection import Look, inspect
from counter_display.media.playlist import Entry, kind_of
from counter_display.media.shelf import Reading, Shelf, read_source
from tests.counter_display import reels

SECONDS = 7.0


def look_into(path: Path) -> Look | Broken:
    return inspect(Entry(str(path), kind_of(path.name) or "picture", None, SECONDS))


def cut(path: Path) -> Path:
    """Its first half."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def save_bytes(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
REPEATED = b"".join(
    b'<g id="g%d">%s</g>' % (depth, b'<use xlink:href="#g%d"/>' % (depth - 1) * 10) for depth in range(1, 9)
)
DOT = b"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
CORNERS = b"1 2 " * 10_000
GRADIENT = b'<linearGradient id="g0"><stop/><stop/></linearGradient>'


def draw(*shapes: bytes) -> bytes:
    """A vector picture of these."""
    head = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20">'
    return head + b"".join(shapes) + b"</svg>"


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100)


@pytest.mark.parametrize(
    ("make", "found"),
    [
        (lambda folder: reels.save_picture(folder / "a.jpg", reels.RED), "fine"),
        (lambda folder: reels.save_picture(folder / "a.png", reels.RED), "fine"),
        (lambda folder: reels.save_picture(folder / "a.webp", reels.RED), "fine"),
        (lambda folder: save_bytes(folder / "a.svg", SVG), "fine"),
        (lambda folder: reels.save_picture(folder / "a.jpg", reels.RED).rename(folder / "b.png"), "fine"),
        (lambda folder: reels.save_gif(folder / "a.gif", [reels.RED, reels.BLUE]), "moves"),
        (lambda folder: reels.save_gif(folder / "a.gif", [reels.RED]), "fine"),
        (lambda folder: reels.save_film(folder / "a.avi", reels.RED), "fine"),
        (lambda folder: cut(reels.save_picture(folder / "a.jpg", reels.RED, (400, 300))), "cut_off"),
        (lambda folder: cut(reels.save_picture(folder / "a.png", reels.RED)), "cut_off"),
        (lambda folder: cut(reels.save_picture(folder / "a.webp", reels.RED)), "cut_off"),
        (lambda folder: save_bytes(folder / "a.jpg", b""), "empty"),
        (lambda folder: save_bytes(folder / "a.mp4", b""), "empty"),
        (lambda folder: save_bytes(folder / "a.jpg", b"hello"), "no_picture"),
        (lambda folder: save_bytes(folder / "a.svg", SVG[:60]), "no_picture"),
        (lambda folder: save_bytes(folder / "a.jpg", HEIC), "foreign"),
        (lambda folder: folder / "a.jpg", "missing"),
        (lambda folder: reels.save_picture(folder / "a.bmp", reels.RED, (1, 1)).parent, "unreadable"),
    ],
)
def test_a_file_is_judged_by_what_is_in_it(
    qapp: QGuiApplication, tmp_path: Path, make: Callable[[Path], Path], found: str
) -> None:
    look = look_into(make(tmp_path))
    assert (look.reason if isinstance(look, Broken) else "moves" if look.moves else "fine") == found


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (draw(GRADIENT, b"<style>.a { fill: url(#g0) }</style>", b'<rect class="a"/>' * 10_000), ""),
        (draw(b'<image width="1" height="1" xlink:href="data:image/png;base64,%s"/>' % DOT), ""),
        (draw(b'<g id="g0"><rect/></g>', b'<use xlink:href="#g0"/>' * 1000), ""),
        (draw(b'<g id="g0"><rect/></g>', REPEATED), "it repeats its parts too often"),
        (draw(b'<g id="g0"><use xlink:href="#g0"/></g>'), "it repeats itself"),
        (
            draw(b'<marker id="g0">', b"<rect/>" * 1000, b'</marker><path marker-mid="url(#g0)" d="M', CORNERS, b'"/>'),
            "it repeats its parts too often",
        ),
        (
            draw(b'<pattern id="g0">', b"<rect/>" * 1000, b"</pattern><style>rect { fill: url(#g0) }</style>"),
            "it repeats its parts too often",
        ),
        (draw(b'<marker id="g0"/><style>path { marker: url(#g0) }</style>'), "its style sheet has markers"),
        (draw(b'<image xlink:href="pipe"/>'), "it shows another file; put that picture into it"),
        (draw(b'<image href="file:///dev/zero"/>'), "it shows another file; put that picture into it"),
        (draw(b'<image href="data:image/png;base64,PHN2Zz4="/>'), "it shows another file; put that picture into it"),
        (draw(b"<g>" * 1000 + b"</g>" * 1000), "it has too many parts"),
        (gzip.compress(SVG, mtime=0), "it is compressed; save it as plain SVG"),
    ],
    ids=range(13),
)
def test_a_vector_picture_without_an_end_and_one_that_opens_other_files_are_never_begun(
    qapp: QGuiApplication, tmp_path: Path, content: bytes, why: str
) -> None:
    os.mkfifo(tmp_path / "pipe")
    looked = look_into(save_bytes(tmp_path / "a.svg", content))
    assert looked == (Broken("a.svg", "undecodable", why) if why else Look())


def test_a_picture_that_would_not_fit_into_memory_is_told_before_it_is_decoded(
    qapp: QGuiApplication, tmp_path: Path
) -> None:
    large = reels.save_picture(tmp_path / "poster.png", reels.RED, (1, 1))
    content = bytearray(large.read_bytes())
    content[16:24] = (12_000).to_bytes(4, "big") * 2  # width and height, as its head has them
    content[29:33] = zlib.crc32(content[12:29]).to_bytes(4, "big")
    large.write_bytes(bytes(content))
    assert look_into(large) == Broken("poster.png", "too_large", "12000 × 12000 pixels")


def test_a_folder_is_read_in_natural_order_and_what_nobody_meant_to_show_is_passed_over(tmp_path: Path) -> None:
    for name in ("10.jpg", "9.PNG", "film.mp4", "Thumbs.db", ".tersembunyi.jpg", "catatan.txt", "undangan.pdf"):
        save_bytes(tmp_path / name, b"x")
    (tmp_path / "sub.jpg").mkdir()
    reading = read_source(tmp_path, SECONDS)
    assert [entry.name for entry in reading.entries] == ["9.PNG", "10.jpg", "film.mp4"]
    assert {entry.seconds for entry in reading.entries} == {SECONDS}
    assert reading.foreign == ("undangan.pdf",), "somebody meant this to be shown"


def test_a_link_that_leads_nowhere_or_to_itself_keeps_no_other_file_away(tmp_path: Path) -> None:
    for name, target in (("a.png", "a.png"), ("b.png", "gone.png"), ("c.png", "/dev/null"), ("d.png", ".")):
        (tmp_path / name).symlink_to(target)
    os.mkfifo(tmp_path / "e.png")
    reels.save_picture(tmp_path / "f.png", reels.RED)
    assert names(read_source(tmp_path, SECONDS)) == ["f.png"]


def test_a_playlist_has_its_files_and_folders_beside_it(tmp_path: Path) -> None:
    (tmp_path / "promosi").mkdir()
    for name in ("sambutan.jpg", "promosi/2.jpg", "promosi/10.jpg"):
        save_bytes(tmp_path / name, b"x")
    playlist = tmp_path / "daftar.toml"
    playlist.write_text(
        "seconds = 5\n[[show]]\nfile = 'sambutan.jpg'\nseconds = 20\n[[show]]\nfolder = 'promosi'\n"
        "fit = 'fill'\n[[show]]\nfile = 'belum-ada.mp4'\nvolume = 30\n"
    )
    entries = read_source(playlist, SECONDS).entries
    assert [(entry.name, entry.seconds, entry.fit, entry.volume) for entry in entries] == [
        ("sambutan.jpg", 20, "whole", 100),
        ("2.jpg", 5, "fill", 100),
        ("10.jpg", 5, "fill", 100),
        ("belum-ada.mp4", 5, "whole", 30),
    ]
    assert entries[3].stamp is None, "it is in the round, and told as missing when its turn comes"


@pytest.mark.parametrize("name", ["media", "daftar.toml"])
def test_a_source_that_is_not_there_is_told_with_its_path(tmp_path: Path, name: str) -> None:
    fault = read_source(tmp_path / name, SECONDS).fault
    assert fault is not None
    assert (fault.path, fault.detail) == (
        str(tmp_path / name),
        "No such file or directory. Is the drive plugged in, or the share mounted?",
    )


@pytest.fixture
def shelf(qapp: QGuiApplication, tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path, SECONDS, look_s=3600)
    yield shelf
    shelf.close()


def names(reading: Reading) -> list[str]:
    return [entry.name for entry in reading.entries]


def test_files_that_come_and_go_are_told_and_one_that_is_still_being_copied_waits(
    qtbot: QtBot, tmp_path: Path, shelf: Shelf
) -> None:
    save_bytes(tmp_path / "a.jpg", b"x")
    told: list[list[str]] = []
    shelf.read.connect(lambda reading: told.append(names(reading)))
    with qtbot.waitSignal(shelf.read):
        shelf.open()
    growing = save_bytes(tmp_path / "b.jpg", b"x")
    for size in (10, 100):
        with qtbot.waitSignal(shelf.inspected):  # then that look is over
            shelf.look()
            shelf.inspect(size, Entry(str(growing), "picture", None, SECONDS))
        save_bytes(growing, b"x" * size)
    shelf.look()
    with qtbot.waitSignal(shelf.read):
        shelf.look()
    (tmp_path / "a.jpg").unlink()
    with qtbot.waitSignal(shelf.read):
        shelf.look()
    assert told == [["a.jpg"], ["a.jpg", "b.jpg"], ["b.jpg"]]


def test_a_folder_that_is_away_for_a_moment_is_told_and_is_back_again(
    qtbot: QtBot, tmp_path: Path, shelf: Shelf
) -> None:
    save_bytes(tmp_path / "a.jpg", b"x")
    with qtbot.waitSignal(shelf.read):
        shelf.open()
    away = tmp_path.rename(tmp_path.with_name("away"))
    with qtbot.waitSignal(shelf.read) as gone:
        shelf.look()
    assert gone.args[0].fault.path == str(tmp_path)
    away.rename(tmp_path)
    with qtbot.waitSignal(shelf.read) as back:
        shelf.look()
    assert names(back.args[0]) == ["a.jpg"]
