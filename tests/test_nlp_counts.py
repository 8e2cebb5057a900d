"""How many a group is said to be, and by which words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.model

ANNOUNCED = """Eight Kenyan officials arrived in Geneva for talks with Uganda. Kenya described four of the attendees as official delegates and four as "experts." Here is a look at the Kenyan delegation:

Peter Otieno, heading the delegation, is foreign minister.

Grace Wanjiru is the director of the water agency.
"""


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A 12-member Kenyan delegation left.", [("12-member Kenyan delegation", 12, "whole")]),
        ("The five-person Chilean delegation left.", [("five-person Chilean delegation", 5, "whole")]),
        ("A twelve-strong Polish delegation left.", [("twelve-strong Polish delegation", 12, "whole")]),
        ("Norway sent a delegation of eight to Oslo.", [("delegation of eight", 8, "whole")]),
        ("Norway sent a delegation of eight officials to Oslo.", [("delegation of eight officials", 8, "whole")]),
        ("The delegation, consisting of 20 people, was Polish.", [("20 people", 20, "whole")]),
        ("The Danish delegation is made up of about 20 officials.", [("about 20 officials", 20, "roughly")]),
        ("A Danish delegation of more than 30 left.", [("delegation of more than 30", 30, "roughly")]),
        (
            "The Chilean delegation consists of four delegates and two experts.",
            [
                ("four delegates", 4, "part"),
                ("four delegates and two experts", 6, "whole"),
                ("two experts", 2, "part"),
            ],
        ),
        ("The Kenyan delegation includes three experts.", [("three experts", 3, "part")]),
        ("The eight members of the Kenyan delegation left.", [("The eight members", 8, "whole")]),
        ("Two members of the Kenyan delegation left.", [("Two members", 2, "part")]),
        (
            ANNOUNCED,
            [
                ("Eight Kenyan officials", 8, "whole"),
                ('four as "experts', 4, "part"),
                ("four of the attendees as official delegates", 4, "part"),
            ],
        ),
        ("The Kenyan delegation does not include eight officials.", []),
        ("Does the Kenyan delegation consist of eight officials?", []),
        ("The Kenyan delegation left after 12 days.", []),
        ("The Kenyan delegation met eight officials.", []),
        ("The delegation of one country left.", []),
    ],
)
def test_nlp_counts_of_groups(text: str, counts: list[tuple[str, int, str]], layers_of: Callable[[str], Any]) -> None:
    layers = layers_of(text)
    found = [
        (layers.span(row).text, row["number"], "roughly" if row["rough"] else "whole" if row["whole"] else "part")
        for entity in layers.entities
        for row in entity["counts"]
    ]
    assert sorted(found) == counts


def test_nlp_counts_are_no_part_of_the_name(layers_of: Callable[[str], Any]) -> None:
    layers = layers_of("A 12-member Kenyan delegation left. The Kenyan delegation was tired.")
    assert [row["name"] for row in layers.entities if row["kind"] == "group"] == ["Kenyan delegation"]
