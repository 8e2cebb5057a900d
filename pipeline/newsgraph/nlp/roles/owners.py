"""Whose an office is, by what stands first in its phrase: "its director", "whose director", "the council's clerk"."""

from __future__ import annotations

from newsgraph.nlp.roles.adjectives import NOUNISH
from newsgraph.nlp.roles.heads import TitleHead
from newsgraph.nlp.roles.names import Names
from newsgraph.nlp.roles.readings import Modifiers
from newsgraph.nlp.roles.same_bodies import body_meant
from newsgraph.rules.roles import is_body_noun, role_words


def read_determiner(names: Names, found: Modifiers, i: int) -> None:
    """Begins the phrase at an article or possessive, and places the body or person that a possessive stands for."""
    token = names.doc[i]
    found.start = i
    found.determiner = found.determiner or ("his" if token.tag_ == "PRP$" else token.lower_)
    if token.tag_ == "WP$":
        _place_antecedent(names, found, i)
    elif token.lower_ == "its":
        body = names.body_before(token)
        if body is not None:
            found.place("organisation", body)
    elif token.tag_ == "PRP$" and (person := names.person(token)) is not None:
        found.place("person", person)


def _place_antecedent(names: Names, found: Modifiers, i: int) -> None:
    """As in "the Lima Bank, whose director, Ann Lee": the name before the clause is the office's body, country or person served."""
    before = names.at(i - 2 if i > 1 and names.doc[i - 1].text == "," else i - 1)
    if before is not None and before["end"] in {i, i - 1}:
        found.place(names.layers.kind(before["entity"]), before["entity"])


def read_owner(names: Names, head: TitleHead, found: Modifiers, i: int) -> int | None:
    """Places whoever the common noun before a genitive ending stands for ("the president's aide"), and gives the token before it."""
    token = names.doc[i]
    if token.tag_ not in NOUNISH:
        return None
    common = token.text.islower() and is_body_noun(token.text)
    found.determiner = found.determiner or "the"
    found.owned = found.owned or common
    mention = names.layers.mention(token) if token.tag_.startswith("NN") else None
    entity = mention["entity"] if mention is not None and mention["end"] == i + 1 else None
    if entity is None and token.text[0].isupper():
        entity = names.country_begun(token.text)
    if entity is None and token.lower_ in role_words().of_states:
        entity = names.country_named_last(token)
    elif entity is None and common:
        entity = body_meant(names, i)
        entity = names.body_named_last(token) if entity is None else entity
    if entity is not None:
        found.place(names.layers.kind(entity), entity)
    elif token.tag_ == "NNP" and head.title.body and not found.has_body:
        found.body = (i, i + 1)
    return i - 1
