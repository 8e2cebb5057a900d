"""Stances of verbs: the frame's subject for or against its object, prepositional object, infinitive or clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_controlled, is_passive, prepositional, subjects_of
from newsgraph.nlp.grammar.resuming import resumed_cue
from newsgraph.nlp.grammar.syntax import conjuncts_of
from newsgraph.nlp.grammar.tree import children_as, children_of, has_child_as
from newsgraph.nlp.stances.behind import objects_behind
from newsgraph.nlp.stances.contrasted import contrasted
from newsgraph.nlp.stances.deeds import is_at_stake, is_infinitive, things_of
from newsgraph.nlp.stances.idioms import idiom_link
from newsgraph.nlp.stances.participants import Parties, Party
from newsgraph.nlp.stances.predicates import alongside, first_asked, is_open, turn
from newsgraph.nlp.stances.reading import Reading
from newsgraph.nlp.stances.verb_targets import link_of, targets_of
from newsgraph.rules.attitude_shapes import Entry, Polarity
from newsgraph.rules.attitudes import adjective_entries, attitudes, noun_entries, object_frame, opposite, verb_entries
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
_DETERMINERS = frozenset({"det"})
_NO = closed().negations
_ADVERBS = frozenset({"advmod", "prt", "prep", "acomp", "oprd"})
_PREPOSITIONS = frozenset({"prep"})
_WITH = ("with", "in")
_ATTITUDES = closed().attitudes
_GENITIVES = closed().genitives
_JOINTLY = closed().jointly
_ALIKE = closed().alike
_AGAIN = closed().again
_LIKENESSES = closed().likenesses


def read_verb(parties: Parties, verb: Token) -> Iterator[Reading]:
    """The stances that a verb tells of, by the first frame of it that finds its holder and target."""
    entries = [entry for entry in verb_entries().get(verb.lemma_, ()) if _may_stand(verb, entry)]
    if not entries or is_open(parties.layers, verb, willed=True) or _is_torn(verb):
        return
    wanted = is_open(parties.layers, verb)
    around = "refused" if _is_objected_to(verb) else turn(parties.layers, verb)
    for entry in entries:
        polarity = _polarity(entry, around)
        if polarity is None or (wanted and not entry.frame.willed):
            continue
        pairs = list(_felt(parties, verb, entry) if entry.frame.felt else _held(parties, verb, entry, polarity))
        found = [
            Reading(entry.rule, holder, target, side or polarity, verb, entry.frame.strength)
            for holder, target, side in pairs
            if target.entity != holder.entity
        ]
        yield from found
        if found and around in {"plain", "negated"}:
            flips = entry.frame.negated == "flip"
            yield from contrasted(parties, verb, found, negated=around == "negated", flips=flips)
        if pairs:
            return


def _is_torn(verb: Token) -> bool:
    """Whether a participle before a noun was taken for a verb ("officials, including | fired director Ann Lee, found it bad")."""
    before = verb.nbor(-1) if verb.i else verb
    bare = before.tag_ in {"VBG", "IN"} and before.dep_ == "prep" and not any(True for _ in children_of(before))
    return bare and verb.tag_ in {"VBN", "VBD"}


def _is_objected_to(verb: Token) -> bool:
    """Whether an attitude is what somebody is against by the word before its preposition ("balked at approving the budget")."""
    if verb.dep_ != "pcomp" or verb.tag_ != "VBG":
        return False
    link, word = verb.head, verb.head.head
    table = {"VERB": verb_entries, "ADJ": adjective_entries, "NOUN": noun_entries}.get(word.pos_)
    entries = () if table is None else table().get(word.lemma_ if word.pos_ != "ADJ" else word.lower_, ())
    return any(
        entry.frame.polarity == "against"
        and (idiom_link(word, entry) == link if entry.via else link.lower_ in (entry.link, *entry.frame.target))
        for entry in entries
    )


def _may_stand(verb: Token, entry: Entry) -> bool:
    """Whether the preposition of a frame is there, and its adverb: seen at once, before it is asked how the verb is told."""
    if entry.frame.beside and not _is_beside(verb, entry):
        return False
    if entry.link is None or entry.link == "for" or entry.frame.mutual:
        return True
    return (idiom_link(verb, entry) if entry.via or entry.frame.felt else link_of(verb, entry.link)) is not None


def _is_beside(verb: Token, entry: Entry) -> bool:
    """Whether a word stands beside a verb by which alone it is an attitude ("view it unfavorably", "with contempt")."""
    return any(item.lower_ in entry.frame.beside for item in (*children_as(verb, _ADVERBS), *_with_what(verb)))


def _with_what(verb: Token) -> list[Token]:
    """What stands behind a "with" that the parser hung from the verb or from what it is done to."""
    behind = (thing for link in children_as(verb, _PREPOSITIONS) for thing in children_as(link, _NOUNS_AFTER))
    return [item for thing in (verb, *things_of(verb), *behind) for item in prepositional(thing, *_WITH)]


def _polarity(entry: Entry, around: str) -> Polarity | None:
    """The frame's polarity as it stands here: negated support is against; negated criticism is no stance."""
    polarity = entry.frame.polarity
    if around == "plain":
        return polarity
    if around in {"refused", "failed"} and "to-end" not in entry.frame.target:  # not "without trying to end it"
        done = around == "failed" and entry.frame.only  # who "failed to pass the bill" had tried
        return "against" if polarity == "for" and not done else None
    return opposite(polarity) if around == "negated" and entry.frame.negated == "flip" else None


