"""Parts of people, as polls tell them: "72% of women", "two-thirds of farmers", and "42%" where a text tells of a poll."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import each
from newsgraph.nlp.grammar.syntax import noun_phrase
from newsgraph.nlp.grammar.tree import children_as, children_of, sentence_bounds
from newsgraph.nlp.page.layers import Layers, TokenSpan
from newsgraph.nlp.page.lookup import with_lemma
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.closed import closed

_NUMBERS = frozenset({"nummod", "quantmod", "amod", "advmod", "det", "compound"})
_PARTS = frozenset({"quantmod", "nummod"})
_LINKS = frozenset({"prep"})
_OBJECTS = frozenset({"pobj"})
_POINTING = closed().demonstratives
_PRONOUNS = frozenset({"PRON", "DET"})


def is_share(token: Token) -> bool:
    """Whether a word counts a part of something ("72 %", "a third", "two-thirds", which the parser hangs from "two")."""
    return _part(token) is not None


def is_of_people(layers: Layers, share: Token, can_act: Callable[[Token], bool]) -> bool:
    """Whether a part is one of people ("half of those surveyed", "Of voters, half …"), or of those asked in a poll ("33% opposed it")."""
    part = _part(share)
    counted = [] if part is None else _counted(part) or _counted(share) or _fronted(share)
    if counted:
        return all(_tells(item) and can_act(item) for item in counted)
    doer = share.dep_ == "nsubj" or (share.dep_ == "pobj" and share.head.lower_ == "by")  # not "from 45% to 52%"
    return doer and part is not None and _is_of_all_asked(layers, share)


def _is_of_all_asked(layers: Layers, share: Token) -> bool:
    """Whether a bare part is one of those asked, and not of some of them told before ("of 900 voters, …", "half of women …, 33% …")."""
    before = share.doc[sentence_bounds(share)[0] : share.i]
    told_of = any(item.lower_ in attitudes().counted_by and item.head.lemma_.lower() in _asked() for item in before)
    return bool(with_lemma(layers.doc, attitudes().polling)) and not told_of


def _asked() -> frozenset[str]:
    """What may tell of whom polls tell: a part, or the poll itself ("a poll of teachers")."""
    return attitudes().shares | attitudes().polling


def _part(token: Token) -> Token | None:
    """The word of a part that it hangs from or is."""
    shares = attitudes().shares
    if token.lemma_.lower() in shares:
        return token
    if token.tag_ != "CD":
        return None
    return next((child for child in children_as(token, _PARTS) if child.lemma_.lower() in shares), None)


def _counted(share: Token) -> list[Token]:
    """Of whom a part is told ("60 percent of | voters and officials")."""
    links = (link for link in children_as(share, _LINKS) if link.lower_ == "of")
    return each(item for link in links for item in children_as(link, _OBJECTS))


def _fronted(share: Token) -> list[Token]:
    """Of or among whom a part is told before it ("Among rural voters, 60 percent …")."""
    links = (
        link for link in children_as(share.head, _LINKS) if link.i < share.i and link.lower_ in attitudes().counted_by
    )
    return each(item for link in links for item in children_as(link, _OBJECTS))


def _tells(item: Token) -> bool:
    """Whether a word tells who is counted ("those surveyed", but not "us", "them")."""
    return item.pos_ not in _PRONOUNS or (item.lower_ in _POINTING and any(True for _ in children_of(item)))


def words_of(share: Token) -> TokenSpan:
    """The words of a part: its number and of whom it is, whatever the parser hung from it besides."""
    start, end = share.i, noun_phrase(share)[1]
    while start and share.doc[start - 1].head.i == share.i and share.doc[start - 1].dep_ in _NUMBERS:
        start = share.doc[start - 1].left_edge.i
    part = _part(share)
    counted = [] if part is None else _counted(part) or _counted(share)
    if counted:
        end = max(noun_phrase(item)[1] for item in counted)
    return start, end
