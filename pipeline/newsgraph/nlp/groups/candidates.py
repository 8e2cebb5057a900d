"""Whose a campaign is: "Otieno's campaign", "the Otieno campaign", "her campaign manager", "the campaign to re-elect Otieno".

English: whose it is stands before the noun or the office that it describes, behind "of", or is the object of electing.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import MODIFIERS, prepositional
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.groups.nouns import is_plural, noun_of
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import of_lemma
from newsgraph.rules.groups import group_rules

_FAR = 8
"""Tokens from a campaign to whom it is to elect."""


def candidate_of(layers: Layers, noun: Token) -> int | None:
    """The person whose campaign a noun means by its own words; None where they tell none."""
    return next((person for token in _owners(noun) if (person := _person(layers, token)) is not None), None)


def is_campaign(noun: Token) -> bool:
    return noun_of(noun) in group_rules().words.of_candidates and noun.pos_ in {"NOUN", "PROPN"}


def campaigns(layers: Layers) -> dict[int, Token]:
    """Whose campaigns a document speaks of, each with the noun that says so first."""
    found: dict[int, Token] = {}
    for i in of_lemma(layers.doc, group_rules().words.of_candidates):
        noun = layers.doc[i]
        person = candidate_of(layers, noun) if is_campaign(noun) else None
        if person is not None:
            found.setdefault(person, noun)
    return found


def _owners(noun: Token) -> Iterator[Token]:
    if noun.dep_ in {"compound", "nmod"}:  # "Otieno's campaign manager", "Otieno campaign manager A"
        yield from (child for child in noun.head.lefts if child.dep_ == "poss" and child.i < noun.i)
        if noun.i > sentence(noun).start:
            yield noun.nbor(-1)
    yield from (child for child in noun.lefts if child.dep_ in MODIFIERS)
    yield from prepositional(noun, "of")
    yield from _elected(noun)


def _elected(noun: Token) -> Iterator[Token]:
    """Whom a campaign is to elect, as the words stand: the tokeniser cuts "re-elect"."""
    behind = noun.doc[noun.i + 1 : min(noun.i + 1 + _FAR, sentence(noun).end)]
    if len(behind) and behind[0].lower_ == "to":
        verb = next((token.i for token in behind[: _FAR // 2] if token.lower_ in group_rules().words.electing), None)
        yield from (token for token in behind if verb is not None and token.i > verb)


def the_campaign(layers: Layers, noun: Token) -> Token | None:
    """The noun that tells whose "the campaign" is, where the document speaks of one candidate's only."""
    known = layers.once(campaigns)
    bare = all(child.lower_ == "the" for child in noun.lefts) and not any(child.dep_ == "prep" for child in noun.rights)
    one = bare and len(known) == 1 and not is_plural(noun)
    return next(iter(known.values())) if one and is_campaign(noun) else None


def _person(layers: Layers, token: Token) -> int | None:
    entity = layers.entity(token)
    return entity if entity is not None and layers.kind(entity) == "person" else None
