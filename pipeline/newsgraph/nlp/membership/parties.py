"""Party labels (first empty version)."""

from __future__ import annotations

from newsgraph.nlp.layers import Layers


def read_parties(layers: Layers) -> None:
    """Adds the party memberships that labels give."""
