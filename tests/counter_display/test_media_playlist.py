"""What is shown when: playlists, schedules, and the round of entries. Tables."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_display.media.faults import RETRY_MS, Blacklist, Broken
from counter_display.media.playlist import (
    Entry,
    PlaylistWrong,
    Schedule,
    Stamp,
    in_natural_order,
    read_playlist,
)
from counter_display.media.programme import Programme

MONDAY = datetime(2026, 11, 16, 9, 0)  # noqa: DTZ001  (the site's own clock)


def entry(name: str, **more: object) -> Entry:
    return Entry(name, "picture", Stamp(1, 1), 10.0, **more)  # type: ignore[arg-type]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_names_are_ordered_as_people_count() -> None:
    assert in_natural_order(["10.jpg", "b.jpg", "2.jpg", "A.jpg", "2a.jpg"]) == [
        "2.jpg",
        "2a.jpg",
        "10.jpg",
        "A.jpg",
        "b.jpg",
    ]


@pytest.mark.parametrize(
    ("schedule", "moment", "shown"),
    [
        (Schedule(), "2026-11-16T03:00", True),
        (Schedule(opens="08:00", closes="12:00"), "2026-11-16T08:00", True),
        (Schedule(opens="08:00", closes="12:00"), "2026-11-16T11:59:59", True),
        (Schedule(opens="08:00", closes="12:00"), "2026-11-16T12:00", False),
        (Schedule(opens="08:00", closes="12:00"), "2026-11-16T07:59", False),
        (Schedule(opens="13:00"), "2026-11-16T23:59", True),
        (Schedule(closes="13:00"), "2026-11-16T13:00", False),
        (Schedule(days=frozenset({1})), "2026-11-16T09:00", True),
        (Schedule(days=frozenset({1})), "2026-11-17T09:00", False),
        (Schedule(opens="22:00", closes="02:00"), "2026-11-16T23:00", True),
        (Schedule(opens="22:00", closes="02:00"), "2026-11-16T12:00", False),
        # Monday's night goes on until two on Tuesday, and nothing of Sunday's is left on Monday.
        (Schedule(days=frozenset({1}), opens="22:00", closes="02:00"), "2026-11-17T01:59", True),
        (Schedule(days=frozenset({1}), opens="22:00", closes="02:00"), "2026-11-16T01:59", False),
        (Schedule(first=date(2026, 11, 16), last=date(2026, 11, 17)), "2026-11-15T23:59", False),
        (Schedule(first=date(2026, 11, 16), last=date(2026, 11, 17)), "2026-11-17T23:59", True),
        (Schedule(first=date(2026, 11, 16), last=date(2026, 11, 17)), "2026-11-18T00:00", False),
    ],
)
def test_a_schedule_covers_its_times(schedule: Schedule, moment: str, shown: bool) -> None:
    assert schedule.covers(at(moment)) is shown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", r"nothing to show: write \[\[show\]\]"),
        ("[[show]]", r"\[\[show\]\] number 1: give either `file` or `folder`"),
        ("[[show]]\nfile = 'a.jpg'\nfolder = 'b'", "give either `file` or `folder`"),
        (
            "[[show]]\nfile = 'a.jpg'\n[[show]]\nfile = 'rapat.pptx'",
            r"number 2: rapat.pptx cannot be shown; save it as",
        ),
        ("[[show]]\nfile = 'a.jpg'\n[[show]]\nfile = 'b.jpg'\nfrm = '08:00'", r"\[show 2\] has no key 'frm': did you"),
        ("[[show]]\nfile = 'a.jpg'\nfrom = '8'", r'show 1.from = "8": it must be text in "quotes": a time of day'),
        ("[[show]]\nfile = 'a.jpg'\nfirst = 'soon'", r"show 1.first = \"soon\": it must be a date, written 2026-11-30"),
        ("[[show]]\nfile = 'a.jpg'\ndays = []", "leave the key out for every day"),
        ("[[show]]\nfile = 'a.jpg'\ndays = [8]", "it must be a whole number from 1 to 7"),
        ("[[show]]\nfile = 'a.jpg'\nfirst = 2026-12-01\nlast = 2026-11-01", "`last` is before `first`"),
        ("[[show]]\nfile = 'a.jpg'\nseconds = 0", "it must be a number from 1 to 86400"),
        ("fit = 'stretch'", 'fit = "stretch": it must be one of "fill", "whole"'),
        ("[show]\nfile = 'a.jpg'", r"show: it must be tables, each below its name in \[\[double brackets\]\]"),
        ('[[show]]\nfile = "a\\u0000.jpg"', "the character .u0000"),
        ("[[show]\n", "this is no TOML: .* line 1"),
    ],
)
def test_a_wrong_playlist_is_told_with_the_place_and_what_belongs_there(text: str, told: str) -> None:
    with pytest.raises(PlaylistWrong, match=told):
        read_playlist(text)


def take(programme: Programme, count: int, moment: datetime = MONDAY) -> list[str]:
    return [taken.name for _ in range(count) if (taken := programme.take_next(moment, lambda _: True))]


def test_entries_come_in_their_order_and_around_again() -> None:
    programme = Programme()
    programme.become((entry("a"), entry("b"), entry("c")))
    assert take(programme, 5) == ["a", "b", "c", "a", "b"]


def test_what_is_not_scheduled_now_is_passed_over() -> None:
    programme = Programme()
    programme.become((entry("a"), entry("b", schedule=Schedule(opens="13:00")), entry("c")))
    assert take(programme, 3) == ["a", "c", "a"]
    assert take(programme, 2, at("2026-11-16T13:00")) == ["b", "c"]


def test_nothing_scheduled_is_nothing() -> None:
    programme = Programme()
    programme.become((entry("a", schedule=Schedule(opens="13:00")),))
    assert take(programme, 1) == []


@pytest.mark.parametrize(
    ("before", "shown", "after", "then"),
    [
        ("abc", 1, "a1bc", ["1", "b", "c", "a"]),  # added
        ("abc", 2, "xabc", ["c", "x", "a", "b"]),  # added before the one that is up
        ("abc", 2, "ac", ["c", "a"]),  # the one that is up is gone
        ("abc", 1, "bc", ["b", "c"]),
        ("abc", 3, "ab", ["a", "b"]),
        ("abc", 1, "cba", ["c", "b", "a"]),  # in another order
        ("aba", 3, "aba", ["a", "b", "a"]),  # a file listed twice keeps its place
        ("abc", 2, "", []),
    ],
)
def test_changes_do_not_upset_the_order_of_the_others(before: str, shown: int, after: str, then: list[str]) -> None:
    programme = Programme()
    programme.become(tuple(entry(name) for name in before))
    take(programme, shown)
    programme.become(tuple(entry(name) for name in after))
    assert take(programme, len(then) or 1) == then


@given(st.lists(st.lists(st.sampled_from("abcdef"), unique=True, min_size=1), min_size=1, max_size=6), st.data())
def test_no_entry_is_forgotten_whatever_came_and_went(readings: list[list[str]], data: st.DataObject) -> None:
    programme = Programme()
    for names in readings:
        programme.become(tuple(entry(name) for name in names))
        take(programme, data.draw(st.integers(0, 8)))
    assert sorted(take(programme, len(readings[-1]))) == sorted(readings[-1])


def test_a_broken_file_is_left_alone_until_it_has_changed_or_some_time_has_gone_by() -> None:
    blacklist = Blacklist()
    bad = entry("a")
    assert blacklist.add(bad, Broken("a", "undecodable"), 0)
    assert not blacklist.allows(bad, RETRY_MS - 1)
    assert blacklist.allows(bad, RETRY_MS)
    assert not blacklist.add(bad, Broken("a", "undecodable"), RETRY_MS), "it was told before"
    blacklist.keep((Entry("a", "picture", Stamp(2, 2), 10.0),))
    assert blacklist.all == ()


def test_the_example_is_a_playlist_that_can_be_used() -> None:
    example = Path(__file__).parents[2] / "counter_display" / "media" / "playlist.example.toml"
    shows = read_playlist(example.read_text(encoding="utf-8")).show
    assert [show.place for show in shows] == [
        "selamat-datang.jpg",
        "layanan",
        "profil-mpp.mp4",
        "pemutihan-pajak.png",
    ]
