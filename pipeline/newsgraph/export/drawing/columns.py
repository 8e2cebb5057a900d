"""Groups of different years side by side: a column for each year, and people between the groups that they sit in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import floor, fsum
from typing import Any

from newsgraph.export.drawing.laid_out import LaidOut
from newsgraph.export.drawing.layout import Places, box_of, lay_out_part, parts_of, put_together
from newsgraph.export.drawing.views import year_of

Graph = Any  # networkx ships without types

_BETWEEN = 90.0
"""What is left free between the labels of a column and those of the people beside it."""


def lay_out_side_by_side(drawn: Graph, laid_out: LaidOut | None = None) -> Places:
    """The place of each node: groups with a year in the column of that year, all else by forces below."""
    years = {node: year for node, data in drawn.nodes(data=True) if (year := year_of(data))}
    columns = {year: number for number, year in enumerate(sorted(set(years.values())))}
    column = {group: columns[year] for group, year in years.items()}
    sides = _sides(drawn, column)
    plain, parts = parts_of(drawn.subgraph([node for node in drawn if node not in column and node not in sides]))
    laid_out = laid_out or LaidOut()
    below = [lay_out_part(plain, part, drawn, laid_out) for part in parts]
    return put_together([_table(drawn, column, sides), *below] if column else below, drawn)


def _sides(drawn: Graph, column: Mapping[str, int]) -> dict[str, list[str]]:
    """Each member of a group that has a column, with all such groups."""
    sides: dict[str, list[str]] = {}
    for member, group in sorted({(member, group) for member, group in drawn.edges() if group in column}):
        if member not in column:
            sides.setdefault(member, []).append(group)
    return sides


def _table(drawn: Graph, column: Mapping[str, int], sides: Mapping[str, Sequence[str]]) -> Places:
    wide = max(box_of(drawn.nodes[group])[0] for group in column)
    people = max((box_of(drawn.nodes[person])[0] for person in sides), default=0.0)
    step = (wide + people) / 2 + _BETWEEN  # from a column to the people beside it
    row = max(box_of(drawn.nodes[person])[1] for person in sides) if sides else 0.0
    heights = _heights_of_groups(drawn, column, sides, row)
    places = {group: (2 * step * column[group], heights[group]) for group in column}
    lanes: dict[float, list[tuple[float, str, str]]] = {}
    for person, groups in sides.items():
        wish = fsum(heights[group] for group in groups) / len(groups)  # sum() differs between Pythons
        lane = _lane({column[group] for group in groups})
        lanes.setdefault(lane, []).append((wish, drawn.nodes[person]["label"], person))
    for lane, wishes in lanes.items():
        for person, height in _spread(sorted(wishes), row).items():
            places[person] = (2 * step * lane, height)
    return places


def _heights_of_groups(
    drawn: Graph, column: Mapping[str, int], sides: Mapping[str, Sequence[str]], row: float
) -> dict[str, float]:
    """Groups of one year one below the other, each with room for its members; columns are in line at their middle."""
    members = [group for groups in sides.values() for group in groups]
    heights: dict[str, float] = {}
    for number in sorted(set(column.values())):
        groups = sorted((drawn.nodes[group]["label"], group) for group in column if column[group] == number)
        rooms = [max(members.count(group) * row, box_of(drawn.nodes[group])[1]) + row for _, group in groups]
        top = -fsum(rooms) / 2
        for (_, group), room in zip(groups, rooms, strict=True):
            heights[group] = top + room / 2
            top += room
    return heights


def _lane(columns: set[int]) -> float:
    """Where people of these columns stand: between them; of the first alone on its outer side, of others on their right."""
    if columns == {0}:
        return -0.5
    return floor(sum(columns) / len(columns)) + 0.5


def _spread(wishes: Sequence[tuple[float, str, str]], row: float) -> dict[str, float]:
    """Heights as near as may be to those wished for, in order, and a row apart."""
    heights: list[float] = []
    for wish, _, _ in wishes:
        heights.append(max(wish, heights[-1] + row) if heights else wish)
    shift = fsum(wish - height for (wish, _, _), height in zip(wishes, heights, strict=True)) / len(wishes)
    return {person: height + shift for (_, _, person), height in zip(wishes, heights, strict=True)}
