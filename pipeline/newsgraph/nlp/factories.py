"""Our spaCy components, found by spaCy through the entry point `spacy_factories`.

spaCy loads this module whenever any pipeline is made on this machine, so it imports nothing but spaCy and the
standard library at its top; each component imports its code when it is made.

Each takes `rules`: folders of users' rules that are laid over the shipped ones (docs/your-own-rules.md).
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

Component = Callable[[Doc], Doc]
_NO_RULES: dict[str, list[str]] = {"rules": []}

_ENTS = ["doc.ents"]
_ENTITIES = ["doc._.newsgraph_entities", "doc._.newsgraph_mentions"]
# With claims come entities that nothing else names: topics, unnamed parties, bodies of a title; and groups are told more of.
_CLAIMS = [*_ENTITIES, "doc._.newsgraph_claims"]
_NOTES = ["doc._.newsgraph_offices", "doc._.newsgraph_endings"]


@Language.factory("newsgraph_names", default_config=_NO_RULES, requires=_ENTS, assigns=_ENTS)
def make_names(nlp: Language, name: str, rules: str | list[str]) -> Component:
    """Repairs and adds names on `doc.ents` by name tables, titles and the document's own certain names."""
    from newsgraph.nlp.names import find_names

    return _component(find_names, rules)


@Language.factory("newsgraph_times", default_config=_NO_RULES, requires=_ENTS, assigns=["doc._.newsgraph_times"])
def make_times(nlp: Language, name: str, rules: str | list[str]) -> Component:
    """Writes the time expressions, unresolved."""
    from newsgraph.nlp.times import find_times

    return _component(find_times, rules)


@Language.factory("newsgraph_mentions", default_config=_NO_RULES, requires=[*_ENTS, "token.dep"], assigns=_ENTITIES)
def make_mentions(nlp: Language, name: str, rules: str | list[str]) -> Component:
    """Groups names, nominals and pronouns of the document into entities."""
    from newsgraph.nlp.mentions import find_mentions

    return _component(find_mentions, rules)


@Language.factory("newsgraph_groups", default_config=_NO_RULES, requires=[*_ENTITIES, "token.dep"], assigns=_ENTITIES)
def make_groups(nlp: Language, name: str, rules: str | list[str]) -> Component:
    """Adds delegations, teams and missions to the entities."""
    from newsgraph.nlp.groups.finding import find_groups

    return _component(find_groups, rules)


@Language.factory("newsgraph_statements", default_config=_NO_RULES, requires=[*_ENTITIES, "token.dep"], assigns=_CLAIMS)
def make_statements(nlp: Language, name: str, rules: str | list[str]) -> Component:
    """Reads who said what."""
    from newsgraph.nlp.statements import find_statements

    return _component(find_statements, rules)


@Language.factory(
    "newsgraph_speakers",
    default_config=_NO_RULES,
    requires=["doc._.newsgraph_claims"],
    assigns=["doc._.newsgraph_mentions"],
)
def make_speakers(nlp: Language, name: str, rules: str | list[str]) -> Component:
    """Resolves the first person in quotations to who is quoted."""
    from newsgraph.nlp.mentions.first_person import find_speakers

    return _component(find_speakers, rules)


@Language.factory(
    "newsgraph_roles", default_config=_NO_RULES, requires=[*_ENTITIES, "token.dep"], assigns=[*_CLAIMS, *_NOTES]
)
def make_roles(nlp: Language, name: str, rules: str | list[str]) -> Component:
    """Reads who holds, held or will hold which office."""
    from newsgraph.nlp.roles import find_roles

    return _component(find_roles, rules)


@Language.factory(
    "newsgraph_memberships", default_config=_NO_RULES, requires=[*_ENTITIES, "token.dep"], assigns=_CLAIMS
)
def make_memberships(nlp: Language, name: str, rules: str | list[str]) -> Component:
    """Reads groups and who belongs to them."""
    from newsgraph.nlp.memberships import find_memberships

    return _component(find_memberships, rules)


@Language.factory("newsgraph_parties", default_config=_NO_RULES, requires=[*_ENTITIES, "token.dep"], assigns=_CLAIMS)
def make_parties(nlp: Language, name: str, rules: str | list[str]) -> Component:
    """Reads who is, was or will be in which political party."""
    from newsgraph.nlp.parties import find_parties

    return _component(find_parties, rules)


@Language.factory("newsgraph_stances", default_config=_NO_RULES, requires=[*_ENTITIES, "token.dep"], assigns=_CLAIMS)
def make_stances(nlp: Language, name: str, rules: str | list[str]) -> Component:
    """Reads who is for or against whom or what."""
    from newsgraph.nlp.stances import find_stances

    return _component(find_stances, rules)


@Language.factory("newsgraph_portrayals", default_config=_NO_RULES, requires=[*_ENTITIES, "token.dep"], assigns=_CLAIMS)
def make_portrayals(nlp: Language, name: str, rules: str | list[str]) -> Component:
    """Reads how the article's words colour who is named; not part of the pipeline unless asked for."""
    from newsgraph.nlp.portrayals import find_portrayals

    return _component(find_portrayals, rules)


@Language.factory(
    "newsgraph_settle",
    default_config=_NO_RULES,
    requires=["doc._.newsgraph_claims", *_NOTES],
    assigns=_CLAIMS,
)
def make_settle(nlp: Language, name: str, rules: str | list[str]) -> Component:
    """Writes what follows from all that was read; runs last."""
    from newsgraph.nlp.settle import settle

    return _component(settle, rules)


def _component(find: Component, rules: str | list[str]) -> Component:
    from newsgraph.nlp.component import Component as Made

    return Made(find, rules)
