"""The search for reference cycles is paused, and does not make up for it afterwards."""

from __future__ import annotations

import gc

from newsgraph.collector import leaving_what_is_there, without_cycle_search


def test_collector_counts_what_was_made_as_old() -> None:
    gc.collect()
    with without_cycle_search():
        made = [[number] for number in range(50_000)]
        assert gc.get_count()[0] > len(made) // 2
        assert not gc.isenabled()
    assert gc.isenabled()
    assert len(gc.get_objects(generation=0)) < len(made) // 10
    assert gc.get_freeze_count() == 0


def test_collector_leaves_what_another_has_frozen() -> None:
    with leaving_what_is_there():
        frozen = gc.get_freeze_count()
        with without_cycle_search():
            pass
        assert gc.get_freeze_count() == frozen > 0
