"""Offices of whom an office-holder has: "the mayor of Lima's chief of staff" is no mayor.

English: the genitive ending stands behind all that tells the owner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsgraph.nlp.roles.names import Names
from newsgraph.nlp.roles.phrase import RolePhrase
from newsgraph.rules.closed import closed
from newsgraph.rules.mentions import mention_words

_GENITIVES = closed().genitives
_KIN = 3
"""Within how many words behind the genitive the relative stands ("the mayor of Lima's eldest son")."""


def without_owners(names: Names, phrases: Sequence[RolePhrase]) -> list[RolePhrase]:
    """The role phrases without those of owners, whose words go to what is theirs."""
    found: list[RolePhrase] = []
    waiting: tuple[RolePhrase, int] | None = None
    for phrase in phrases:
        if waiting is not None and phrase.head.start >= waiting[1] and phrase.start <= waiting[1] and _serves(phrase):
            owner = waiting[0]
            found[-1] = replace(
                phrase, start=owner.start, determiner=owner.determiner, organisation=None, body=None, country=None,
                principal=None, owned=True,
            )  # fmt: skip
            waiting = None
            continue
        behind = _behind_genitive(names, phrase)
        waiting = None if behind is None else (phrase, behind)
        if behind is None or not _is_kin_there(names, behind):
            found.append(phrase)
    return found


def _serves(phrase: RolePhrase) -> bool:
    return phrase.head.title.serves and not phrase.head.plural


def _behind_genitive(names: Names, phrase: RolePhrase) -> int | None:
    """The token behind the genitive of a name that an office is "of"; None for offices that serve somebody ("the aide of Lima's mayor")."""
    doc, of = names.doc, phrase.head.end
    if phrase.head.plural or phrase.head.title.serves or of + 2 >= len(doc) or doc[of].lower_ != "of":
        return None
    name = names.at(of + 1)
    if name is None or name["start"] != of + 1 or name["end"] + 1 >= len(doc):
        return None
    if phrase.head.title.body and names.layers.kind(name["entity"]) == "person":
        return None  # nobody is the head of a person: "the head of Ann Lee's bodyguard"
    return name["end"] + 1 if doc[name["end"]].lower_ in _GENITIVES | {"'", "’"} else None


def _is_kin_there(names: Names, start: int) -> bool:
    """Whether the noun phrase that begins at a token is a relative's."""
    for token in names.doc[start : start + _KIN]:
        if token.lower_ in mention_words().relatives:
            return True
        if token.pos_ not in {"ADJ", "NOUN"}:
            return False
    return False
