"""Which bodies of a document are political parties."""

from __future__ import annotations

from newsgraph.names import tables
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.parties import party_rules


def known_parties(layers: Layers) -> set[int]:
    """The bodies that are parties: by name, by what is generally known, or because the article calls them one."""
    rules, doc = party_rules(), layers.doc
    labels = {form for label in rules.labels_read for form in (label.party, " ".join(label.words))}
    found = set()
    for entity, row in enumerate(layers.entities):
        forms = {row["name"], *row["aliases"]} if row["kind"] == "organisation" else set()
        listed = (tables.body(form) for form in sorted(forms))
        if (
            forms & labels
            or any(not rules.words.isdisjoint(form.split()) for form in forms)
            or any(body is not None and body.kind == "party" for body in listed)
        ):
            found.add(entity)
    for mention in layers.mentions:
        if mention["type"] == "name" and layers.kind(mention["entity"]) == "organisation":
            after = doc[mention["end"]] if mention["end"] < len(doc) else None
            if after is not None and after.lower_ in rules.nouns:
                found.add(mention["entity"])
    return found
