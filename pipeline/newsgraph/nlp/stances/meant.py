"""What "it" and "he" in a speaker's words stand for, where the words around the statement tell."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import SUBJECTS, prepositional
from newsgraph.nlp.grammar.tree import children_as, children_of
from newsgraph.nlp.stances.participants import Parties
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.closed import closed

_ABOUT = closed().about
_HE_OR_SHE = closed().he_or_she
_PREDICATES = frozenset({"attr", "acomp", "oprd"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl"})


def topic_at_hand(parties: Parties, pronoun: Token) -> Token | None:
    """What "it" in a statement is about when the words around the cue say so ("…," Ann said, commenting on the vote)."""
    statement = parties.statement(pronoun)
    row = parties.layers.claims[statement] if statement is not None else None
    cue = row["spans"].get("cue_span") if row is not None else None
    if not cue:
        return None
    verb = parties.layers.doc[cue[0][0]]
    around = [
        *children_of(verb),
        *(item for child in children_of(verb) if child.dep_ in {"nsubj", "advcl"} for item in children_of(child)),
    ]
    for child in around:
        if child.lemma_ in attitudes().verdict_verbs.about:
            found = prepositional(child, *_ABOUT)
            if found:
                return found[0]
    return _said_of(verb) if pronoun.i < verb.i or _opens(pronoun) else None


def measure_told_of(parties: Parties, pronoun: Token) -> Token | None:
    """The measure of which the words before tell, and that "it" can only be ("The policy divides them. Critics say it is too lenient")."""
    verb, rules = pronoun.head, attitudes()
    clauses = (child for item in (verb, *children_as(verb, _PREDICATES)) for child in children_as(item, _CLAUSES))
    if any(child.i > verb.i for child in clauses):
        return None  # "it is wrong to lie"
    meant = parties.pronouns.thing(pronoun)
    if meant is None or meant.dep_ not in SUBJECTS or meant.lemma_ not in rules.measures | rules.conduct:
        return None
    return meant


def _opens(pronoun: Token) -> bool:
    """Whether a pronoun opens quoted words, which are then about what the cue before them says (`Ann said of the vote: "It …"`)."""
    return pronoun.i > 0 and pronoun.nbor(-1).is_quote


def _said_of(cue: Token) -> Token | None:
    """What a cue says its words are about ("…," Ann said of the vote)."""
    return next(iter(prepositional(cue, "of", "about")), None)


def spoken_of(parties: Parties, pronoun: Token) -> Token | None:
    """Whom a "he" in quoted words stands for when the cue behind them says so ('"He is a liar," Ann said of Bob')."""
    statement = parties.statement(pronoun)
    if statement is None or pronoun.lower_ not in _HE_OR_SHE:
        return None
    cue = parties.layers.claims[statement]["spans"].get("cue_span")
    verb = None if not cue else parties.layers.doc[cue[0][0]]
    return _said_of(verb) if verb is not None and (pronoun.i < verb.i or _opens(pronoun)) else None
