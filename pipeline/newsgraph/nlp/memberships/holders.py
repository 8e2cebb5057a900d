"""Of whom a noun for a place is said: "A, head of it", "the head is A", "A was named its head", "its members, A and B"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import OBJECTS, actors, subjects_of
from newsgraph.nlp.grammar.tree import sentence, sentence_root
from newsgraph.nlp.memberships.certainty import Certainty, judge
from newsgraph.nlp.memberships.facts import person_at, person_named, persons_of
from newsgraph.nlp.memberships.inverted import beside
from newsgraph.nlp.memberships.listed import with_listed
from newsgraph.nlp.memberships.written_beside import named_after, named_before_as, named_behind, named_in_front
from newsgraph.nlp.mentions.enumerations import names_of_people
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import word_beside
from newsgraph.rules.groups import group_rules

_NEAR = 8


def holders_of(layers: Layers, noun: Token) -> Iterator[tuple[tuple[int, Token], Certainty]]:
    """The people that a position noun is said of, each with the certainty."""
    plain = Certainty("denied" if _is_not(noun) else "asserted")
    if (noun.dep_ in {"nsubj", "pobj"} and noun.head.lemma_ == "be") or _opens(noun):
        others = list(_other_side(layers, noun))
        yield from others
        if others or not any(child.dep_ == "appos" for child in noun.children):
            return  # but "The head of the delegation, A, was calm"
    if noun.tag_ in {"NNS", "NNPS"} and noun.dep_ not in {"attr", "appos"} and noun.head.lower_ != "as":
        yield from ((person, plain) for person in named_behind(layers, noun))
        return
    if noun.dep_ in {"compound", "nmod"}:  # "delegation head A B"
        person = person_at(layers, noun.head)
        if person is not None:
            yield person, plain
        return
    if _first_of(noun).dep_ == "appos":
        people = _described(layers, noun)
        if people:
            yield from ((person, plain) for person in people)
            return
    if noun.dep_ == "attr" and beside(noun.head):  # "Travelling with A is the head of the board, B"
        yield from _named_near(layers, noun, plain)
        return
    if noun.dep_ in {"attr", "oprd", "acomp"} or (noun.dep_ == "pobj" and noun.head.lower_ == "as"):
        told = list(_by_verb(layers, noun))
        misread = None if told or noun.dep_ != "oprd" else _named_before(layers, noun)  # "named A chair", one compound
        yield from told if misread is None else [misread]
        return
    yield from _named_near(layers, noun, plain)


def _named_near(layers: Layers, noun: Token, plain: Certainty) -> Iterator[tuple[tuple[int, Token], Certainty]]:
    """Who is named beside a noun, as the parser has it or as it is written."""
    person = person_at(layers, noun)
    named = (person, plain) if person is not None else _named_before(layers, noun)
    if named is not None:
        yield named
        return
    opened = list(_in_front(layers, noun))
    yield from opened
    if not opened:
        beside = named_in_front(layers, noun)
        yield from ((person, plain) for person in (named_after(layers, noun) if beside is None else [beside]))


def _first_of(noun: Token) -> Token:
    """The first of the nouns that one is coordinated with: "A, a former mayor and member of it"."""
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"} and noun.head.i < noun.i:
        noun = noun.head
    return noun


def _described(layers: Layers, noun: Token) -> list[tuple[int, Token]]:
    """Whom an apposition describes: "A, a member of it", and in the plural all before it ("A and B, both members of it")."""
    noun = _first_of(noun)
    first = noun.head
    while noun.tag_ in {"NNS", "NNPS"} and first.dep_ == "conj":
        first = first.head
    people = [person_at(layers, noun.head)] if noun.tag_ in {"NN", "NNP"} else [*persons_of(layers, [first])]
    return [person for person in people if person is not None and person[1].i < noun.i]


def _named_before(layers: Layers, noun: Token) -> tuple[tuple[int, Token], Certainty] | None:
    """As in "has made A of Kenya the chair of the mission": a name with its place, then the noun, after a verb of choosing."""
    names, doc = layers.once(names_of_people), layers.doc
    first = noun.i
    row = next(
        (names[i] for i in range(first - 1, max(first - _NEAR, sentence(noun).start) - 1, -1) if i in names), None
    )
    if row is None or row["end"] > first or doc[row["start"] - 1].text == ",":
        return None
    beside = doc[row["end"] : first]
    between = [
        t for t in beside if t.pos_ != "PROPN" and t.lower_ != "of" and not (t.head.i == noun.i and t.i < noun.i)
    ]
    verb = next(
        (
            doc[i]
            for i in range(row["start"] - 1, max(row["start"] - _NEAR, sentence(noun).start) - 1, -1)
            if doc[i].pos_ == "VERB"
        ),
        None,
    )
    if between or verb is None or verb.lemma_.lower() not in group_rules().words.naming | {"make", "elect"}:
        return None
    certainty = judge(layers, verb)
    return None if certainty is None else (person_named(layers, row), certainty)


def _is_not(noun: Token) -> bool:
    """As in "A, not a member of the team"."""
    first = noun.left_edge
    return first.lower_ == "not" or word_beside(first, -1) == "not"


def _opens(noun: Token) -> bool:
    """Whether a noun stands in "at the head of the delegation is A"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "at" and noun.head.head.lemma_ == "be"


