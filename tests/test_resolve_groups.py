from __future__ import annotations

import pytest

from newsgraph.records import ArticleEntity
from newsgraph.resolve.clusters import Joins, Reason
from newsgraph.resolve.group_sorts import sort_of
from newsgraph.resolve.known import Known
from newsgraph.resolve.same_groups import join_groups

KENYA = ArticleEntity("country", "Kenya", code="KE")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kenyan delegation", "Kenya's negotiating team", True),
        ("Kenyan delegation", "U.S. Negotiators", True),
        ("Kenyan delegation", "Kenyan cabinet", False),
        ("Kenyan cabinet", "Kenyan coalition", False),
        ("new Otieno government", "Otieno government", True),
        ("Otieno government", "Njeri government", False),
        ("national security team", "Kenyan delegation", False),
        ("national security team", "negotiating team", False),
        ("legal team", "negotiating team", False),
    ],
)
def test_resolve_groups_of_one_sort(one: str, other: str, same: bool) -> None:
    assert (sort_of(one) == sort_of(other)) is same


def test_resolve_groups_join_delegations_of_a_sender_and_year_but_no_cabinet() -> None:
    names = ("Kenyan delegation", "Kenya's team", "Kenyan cabinet", "Kenya's delegation")
    known = {}
    for number, name in enumerate(names):
        entities = (KENYA, ArticleEntity("group", name, sender=0))
        for index, entity in enumerate(entities):
            key = (f"a{number}", index)
            known[key] = Known(key, entity)
    joins = Joins()
    for key in known:
        joins.add(key)
    joins.join_all([key for key in known if key[1] == 0], Reason("same-country", "KE"))
    dates = {(f"a{number}", 1): "2019" if number < 3 else "2022" for number in range(len(names))}
    join_groups([one for key, one in known.items() if key[1] == 1], known, dates, {}, joins)
    found = [joins.find((f"a{number}", 1)) for number in range(len(names))]
    assert found[0] == found[1]
    assert len({*found}) == 3
