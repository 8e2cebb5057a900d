"""Which body a common noun before a title means: "a bank spokeswoman" of the World Bank that the article named before."""

from __future__ import annotations

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.roles.heads import TitleHead
from newsgraph.nlp.roles.names import Names
from newsgraph.nlp.roles.readings import Modifiers
from newsgraph.rules.roles import is_body_noun, role_words


def take_common_body(names: Names, head: TitleHead, found: Modifiers) -> None:
    """Places the body of "a bank spokeswoman", where the article has named the bank."""
    i = None if found.has_body or found.others else noun_of_body(names, found.kept, head)
    body = None if i is None else body_meant(names, i)
    if i is not None and body is not None:
        found.organisation = body
        found.kept.remove(i)


def noun_of_body(names: Names, kept: list[int], head: TitleHead) -> int | None:
    """The common noun of a body right before a title's head ("bank spokeswoman"), by its token; None where there is none."""
    i = head.start - 1
    if i not in kept or names.at(i) is not None or not is_body_noun(names.doc[i].text):
        return None
    # In capitals within a sentence it is part of a name or a title of its own ("the Party Chairman").
    opens = i == sentence(names.doc[i]).start
    return i if names.doc[i].text.islower() or opens else None


def body_meant(names: Names, i: int) -> int | None:
    """The organisation that the noun at a token stands for: the one named before whose name has it; of a "company", the one named last."""
    noun = names.doc[i].lower_
    named = names.bodies_before(i)
    fitting = [entity for entity, words in named if noun in words]
    if fitting:
        # Two banks in a row: which of them speaks, only the sense can tell.
        return fitting[-1] if len(set(fitting[-2:])) == 1 or not names.near(i, fitting[-2]) else None
    if noun not in role_words().any_body:
        return None
    first = sentence(names.doc[i]).start
    first = sentence(names.doc[first - 1]).start if first > 0 else first
    near = {row["entity"]: row for row in names.inside((first, i), "organisation")}
    others = [
        entity for entity in near if entity not in names.parties and not _has_noun_of_another(names, entity, noun)
    ]
    return others[0] if len(others) == 1 else None


def _has_noun_of_another(names: Names, entity: int, noun: str) -> bool:
    """Whether a name tells that the body is of another kind: no "company" is a ministry."""
    words = [word.rstrip(".") for word in names.layers.entities[entity]["name"].lower().split()]
    return any(is_body_noun(word) and word not in role_words().any_body and word != noun for word in words)
