"""Choosing told by a noun: "the appointment of A, B and C to the panel", "the election of A as its chair".

The parser hangs "to the panel" from the last name, from the noun or from the verb above; where the words stand does not differ.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.groups.nouns import noun_of
from newsgraph.rules.groups import group_rules

_LONGEST = 60
"""Tokens that the list of those who are chosen may have."""
_TOWARDS = frozenset({"to", "on", "onto", "into"})
_WITHIN = 8
"""Tokens from "to" to the noun for a group: "to serve as members of the seven-member commission"."""


def placed_in(noun: Token) -> Sequence[Token]:
    """The noun for the group that a noun of choosing puts people in, as the surface has it; nothing where a clause comes between."""
    doc, end = noun.doc, min(noun.i + _LONGEST, sentence(noun).end)
    nouns = group_rules().nouns
    for i in range(noun.i + 1, end):
        if doc[i].tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return ()
        if doc[i].lower_ not in _TOWARDS and not (doc[i].lower_ == "as" and _is_place(doc[i])):
            continue
        for token in doc[i + 1 : min(i + _WITHIN, end)]:
            if token.text in {",", ";"} or token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
                break
            if noun_of(token) in nouns and token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "nmod"}:
                return [token]
    return ()


def _is_place(word: Token) -> bool:
    """Whether "as" tells a place in a group: "as its chair", "as members of the panel"."""
    after = word.doc[word.i + 1 : word.i + 4]
    return any(token.lemma_.lower() in group_rules().positions for token in after)
