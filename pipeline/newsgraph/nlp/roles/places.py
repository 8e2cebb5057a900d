"""Places of role frames that no path can say, as ":name": they read "who" and "which" with the holders that are known so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import actors, is_passive, objects_of, subjects_of
from newsgraph.nlp.grammar.paths import Path
from newsgraph.nlp.roles.links import Sentences

_READ: ContextVar[Sentences] = ContextVar("the sentences that are read")


@contextmanager
def reading(sentences: Sentences) -> Iterator[None]:
    """Frames that are read inside look for holders among these sentences."""
    before = _READ.set(sentences)
    try:
        yield
    finally:
        _READ.reset(before)


def _subject(sentences: Sentences, verb: Token) -> Sequence[Token]:
    return subjects(sentences, verb)


def _receiver(sentences: Sentences, verb: Token) -> Sequence[Token]:
    return subjects(sentences, verb) if is_passive(verb) else objects_of(verb)


def _named(sentences: Sentences, verb: Token) -> Sequence[Token]:
    names = sentences.names
    people = (token for token in objects_of(verb) if names.person(token) is not None)
    return [token for token in people if names.kind_at(token.i) == "person"][:1]


def actors_of(sentences: Sentences, verb: Token) -> Sequence[Token]:
    """Who does what a verb tells, whatever the voice."""
    return actors(verb) if is_passive(verb) else subjects(sentences, verb)


def _passive(_: Sentences, verb: Token) -> Sequence[Token]:
    return (verb,) if is_passive(verb) else ()


def _here(place: Callable[[Sentences, Token], Sequence[Token]]) -> Path:
    return lambda token: place(_READ.get(), token)


PLACES: Mapping[str, Path] = {
    "subject": _here(_subject),
    "receiver": _here(_receiver),
    "named": _here(_named),
    "actor": _here(actors_of),
    "passive": _here(_passive),
}
"""By the names that the paths know them by."""


def subjects(sentences: Sentences, verb: Token) -> Sequence[Token]:
    """The subjects of a verb; "who" stands for the person named right before it, wherever the parser hung its clause."""
    who = next(
        (child for child in verb.children if child.lower_ == "who" and child.dep_ in {"nsubj", "nsubjpass"}), None
    )
    if who is not None and who.i > 1:
        before = sentences.doc[who.i - 1]
        before = sentences.doc[who.i - 2] if before.text == "," else before
        people = sentences.holders_of(before) or _linked_before(sentences, before.i) or _named_by(sentences, before)
        if people:
            return people
    told = _told_to(sentences, verb)
    if told:
        return told
    if any(child.lower_ == "which" and child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
        return []
    return subjects_of(verb)


def _named_by(sentences: Sentences, noun: Token) -> list[Token]:
    """The person whom a noun in apposition describes: "Lee, the Maryland Democrat who ..."."""
    return [noun.head] if noun.dep_ == "appos" and sentences.names.person(noun.head) is not None else []


def _told_to(sentences: Sentences, verb: Token) -> list[Token]:
    """The object of the verb above an infinitive, which is its subject: "They appointed Lee to head the agency"."""
    infinitive = any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)
    above = verb.head
    if not infinitive or verb.dep_ not in {"xcomp", "ccomp", "advcl"} or above.pos_ != "VERB" or is_passive(above):
        return []
    return [token for token in objects_of(above) if token.i < verb.i and sentences.names.person(token) is not None]


def _linked_before(sentences: Sentences, i: int) -> list[Token]:
    """The holders of the role phrase that ends at a token: "a chief of staff from the party, who ..."."""
    links = sentences.links.get(sentences.ending.get(i + 1, -1), [])
    return [sentences.doc[link.place[1] - 1] for link in links]
