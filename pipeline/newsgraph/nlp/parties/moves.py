"""Who joined, left or was expelled from a party, and when."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import OBJECTS, actors, undergoers
from newsgraph.nlp.grammar.tree import subtree
from newsgraph.nlp.memberships.certainty import Certainty, judge
from newsgraph.nlp.memberships.facts import Telling, add_membership, persons_of
from newsgraph.nlp.page.layers import Layers, MentionRow
from newsgraph.rules.closed import closed
from newsgraph.rules.parties import Move, party_rules

_FUTURE = closed().future


def read_move(layers: Layers, mention: MentionRow) -> None:
    """As in "A joined the B Party in 2015", "A was expelled from the B Party", "A defected to the B Party"."""
    head = layers.head(mention)
    noun = head.head if head.dep_ in {"compound", "nmod"} and head.head.lower_ in party_rules().nouns else head
    preposition = noun.head if noun.dep_ == "pobj" else None
    verb = noun.head if preposition is None else preposition.head
    if preposition is None and noun.dep_ not in OBJECTS:
        return
    move = party_rules().moves_by_verb.get((verb.lemma_.lower(), "" if preposition is None else preposition.lower_))
    if move is None:
        return
    people = list(persons_of(layers, undergoers(verb) if move.undergone else actors(verb)))
    certainty = judge(layers, verb) if people else None
    # That somebody did not leave says little.
    if certainty is None or (certainty.modality == "denied" and move.leaves):
        return
    for member in people:
        add_membership(layers, member, mention["entity"], _tell(layers, verb, noun, move, certainty))


def _tell(layers: Layers, verb: Token, noun: Token, move: Move, certainty: Certainty) -> Telling:
    ahead = any(child.lower_ in _FUTURE for child in verb.children) or certainty.modality == "reported"
    when = _when(layers, verb)
    if move.leaves:
        return Telling("party-move", certainty, [verb, noun], status=None if ahead else "former", end=when)
    if ahead and certainty.modality == "asserted":
        certainty = Certainty("reported", certainty.source, certainty.hedges)
    return Telling("party-move", certainty, [verb, noun], status="incoming" if ahead else None, start=when)


def _when(layers: Layers, verb: Token) -> int | None:
    """The time that the verb itself has: "in 2015", "last year"."""
    near = [
        token for child in verb.children if child.dep_ in {"prep", "npadvmod", "advmod"} for token in subtree(child)
    ]
    return next((time for token in near if (time := layers.time_at(token)) is not None), None)
