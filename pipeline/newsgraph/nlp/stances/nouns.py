"""Stances of nouns and adjectives: "Ann's criticism of the plan", "a critic of the plan", "Ann is wary of the plan"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.stances.frames import Entry, adjective_entries, attitudes, noun_entries, opposite
from newsgraph.nlp.stances.parties import Parties, Party, is_so_called
from newsgraph.nlp.stances.predicates import is_open, turn
from newsgraph.nlp.stances.reading import Reading
from newsgraph.nlp.stances.verbs import to_do
from newsgraph.nlp.syntax import conjuncts_of, is_negated, prepositional, subjects_of

_COPULAS = frozenset({"be", "become", "remain", "seem", "appear", "look", "sound", "feel", "grow", "stay"})
_WRITINGS = frozenset({"study", "review", "report", "article", "book", "letter", "assessment", "speech", "column", "editorial", "statement", "essay", "critique"})  # fmt: skip
_OF_HOLDER = ("by", "from", "among")


def read_noun(parties: Parties, noun: Token) -> Iterator[Reading]:
    """The stances that a noun of attitude names."""
    for entry in noun_entries().get(noun.lemma_, ()):
        pairs = _person(parties, noun, entry) if entry.frame.person else _attitude(parties, noun, entry)
        for holder, target, flipped in pairs:
            if holder.entity != target.entity:
                polarity = opposite(entry.frame.polarity) if flipped else entry.frame.polarity
                yield Reading(entry.rule, holder, target, polarity, noun, entry.frame.strength)


def _targets(parties: Parties, noun: Token, entry: Entry) -> Iterator[tuple[Party, bool]]:
    for token in prepositional(noun, *entry.frame.target):
        party = parties.target(token) if token.pos_ in {"NOUN", "PROPN", "PRON"} or is_so_called(token) else None
        if party is not None:
            yield party, False
        elif token.dep_ == "pcomp" and token.tag_ == "VBG":
            yield from to_do(parties, token)
    if noun.dep_ == "dobj" and noun.lemma_ in attitudes().favours and noun.head.lemma_ in {"give", "lend", "pay"}:
        for child in noun.head.children:  # "gave the union great credit"
            party = parties.target(child) if child.dep_ == "dative" and child.pos_ != "ADP" else None
            if party is not None:
                yield party, False
    yield from _for_to(parties, noun, entry)
    clause = next(
        (
            child
            for child in noun.children
            if child.dep_ in {"acl", "xcomp"} and child.tag_ == "VB" and child.i > noun.i
        ),
        None,
    )
    if clause is not None and entry.frame.polarity == "for":
        yield from to_do(parties, clause)


def _favoured(parties: Parties, noun: Token) -> Iterator[tuple[Party, Party, bool]]:
    """`Ann has the support of the union`: the union for Ann."""
    verb = noun.head
    if is_open(verb) or is_negated(verb):
        return
    targets = [party for token in subjects_of(verb) if (party := parties.target(token)) is not None]
    for holder in parties.holders(prepositional(noun, "of", "from", "among")):
        for target in targets:
            yield holder, target, False


def _for_to(parties: Parties, noun: Token, entry: Entry) -> Iterator[tuple[Party, bool]]:
    """`the call for the council to scrap the fee`: against the fee."""
    if entry.frame.polarity == "for" and noun.lemma_ in {"call", "demand", "appeal", "plea", "request"}:
        for child in noun.children:
            if (
                child.tag_ == "VB"
                and child.i > noun.i
                and any(c.dep_ == "mark" and c.lower_ == "for" for c in child.children)
            ):
                yield from to_do(parties, child)


def _attitude(parties: Parties, noun: Token, entry: Entry) -> Iterator[tuple[Party, Party, bool]]:
    if noun.lemma_ in attitudes().favours and noun.dep_ == "dobj" and noun.head.lemma_ in attitudes().having:
        yield from _favoured(parties, noun)
        return
    owners = [token for child in noun.children if child.dep_ == "poss" for token in conjuncts_of(child)]
    owners += prepositional(noun, *_OF_HOLDER)
    targets = list(_targets(parties, noun, entry)) or list(_past_owner(parties, noun, entry, owners))
    if not targets:
        return
    owners = owners or [
        child
        for child in noun.children
        if child.dep_ in {"amod", "compound"} and parties.layers.entity(child) is not None
    ]
    negated = any(child.dep_ == "det" and child.lower_ == "no" for child in noun.children)
    verb = noun.head
    if not owners and noun.dep_ == "pobj" and verb.lower_ in {"in", "at"}:
        # "resigned in protest of …", "is in favor of …", "is at odds with …"
        verb = verb.head
        if verb.pos_ not in {"VERB", "AUX"} or is_open(verb):
            return
        owners, negated = subjects_of(verb), is_negated(verb)
    elif not owners and noun.dep_ in {"dobj", "pobj"}:
        verb = verb.head if noun.dep_ == "pobj" else verb
        if verb.lemma_ not in attitudes().light_verbs or is_open(verb):
            return
        owners, negated = subjects_of(verb), negated or turn(verb) != "plain"
    if negated:
        return
    for holder in parties.holders(owners):
        for target, flipped in targets:
            yield holder, target, flipped


def _past_owner(parties: Parties, noun: Token, entry: Entry, owners: list[Token]) -> Iterator[tuple[Party, bool]]:
    """The target after the owner, where the parser hung it higher ("calls from Ann and Bob for a truce")."""
    if not owners or owners[-1].i < noun.i:
        return
    doc = noun.doc
    link = max(token.i for owner in owners for token in owner.subtree) + 1
    if (
        link < len(doc)
        and doc[link].lower_ in entry.frame.target
        and doc[link].dep_ == "prep"
        and doc[link].head.i < noun.i
    ):
        for child in doc[link].children:
            party = parties.target(child) if child.dep_ == "pobj" else None
            if party is not None:
                yield party, False


def _on_both_sides(noun: Token) -> bool:
    """Whether people of both sides are named together ("opponents and supporters of the bill")."""
    return any(entry.frame.person for other in noun.conjuncts for entry in noun_entries().get(other.lemma_, ()))


def _person(parties: Parties, noun: Token, entry: Entry) -> Iterator[tuple[Party, Party, bool]]:
    """Somebody who is for or against: "a critic of X", "X's critics"."""
    heads = prepositional(noun, *entry.frame.target) or [child for child in noun.children if child.dep_ == "poss"]
    targets = [party for token in heads if (party := parties.target(token)) is not None]
    if not targets or _on_both_sides(noun):
        return
    who = [noun] if noun.tag_ == "NNS" or noun.dep_ in {"nsubj", "nsubjpass"} else []
    if noun.dep_ == "attr" and noun.head.lemma_ in _COPULAS:
        if is_open(noun.head) or is_negated(noun.head):
            return
        who = subjects_of(noun.head)
    elif noun.dep_ == "appos":
        who = [noun.head]
    elif noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.dep_ == "attr":
        who = subjects_of(noun.head.head.head)  # "more of a critic of"
    for holder in parties.holders(who):
        for target in targets:
            yield holder, target, False


def read_adjective(parties: Parties, adjective: Token) -> Iterator[Reading]:
    """The stance of an adjective with its preposition."""
    for entry in adjective_entries().get(adjective.lower_, ()):
        others = prepositional(adjective, *entry.frame.target)
        if adjective.dep_ in {"acomp", "oprd", "attr"}:
            if is_open(adjective.head) or is_negated(adjective.head) or is_negated(adjective):
                continue
            subjects = subjects_of(adjective.head)
        elif adjective.dep_ == "amod" and adjective.head.dep_ == "dobj" and adjective.head.lemma_ in _WRITINGS:
            others, verb = prepositional(adjective.head, *entry.frame.target, "on"), adjective.head.head
            subjects = [] if is_open(verb) or is_negated(verb) else subjects_of(verb)  # "wrote a scathing study of"
        elif adjective.dep_ in {"amod", "appos", "acl"} and adjective.i > adjective.head.i:
            subjects = [adjective.head]
        else:
            continue
        for holder in parties.holders(subjects):
            for token in others:
                target = parties.target(token)
                if target is not None and target.entity != holder.entity:
                    yield Reading(entry.rule, holder, target, entry.frame.polarity, adjective, entry.frame.strength)
