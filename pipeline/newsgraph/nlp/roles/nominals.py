"""Roles that a description gives whom the document names elsewhere: "The Peruvian president said ..." of Ann Lee."""

from __future__ import annotations

from newsgraph.nlp.roles.links import Sentences
from newsgraph.nlp.roles.phrase import RolePhrase


def link_nominals(sentences: Sentences) -> None:
    """Joins definite descriptions that name body or country with the person whom they stand for."""
    for number, phrase in enumerate(sentences.phrases):
        if (
            sentences.linked(number)
            or phrase.is_placeless
            or phrase.head.plural
            or phrase.determiner in {"a", "an", ""}
        ):
            continue
        noun = sentences.doc[phrase.head.noun]
        mention = sentences.layers.mention(noun)
        if mention is not None and mention["type"] == "nominal" and _is_told(sentences, phrase, mention["entity"]):
            sentences.link(number, noun, "role.nominal")


def _is_told(sentences: Sentences, phrase: RolePhrase, person: int) -> bool:
    """Whether the document gives that person this title elsewhere, of the same country, or both of none."""
    return (person, phrase.head.title.word, phrase.country) in sentences.told
