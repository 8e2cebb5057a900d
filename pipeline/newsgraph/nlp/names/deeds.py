"""What only people do and have: who graduates, teaches at a school or has a mother is a person, whatever the model takes the name for.

English: the doer is the subject, the owner stands in the genitive. Bodies work and play for others too, so there a name has to be one that people have.
"""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from newsgraph.names import tables
from newsgraph.nlp.grammar.tree import children_as
from newsgraph.nlp.names.persons import is_given
from newsgraph.nlp.names.points import STRONG, VOTE, Points
from newsgraph.nlp.page.lookup import word_beside
from newsgraph.rules.closed import closed
from newsgraph.rules.names import name_lists

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj"})
_PREPOSED = frozenset({"prep"})
_PARTICLES = frozenset({"prt"})
_ASKED = frozenset({"pobj"})


def add_deeds(points: Points, root: Token) -> None:
    """Adds the points of what a bare name is the subject or owner of; several verbs side by side have one subject."""
    if _is_himself(root) or _has_own(root):
        points["PERSON"] += STRONG
    if root.dep_ not in _SUBJECTS or next(root.lefts, None) is not None:
        return  # "the frigate Arundel served in the navy"
    verbs = [root.head, *(other for other in root.head.conjuncts if other.i > root.head.i)]
    passive = root.dep_ == "nsubjpass"
    if any(_is_of_people(verb, passive=passive) for verb in verbs):
        points["PERSON"] += STRONG
    elif not passive and any(_founds(verb) or (_is_known(root) and _does(verb, "of_some")) for verb in verbs):
        points["PERSON"] += VOTE


def _is_himself(root: Token) -> bool:
    """Whether "himself" or "herself" stands right behind a name: "Brandt himself said"."""
    following = word_beside(root, 1)
    return following in closed().himself_or_herself


def _has_own(root: Token) -> bool:
    """Whether somebody has what only people have: "Brandt's mother", "Brandt's childhood"."""
    lists, lemma = name_lists(), root.head.lemma_.lower()
    return root.dep_ == "poss" and (
        lemma in lists.had_by_people or (lemma in lists.kin and lemma not in lists.had_by_bodies)
    )


def _is_of_people(verb: Token, *, passive: bool) -> bool:
    """Whether only people do or undergo what a verb says: "graduated", "was born", "joined the party", "taught at a college"."""
    lists, lemma = name_lists(), verb.lemma_.lower()
    if passive:
        return lemma in lists.undergone_by_people
    if lemma in lists.done_by_people or _does(verb, "of_people"):
        return True
    joined = children_as(verb, _OBJECTS) if lemma in lists.joining else []
    return any(child.lower_ in lists.joined_by_people for child in joined)


def _is_known(root: Token) -> bool:
    return is_given(root.text) or tables.listed_family_name(root.text) or tables.surname_shape(root.text)


def _does(verb: Token, kind: Literal["of_people", "of_some"]) -> bool:
    """Whether a verb has a preposition and a name behind it as what people do: "served in the Holm Guards", not "works for a living"."""
    lists = name_lists()
    places = (lists.people_do if kind == "of_people" else lists.employing).get(verb.lemma_.lower(), frozenset())
    return any(child.lower_ in places and _is_named(child) for child in children_as(verb, _PREPOSED))


def _is_named(preposition: Token) -> bool:
    """Whether a name stands behind a preposition: "worked for the Truwell Group", not "works for a living"."""
    return any(child.pos_ == "PROPN" for child in children_as(preposition, _ASKED))


def _founds(verb: Token) -> bool:
    lemmas = [verb.lemma_.lower(), *(child.lower_ for child in children_as(verb, _PARTICLES))]
    founding = " ".join(lemmas) in name_lists().founding
    return founding and any(child.pos_ == "PROPN" or child.ent_type_ for child in children_as(verb, _OBJECTS))
