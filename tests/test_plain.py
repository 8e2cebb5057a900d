"""Records as plain values and back: by their fields, whatever lies inside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from newsgraph.plain import from_list, from_row, to_list, to_row


@dataclass(frozen=True, slots=True)
class Stop:
    name: str
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    first: Stop | None = None
    stops: tuple[Stop, ...] = ()
    colours: tuple[str, ...] = ()
    night: bool = False


PLAIN = (
    (Line(1), {"number": 1, "first": None, "stops": [], "colours": [], "night": False}, [1, None, [], [], False]),
    (
        Line(2, Stop("Quay"), (Stop("Quay"), Stop("Hill", 4)), ("red",), night=True),
        {
            "number": 2,
            "first": {"name": "Quay", "minutes": 0},
            "stops": [{"name": "Quay", "minutes": 0}, {"name": "Hill", "minutes": 4}],
            "colours": ["red"],
            "night": True,
        },
        [2, ["Quay", 0], [["Quay", 0], ["Hill", 4]], ["red"], True],
    ),
)


@pytest.mark.parametrize(("record", "row", "values"), PLAIN, ids=["bare", "full"])
def test_plain_values_of_a_record_and_back(record: Line, row: dict[str, Any], values: list[Any]) -> None:
    assert to_row(record) == row
    assert list(to_row(record)) == ["number", "first", "stops", "colours", "night"]
    assert to_list(record) == values
    assert from_row(Line, row) == from_list(Line, values) == record


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"number": 1, "wheels": 4},
        {"number": 1, "stops": None},
        {"number": 1, "stops": [{"minutes": 1}]},
        {"number": 1, "stops": 3},
    ],
    ids=["lacking", "unknown", "no list", "lacking inside", "no list at all"],
)
def test_plain_refuses_what_is_no_such_record(row: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        from_row(Line, row)


def test_plain_takes_defaults_where_a_row_says_nothing() -> None:
    assert from_row(Line, {"number": 3}) == Line(3)


def test_plain_refuses_a_list_of_another_length() -> None:
    with pytest.raises(ValueError, match="shorter"):
        from_list(Line, [1])
