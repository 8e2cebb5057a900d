"""The closed classes of rules/en/closed.yaml: the small words that the grammar of a language is made of.

Modules of nlp/ bind what they need at import (`_RELATIVES = closed().relatives`): these words are the language itself, are asked
for at nearly every token, and are no rules that somebody would add to or switch off. Open lists (verbs, nouns, adjectives) are
read when they are needed, so that users' rules reach them.
"""

from __future__ import annotations

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from newsgraph.rules import load_rules, per_rules


@dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Closed:
    """See the comments of rules/en/closed.yaml."""

    negations: frozenset[str]
    contracted_negations: frozenset[str]
    less: frozenset[str]
    scant: frozenset[str]
    fronted: frozenset[str]
    same_of_others: frozenset[str]
    future: frozenset[str]
    have: frozenset[str]
    perfect: frozenset[str]
    past: frozenset[str]
    do: frozenset[str]
    could: frozenset[str]
    scarce: frozenset[str]
    again: frozenset[str]
    only: frozenset[str]
    bare: frozenset[str]
    inverted: frozenset[str]
    had_or_would: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    it: frozenset[str]
    i: frozenset[str]
    spoken: frozenset[str]
    before_orders: frozenset[str]
    addressed: frozenset[str]
    him_or_her: frozenset[str]
    himself_or_herself: frozenset[str]
    reflexives: frozenset[str]
    selves: frozenset[str]
    third: frozenset[str]
    he_or_she: frozenset[str]
    i_or_you: frozenset[str]
    pointing: frozenset[str]
    speaking: frozenset[str]
    nameless: frozenset[str]
    they: frozenset[str]
    things: frozenset[str]
    no_sources: frozenset[str]
    quantifiers: frozenset[str]
    people: frozenset[str]
    expletives: frozenset[str]
    relatives: frozenset[str]
    relative_openers: frozenset[str]
    relative_pronouns: frozenset[str]
    articles: frozenset[str]
    before_nouns: frozenset[str]
    against: frozenset[str]
    indefinite_articles: frozenset[str]
    left_out: frozenset[str]
    new: frozenset[str]
    each: frozenset[str]
    any: frozenset[str]
    demonstratives: frozenset[str]
    his_or_her: frozenset[str]
    possessives: frozenset[str]
    genitives: frozenset[str]
    short_forms: frozenset[str]
    before_is: frozenset[str]
    and_: frozenset[str] = Field(alias="and")
    coordinators: frozenset[str]
    alternatives: frozenset[str]
    going_on: frozenset[str]
    side_clauses: frozenset[str]
    rests: frozenset[str]
    of_sources: frozenset[str]
    connectives: frozenset[str]
    circumstances: frozenset[str]
    adverbial: frozenset[str]
    although: frozenset[str]
    concessions: frozenset[str]
    reasons: frozenset[str]
    asking: frozenset[str]
    conditions: frozenset[str]
    past_names: frozenset[str]
    before_facts: frozenset[str]
    places: frozenset[str]
    before_places: frozenset[str]
    inside: frozenset[str]
    of_purpose: frozenset[str]
    settings: frozenset[str]
    channels: frozenset[str]
    when: frozenset[str]
    dating: frozenset[str]
    asked_for: frozenset[str]
    asked_of: frozenset[str]
    holders: frozenset[str]
    about: frozenset[str]
    attitudes: frozenset[str]
    averting: frozenset[str]
    beside: frozenset[str]
    likenesses: frozenset[str]
    ranked: frozenset[str]
    jointly: frozenset[str]
    alike: frozenset[str]
    examples: frozenset[str]
    within: frozenset[str]
    meeting_places: frozenset[str]
    matter: frozenset[str]
    units: tuple[str, ...]
    tens: tuple[str, ...]
    ordinals: tuple[str, ...]


@per_rules
def closed() -> Closed:
    """The words, read once."""
    return load_rules("en/closed", Closed)
