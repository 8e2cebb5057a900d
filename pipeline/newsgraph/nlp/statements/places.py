"""What the paths of speech frames cannot say themselves: tests and places that they refer to as ":name" (rules/en/speech.yaml)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import SUBJECTS
from newsgraph.nlp.grammar.paths import Path
from newsgraph.nlp.grammar.tree import reach, subtree
from newsgraph.rules.speech import speech

_CLAUSES_OF_NOUNS = frozenset({"acl", "ccomp", "relcl"})
_EMPTY = frozenset({"PROPN", "DET", "PUNCT", "PRON", "SPACE"})


def link(verb: Token) -> Sequence[Token]:
    """The preposition, or what was taken for a particle, that a verb needs before what is said ("called *for* talks")."""
    wanted = speech().verbs.preposition[verb.lemma_]
    found = (c for c in verb.children if c.dep_ in {"prep", "prt"} and c.lower_ in wanted and c.i > verb.i)
    return [*found][:1]


def telling(thing: Token) -> Sequence[Token]:
    """An object itself where it tells more than a name or a bare noun ("announced the pick", "mentioned Ann Lee")."""
    first, last = reach(thing, 0, len(thing.doc)) or (thing.i, thing.i)
    words = thing.doc[first : last + 1]
    owned = any(token.dep_ == "poss" for token in words)  # "his resignation"
    return (thing,) if owned or sum(token.pos_ not in _EMPTY for token in words) > 1 else ()


def beneath(thing: Token) -> Sequence[Token]:
    """All that hangs from a token at any depth, and itself, for words that mean nothing without a preposition somewhere."""
    return [*subtree(thing)]


def that(clause: Token) -> Sequence[Token]:
    """A clause itself where a "that" opens it, and does not stand for its subject or object ("the claim that she made")."""
    if clause.dep_ not in _CLAUSES_OF_NOUNS:
        return ()
    subject = any(child.dep_ in SUBJECTS and child.lower_ != "that" for child in clause.children)
    marks = (child for child in clause.children if child.lower_ == "that" and child.dep_ not in SUBJECTS)
    return (clause,) if any(mark.dep_ == "mark" or (mark.tag_ == "IN" and subject) for mark in marks) else ()


PLACES: Mapping[str, Path] = {place.__name__: place for place in (link, telling, beneath, that)}
"""By the names that the paths know them by."""