Pair = tuple[Party, Party, Polarity | None]
"""Holder, target, and the polarity where it is not the frame's."""


def _held(parties: Parties, verb: Token, entry: Entry, polarity: Polarity) -> Iterator[Pair]:
    targets = [
        (target, flipped != _is_none(parties, target))
        for target, flipped in targets_of(parties, verb, entry)
        if _fits(parties, verb, entry, target, flipped=flipped)
    ]
    if entry.frame.beside:
        targets = [(parties.without(target, _with_what(verb)), flipped) for target, flipped in targets]
    if polarity == "against" or entry.frame.negated == "none":  # nor "demanded no changes"
        targets = [(target, flipped) for target, flipped in targets if not _is_none(parties, target)]
    mutual = entry.frame.mutual and entry.link == "with" and not entry.via
    holders = parties.holders([*_holders(verb), *_likewise(verb)]) if targets or mutual else []
    for holder in holders:
        for target, flipped in targets:
            turned = flipped != (entry.frame.anxious and is_at_stake(parties, parties.head(target)))
            yield holder, target, opposite(polarity) if turned else polarity
    if not targets and mutual:
        yield from to_each_other(holders)


def to_each_other(holders: Iterable[Party]) -> Iterator[Pair]:
    """Each of several holders with each other one ("Ann and Bob disagreed")."""
    parties = list(holders)
    for holder in parties:
        for target in parties:
            yield holder, target, None


def _fits(parties: Parties, verb: Token, entry: Entry, target: Party, *, flipped: bool) -> bool:
    """Whether a target is of the sort that the frame takes: not a person spoken to or asked, or only those with a name."""
    if _is_own_attitude(verb, parties.head(target)):
        return False
    if entry.frame.only and parties.head(target).lemma_.lower() not in entry.frame.only:
        return False
    if entry.frame.things and not flipped:  # who "vowed to defeat Ann" is against a person
        asked = entry.frame.polarity == "for" and parties.can_be_asked(parties.head(target))
        return not parties.is_person(target) and not asked
    return not entry.frame.named or parties.is_named(target)


def _is_none(parties: Parties, target: Party) -> bool:
    """Whether a "no" before a thing denies it, which turns what is asked for round ("recommended no fines")."""
    return any(child.lower_ in _NO for child in children_as(parties.head(target), _DETERMINERS))


def _is_own_attitude(verb: Token, head: Token) -> bool:
    """Whether a thing is the holder's own attitude, which says itself what it is to ("pledged its full support to the plan")."""
    if verb.lemma_ not in attitudes().light_verbs or head.lemma_ not in noun_entries():
        return False
    return any(child.lower_ in _OWN for child in children_as(head, _OWNED))


def _felt(parties: Parties, verb: Token, entry: Entry) -> Iterator[Pair]:
    """The attitude that a thing calls forth ("the tax angered the farmers", "came under fire from the farmers")."""
    causes = prepositional(verb, "by", "with") if is_passive(verb) else subjects_of(verb)
    who = things_of(verb)
    if entry.link is not None:
        link = idiom_link(verb, entry)
        who = [] if link is None else objects_behind(link)
    targets = parties.targets(causes) if who else []
    for holder in parties.holders(who) if targets else ():
        for target in targets:
            yield holder, target, None


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


def _likewise(verb: Token) -> list[Token]:
    """Who is told to do the same: "Like Ann, he opposes it", "she opposes it, as did the council", "joined Ann in opposing it"."""
    alike: list[Token] = []
    if verb.dep_ == "pcomp" and verb.head.lower_ == "in" and verb.head.head.lemma_ == "join":
        alike += [item for joined in children_as(verb.head.head, _JOINED) for item in conjuncts_of(joined)]
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


def _holders(verb: Token) -> list[Token]:
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
