"""A body's name with the noun that says what it is: "the Likud party", "the newspaper Zpravy" are the body itself.

English: the name stands right before the noun, or right behind it.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import children_of
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import with_text
from newsgraph.rules.mentions import body_nouns
from newsgraph.rules.names import name_lists


def add_kinds_of_bodies(layers: Layers) -> None:
    """Adds a nominal for each noun of a kind that the name of an organisation stands right before, behind "the", or right behind."""
    for i in with_text(layers.doc, body_nouns().after_names | name_lists().named_kinds):
        token = layers.doc[i]
        if layers.mention(token) is None and _add_with_name_behind(layers, token):
            continue
        if token.text not in body_nouns().after_names:
            continue
        row = layers.mention(layers.doc[i - 1]) if i else None
        if row is None or row["type"] != "name" or row["end"] != i or layers.kind(row["entity"]) != "organisation":
            continue
        if layers.mention(token) is None and _is_definite(token, row["start"]):
            layers.add_mention(row["entity"], row["start"], i + 1, "nominal")


def _add_with_name_behind(layers: Layers, token: Token) -> bool:
    """As "the private channel Arka TV said", where the parser takes the noun for the head."""
    doc = layers.doc
    row = layers.mention(doc[token.i + 1]) if token.i + 1 < len(doc) and token.tag_ == "NN" else None
    if row is None or row["type"] != "name" or row["start"] != token.i + 1:
        return False
    if layers.kind(row["entity"]) != "organisation" or layers.head(row).head.i != token.i:
        return False
    layers.add_mention(row["entity"], token.i, row["end"], "nominal")
    return True


def _is_definite(token: Token, start: int) -> bool:
    """Whether "the", or nothing, stands before the name, and the noun for nothing else: no "the Likud party congress"."""
    if token.dep_ in {"compound", "nmod"}:
        return False
    articles = [child for child in children_of(token) if child.dep_ in {"det", "poss"} and child.i < start]
    return all(child.lower_ == "the" for child in articles) and (bool(articles) or token.text in body_nouns().on_air)
