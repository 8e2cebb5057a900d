"""Places in a clause that only bodies fill: what is founded, whom somebody works or plays for.

English: who employs stands behind "for" and "at".
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from newsgraph.names import tables
from newsgraph.nlp.grammar.tree import children_as
from newsgraph.nlp.names.persons import is_given
from newsgraph.nlp.names.points import STRONG, VOTE, WEAK, Points
from newsgraph.rules.closed import closed
from newsgraph.rules.mentions import body_nouns
from newsgraph.rules.names import name_lists
from newsgraph.rules.roles import role_words
from newsgraph.rules.titles import is_title_head

_GENITIVES = closed().genitives
_ADDRESSED = frozenset({"dobj", "dative"})
_GIVEN = frozenset({"dobj", "oprd", "attr"})
_JOINED = 3
"""Tokens of a verb with "co-" before it."""
_NO_PLACE = frozenset({"PERSON", "ORG"})
_PARTICLES = frozenset({"prt"})
_PREPOSED = frozenset({"prep"})
_ASKED = frozenset({"pobj"})
_YEAR = 4
"""Digits of a year."""
_PASSIVE = frozenset({"nsubjpass"})
_PARTICIPLES = frozenset({"VBN", "VBD"})


def add_slots(doc: Doc, points: Points, root: Token, start: int, end: int) -> None:
    """Adds the points of what the clause makes of the candidate doc[start:end]: nobody founds a person, few work for one, and mayors are of places."""
    texts = [token.text for token in doc[start:end]]
    if _is_founded(root) or _is_cofounded(doc, end):
        points["ORG"] += STRONG
        points["PERSON"] -= STRONG
    elif _is_employer(root) or _is_joined(root):
        sure = WEAK if _may_be_person(texts) else STRONG
        points["ORG"] += sure
        points["PERSON"] -= sure
    elif start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in role_words().local:
        points["GPE"] += STRONG  # "the mayor of Elden"
        points["PERSON"] -= STRONG


def add_addressed(points: Points, root: Token, texts: Sequence[str]) -> None:
    """Adds the points of whom somebody tells something: no place, and in news a medium unless it may be a person's name."""
    if root.dep_ in _ADDRESSED and root.head.lemma_.lower() in name_lists().telling:
        points["ORG"] += 0 if _may_be_person(texts) else VOTE
        points["GPE"] -= VOTE


def owns_public_body(doc: Doc, end: int) -> bool:
    """Whether behind a candidate stands what places have: "the Elden police department", "Elden's city council"."""
    start = end + (end < len(doc) and doc[end].lower_ in _GENITIVES)
    words = [doc[i].lower_ for i in range(start, min(start + 2, len(doc)))]
    return len(words) == 2 and " ".join(words) in body_nouns().of_places


def is_awarded(doc: Doc, start: int, end: int, root: Token) -> bool:
    """Whether a candidate of several words behind "the" is what somebody is given or wins: "was awarded the Golden Star"."""
    if end - start < 2 or not start or doc[start - 1].lower_ != "the" or root.dep_ not in _GIVEN:
        return False
    return root.head.lemma_.lower() in name_lists().awarding


def _is_founded(root: Token) -> bool:
    """Whether a verb of founding has a name as what is founded: "X was founded in 1998", "X, founded by A", "A founded X"."""
    founding = name_lists().founding
    if root.dep_ in _PASSIVE or root.dep_ == "dobj":
        lemmas = [root.head.lemma_.lower(), *(child.lower_ for child in children_as(root.head, _PARTICLES))]
        return " ".join(lemmas) in founding and (root.dep_ == "dobj" or root.head.tag_ in _PARTICIPLES)
    if root.dep_ == "appos" and root.left_edge.i == root.head.i + 1:
        return False  # "a commission Brandt established"
    return any(
        child.dep_ == "acl" and child.tag_ in _PARTICIPLES and child.lemma_.lower() in founding
        for child in root.children
    )


def _is_cofounded(doc: Doc, end: int) -> bool:
    """Whether "was co-founded" stands behind a candidate: parsers stumble over the hyphen."""
    i = end + (end < len(doc) and doc[end].lemma_ == "be")
    words = [doc[k].lower_ for k in range(i, min(i + 3, len(doc)))]
    joined = len(words) == _JOINED and words[0] in role_words().prefixes and words[1] == "-"
    return i > end and joined and doc[i + 2].lemma_.lower() in name_lists().founding


def _is_employer(root: Token) -> bool:
    """Whether somebody works, plays or reports for a name."""
    if root.dep_ != "pobj" or root.head.dep_ != "prep":
        return False
    return root.head.lower_ in name_lists().employing.get(root.head.head.lemma_.lower(), frozenset())


def _is_joined(root: Token) -> bool:
    """Whether somebody joins or leaves a name in a year or by the way, or has an office there: "joined Quellis as an engineer"."""
    if root.dep_ != "dobj" or root.head.lemma_.lower() not in name_lists().joining:
        return False
    if root.head.dep_ == "pcomp" or any(_is_in_year(child) for child in children_as(root.head, _PREPOSED)):
        return True
    clauses = [child for child in root.children if child.dep_ == "relcl"] if root.ent_type_ in _NO_PLACE else []
    for clause in clauses:
        inside = list(clause.children)
        if any(child.lower_ == "where" for child in inside):
            return any(child.dep_ == "attr" and is_title_head(child.lower_) for child in inside)
    return any(child.lower_ == "as" and child.dep_ == "prep" for child in root.head.children)


def _is_in_year(preposition: Token) -> bool:
    """Whether somebody joins or leaves a name in a year: "joined Quellis in 2011", "left it in May 2012"."""
    return preposition.lower_ == "in" and any(
        token.ent_type_ == "DATE" and token.text.isdigit() and len(token) == _YEAR
        for child in children_as(preposition, _ASKED)
        for token in (child, *child.children)
    )


def _may_be_person(texts: Sequence[str]) -> bool:
    """Whether a name has a given name or a surname in it, so that it may be somebody: "works for Novak"."""
    return is_given(texts[0]) or any(tables.listed_family_name(text) or tables.surname_shape(text) for text in texts)