def _other_side(layers: Layers, noun: Token) -> Iterator[tuple[tuple[int, Token], Certainty]]:
    """As in "The head of the delegation is A", "its other members are A and B"."""
    be = noun.head.head if noun.dep_ == "pobj" else noun.head
    others = [
        child for child in be.children if child.dep_ in {"attr", "nsubj"} and child.i > be.i and child.i != noun.i
    ]
    people = list(persons_of(layers, others or (actors(be) if _opens(noun) else [])))  # "A was at the head of it"
    if noun.tag_ in {"NNS", "NNPS"}:
        people = with_listed(layers, people, be, others)
    certainty = judge(layers, be) if people else None
    if certainty is not None:
        yield from ((person, certainty) for person in people)


def _by_verb(layers: Layers, noun: Token) -> Iterator[tuple[tuple[int, Token], Certainty]]:
    verb = noun.head if noun.dep_ != "pobj" else noun.head.head
    if noun.dep_ == "pobj":  # "took part in the talks as head of the delegation": "as" may hang from "talks"
        if any(token.lower_ == "with" for token in noun.doc[verb.i + 1 : noun.head.i]):
            return  # "leads it, with A as her deputy": of A
        verb = next((token for token in (verb, *verb.ancestors) if token.pos_ in {"VERB", "AUX"}), verb)
    if verb.pos_ not in {"VERB", "AUX"}:
        return
    own = noun.dep_ == "pobj" and verb.tag_ != "VBN" and verb.lemma_.lower() not in group_rules().words.succeed
    named = named_before_as(layers, noun) if own else []
    if named:
        certainty = judge(layers, verb)
        if certainty is not None:
            yield from ((person, certainty) for person in named[-1:] if noun.tag_ == "NN")
            yield from ((person, certainty) for person in named if noun.tag_ == "NNS")
        return
    objects = [child for child in verb.children if child.dep_ == "dobj" and child.i != noun.i]
    if verb.lemma_.lower() in group_rules().words.succeed or not any(person_at(layers, token) for token in objects):
        objects = []
    if verb.lemma_.lower() in group_rules().words.succeed:
        yield from _successors(layers, verb)
        return
    first = objects or [t for t in subjects_of(verb) if t.dep_ != "conj"]
    holders = list(persons_of(layers, first))
    if noun.tag_ in {"NNS", "NNPS"} and not objects:
        holders = with_listed(layers, holders, verb, first)
    given = (
        noun.dep_ == "pobj" and noun.i < verb.i
    )  # "As a member of the board, A voted no": that she is one is taken as given
    certainty = Certainty("asserted") if given else judge(layers, verb) if holders else None
    if certainty is not None:
        yield from ((holder, certainty) for holder in holders)


def _successors(layers: Layers, verb: Token) -> Iterator[tuple[tuple[int, Token], Certainty]]:
    """As in "A replaced B as head of the delegation": it is A who heads it."""
    people = list(persons_of(layers, actors(verb)))
    certainty = judge(layers, verb) if people else None
    if certainty is not None:
        yield from ((person, certainty) for person in people)


def _in_front(layers: Layers, noun: Token) -> Iterator[tuple[tuple[int, Token], Certainty]]:
    """As in "A member of the team, she said": a phrase that opens a sentence and a comma speak of its subject."""
    root = sentence_root(noun)
    if noun.head.i != root.i or noun.dep_ in OBJECTS or noun.i > root.i or noun.left_edge.i != sentence(noun).start:
        return
    after = noun.right_edge.i + 1
    if after >= len(layers.doc) or layers.doc[after].text != ",":
        return
    subject = next(
        (child for child in root.children if child.dep_ in {"nsubj", "nsubjpass"} and child.i > noun.i), None
    )
    person = None if subject is None else person_at(layers, subject)
    if person is not None:
        yield person, Certainty("asserted")
