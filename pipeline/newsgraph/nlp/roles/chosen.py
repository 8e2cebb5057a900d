"""Offices for which somebody is chosen and does not hold yet: "the president's pick for attorney general, Ann Lee"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.tree import sentence_bounds
from newsgraph.nlp.roles.phrase import RolePhrase
from newsgraph.rules.closed import closed
from newsgraph.rules.roles import verb_rules
from newsgraph.rules.titles import is_plural


def as_chosen(doc: Doc, phrase: RolePhrase) -> RolePhrase | None:
    """A phrase widened to the noun of choice that it stands behind, which hangs in the sentence for it; None for one of several who may be chosen."""
    choice = _choice_before(doc, phrase)
    if choice is None:
        return phrase
    start = max(choice.left_edge.i, sentence_bounds(choice)[0])
    words = [token.lower_ for token in doc[start : choice.i]]
    voted = phrase.head.title.word in verb_rules().voted_for
    prize = any(token.lower_ == "best" for token in doc[choice.i : phrase.head.start])  # "nominee for best actor"
    if voted or prize or is_plural(choice.lower_) or not verb_rules().open_choices.isdisjoint(words):
        return None
    return replace(
        phrase, start=start, head=replace(phrase.head, noun=choice.i), status="incoming", determiner=_determiner(words)
    )


def _choice_before(doc: Doc, phrase: RolePhrase) -> Token | None:
    """The noun before "for", "as", "to be" and a title ("nominee for", "pick as"), also where the title is the office's whole name."""
    i = phrase.start - 1
    if i > 1 and doc[i].lower_ in verb_rules().being_chosen and doc[i - 1].lower_ == "to":
        i -= 1
    elif i < 1 or doc[i].lower_ not in {"for", "as"}:
        return None
    token = doc[i - 1]
    return token if token.lower_ in verb_rules().chosen or token.lemma_.lower() in verb_rules().chosen else None


def _determiner(words: list[str]) -> str:
    return words[0] if words and words[0] in closed().articles else "the"
