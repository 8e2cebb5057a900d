"""Who holds the attitude of a verb: its subject, who plans or asks for the deed, who does the same."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_controlled, is_passive, prepositional, subjects_of
from newsgraph.nlp.grammar.resuming import resumed_cue
from newsgraph.nlp.grammar.syntax import conjuncts_of
from newsgraph.nlp.grammar.tree import children_as, children_of, has_child_as
from newsgraph.nlp.stances.deeds import is_infinitive
from newsgraph.nlp.stances.predicates import alongside, first_asked
from newsgraph.rules.attitudes import attitudes, object_frame
from newsgraph.rules.closed import closed

_JOINED = frozenset({"dobj"})
_AFTER_LINKS = frozenset({"pcomp", "pobj"})
_LINKS = frozenset({"prep"})
_TORN = frozenset({"acl", "relcl"})
_AS = closed().same_as
_NOUNS_AFTER = frozenset({"pobj"})
_OWNED = frozenset({"poss"})
_OWN = closed().possessives
_PASSIVE = frozenset({"auxpass"})
_ADVERBIAL = frozenset({"advcl"})
_SUBJECTS = frozenset({"nsubj"})
_ATTITUDES = closed().attitudes
_GENITIVES = closed().genitives
_JOINTLY = closed().jointly
_ALIKE = closed().alike
_AGAIN = closed().again
_LIKENESSES = closed().likenesses


def _planners(plan: Token) -> list[Token]:
    """Whose plan or effort a deed is: "Ann's bid to block it", "launched a bid to block it"."""
    owners = [item for child in children_as(plan, _OWNED) for item in conjuncts_of(child)]
    verb = plan.head
    frame = object_frame(verb.lemma_)
    opposed = frame is not None and frame.polarity == "against"  # "criticized a plan to block it"
    if plan.dep_ == "pobj" and verb.lower_ in _ATTITUDES and verb.head.pos_ == "VERB":
        verb, opposed = verb.head, False  # "met them in an attempt to block it"
    elif plan.dep_ != "dobj" or verb.lemma_ not in attitudes().pursuing | attitudes().light_verbs:
        opposed = True  # "described a plan to block it"
    own = [] if verb.pos_ != "VERB" or opposed else subjects_of(verb)
    return own if owners and all(owner.lower_ in _OWN for owner in owners) and own else owners or own


def _planners_of(verb: Token) -> list[Token] | None:
    """Whose deed it is that a noun tells of ("Ann's bid to block it", "has a history of blocking it"). None for other deeds."""
    if verb.dep_ == "acl" and is_infinitive(verb) and verb.head.lemma_ in attitudes().willed | attitudes().measures:
        return _planners(verb.head)
    known = _long_done(verb) if verb.dep_ == "pcomp" else None
    return None if known is None else subjects_of(known)


def _long_done(verb: Token) -> Token | None:
    """The verb by which somebody is known for a deed ("has a history of defending it", "made a career of attacking her")."""
    noun = verb.head.head
    known = verb.head.lower_ == "of" and noun.lemma_ in attitudes().long_done and noun.dep_ == "dobj"
    return noun.head if known and noun.head.lemma_ in attitudes().light_verbs else None


def likewise(verb: Token) -> list[Token]:
    """Who is told to do the same: "Like Ann, he opposes it", "she opposes it, as did the council", "joined Ann in opposing it"."""
    alike: list[Token] = []
    if is_passive(verb):
        return alike
    if verb.dep_ in _AFTER_LINKS and verb.head.head.lemma_ in attitudes().joining:  # "joined *Ann* in opposing it"
        alike += [item for other in children_as(verb.head.head, _JOINED) for item in conjuncts_of(other)]
    beside = (item for subject in subjects_of(verb) for item in children_of(subject) if item.lower_ in _JOINTLY)
    for child in (*children_of(verb), *beside):
        if child.lower_ in _JOINTLY or (child.dep_ == "prep" and any(c.lower_ in _JOINTLY for c in children_of(child))):
            alike += prepositional(child, "with") or [
                i for n in children_as(child, _NOUNS_AFTER) for i in conjuncts_of(n)
            ]
        elif child.dep_ == "prep" and child.lower_ in _ALIKE and child.i < verb.i and _ends_at_comma(child):
            alike += [item for noun in children_as(child, _NOUNS_AFTER) for item in conjuncts_of(noun)]
        elif child.dep_ in _ADVERBIAL and child.lower_ in _AGAIN and child.i > verb.i:
            first = child.left_edge
            behind = [item for item in children_as(child, _SUBJECTS) if item.i > child.i]
            if first.lower_ in _LIKENESSES and first.nbor().i == child.i:
                alike += [item for noun in behind for item in conjuncts_of(noun)]
    return alike


def _ends_at_comma(phrase: Token) -> bool:
    after = phrase.right_edge.i + 1
    return after < len(phrase.doc) and phrase.doc[after].text == ","


def _behind_name(verb: Token) -> list[Token]:
    """By whom a thing is given a name, from which the parser hung them ("was hailed as a breakthrough | by doctors")."""
    if not has_child_as(verb, _PASSIVE):
        return []
    names = [
        noun for link in children_as(verb, _LINKS) if link.lower_ in _AS for noun in children_as(link, _NOUNS_AFTER)
    ]
    return [doer for noun in names if not has_child_as(noun, _TORN) for doer in prepositional(noun, "by")]


def holders_of(verb: Token) -> list[Token]:
    """Who does what a verb tells of, whatever stands between them ("urged them to *back* it": who urges does)."""
    if is_passive(verb):
        short = any(child.lower_ in _GENITIVES for child in children_as(verb, _PASSIVE))
        # "He's called for a recount" is called by nobody.
        return prepositional(verb, "by") or _behind_name(verb) or (subjects_of(verb) if short else [])
    if verb.dep_ == "xcomp" and verb.head.dep_ == "acomp":
        return subjects_of(verb.head.head)  # "was quick to praise"
    if verb.dep_ == "advcl" and is_infinitive(verb) and verb.head.pos_ == "VERB":
        return subjects_of(verb.head)  # "teamed up to oppose"
    main = alongside(verb)
    known = _planners_of(verb) if main is None else subjects_of(main)
    if known is not None:
        return known
    asked = first_asked(verb)
    if is_controlled(asked):
        return subjects_of(asked.head)  # "urged them to back it": who urges does
    return subjects_of(resumed_cue(verb) or verb)
