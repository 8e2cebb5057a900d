"""Words of saying and writing in a document: which tokens can be the cue of a statement, and what they may take."""

from __future__ import annotations

from functools import cache

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass
from spacy.tokens import Doc, Token

from newsgraph.nlp.layers import TokenSpan
from newsgraph.rules import load_rules

_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, config=_STRICT)
class Example:
    """A sentence in which a rule fires, and a near miss in which it stays silent."""

    fires: str
    silent: str


@dataclass(frozen=True, slots=True, config=_STRICT)
class Verbs:
    """Verbs of saying by what they take (see rules/speech.yaml)."""

    clause: frozenset[str]
    quote: frozenset[str]
    infinitive: frozenset[str]
    object: frozenset[str]
    as_what: frozenset[str]
    naming: frozenset[str]
    preposition: dict[str, frozenset[str]]

    def all(self) -> frozenset[str]:
        lists = (self.clause, self.quote, self.infinitive, self.object, self.as_what, self.naming)
        return frozenset().union(*lists, self.preposition)


@dataclass(frozen=True, slots=True, config=_STRICT)
class Speech:
    """The word lists of rules/speech.yaml."""

    rules: dict[str, Example]
    verbs: Verbs
    nouns: frozenset[str]
    light_verbs: frozenset[str]
    according: tuple[str, ...]


@cache
def speech() -> Speech:
    """The word lists, read once."""
    return load_rules("speech", Speech)


@cache
def _lemmas() -> frozenset[str]:
    return speech().verbs.all()


def find_verbs(doc: Doc) -> list[Token]:
    """The tokens that are a verb of saying, in text order."""
    verbs = _lemmas()
    return [token for token in doc if token.lemma_ in verbs and _is_verb(token)]


def _is_verb(token: Token) -> bool:
    return token.tag_.startswith("VB") or (token.dep_ == "ROOT" and token.lower_ != token.lemma_)


def cue_span(verb: Token, extra: Token | None = None) -> TokenSpan:
    """The words of a cue: the verb with its particle ("pointed out") and, if given, its preposition ("called for")."""
    end = verb.i + 1
    for child in verb.children:
        if child.dep_ == "prt" and child.i == end:
            end = child.i + 1
    if extra is not None and verb.i < extra.i <= end:
        end = extra.i + 1
    return verb.i, end
