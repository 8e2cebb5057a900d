"""Words of saying and writing in a document: which tokens can be the cue of a statement, and what they may take."""

from __future__ import annotations

from dataclasses import dataclass as plain

from spacy.tokens import Doc, Token

from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.page.lookup import with_lemma
from newsgraph.rules import per_rules
from newsgraph.rules.speech import speech

_CLEAR = "clear"


@per_rules
def _lemmas() -> frozenset[str]:
    return speech().verbs.all()


@plain(frozen=True, slots=True)
class Cues:
    """What can make a statement in a document: verbs, nouns, "clear" after "make", and the first tokens of source phrases, in text order."""

    verbs: list[Token]
    nouns: list[Token]
    adjectives: list[Token]
    sources: list[int]


def find_cues(doc: Doc) -> Cues:
    """The cues of a document, found in one pass."""
    verbs, nouns, firsts = _lemmas(), speech().nouns | speech().felt, _first_words()
    cues = Cues([], [], [], [])
    for i in with_lemma(doc, _words()):
        token = doc[i]
        if token.lemma_ in verbs and _is_verb(token):
            cues.verbs.append(token)
        elif token.lemma_ in nouns and token.pos_ == "NOUN":
            cues.nouns.append(token)
        elif token.lower_ == _CLEAR:
            cues.adjectives.append(token)
        if token.lower_ in firsts:
            cues.sources.append(i)
    return cues


@per_rules
def _words() -> frozenset[str]:
    return _lemmas() | speech().nouns | speech().felt | _first_words() | {_CLEAR}


@per_rules
def _first_words() -> frozenset[str]:
    return frozenset(words[0] for words in speech().sources)


def _is_verb(token: Token) -> bool:
    verb = token.tag_.startswith("VB") or (token.dep_ == "ROOT" and token.lower_ != token.lemma_)
    return verb and token.ent_type_ != "PERSON"  # "JOAN TELL: ..."


def cue_span(verb: Token, extra: Token | None = None) -> TokenSpan:
    """The words of a cue: the verb with its particle ("pointed out") and, if given, its preposition ("called for")."""
    end = verb.i + 1
    for child in verb.children:
        if child.dep_ == "prt" and child.i == end:
            end = child.i + 1
    if extra is not None and verb.i < extra.i <= end:
        end = extra.i + 1
    return verb.i, end


def phase_of(verb: Token) -> Token | None:
    """The verb that tells only that a cue under it begins or goes on ("continued to say", "went on to say")."""
    above: Token = verb.head
    if verb.dep_ not in {"xcomp", "advcl"} or verb.tag_ != "VB":
        return None
    on = above.lemma_ == "go" and any(child.lower_ == "on" for child in above.children)
    return above if on or above.lemma_ in speech().phases else None
