"""Stances of giving a name: "called the vote a sham", "declared him illegitimate", "described the talks as useless"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_passive, prepositional, subjects_of
from newsgraph.nlp.grammar.tree import children_as, children_of, subtree
from newsgraph.nlp.stances.naming_surface import named_behind
from newsgraph.nlp.stances.participants import Parties, Party
from newsgraph.nlp.stances.predicates import is_negated, is_open
from newsgraph.nlp.stances.reading import Reading
from newsgraph.nlp.stances.sayings import saying_at
from newsgraph.nlp.stances.verdict_words import side_of
from newsgraph.rules import per_rules
from newsgraph.rules.attitude_shapes import Polarity
from newsgraph.rules.attitudes import attitudes, object_frame, opposite
from newsgraph.rules.closed import closed
from newsgraph.rules.speech import speech

_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_OF = closed().about
_LEFT_OUT = closed().left_out
_NEGATIONS = closed().negations | closed().less
_ONLY = closed().only
_PAST_NAMES = closed().past_names
_PIECES = frozenset({"dobj", "ccomp", "oprd", "acomp", "prep", "xcomp", "npadvmod"})
_NAMES = frozenset({"attr"})
_DESCRIBING = frozenset({"amod"})
_GLUED = frozenset({"npadvmod", "compound", "nmod"})
_NAME_REACH = 10
"""How many tokens after a thing its verdict may stand ("called the vote a complete and utter sham")."""


@per_rules
def _namers() -> frozenset[str]:
    """The verbs of giving a thing a name, or of holding it for something."""
    return speech().verbs.naming | speech().verbs.as_what | attitudes().judging | attitudes().judging_of


@per_rules
def _by_as() -> frozenset[str]:
    """The verbs that give a name with "as" only."""
    return (speech().verbs.as_what - speech().verbs.naming) | attitudes().judging_as | attitudes().judging_of


def read_naming(parties: Parties, verb: Token) -> Iterator[Reading]:
    """`called the vote a sham`, `declared him illegitimate`, `described the talks as useless`: the namer's stance to the thing."""
    if verb.lemma_ not in _namers() or is_open(parties.layers, verb):
        return
    yield from (
        _in_passive(parties, verb) if is_passive(verb) else _by_parse(parties, verb) or _by_surface(parties, verb)
    )


def _in_passive(parties: Parties, verb: Token) -> list[Reading]:
    """The stance of those by whom a thing is named ("is seen as a threat by farmers", "was called a coward by Ann")."""
    behind = (child for child in children_of(verb) if child.i > verb.i and child.dep_ in _PIECES | _NAMES)
    pieces = [child for child in behind if child.dep_ != "prep" or child.lower_ == "as"]  # not "for promoting it"
    words = [item for piece in pieces for item in subtree(piece) if _is_said_of(item, verb)]
    naming = [word for word in words if word.tag_ != "VBN"]  # a song "called 'A', sung by Ann" is not called so by her
    namers = prepositional(verb, "by") or [item for word in naming for item in prepositional(word, "by")]
    after = {
        item.i for word in (verb, *words) for link in children_of(word) if link.lower_ == "by" for item in subtree(link)
    }
    for word in words if namers else ():
        named = _side(verb, word) if word.i not in after and _is_verdict(word) else None
        side = None if named is None else _as_told(parties, verb, word, named)
        if side is not None:
            targets = parties.targets(subjects_of(verb))
            return [
                reading for target in targets for reading in _by_holders(parties, verb, target, (word, side), namers)
            ]
    return []


def _by_surface(parties: Parties, verb: Token) -> list[Reading]:
    """The stance where the parser took the name for a part of the thing."""
    named = named_behind(verb) if verb.lemma_ in speech().verbs.naming else None
    if named is None:
        return []
    side = _as_told(parties, verb, named.word, named.side)
    root = verb.doc[named.start : named.end].root
    if root.pos_ == "PRON":
        return []  # "calling it a success": what it is the parse tells
    known = parties.layers.mention(root)
    whole = known is not None and (known["start"], known["end"]) == (named.start, named.end)
    target = parties.target(root) if whole else parties.topic(named.start, named.end)
    if side is None or target is None:
        return []
    return _by_holders(parties, verb, target, (named.word, side), subjects_of(verb))


def _by_parse(parties: Parties, verb: Token) -> list[Reading]:
    """The stance where the parser tells the thing and its name apart."""
    thing, end = _thing(verb)
    if thing is None:
        return []
    start = verb.i + 1
    own = {thing.i}
    if verb.dep_ != "relcl":
        own |= {item.i for item in subtree(thing) if item.dep_ != "prep"}
        own -= {item.i for link in subtree(thing) if link.lower_ == "as" for item in subtree(link)}
        own -= {
            item.i for item in children_as(thing, _DESCRIBING) if item.i > thing.i
        }  # "called her | remarks irresponsible"
    sides = [
        (item, side)
        for item in verb.doc[start:end]
        if item.i not in own
        and _is_said_of(item, verb)
        and _is_verdict(item)
        and (side := _side(verb, item)) is not None
    ]
    if thing.pos_ == "PRON" and any(_is_time(word) for word, _ in sides):
        return []  # "called it a sad day"
    target = _target(parties, thing)
    said = None if sides else saying_at(verb.doc, max(thing.i, verb.i) + 1, end)
    sides = sides if said is None else [said]  # "called it an attack on workers"
    if not sides or target is None or _has_moved_on(verb if verb.dep_ == "relcl" else thing, sides[0][0]):
        return []
    word, named = sides[0]
    side = _as_told(parties, verb, word, named)
    if side is None:
        return []
    return _by_holders(parties, verb, target, (word, side), subjects_of(verb))


