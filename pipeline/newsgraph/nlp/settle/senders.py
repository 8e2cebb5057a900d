"""Who sent a delegation that nobody is said to have sent: its people tell."""

from __future__ import annotations

from newsgraph.nlp.groups.senders import sender_of
from newsgraph.nlp.page.layers import Layers


def learn_senders(layers: Layers) -> None:
    """Gives each delegation without sender the country of its people."""
    for group in layers.groups:
        layers.entities[group]["sender"] = sender_of(layers, group)
