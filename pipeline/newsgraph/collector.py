"""Python's search for reference cycles, paused where millions of objects are made that stay, or have none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_cycle_search() -> Iterator[None]:
    """Goes through all living objects again and again otherwise: a quarter of the time at 60,000 names, more at more, a seventh of loading a model."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                # All that was made counts as old now: else the next search would go through all of it, seconds for an archive.
                gc.freeze()
                gc.unfreeze()
            gc.enable()


@contextmanager
def leaving_what_is_there() -> Iterator[None]:
    """The search goes through what is made within, and not again and again through the model and tables that were loaded before."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
