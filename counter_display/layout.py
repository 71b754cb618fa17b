"""Where everything stands on a display, from the screen's real size and the distance it is read from. Pure.

What a visitor acts on is largest. Capitals, as parts of the viewing distance:

    called number and counter    1/172  (58 mm at 10 m), as much larger as there is room
    the list of calls            1/200
    counters and waiting         1/320
    words                        1/600

Where a screen is too small for its distance, everything is laid out for the greatest distance that it can serve.
"""

from dataclasses import dataclass
from typing import Final

from counter_display.plan import POINT_EM, Contents, Plan, Rows
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
    list_px: float
    table_px: float
    header: Box
    stage: Box
    calls: Box
    counters: Box
    waiting: Box
    media: Box | None
    """Pictures and films, where they are configured."""
    running_text: Box | None
    """At the foot, where the site has one."""
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
    plan = Plan(screen, contents, distance_m)
    while not plan.fits(Rows()):
        distance_m *= _STEP_BACK
        plan = Plan(screen, contents, distance_m)
    return _place(plan, plan.rows())


def _place(plan: Plan, rows: Rows) -> Layout:
    height = plan.left_for_stage(rows)
    if not plan.portrait:
        # The list's rows stand exactly; the stage takes the same height.
        room = int((height - plan.heading - plan.pad) // plan.list_row)
        rows = Rows(rows.calls if plan.media else max(rows.calls, room), rows.counters, 1)
    top = plan.header + plan.gap
    stage = Box(plan.margin, top, plan.stage_width(height, rows.calls), height)
    if plan.portrait:
        calls = Box(plan.margin, stage.bottom + plan.gap, plan.inner, plan.list_height(rows.calls))
    else:
        beside = plan.list_width(height, rows.calls)
        calls = Box(stage.right + plan.gap, top, beside, plan.list_height(rows.calls) if plan.media else height)
    below = max(stage.bottom, calls.bottom) + plan.gap
    counters = Box(plan.margin, below, plan.inner, plan.counters_height(rows.counters))
    waiting = Box(plan.margin, counters.bottom + plan.gap, plan.inner, plan.waiting_height(rows.waiting))
    media = None
    if plan.media:
        tall = plan.media_height(height, rows.calls)
        above = waiting if plan.portrait else calls
        media = Box(above.x, above.bottom + plan.gap, above.width, tall)
    return Layout(
        scale=plan.scale,
        distance_m=plan.distance_m,
        portrait=plan.portrait,
        stacked=plan.is_stacked(height, rows.calls),
        call_px=plan.call_px(height, rows.calls),
        point_px=round(POINT_EM * plan.call_px(height, rows.calls)),
        sign_extent_px=plan.sign_extent(height, rows.calls),
        list_px=plan.list_px,
        table_px=plan.table_px,
        header=Box(0, 0, plan.screen.width, plan.header),
        stage=stage,
        calls=calls,
        counters=counters,
        waiting=waiting,
        media=media,
        running_text=Box(0, plan.screen.height - plan.running_text, plan.screen.width, plan.running_text)
        if plan.running_text
        else None,
        list_rows=rows.calls,
        counter_rows=rows.counters,
        counter_columns=plan.counter_columns,
        waiting_rows=rows.waiting,
        waiting_columns=plan.waiting_columns,
    )
