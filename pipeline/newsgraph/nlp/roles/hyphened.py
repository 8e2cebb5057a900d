"""Words with hyphens before a title's head: "ex-minister", "co-founder", "newly-named", "vice-presidential", "Britain-based"."""

from __future__ import annotations

from spacy.tokens import Doc

from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.roles.heads import TitleHead
from newsgraph.nlp.roles.names import Names
from newsgraph.nlp.roles.readings import Modifiers
from newsgraph.rules.roles import role_words
from newsgraph.rules.titles import is_epithet, status_of

HYPHENS = frozenset({"-", "–", "/"})


def is_hyphen_inside(doc: Doc, i: int) -> bool:
    """Whether a token joins two words into one."""
    return doc[i].text in HYPHENS and not doc[i].whitespace_ and not doc[i - 1].whitespace_


def ends_prefix(names: Names, head: TitleHead, i: int) -> bool:
    """Whether a hyphen joins a word to the head ("co-founder"), or a status to the body's name ("then-CIA director")."""
    doc = names.doc
    if doc[i].text not in HYPHENS or doc[i].whitespace_:
        return False
    return i + 1 == head.start or (names.at(i + 1) is not None and status_of(doc[i - 1].text) is not None)


def take_prefix(names: Names, found: Modifiers, hyphen: int) -> int:
    """Takes a prefix of the head itself, or a status before a name: "ex-minister", "co-founder". Gives the token before it."""
    word = names.doc[hyphen - 1]
    status = status_of(word.text)
    if status is not None:
        found.say(status)
    elif names.at(hyphen - 1) is None or word.lower_ in role_words().prefixes:
        found.kept += [hyphen - 1, hyphen]
    return hyphen - 2


def take_hyphened(names: Names, found: Modifiers, span: TokenSpan, *, capital: bool) -> None:
    """Takes a word in two or more parts for what it is to the title: "newly-named", "then-acting", "vice-presidential"."""
    doc, (start, end) = names.doc, span
    first, last = status_of(doc[start].text), status_of(doc[end - 1].text)  # "then-acting", "now-former"
    whole = status_of(doc[start:end].text) or last
    if whole is not None:
        found.say(whole)
    elif first is not None:
        found.say(first)
        if names.at(end - 1) is None and not is_epithet(doc[end - 1].lower_):
            found.kept += range(start + 2, end)
    elif _belongs(span, names, capital=capital):
        found.kept += range(start, end)


def _belongs(span: TokenSpan, names: Names, *, capital: bool) -> bool:
    """Whether a hyphened word belongs to the title ("vice-presidential"), not "Britain-based", "ultra-nationalist"."""
    words = names.doc[span[0] : span[1]]
    if words[-1].lower_ in role_words().participles or is_epithet(words.text):
        return False
    if words[-1].tag_ in {"VBN", "VBG"} and words[0].text[0].isupper():
        return False
    return not (capital and words[0].text[0].islower())
