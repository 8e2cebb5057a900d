"""Who sits at which table, in the layouts and words of many newspapers: a text, and all that it tells of memberships in groups."""

from __future__ import annotations

import pytest
from console import read_text

from newsgraph.nlp.layers import Layers

KENYA = "The Kenyan delegation arrived in Geneva on Monday."

TOLD: list[tuple[str, set[str]]] = []
