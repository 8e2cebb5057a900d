"""Our spaCy components, found by spaCy through the entry point `spacy_factories`.

spaCy loads this module whenever any pipeline is made on this machine, so it imports nothing but spaCy and the
standard library at its top; each component imports its code when it is made.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

Component = Callable[[Doc], Doc]

_ENTS = ["doc.ents"]
_ENTITIES = ["doc._.newsgraph_entities", "doc._.newsgraph_mentions"]
# With claims come entities that nothing else names: topics, unnamed parties, bodies of a title; and groups are told more of.
_CLAIMS = [*_ENTITIES, "doc._.newsgraph_claims"]
_NOTES = ["doc._.newsgraph_offices", "doc._.newsgraph_endings"]


@Language.factory("newsgraph_names", requires=_ENTS, assigns=_ENTS)
def make_names(nlp: Language, name: str) -> Component:
    """Repairs and adds names on `doc.ents` by name tables, titles and the document's own certain names."""
    from newsgraph.nlp.names import find_names

    return find_names


@Language.factory("newsgraph_times", requires=_ENTS, assigns=["doc._.newsgraph_times"])
def make_times(nlp: Language, name: str) -> Component:
    """Writes the time expressions, unresolved."""
    from newsgraph.nlp.times import find_times

    return find_times


@Language.factory("newsgraph_mentions", requires=[*_ENTS, "token.dep"], assigns=_ENTITIES)
def make_mentions(nlp: Language, name: str) -> Component:
    """Groups names, nominals and pronouns of the document into entities."""
    from newsgraph.nlp.mentions import find_mentions

    return find_mentions


@Language.factory("newsgraph_groups", requires=[*_ENTITIES, "token.dep"], assigns=_ENTITIES)
def make_groups(nlp: Language, name: str) -> Component:
    """Adds delegations, teams and missions to the entities."""
    from newsgraph.nlp.groups.finding import find_groups

    return find_groups


@Language.factory("newsgraph_statements", requires=[*_ENTITIES, "token.dep"], assigns=_CLAIMS)
def make_statements(nlp: Language, name: str) -> Component:
    """Reads who said what."""
    from newsgraph.nlp.statements import find_statements

    return find_statements


@Language.factory("newsgraph_speakers", requires=["doc._.newsgraph_claims"], assigns=["doc._.newsgraph_mentions"])
def make_speakers(nlp: Language, name: str) -> Component:
    """Resolves the first person in quotations to who is quoted."""
    from newsgraph.nlp.mentions.first_person import find_speakers

    return find_speakers


@Language.factory("newsgraph_roles", requires=[*_ENTITIES, "token.dep"], assigns=[*_CLAIMS, *_NOTES])
def make_roles(nlp: Language, name: str) -> Component:
    """Reads who holds, held or will hold which office."""
    from newsgraph.nlp.roles import find_roles

    return find_roles


@Language.factory("newsgraph_memberships", requires=[*_ENTITIES, "token.dep"], assigns=_CLAIMS)
def make_memberships(nlp: Language, name: str) -> Component:
    """Reads groups and who belongs to them."""
    from newsgraph.nlp.memberships import find_memberships

    return find_memberships


@Language.factory("newsgraph_parties", requires=[*_ENTITIES, "token.dep"], assigns=_CLAIMS)
def make_parties(nlp: Language, name: str) -> Component:
    """Reads who is, was or will be in which political party."""
    from newsgraph.nlp.parties import find_parties

    return find_parties


@Language.factory("newsgraph_stances", requires=[*_ENTITIES, "token.dep"], assigns=_CLAIMS)
def make_stances(nlp: Language, name: str) -> Component:
    """Reads who is for or against whom or what."""
    from newsgraph.nlp.stances import find_stances

    return find_stances


@Language.factory("newsgraph_portrayals", requires=[*_ENTITIES, "token.dep"], assigns=_CLAIMS)
def make_portrayals(nlp: Language, name: str) -> Component:
    """Reads how the article's words colour who is named; not part of the pipeline unless asked for."""
    from newsgraph.nlp.portrayals import find_portrayals

    return find_portrayals


@Language.factory(
    "newsgraph_settle",
    requires=["doc._.newsgraph_claims", *_NOTES],
    assigns=["doc._.newsgraph_entities", "doc._.newsgraph_claims"],
)
def make_settle(nlp: Language, name: str) -> Component:
    """Writes what follows from all that was read; runs last."""
    from newsgraph.nlp.settle import settle

    return settle
