"""For which country a person acts."""

from __future__ import annotations

from collections import defaultdict

from newsgraph.nlp.countries.inherited import inherited_countries
from newsgraph.nlp.grammar.functions import MODIFIERS
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.closed import closed


def country_of(layers: Layers, person: int) -> int | None:
    """The country that a person acts for: of the person's offices, else what stands before the name ("Kenyan President X")."""
    countries = layers.once(_countries_of_offices).get(person, set())
    if len(countries) == 1:
        return min(countries)
    for row in layers.mentions_of(person):
        if row["type"] != "name":
            continue
        for i in range(row["start"] - 1, max(row["start"] - 5, -1), -1):
            token = layers.doc[i]
            alone = token.dep_ == "ROOT" and len(sentence(token)) == 1  # "U.S.", which the parser takes for a sentence
            genitive = token.text in closed().genitives  # "Kenya's Trade Minister X"
            if token.is_punct or not (alone or genitive or token.dep_ in MODIFIERS):
                break
            entity = layers.entity(token)
            if entity is not None and layers.kind(entity) == "country":
                return entity
    return None


def _countries_of_offices(layers: Layers) -> dict[int, set[int]]:
    """The countries of each person's offices, told or inherited: roles are all read before anybody asks for whom one acts."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    inherited = inherited_countries(layers)
    for number, claim in enumerate(layers.claims):
        country = claim["entities"].get("country", inherited.get(number)) if claim["kind"] == "role" else None
        if country is not None and "holder" in claim["entities"]:
            found[claim["entities"]["holder"]].add(country)
    return dict(found)
