"""Several delegations led in one clause: "The two sides were headed by the Kenyan minister A and the Irish minister B"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.countries.acting import country_of
from newsgraph.nlp.grammar.functions import actors, undergoers
from newsgraph.nlp.memberships.certainty import judge
from newsgraph.nlp.memberships.facts import Telling, add_membership, persons_of
from newsgraph.nlp.memberships.listed import with_listed
from newsgraph.nlp.memberships.talks import only_team_of
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.groups import group_rules

_LEAST = 2


def read_both_sides(layers: Layers, verb: Token) -> None:
    """Adds each of those who lead several sides to the side of the own country."""
    teams = [token for token in undergoers(verb) if token.tag_ == "NNS" and _is_side(token)]
    first = actors(verb) if teams else []
    people = list(dict(with_listed(layers, list(persons_of(layers, first)), verb, first)).items()) if first else []
    countries = [country_of(layers, person) for person, _ in people]
    if len(people) < _LEAST or None in countries or len(set(countries)) < len(people):
        return
    certainty = judge(layers, verb)
    if certainty is None:
        return
    for person, country in zip(people, countries, strict=True):
        if country is not None:
            told = Telling("lead", certainty, [verb, teams[0]], "head")
            add_membership(layers, person, _team(layers, country), told)


def _is_side(noun: Token) -> bool:
    return noun.lemma_.lower() in group_rules().words.delegations


def _team(layers: Layers, country: int) -> int:
    """The delegation of a country, made where the text names none but "the two sides"."""
    known = only_team_of(layers, country)
    return (
        layers.add_entity("group", f"{layers.entities[country]['name']} delegation", sender=country)
        if known is None
        else known
    )