def _by_holders(
    parties: Parties, verb: Token, target: Party, verdict: tuple[Token, Polarity], namers: list[Token]
) -> list[Reading]:
    """The stance of each who gives a thing its name."""
    word, side = verdict
    return [
        Reading("stance.naming", holder, target, side, word, proof=(verb,))
        for holder in parties.holders(namers)
        if holder.entity != target.entity
    ]


def _target(parties: Parties, thing: Token) -> Party | None:
    """What is named; with the words before it where the parser hung both from the name ("called | Ann's plan | offensive")."""
    name = thing.head
    if thing.dep_ not in _GLUED or name.i < thing.i or name.pos_ != "ADJ" or parties.layers.entity(thing) is not None:
        party = parties.target(thing)
        behind = any(item.i > thing.i for item in children_as(thing, _DESCRIBING))
        return parties.topic(party.words[0], thing.i + 1) if party is not None and behind else party
    first = name.left_edge
    while first.is_punct or first.lower_ in _LEFT_OUT:
        first = first.nbor()
    return parties.topic(first.i, thing.i + 1)


def _side(verb: Token, word: Token) -> Polarity | None:
    """Which way a name goes; by a verb that says nothing without it, with some names alone ("holds her responsible")."""
    names = attitudes().held.get(verb.lemma_)
    if names is not None:
        return "against" if word.lower_ in names else None
    side, own = side_of(word), object_frame(verb.lemma_)
    return side if own is None or own.polarity == side else None  # "criticized as a powerful tool"


def _as_told(parties: Parties, verb: Token, word: Token, side: Polarity) -> Polarity | None:
    """Which way a name goes with what stands before it ("not a hero"). None when it is none ("saw the hero", "never called it a sham")."""
    before = {item.lower_ for item in verb.doc[verb.i + 1 : word.i]}
    if verb.lemma_ in _by_as() and "as" not in before:
        return None
    if before & _NEGATIONS and not before & _ONLY:
        side = opposite(side)
    if not is_negated(parties.layers, verb):
        return side
    return opposite(side) if verb.lemma_ in attitudes().judging and side == "for" else None


def _is_time(word: Token) -> bool:
    """Whether a name is that of a time ("a shameful day")."""
    return not attitudes().times.isdisjoint({word.lemma_, word.head.lemma_})


def _is_verdict(word: Token) -> bool:
    """Whether a word can be a name or part of one that judges; "slam" in "slam dunk" is none."""
    return word.dep_ != "compound" and (
        word.pos_ in {"NOUN", "ADJ"} or word.tag_ in {"VBN", "VBG"} or (word.tag_ == "VBD" and word.dep_ == "oprd")
    )


def _is_said_of(word: Token, verb: Token) -> bool:
    """Whether a word belongs to the name that a verb gives, not to a clause inside it or to what is considered doing."""
    while word.i not in {verb.i, word.head.i}:
        doing = word.dep_ == "xcomp" and word.lemma_ != "be" and word.tag_ in {"VB", "VBG"}
        told = word.dep_ == "ccomp" and (
            word.tag_ in _FINITE or any(child.dep_ == "mark" for child in children_of(word))
        )
        if doing or told or word.dep_ in {"relcl", "advcl"}:
            return False
        word = word.head
    return True


def _has_moved_on(thing: Token, word: Token) -> bool:
    """Whether a verdict belongs to a later clause than the name given ("called it a distraction as he plans a historic trip")."""
    between = word.doc[thing.i + 1 : word.i]
    return (
        len(between) > _NAME_REACH
        or any(token.lower_ in _PAST_NAMES or token.text == "," for token in between)
        or sum(token.lower_ == "as" for token in between) > 1
    )


def _thing(verb: Token) -> tuple[Token | None, int]:
    thing = next((child for child in children_of(verb) if child.dep_ == "dobj" and child.i > verb.i), None)
    named = [child for child in children_of(verb) if child.dep_ == "oprd" and child.i > verb.i]
    if thing is None and len(named) > 1:
        thing = named[0]  # "called Ann a coward"
    if thing is None and verb.dep_ == "relcl":
        thing = verb.head
    if thing is None and named and named[0].pos_ == "ADJ":
        glued = [child for child in children_as(named[0], _GLUED) if verb.i < child.i and child.pos_ in _NOUNS]
        thing = glued[-1] if glued and glued[-1].nbor().text != "-" else None  # "called Ann's plan offensive"
    if thing is None and verb.lemma_ in attitudes().judging_of:
        thing = next(iter(prepositional(verb, *_OF)), None)  # "referred to Ann as a coward"
    if thing is None:
        small = next(
            (child for child in children_of(verb) if child.dep_ in {"ccomp", "oprd"} and child.i > verb.i), None
        )
        thing = None if small is None else next((child for child in children_of(small) if child.dep_ == "nsubj"), None)
    pieces = [child for child in children_of(verb) if child.i > verb.i and child.dep_ in _PIECES]
    end = max((piece.right_edge.i for piece in pieces), default=verb.i) + 1
    return thing, end
