"""Who holds nothing: papers, just anybody, hardly anybody; and who is meant where a paper holds a stance."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import prepositional, subjects_of
from newsgraph.nlp.grammar.tree import children_of
from newsgraph.nlp.stances.counted import are_several
from newsgraph.rules import per_rules
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.closed import closed
from newsgraph.rules.speech import speech

_SELVES = closed().selves
_SCANT = closed().scant
_WITHIN = closed().within
_NEGATIONS = closed().negations
_NOUNS = frozenset({"NOUN", "PROPN"})
_FIGURES = frozenset({"DATE", "TIME", "PERCENT", "CARDINAL", "MONEY"})
_TELLING = frozenset({"amod", "compound", "poss", "nmod", "prep", "appos", "acl"})
"""What tells a holder from just anybody ("rural voters", "people in the FBI", "those surveyed")."""


def are_some(token: Token, can_act: Callable[[Token], bool]) -> bool:
    """Whether a quantity stands for people by whom or where they are ("a number of nurses", "some in the party")."""
    rules = attitudes()
    if {token.lower_, token.lemma_.lower()}.isdisjoint(rules.quantities | rules.anybody):
        return False
    somewhere = token.pos_ != "NOUN" and any(
        item.pos_ in _NOUNS and item.ent_type_ not in _FIGURES for item in prepositional(token, *_WITHIN)
    )
    return somewhere or any(item.pos_ in _NOUNS and can_act(item) for item in prepositional(token, "of"))


def is_scant(token: Token) -> bool:
    """Whether hardly anybody is meant, or not everybody ("few Democrats", "not all voters", but not "neither Ann nor Bob")."""
    first = token.left_edge
    paired = first.dep_ == "preconj" or (first.tag_ == "CC" and any(child.dep_ == "cc" for child in children_of(token)))
    return token.lower_ in _SCANT or (first.i < token.i and not paired and first.lower_ in _SCANT | _NEGATIONS)


def is_anybody(token: Token) -> bool:
    """Whether nobody in particular is meant ("people", "those who voted for her")."""
    if are_several(token):
        return False
    last = token.i + 1 == len(token.doc)
    beside = () if last or token.nbor().dep_ != "prep" else (token.nbor(),)  # "as did others | in the council"
    return token.lemma_.lower() in attitudes().anybody and not any(
        child.dep_ in _TELLING and child.lower_ not in attitudes().quantities | attitudes().anybody
        for child in (*children_of(token), *beside)
    )


def author_of(token: Token) -> Token:
    """Whose letter or remark holds a stance ("her letter criticizing the plan": she). Itself when the text names none."""
    measure = token.lemma_ in attitudes().measures and token.dep_ == "dobj"  # "unveiled a plan that calls for a tax"
    if not measure and token.lemma_ not in attitudes().writings:
        return token
    owners = [child for child in children_of(token) if child.dep_ == "poss"] or prepositional(token, "from", "by")
    issued = (child for child in children_of(token) if child.lemma_ in attitudes().publishing)
    owners = owners or [by for child in issued if child.dep_ == "acl" for by in prepositional(child, "by")]
    if not owners and token.dep_ == "dobj" and token.head.lemma_ in attitudes().publishing:
        owners = subjects_of(token.head)
    return next(iter(owners), token)


@per_rules
def silent_things() -> frozenset[str]:
    """What holds nothing itself: papers, and words of somebody whom the text does not name beside them."""
    return attitudes().papers | attitudes().writings


@per_rules
def anonymous() -> frozenset[str]:
    """What speaks and holds nothing: hearsay, and somebody's own words whose author is not told ("a statement said")."""
    return attitudes().papers | attitudes().hearsay | speech().documents.personal


def is_self(token: Token) -> bool:
    """Whether a word is the speaker's for himself ("us", but not "US")."""
    return token.lower_ in _SELVES and not (token.is_upper and len(token) > 1)
