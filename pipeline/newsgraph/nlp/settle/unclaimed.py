"""Leaves out what stands in the graph for its claims alone, where it has none."""

from __future__ import annotations

from newsgraph.nlp.page.layers import Layers
from newsgraph.schema import ENTITY_REFERENCES


def drop_unclaimed(layers: Layers) -> None:
    """Drops topics and unnamed parties of which nothing is said, not even how many they are: readers made them while they looked for claims."""
    spoken_of = {number for claim in layers.claims for number in (*claim["entities"].values(), claim["source"])}
    spoken_of.update(entity[field] for entity in layers.entities for field in ENTITY_REFERENCES)  # type: ignore[literal-required]
    layers.drop_entities(
        {
            number
            for number, entity in enumerate(layers.entities)
            if entity["kind"] in ("topic", "unnamed") and not entity["counts"] and number not in spoken_of
        }
    )
