"""Roles behind a name and "as", whatever the parser hung it from: "his picks: Ann Lee as dean", "the union sent Bo Diaz as an observer"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.roles.holders import Holding, hold
from newsgraph.nlp.roles.links import Sentences
from newsgraph.nlp.roles.tense import Tense, tense_of
from newsgraph.rules.roles import verb_rules


def link_beside_as(sentences: Sentences) -> None:
    """Joins the phrases that no verb has given yet with the name right before their "as"."""
    for number, phrase in enumerate(sentences.phrases):
        head = phrase.head
        if sentences.linked(number) or head.plural or head.title.kind != "office" or phrase.start < 2:
            continue
        row = sentences.names.at(phrase.start - 2)
        if sentences.doc[phrase.start - 1].lower_ != "as" or row is None or row["end"] != phrase.start - 1:
            continue
        verb = _verb_before(sentences.doc[row["start"]])
        tense = None if verb is None or _is_opinion(verb) else tense_of(sentences.layers, verb)
        if verb is not None and tense is not None:
            chosen = _is_of_choice(sentences, (verb.i, row["start"]))
            held = Tense("incoming" if chosen else "current", tense.modality, source=tense.source, hedges=tense.hedges)
            hold(sentences, number, [sentences.doc[row["end"] - 1]], Holding("role.acting-as", verb, held))


def _verb_before(name: Token) -> Token | None:
    """The nearest verb before a name in its sentence."""
    words = name.doc[sentence(name).start : name.i]
    return next((token for token in reversed(words) if token.pos_ == "VERB"), None)


def _is_opinion(verb: Token) -> bool:
    """Whether a verb tells how somebody is seen, or "as" is its own: "see Lee as", "replaced Lee as"."""
    rules = verb_rules()
    lemma = verb.lemma_.lower()
    own = ("ending", "succeeding", "appointing", "promoting", "refusing")
    return lemma in rules.describing or any(lemma in rules.words[kind] for kind in own)


def _is_of_choice(sentences: Sentences, span: TokenSpan) -> bool:
    """Whether a noun between verb and name tells that somebody is only chosen ("announced his picks: Ann Lee as dean")."""
    return any(token.lemma_.lower() in verb_rules().choices for token in sentences.doc[span[0] : span[1]])
