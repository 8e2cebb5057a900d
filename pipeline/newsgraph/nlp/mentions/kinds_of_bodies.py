"""A body's name with the noun that says what it is: "the Likud party", "the ruling New Hope party" are the body itself.

English: the name stands right before the noun.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import children_of
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import with_text
from newsgraph.rules.mentions import body_nouns


def add_kinds_of_bodies(layers: Layers) -> None:
    """Adds a nominal for each noun of a kind that the name of an organisation stands right before, behind "the"."""
    for i in with_text(layers.doc, body_nouns().after_names):
        token = layers.doc[i]
        row = layers.mention(layers.doc[i - 1]) if i else None
        if row is None or row["type"] != "name" or row["end"] != i or layers.kind(row["entity"]) != "organisation":
            continue
        if layers.mention(token) is None and _is_definite(token, row["start"]):
            layers.add_mention(row["entity"], row["start"], i + 1, "nominal")


def _is_definite(token: Token, start: int) -> bool:
    """Whether "the" stands before the name and the noun stands for nothing else: no "the Likud party congress"."""
    if token.dep_ in {"compound", "nmod"}:
        return False
    return any(child.dep_ == "det" and child.lower_ == "the" and child.i < start for child in children_of(token))
