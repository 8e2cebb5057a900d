"""What is owned together: "the company's namesake and founder" are both the company's."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from newsgraph.nlp.roles.links import Sentences
from newsgraph.nlp.roles.phrase import RolePhrase
from newsgraph.nlp.roles.same_bodies import body_meant
from newsgraph.rules.roles import is_body_noun


def owned_alike(sentences: Sentences, phrase: RolePhrase, described: Token) -> RolePhrase:
    """A phrase with the body that owns the noun beside it: "the company's namesake and founder"."""
    owner = next((child for child in described.children if child.dep_ == "poss"), None)
    if owner is None or not phrase.is_placeless or phrase.determiner:
        return phrase
    body = sentences.layers.entity(owner)
    if body is None and owner.text.islower() and is_body_noun(owner.text):
        body = body_meant(sentences.names, owner.i)
    is_body = body is not None and sentences.layers.kind(body) == "organisation"
    return replace(phrase, organisation=body if is_body else None, determiner="the")
