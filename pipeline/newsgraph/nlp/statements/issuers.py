"""Who speaks in a document that "says" something: the issuer of a statement, the author of a letter or a tweet."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.names import tables
from newsgraph.nlp.grammar.functions import prepositional, subjects_of
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.statements.reference import can_speak, known_entity
from newsgraph.rules.closed import closed
from newsgraph.rules.speech import speech

_NAMED = frozenset({"person", "organisation", "group", "country"})
_MEDIA = frozenset({"medium", "agency"})
_CHANNELS = closed().channels
_WINDOW = 120
"""How many tokens back "the statement" may have been issued."""


def issuer_of(layers: Layers, noun: Token) -> Token | None:
    """Who stands behind a document, as its own phrase or clause tells; None for what is no utterance of somebody's.

    "Ann's statement", "a letter from the union", "it issued a statement saying", "he said in a tweet".
    """
    documents = speech().documents
    if noun.lemma_ in documents.reporting:
        return next((owner for owner in _owners(layers, noun) if _is_medium(layers, owner)), None)
    if noun.lemma_ not in documents.personal:
        return None
    owners = [token for token in _owners(layers, noun) if can_speak(layers, token)]
    return owners[0] if owners else _putting_out(layers, noun)


def issuer_before(layers: Layers, noun: Token) -> Token | None:
    """Who issued a document of which the text speaks again ("the statement added")."""
    if noun.lemma_ not in speech().documents.personal:
        return None
    doc, block = layers.doc, layers.block_number(noun)
    for i in range(noun.i - 1, max(noun.i - _WINDOW, 0) - 1, -1):
        token = doc[i]
        if block - layers.block_number(token) > 1:
            return None
        if token.lemma_ == noun.lemma_ and token.pos_ == "NOUN":
            issuer = issuer_of(layers, token)
            if issuer is not None:
                return issuer
    return None


def _owners(layers: Layers, noun: Token) -> list[Token]:
    """The named owner in a genitive or before the noun, and whom it comes from."""
    before = [child for child in noun.children if child.dep_ in {"poss", "compound", "nmod"}]
    named = [token for token in before if token.dep_ == "poss" or _is_named(layers, token)]
    return named + [token for token in prepositional(noun, "from", "by") if token.lemma_ not in speech().channels]


def _is_named(layers: Layers, token: Token) -> bool:
    entity = known_entity(layers, token)
    return entity is not None and layers.kind(entity) in _NAMED


def _is_medium(layers: Layers, token: Token) -> bool:
    entity = layers.entity(token)
    known = None if entity is None else tables.body(layers.entities[entity]["name"])
    return known is not None and known.kind in _MEDIA


def _putting_out(layers: Layers, noun: Token) -> Token | None:
    """Who issues a document or speaks in it: "it released a statement", "a statement released by it", "he said in a tweet"."""
    makers = [token for child in noun.children if child.dep_ == "acl" for token in prepositional(child, "by")]
    verb: Token = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in _CHANNELS else noun.head
    verbs = speech().verbs.all() if noun.dep_ == "pobj" else speech().light_verbs
    if noun.dep_ in {"dobj", "pobj"} and verb.lemma_ in verbs:
        makers += subjects_of(verb)
    return next((token for token in makers if token.lower_ == "it" or can_speak(layers, token)), None)
