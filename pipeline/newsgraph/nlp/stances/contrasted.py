"""Who is told to do the same or not, by a bare "do": "Ann voted for the bill, but Tom did not"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.nlp.grammar.syntax import conjuncts_of
from newsgraph.nlp.grammar.tree import children_as, children_of, has_child_as
from newsgraph.nlp.stances.participants import Parties
from newsgraph.nlp.stances.predicates import is_negated, is_open
from newsgraph.nlp.stances.reading import Reading
from newsgraph.rules.attitudes import opposite

_JOINED = frozenset({"conj"})
_SUBJECTS = frozenset({"nsubj"})
_COMPLEMENTS = frozenset({"dobj", "xcomp", "attr", "acomp", "oprd"})
_CLAUSES = frozenset({"conj", "advcl", "ccomp", "parataxis"})
_ASIDES = frozenset({"advcl", "ccomp", "parataxis"})


def contrasted(
    parties: Parties, verb: Token, found: Sequence[Reading], *, negated: bool, flips: bool
) -> Iterator[Reading]:
    """The stances of those who do as a verb's subject does, or do not; only where `flips`, a denial is the other stance."""
    for bare in _bare(verb):
        other = is_negated(parties.layers, bare) != negated
        if (other and not flips) or is_open(parties.layers, bare):
            continue
        doers = [item for child in children_as(bare, _SUBJECTS) for item in conjuncts_of(child)]
        for holder in parties.holders(doers):
            for reading in _each_target(found):
                if holder.entity not in {reading.target.entity, reading.holder.entity}:
                    side = opposite(reading.polarity) if other else reading.polarity
                    yield replace(reading, holder=holder, polarity=side, proof=(bare, *reading.proof))


def _each_target(found: Sequence[Reading]) -> list[Reading]:
    """One reading for each target."""
    return list({reading.target.entity: reading for reading in reversed(found)}.values())


def _bare(verb: Token) -> Iterator[Token]:
    """Forms of "do" that stand for a verb in the same sentence: "…, but Tom *did* not", "while Ann voted for it, Tom *did* not"."""
    around = [*children_as(verb, _JOINED), *([verb.head] if verb.dep_ in _ASIDES else [])]
    for token in around:
        if token.lemma_ == "do" and has_child_as(token, _SUBJECTS) and not has_child_as(token, _COMPLEMENTS):
            clauses = [child for child in children_of(token) if child.dep_ in _CLAUSES]
            if all(child.i == verb.i for child in clauses):
                yield token
