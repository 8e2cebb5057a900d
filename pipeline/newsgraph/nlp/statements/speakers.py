"""Whose words: the phrase of the speaker around a cue, read from the parse.

English: subject before the verb, "by" in the passive.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.functions import SUBJECTS, is_misread, is_passive, prepositional, subjects_of
from newsgraph.nlp.grammar.resuming import resumed_cue
from newsgraph.nlp.grammar.syntax import noun_phrase
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.statements.cues import phase_of
from newsgraph.rules.closed import closed
from newsgraph.rules.speech import speech

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_INNER = frozenset(
    {"compound", "amod", "det", "poss", "nmod", "nummod", "predet", "advmod", "punct", "case", "quantmod", "npadvmod"}
)
NOBODY = closed().things
QUANTIFIERS = closed().quantifiers
"""Words of number that stand for people when they say of whom ("many of whom", "those close to him")."""
SILENT_LABELS = frozenset({"DATE", "TIME", "MONEY", "QUANTITY"})
"""The entity labels of words that never speak."""


def speakers_of(verb: Token, start: int, end: int, *, guess: bool = False) -> tuple[Token, ...]:
    """The heads of the phrases that speak, in a stretch of tokens around the cue: its subjects.

    With `guess` (beside quotation marks, where parsers err) the nearest noun phrase when there is no subject.
    """
    if is_passive(verb):
        return tuple(token for token in prepositional(verb, "by") if token.pos_ in _NOMINAL)
    if verb.head.lower_ == "as":
        return _relayed(verb.head.head)
    outer = resumed_cue(verb) or phase_of(verb) or _issuing(verb)
    found = [token for token in subjects_of(outer or verb) if start <= token.i < end and _is_nominal(token)]
    own = any(child.dep_ in SUBJECTS for child in verb.children)
    if not own and verb.dep_ == "conj" and verb.i > start and _agrees(verb.doc[verb.i - 1], verb):
        return (verb.doc[verb.i - 1],)
    if not found and verb.dep_ in {"conj", "xcomp", "advcl", "pcomp", "acl"}:
        found = [token for token in subjects_of(outer or verb) if _is_nominal(token)]
    if not found and is_misread(verb):
        return (verb.head,)
    if not found and (guess or (verb.dep_ == "ROOT" and (verb.tag_ == "VBD" or _is_noun_with_subject(verb)))):
        found = _nearest(verb, start, end if guess else verb.i)
    return tuple(token for token in map(_worded, found) if _is_somebody(token))


def _worded(token: Token) -> Token:
    """The last word of a phrase whose head is a sign: "said Ann Lee 🙂"."""
    if any(letter.isalnum() for letter in token.text) or token.text == "%":
        return token
    words = [child for child in token.children if child.dep_ == "compound" and child.pos_ == "PROPN"]
    return words[-1] if words else token


def _is_somebody(token: Token) -> bool:
    """Whether a noun can be a speaker at all: no expletive, no time, no sum of money, no mark."""
    if token.lower_ == "it":
        return token.dep_ == "nsubj"
    if token.ent_type_ in SILENT_LABELS or any(child.tag_ == "$" for child in token.children):
        return False
    return token.lower_ not in NOBODY and (token.text == "%" or any(letter.isalnum() for letter in token.text))


def _is_nominal(token: Token) -> bool:
    """Whether a subject is a noun or pronoun, or a name that the tagger took for an adjective ("Lopez, commenting …, said")."""
    return (
        token.pos_ in _NOMINAL
        or token.lower_ in QUANTIFIERS
        or (token.pos_ == "ADJ" and token.is_title and not token.is_sent_start)
        or (token.pos_ == "ADJ" and token.is_title and token.dep_ == "nsubj" and token.ent_type_ == "PERSON")
        or (token.pos_ == "AUX" and token.ent_type_ == "PERSON")  # "Will said it is late"
    )


def _agrees(noun: Token, verb: Token) -> bool:
    """Whether the noun right before a verb fits it as its subject ("and some watchers say")."""
    return (noun.tag_, verb.tag_) in {("NNS", "VBP"), ("NNPS", "VBP"), ("NNP", "VBZ")} or (
        noun.tag_ in {"NNS", "NNPS"} and verb.tag_ == "VBD" and noun.dep_ == "conj"
    )


def _issuing(verb: Token) -> Token | None:
    """The verb of which a statement or letter is the subject, for a "saying" that the parser hung in its side clause.

    `The statement came days after the vote, saying …`: "came".
    """
    side = verb.head
    if (
        verb.dep_ != "advcl"
        or verb.tag_ != "VBG"
        or side.dep_ != "advcl"
        or any(c.dep_ in SUBJECTS for c in verb.children)
    ):
        return None
    subjects = [child for child in side.head.children if child.dep_ == "nsubj"]
    return side.head if subjects and subjects[0].lemma_ in speech().documents.personal else None


def _is_noun_with_subject(verb: Token) -> bool:
    """Whether a present tense was taken for a plural noun after its subject ("Lopez charges that …")."""
    before = verb.nbor(-1) if verb.i > sentence(verb).start else verb
    return verb.tag_ == "NNS" and before.dep_ == "compound" and before.tag_ in {"NNP", "NN"} and before.is_title


def _relayed(verb: Token) -> tuple[Token, ...]:
    """Whose words are relayed: "cited Ann as saying", "Ann was quoted as saying"."""
    wanted = {"nsubjpass"} if any(child.dep_ == "nsubjpass" for child in verb.children) else {"dobj"}
    return tuple(child for child in verb.children if child.dep_ in wanted and child.pos_ in _NOMINAL)


def _nearest(verb: Token, start: int, end: int) -> list[Token]:
    doc = verb.doc
    before = next((doc[i] for i in range(start, verb.i) if _can_head(doc[i])), None)
    after = next((doc[i] for i in range(verb.i + 1, min(end, verb.i + 6)) if _can_head(doc[i])), None)
    first = before or after
    return [] if first is None else [phrase_head(first, start, end)]


def _can_head(token: Token) -> bool:
    if token.ent_type_ in SILENT_LABELS:
        return False
    return (
        token.pos_ in _NOMINAL and token.dep_ not in {"neg", "npadvmod", "pobj", "pcomp", "nummod"} and token.is_alpha
    )


def phrase_head(token: Token, start: int, end: int) -> Token:
    """The head of the noun phrase that a token stands in, not leaving a stretch of tokens."""
    while token.dep_ in _INNER and start <= token.head.i < end and token.head.pos_ in _NOMINAL:
        token = token.head
    return token


def speaker_span(doc: Doc, head: Token, barred: Callable[[int], bool]) -> TokenSpan:
    """The words of a speaker's phrase without its clauses, cut where the quotation begins."""
    start, end = noun_phrase(head)
    while start < head.i and any(barred(i) for i in range(start, head.i)):
        start += 1
    for i in range(head.i + 1, end):
        if barred(i):
            end = i
            break
    while end > head.i + 1 and doc[end - 1].is_punct:
        end -= 1
    return start, end


def is_own_subject(verb: Token, head: Token) -> bool:
    """Whether a cue has a subject of its own, and not just a noun that it hangs on ("a talk announcing")."""
    if any(child.dep_ in SUBJECTS for child in verb.children) or verb.dep_ not in {"acl", "advcl", "conj", "pcomp"}:
        return True
    return head.i == verb.i - 1 and verb.dep_ != "acl"
