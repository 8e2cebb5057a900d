"""Whom a speaker's noun or pronoun means, by what stands before it: "they say", "it added", "the newspaper reports"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from newsgraph.names import tables
from newsgraph.nlp.grammar.functions import subjects_of
from newsgraph.nlp.grammar.tree import sentence, sentence_root
from newsgraph.nlp.mentions.descriptions import title_key, titles_of
from newsgraph.nlp.mentions.nominals import ensure_entity
from newsgraph.nlp.page.layers import Layers, TokenSpan
from newsgraph.nlp.statements.reference import can_speak
from newsgraph.rules.mentions import body_nouns
from newsgraph.rules.names import name_lists
from newsgraph.rules.speech import speech
from newsgraph.rules.titles import is_title_head

_PLURAL = frozenset({"NNS", "NNPS"})
_BODIES = frozenset({"organisation", "country", "group"})
_SENTENCES = 3
"""How many sentences back "the Ohio Democrat" may be told of."""
_NEAR = 2
"""How many paragraphs back a noun may mean who spoke last."""


def they_meant(layers: Layers, pronoun: Token) -> int | None:
    """Whom "they" speaks for: the nearest plural subject before it that can speak, else body, in its sentence or the two before."""
    doc = layers.doc
    low = sentence(pronoun).start
    for _ in range(2):
        if low > 0:
            low = sentence(doc[low - 1]).start
    body = None
    for i in range(pronoun.i - 1, low - 1, -1):
        token = doc[i]
        if token.dep_ not in {"nsubj", "nsubjpass"}:
            continue
        entity = layers.entity(token)
        if body is None and entity is not None and layers.kind(entity) == "organisation":
            body = entity
        if _is_many(token) and can_speak(layers, token):
            if entity is None:
                entity = ensure_entity(layers, token, kind="unnamed")
            if layers.kind(entity) == "person":
                return None
            layers.add_mention(entity, pronoun.i, pronoun.i + 1, "pronoun")
            return entity
    if body is not None:
        layers.add_mention(body, pronoun.i, pronoun.i + 1, "pronoun")
    return body


def _is_many(token: Token) -> bool:
    return token.tag_ in _PLURAL or any(child.dep_ == "conj" for child in token.children)


def it_meant(layers: Layers, pronoun: Token, last: int | None, words: TokenSpan) -> int | None:
    """Which body or document "it" speaks for: the subject of the sentence before, else who spoke last (`last`, called by `words`)."""
    sent = sentence(pronoun)
    before = sentence_root(layers.doc[sent.start - 1]) if sent.start else None
    subjects = [] if before is None else [child for child in before.children if child.dep_ == "nsubj"]
    heads = [(layers.entity(subject), subject) for subject in subjects]
    if last is not None:
        heads.append((last, layers.doc[slice(*words)].root))
    for known, head in heads:
        entity = ensure_entity(layers, head, kind="unnamed") if known is None and _is_it(head) else known
        if entity is not None and (
            layers.kind(entity) in _BODIES or (layers.kind(entity) == "unnamed" and _is_it(head))
        ):
            layers.add_mention(entity, pronoun.i, pronoun.i + 1, "pronoun")
            return entity
    return None


def _is_it(head: Token) -> bool:
    """Whether a noun is one of a document or body, that "it" may speak for."""
    return head.tag_ == "NN" and head.lemma_ in speech().its


def noun_meant(layers: Layers, head: Token, last: int | None, words: TokenSpan) -> int | None:
    """Whom a definite noun means: "Acme fell after the company said", else who spoke last (`last`, called by `words`)."""
    if head.lemma_.lower() in speech().epithets:
        meant = person_told_of(layers, head) if is_definite(head, narrowed=True) else None
    elif not is_definite(head):
        return None
    else:
        meant = next((body for body in _bodies_above(layers, head) if _can_be(layers, body, head.lower_)), None)
    if meant is None and last is not None and _is_near(layers, head, words):
        meant = last if _is_called(layers, last, layers.doc[slice(*words)], head) else None
    if meant is not None and layers.entity(head) is None:
        layers.add_mention(meant, head.i, head.i + 1, "nominal")
    return meant


def medium_meant(layers: Layers, head: Token, spoke: Iterable[int]) -> int | None:
    """The only one of the bodies that spoke before (`spoke`) whom "the newspaper" can mean."""
    if not is_definite(head) or head.lower_ not in body_nouns().of_kinds["medium"]:
        return None
    media = {body for body in spoke if _can_be(layers, body, head.lower_)}
    return media.pop() if len(media) == 1 else None


def person_told_of(layers: Layers, head: Token) -> int | None:
    """The person of whom the text tells: the subject of the last sentence that has one, outside quotations."""
    sent = sentence(head)
    for _ in range(_SENTENCES):
        if not sent.start:
            return None
        sent = sentence(layers.doc[sent.start - 1])
        subjects = (layers.entity(child) for child in sent.root.children if child.dep_ == "nsubj")
        people = [entity for entity in subjects if entity is not None and layers.kind(entity) == "person"]
        if people:
            return people[0]
    return None


def is_definite(head: Token, *, narrowed: bool = False) -> bool:
    """A singular or plural noun with "the", which nothing narrows but, if allowed, words before it ("the Ohio Democrat")."""
    if any(child.i > head.i and not child.is_punct for child in head.children):
        return False
    before = [child.lower_ for child in head.children if child.i < head.i]
    return before == ["the"] or (narrowed and head.tag_ in {"NN", "NNP"} and before[:1] == ["the"])


def _is_near(layers: Layers, head: Token, words: TokenSpan) -> bool:
    return layers.block_number(head) - layers.block_number(layers.doc[words[0]]) <= _NEAR


def _bodies_above(layers: Layers, head: Token) -> Iterator[int]:
    """The bodies that are subjects of the clauses in which the noun's own clause hangs, the nearest first."""
    for verb in head.ancestors:
        if verb.pos_ in {"VERB", "AUX"} and verb != head.head:
            for subject in subjects_of(verb):
                entity = layers.entity(subject)
                if entity is not None and subject.i < head.i and layers.kind(entity) == "organisation":
                    yield entity


def _is_called(layers: Layers, last: int, words: Span, head: Token) -> bool:
    """Whether a noun fits who spoke last: the same noun, a title given with the name, or a noun for such a body."""
    kind = layers.kind(last)
    if words.root.lemma_ == head.lemma_ and words.root.tag_ == head.tag_:
        return kind != "person" or head.lemma_ in speech().documents.personal
    if kind == "person":
        return head.tag_ not in _PLURAL and is_title_head(head.lower_) and title_key(head) in titles_of(layers, last)
    return kind == "organisation" and _can_be(layers, last, head.lower_)


def _can_be(layers: Layers, body: int, noun: str) -> bool:
    """Whether a noun can stand for a body: by the table of known bodies, else by the words of its name."""
    nouns, row = body_nouns(), layers.entities[body]
    known = tables.body(row["name"])
    if known is not None:
        return noun in nouns.of_kinds.get(known.kind, ())
    words = set(row["name"].lower().split())
    if noun in words or words & nouns.generic or row["name"].lower() in name_lists().seats:
        return noun in words
    return noun in speech().bodies
