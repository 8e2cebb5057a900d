"""Stances of verbs: the frame's subject for or against its object, prepositional object, infinitive or clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_passive, prepositional, subjects_of
from newsgraph.nlp.grammar.tree import children_as, children_of
from newsgraph.nlp.stances.behind import objects_behind
from newsgraph.nlp.stances.contrasted import contrasted
from newsgraph.nlp.stances.deeds import is_at_stake, things_of
from newsgraph.nlp.stances.idioms import idiom_link
from newsgraph.nlp.stances.participants import Parties, Party
from newsgraph.nlp.stances.predicates import is_open, turn
from newsgraph.nlp.stances.reading import Reading
from newsgraph.nlp.stances.verb_holders import holders_of, likewise
from newsgraph.nlp.stances.verb_targets import link_of, targets_of
from newsgraph.rules.attitude_shapes import Entry, Polarity
from newsgraph.rules.attitudes import adjective_entries, attitudes, noun_entries, opposite, verb_entries
from newsgraph.rules.closed import closed

_NOUNS_AFTER = frozenset({"pobj"})
_OWNED = frozenset({"poss"})
_OWN = closed().possessives
_DETERMINERS = frozenset({"det"})
_NO = closed().negations
_ADVERBS = frozenset({"advmod", "prt", "prep", "acomp", "oprd"})
_PREPOSITIONS = frozenset({"prep"})
_WITH = ("with", "in")


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
    holders = parties.holders([*holders_of(verb), *likewise(verb)]) if targets or mutual else []
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
