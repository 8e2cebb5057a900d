"""What "it" and "he" in a speaker's words stand for, where the words around the statement tell."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import SUBJECTS, prepositional
from newsgraph.nlp.grammar.tree import children_as, children_of
from newsgraph.nlp.stances.deeds import is_infinitive
from newsgraph.nlp.stances.participants import Parties, Party
from newsgraph.rules.attitudes import attitudes, noun_entries
from newsgraph.rules.closed import closed

_ABOUT = closed().about
_HE_OR_SHE = closed().he_or_she
_IT = closed().it
_OWNED = frozenset({"poss"})
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


def told_before(parties: Parties, pronoun: Token, holder: Party) -> Token | None:
    """The thing that somebody reported calls "it": what he is for or against by his name, or the only thing told of before."""
    if pronoun.lower_ not in _IT or pronoun.dep_ not in SUBJECTS or _opens_clause(pronoun.head):
        return None
    return _of_side(parties, holder) or _only_thing(parties, pronoun)


def _only_thing(parties: Parties, pronoun: Token) -> Token | None:
    """The only thing told of before. None where that is a body, or told by the same speaker."""
    thing = parties.pronouns.thing(pronoun)
    if thing is None or parties.statement(thing) == parties.statement(pronoun):
        return None
    party = parties.target(thing)
    return None if party is None or parties.is_named(party) else thing


def _opens_clause(verb: Token) -> bool:
    """Whether an "it" only stands for the clause behind it ("it is wrong to close the port", "it is a shame that she left")."""
    under = (verb, *children_as(verb, _PREDICATES))
    clauses = (child for word in under for child in children_as(word, _CLAUSES) if child.i > verb.i)
    return any(is_infinitive(child) or any(item.dep_ == "mark" for item in children_of(child)) for child in clauses)


def _of_side(parties: Parties, holder: Party) -> Token | None:
    """What the holder is for or against by his name ("critics of the bill": the bill)."""
    noun = parties.head(holder)
    for entry in noun_entries().get(noun.lemma_.lower(), ()):
        things = prepositional(noun, *entry.frame.target) or children_as(noun, _OWNED) if entry.frame.person else []
        if len(things) == 1 and not parties.can_act(things[0]):
            return things[0]
    return None


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
