"""The title that somebody has with a ministry or portfolio: "received the Ministry of Culture", "was given the finance portfolio"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.page.lookup import with_lemma, with_lower
from newsgraph.rules.roles import role_words

_FIELD = frozenset({"compound", "amod", "nmod"})
_DEFINITE = frozenset({"det", "poss"})


def portfolio_title(noun: Token, title: str) -> str | None:
    """The title in the article's own words for the field ("finance minister"); None where it is not plainly a state's.

    A portfolio may be a commissioner's or an investor's, and a shadow minister's is no minister's.
    """
    words, doc = role_words(), noun.doc
    named = [child for child in noun.children if child.dep_ in _FIELD and child.lower_ in words.portfolios]
    definite = any(child.dep_ in _DEFINITE and child.lower_ not in {"a", "an"} for child in noun.children)
    beside = {token.lower_ for token in sentence(noun)}
    if len(named) != 1 or not definite or not words.not_ruling.isdisjoint(beside) or noun.text[0].isupper():
        return None
    told = with_lower(doc, words.cabinet_words) and not with_lemma(doc, words.other_portfolios)
    return f"{named[0].text} {title}" if told else None
