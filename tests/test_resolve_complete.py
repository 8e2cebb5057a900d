"""Whether all of a group's people are named: by the number that is said, else by a list that leaves nobody out."""

from __future__ import annotations

import pytest

from newsgraph.records import Claim, Entity, EntityCount, Evidence
from newsgraph.resolve.complete import mark_complete


def _claim(member: str, modality: str = "asserted", rule: str = "membership.include") -> Claim:
    evidence = (Evidence("a", 0, 1, "x", rule),)
    fields = {"member": f"person/{member}", "group": "group/g"}
    return Claim(f"membership/{member}", "membership", modality, 0.9, rule, evidence, fields=fields)  # type: ignore[arg-type]


def _count(number: int, *, whole: bool = True, rough: bool = False) -> EntityCount:
    return EntityCount("a", 0, 1, "x", number, whole, rough)


@pytest.mark.parametrize(
    ("counts", "claims", "complete"),
    [
        ((_count(2),), (_claim("a"), _claim("b")), True),
        ((_count(2),), (_claim("a"), _claim("b", "reported")), True),
        ((_count(3),), (_claim("a"), _claim("b")), False),
        ((_count(2),), (_claim("a"), _claim("b", "denied")), False),
        ((_count(1),), (_claim("a"), _claim("b")), False),
        ((_count(2), _count(3)), (_claim("a"), _claim("b")), None),
        ((_count(2, rough=True),), (_claim("a", rule="membership.consist"),), None),
        ((), (_claim("a"), _claim("b")), None),
        ((), (_claim("a", rule="membership.consist"),), True),
        ((_count(2, whole=False),), (_claim("a", rule="membership.consist"),), True),
        ((), (), None),
    ],
)
def test_resolve_complete_by_number_or_list(
    counts: tuple[EntityCount, ...], claims: tuple[Claim, ...], complete: bool | None
) -> None:
    (group,) = mark_complete([Entity("group/g", "group", "team", counts=counts)], claims)
    assert group.complete is complete


def test_resolve_complete_is_a_groups_only() -> None:
    (body,) = mark_complete([Entity("organisation/o", "organisation", "board")], ())
    assert body.complete is None
