"""Where everything stands on a hall's display, from the screen's real size and the distance it is read from. Pure.

What a visitor acts on is largest. Capitals, as parts of the viewing distance:

    called number and counter                          1/172  (58 mm at 10 m), as much larger as there is room
    the list, tables, agency, announcement, running text   1/200
    small print: headings, place, date                 1/400

Where room is short, things take turns in one place (`Plan`). Where a screen is too small even so, everything
is laid out for the greatest distance that it can serve.
"""

from dataclasses import dataclass
from typing import Final

from counter_display.contents import Contents
from counter_display.plan import MOST_TURNS, POINT_EM, Plan, Rows
from shared.ui.scale import CAP_HEIGHT, Scale, Screen

_STEP_BACK: Final = 0.97


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Layout:
    """A display's places, font sizes and numbers of rows, in pixels."""

    scale: Scale
    distance_m: float
    """The distance that the sizes are for; less than was asked where the screen is too small."""
    portrait: bool
    stacked: bool
    """The called number stands above its counter, not beside it."""
    call_px: float
    point_px: float
    sign_extent_px: float
    """Width (height, where it is stacked) of the counter's part of the stage."""
    letter_px: float
    """Font size of list, tables, agency and all that is to be read from afar."""
    words_px: float
    """Height of what is said over the number."""
    lines: int
    """Lines of text below the number."""
    short_date: bool
    header: Box
    stage: Box
    calls: Box
    counters: Box
    waiting: Box
    media: Box | None
    """Pictures and films, where they are configured."""
    running_text: Box | None
    """At the foot, where the site has one."""
    banner: Box
    """An announcement, over the tables."""
    in_turn: bool
    """An agency and its next numbers stand in the same line, one after the other."""
    list_rows: int
    counter_rows: int
    counter_columns: int
    waiting_rows: int
    waiting_columns: int

    @property
    def call_capital_mm(self) -> float:
        """Height of the called number's capitals on the screen."""
        return self.call_px * CAP_HEIGHT / self.scale.px_per_mm


def lay_out(screen: Screen, contents: Contents, distance_m: float) -> Layout:
    """The layout of a screen that is read from `distance_m` metres.

    Raises:
        ValueError: the distance is not positive.
    """
    if distance_m <= 0:
        raise ValueError(f"a viewing distance of {distance_m} m cannot be")
    while (plan := _plan(screen, contents, distance_m)) is None:
        distance_m *= _STEP_BACK
    return _place(plan, plan.rows())


def _plan(screen: Screen, contents: Contents, distance_m: float) -> Plan | None:
    """The plan with the fewest things that take turns whose called number is unmistakable, else the one whose number is
    largest, or none if the screen is too small."""
    plans = [Plan(screen, contents, distance_m, turns) for turns in range(MOST_TURNS + 1)]
    fitting = [plan for plan in plans if plan.fits(plan.least)]
    unmistakable = (plan for plan in fitting if plan.largest_call >= plan.large_call)
    return next(unmistakable, None) or max(fitting, key=lambda plan: plan.largest_call, default=None)


def _place(plan: Plan, rows: Rows) -> Layout:
    height = plan.left_for_stage(rows)
    if not plan.portrait and not plan.contents.media:
        # The list is as high as the stage.
        room = int((height - plan.heading - plan.pad) // plan.list_row)
        rows = Rows(max(rows.calls, room), rows.counters, rows.waiting, rows.lines)
    top = plan.header + plan.gap
    stage = Box(plan.margin, top, plan.stage_width(height, rows), height)
    if plan.portrait:
        calls = Box(plan.margin, stage.bottom + plan.gap, plan.inner, plan.list_height(rows.calls))
    else:
        tall = plan.list_height(rows.calls) if plan.contents.media else height
        calls = Box(stage.right + plan.gap, top, plan.list_width(height, rows), tall)
    counters, waiting = _tables(plan, rows, max(stage.bottom, calls.bottom, top + height) + plan.gap)
    media = None
    if plan.contents.media:
        above = counters if plan.portrait else calls
        lowest = max(counters.bottom, waiting.bottom) if plan.portrait else calls.bottom
        media = Box(above.x, lowest + plan.gap, calls.width, plan.media_height(height, rows))
    running_text = None
    if plan.running_text:
        running_text = Box(0, plan.screen.height - plan.running_text, plan.screen.width, plan.running_text)
    foot = waiting.bottom if media and plan.portrait else plan.screen.height - plan.margin
    columns = plan.columns(rows)
    return Layout(
        scale=plan.scale,
        distance_m=plan.distance_m,
        portrait=plan.portrait,
        stacked=plan.is_stacked(height, rows),
        call_px=plan.call_px(height, rows),
        point_px=round(POINT_EM * plan.call_px(height, rows)),
        sign_extent_px=plan.sign_extent(height, rows),
        letter_px=plan.letter,
        words_px=plan.words,
        lines=rows.lines,
        short_date=plan.short_date,
        header=Box(0, 0, plan.screen.width, plan.header),
        stage=stage,
        calls=calls,
        counters=counters,
        waiting=waiting,
        media=media,
        running_text=running_text,
        banner=Box(plan.margin, counters.y, plan.inner, foot - counters.y),
        in_turn=bool(plan.contents.next_numbers and plan.turns),
        list_rows=rows.calls,
        counter_rows=rows.counters,
        counter_columns=columns[0],
        waiting_rows=rows.waiting,
        waiting_columns=columns[1],
    )


def _tables(plan: Plan, rows: Rows, top: float) -> tuple[Box, Box]:
    """The counters, and beside or below them the waiting."""
    width = plan.counters_width(plan.columns(rows))
    if plan.beside:
        tall = plan.tables_height(rows)
        counters = Box(plan.margin, top, width, tall)
        return counters, Box(counters.right + plan.gap, top, plan.inner - plan.gap - width, tall)
    counters = Box(plan.margin, top, width, plan.counters_height(rows.counters))
    return counters, Box(plan.margin, counters.bottom + plan.gap, plan.inner, plan.waiting_height(rows.waiting))
