"""The country of who comes along with somebody: "Lee was accompanied by Vice Minister Bo Diaz and Ann Orr"."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from newsgraph.nlp.grammar.functions import is_passive, subjects_of
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import with_lemma
from newsgraph.rules.roles import role_words


def companions(layers: Layers, named: Mapping[int, Collection[int]]) -> dict[int, int]:
    """For people who are told to accompany somebody whose one country is known (`named`, by person): that country."""
    found: dict[int, int] = {}
    for i in with_lemma(layers.doc, role_words().company):
        verb = layers.doc[i]
        subjects = subjects_of(verb) if verb.pos_ == "VERB" and is_passive(verb) else []
        people = [entity for token in subjects if (entity := layers.entity(token)) is not None]
        lands = {land for person in people for land in named.get(person, ())}
        if len(lands) != 1:
            continue
        for token in layers.doc[i + 1 : sentence(verb).end]:
            person = layers.entity(token)
            if person is not None and layers.kind(person) == "person":
                found.setdefault(person, min(lands))
    return found
