"""What stands behind the preposition of an attitude: its objects, past what is put in between, and the deeds in its list."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.syntax import conjuncts_of
from newsgraph.nlp.grammar.tree import children_as, children_of, has_child_as

_OBJECTS = frozenset({"pobj"})
_DEEDS = frozenset({"pcomp"})
_LATER = frozenset({"advcl"})
_ITEMS = frozenset({"conj"})
_BEFORE = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "case"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_DIRECT = frozenset({"dobj"})
_RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
_ASIDE = 6
"""How many tokens what is put in between may have ("among other things")."""


def objects_behind(link: Token) -> list[Token]:
    """The nouns after a preposition, each of a list ("called for, among other things, a bridge and a school")."""
    objects = children_as(link, _OBJECTS)
    found = [token for child in objects for token in conjuncts_of(child)]
    return found or _past_aside(link) or _past_other_verb(link) or _left_behind(link)


def _past_other_verb(link: Token) -> list[Token]:
    """The noun that another verb shares with a preposition ("voted for but did not endorse Ann")."""
    after = link.nbor() if link.i + 1 < len(link.doc) else link
    if after.dep_ != "cc" or any(True for _ in children_of(link)):
        return []
    verb = next((child for child in children_as(link.head, _ITEMS) if child.i > after.i), None)
    between = () if verb is None else link.doc[after.i + 1 : verb.i]
    if verb is None or any(token.pos_ in _NOUNS for token in between):
        return []
    return [token for child in children_as(verb, _DIRECT) for token in conjuncts_of(child)]


def _left_behind(link: Token) -> list[Token]:
    """The noun whose clause a preposition ends ("the inquiry | the farmers have called for")."""
    clause = link.head
    named = clause.dep_ == "relcl" and clause.head.pos_ in _NOUNS and not any(True for _ in children_of(link))
    before = link.doc[clause.left_edge.i : clause.i]
    return [clause.head] if named and not any(token.tag_ in _RELATIVES for token in before) else []


def _past_aside(link: Token) -> list[Token]:
    """The noun after two commas, which the parser hangs from any word before it."""
    doc, start = link.doc, link.i + 1
    if start >= len(doc) or doc[start].text != "," or any(True for _ in children_of(link)):
        return []
    aside = doc[start + 1 : start + 2 + _ASIDE]
    close = next((token for token in aside if token.text == "," or token.is_sent_start), None)
    if close is None or close.text != "," or close.i + 1 >= len(doc):
        return []
    noun = close.nbor()
    while noun.dep_ in _BEFORE and noun.head.i > noun.i:
        noun = noun.head
    return conjuncts_of(noun) if noun.pos_ in _NOUNS else []


def deeds_behind(link: Token) -> list[Token]:
    """The deeds after a preposition, each of a list ("called for cutting the tax, building a school and hiring nurses")."""
    first = next((child for child in children_as(link, _DEEDS) if child.tag_ == "VBG"), None)
    if first is None:
        return []
    found = [first, *(item for item in first.conjuncts if item.tag_ == "VBG")]
    for later in children_as(link.head, _LATER):  # the parser takes the second for a clause of the verb
        comma = later.left_edge.i > 0 and later.left_edge.nbor(-1).text == ","
        if later.tag_ == "VBG" and later.i > first.i and comma and has_child_as(later, _ITEMS):
            found += [later, *(item for item in later.conjuncts if item.tag_ == "VBG")]
    return found
