"""Offices that end in the article: who is ousted, resigns or is killed."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_passive, objects_of
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.page.lookup import with_lemma
from newsgraph.nlp.roles.holders import subjects
from newsgraph.nlp.roles.links import Sentences
from newsgraph.nlp.roles.tense import tense_of
from newsgraph.rules.roles import Ending, verb_rules


def read_endings(sentences: Sentences) -> None:
    """Notes whose office is told to end: `newsgraph_settle` makes the offices former, once all are read."""
    for i in with_lemma(sentences.doc, frozenset(verb_rules().leaving)):
        token = sentences.doc[i]
        kind = verb_rules().leaving.get(token.lemma_.lower()) if token.pos_ == "VERB" else None
        for holder in _leavers(sentences, token, kind) if kind is not None else ():
            person = sentences.names.person(holder)
            if person is not None:
                start, end = _words(sentences, token, holder)
                sentences.layers.endings.append({"person": person, "start": start, "end": end, "all": kind == "dies"})


def _leavers(sentences: Sentences, verb: Token, kind: Ending) -> list[Token]:
    """Whom a verb says to have left, been removed or been killed; nobody where it is not told as a fact of the past."""
    tense = tense_of(sentences.layers, verb)
    if tense is None or tense.modality == "denied" or tense.hedges or tense.status == "incoming":
        return []
    if kind != "dies" and (_is_of_something(verb) or _is_resigned_to(verb)):
        return []
    # A headline's "ousts" is done; who "resigns" may still be there for a while.
    told = verb.tag_ in {"VBD", "VBN"} or (kind != "leaves" and verb.tag_ == "VBZ" and verb.dep_ == "ROOT")
    if not told:
        return []
    if kind == "leaves":
        down = verb.lemma_ not in verb_rules().leaving_down or any(child.lower_ == "down" for child in verb.children)
        return subjects(sentences, verb) if down and not is_passive(verb) else []
    return subjects(sentences, verb) if is_passive(verb) else objects_of(verb)


def _is_of_something(verb: Token) -> bool:
    """Whether what ends is said with the verb: "as director", "from the board", "in 1974": other offices stay."""
    return any(child.lower_ in {"as", "from"} or _is_long_ago(child) for child in verb.children if child.dep_ == "prep")


def _is_resigned_to(verb: Token) -> bool:
    """Whether somebody only puts up with a thing: "has resigned himself to", "resigned to defeat"."""
    return verb.lemma_ == "resign" and (
        bool(objects_of(verb)) or any(child.lower_ == "to" and child.dep_ == "prep" for child in verb.children)
    )


def _is_long_ago(preposition: Token) -> bool:
    """Whether a verb's "in" gives a year: what ended then may be another office."""
    return preposition.lower_ == "in" and any(child.ent_type_ == "DATE" for child in preposition.children)


def _words(sentences: Sentences, verb: Token, holder: Token) -> TokenSpan:
    row = sentences.names.at(holder.i)
    start, end = (holder.i, holder.i + 1) if row is None else (row["start"], row["end"])
    return min(start, verb.i), max(end, verb.i + 1)
