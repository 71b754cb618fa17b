"""The table to read, and the same as JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from bench.audit import Findings
from bench.results import Comparison, Figure, Section, Spread

MARKS = {True: "reached", False: "MISSED", None: ""}


def write_table(machine: dict[str, Any], sections: Sequence[Section], findings: Findings) -> str:
    """Every figure with its spread, what it is held against, and whether the aims are reached."""
    lines = ["", ", ".join(f"{name} {value}" for name, value in machine.items()), ""]
    for section in sections:
        lines += _section(section)
    counted = (
        f"  {findings.tickets:,} tickets and {findings.calls:,} calls acknowledged: "
        f"{findings.duplicate_numbers} duplicate numbers, {findings.double_calls} double calls, "
        f"{findings.lost} lost, {findings.holes} holes in the numbers: {'clean' if findings.clean else 'WRONG'}"
    )
    lines += ["Audit", counted, ""]
    return "\n".join(lines)


def _section(section: Section) -> Iterator[str]:
    yield section.title
    width = max(len(figure.name) for figure in section.figures)
    for figure in section.figures:
        spread = Spread.of(figure.rounds)
        line = f"  {figure.name:{width}}  {_number(spread.median):>9} {figure.unit:3}"
        if len(figure.rounds) > 1:
            line += f" ({_number(spread.low)} to {_number(spread.high)})"
        comparisons = [_comparison(comparison) for comparison in figure.comparisons]
        yield f"{line:{width + 42}}  {'; '.join(comparisons)}".rstrip()
    if section.note:
        yield f"  {section.note}"
    yield ""


def _comparison(comparison: Comparison) -> str:
    spread = Spread.of(comparison.ratios)
    text = f"{spread.median:.2f} of {comparison.yardstick}"
    if len(comparison.ratios) > 1:
        text += f" ({spread.low:.2f} to {spread.high:.2f})"
    if comparison.aim is not None:
        text += f", aim {comparison.aim.sense} {comparison.aim.bound:g}: {MARKS[comparison.met]}"
    return text


def _number(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def write_json(machine: dict[str, Any], plan: object, sections: Sequence[Section], findings: Findings) -> str:
    """Everything, every round of it."""
    document = {
        "machine": machine,
        "plan": plan,
        "sections": [
            {"title": section.title, "note": section.note, "figures": [_figure(figure) for figure in section.figures]}
            for section in sections
        ],
        "audit": asdict(findings) | {"clean": findings.clean},
    }
    return json.dumps(document, indent=2) + "\n"


def _figure(figure: Figure) -> dict[str, Any]:
    comparisons = [
        {
            "yardstick": comparison.yardstick,
            **asdict(Spread.of(comparison.ratios)),
            "aim": comparison.aim and asdict(comparison.aim),
            "met": comparison.met,
            "ratios": list(comparison.ratios),
        }
        for comparison in figure.comparisons
    ]
    return {
        "name": figure.name,
        "unit": figure.unit,
        **asdict(Spread.of(figure.rounds)),
        "rounds": list(figure.rounds),
        "comparisons": comparisons,
    }
