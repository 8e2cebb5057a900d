"""The word lists of rules/en/names.yaml, as sets."""

from __future__ import annotations

from dataclasses import replace

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from newsgraph.rules import load_rules, per_rules
from newsgraph.rules.times import time_words


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class NameLists:
    """See the comments of rules/en/names.yaml. All words in lower case."""

    body_last: frozenset[str]
    body_first: frozenset[str]
    body_people: frozenset[str]
    body_people_links: frozenset[str]
    of_bodies: frozenset[str]
    led_or_joined: frozenset[str]
    body_links: frozenset[str]
    body_links_first: frozenset[str]
    honorifics: frozenset[str]
    title_abbreviations: frozenset[str]
    parted_honorifics: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    compound_tails: frozenset[str]
    speaking: frozenset[str]
    not_names: frozenset[str]
    interview_letters: frozenset[str]
    labels: frozenset[str]
    seats: dict[str, str]
    event_words: frozenset[str]
    named_kinds: frozenset[str]
    credit_labels: frozenset[str]
    agencies: frozenset[str]
    place_kinds: frozenset[str]
    body_heads: frozenset[str]
    owned_things: frozenset[str]
    work_kinds: frozenset[str]
    before_officers: frozenset[str]
    creeds: frozenset[str]
    numbered: frozenset[str]
    competitions: frozenset[str]
    pronouns: frozenset[str]
    documents: frozenset[str]
    kin: frozenset[str]
    families: frozenset[str]
    brand_words: frozenset[str]
    bodies_on: frozenset[str]
    bodies_to: frozenset[str]
    sure_kinds: frozenset[str]
    event_first: frozenset[str]
    party_plurals: frozenset[str]
    pair_heads: frozenset[str]
    law_nouns: frozenset[str]
    sport_words: frozenset[str]
    party_adjectives: frozenset[str]
    things: frozenset[str]
    storms: frozenset[str]
    compass: frozenset[str]
    plain_bodies: frozenset[str]
    chambers: frozenset[str]
    given_titles: frozenset[str]
    given_verbs: frozenset[str]
    post_nominals: frozenset[str]
    offices_of_bodies: frozenset[str]
    offices_of_firms: frozenset[str]
    going: frozenset[str]
    elders: dict[str, frozenset[str]]
    fields: frozenset[str]
    body_fields: frozenset[str]
    persuasions: frozenset[str]
    of_people_too: frozenset[str]
    followers: frozenset[str]
    before_hyphens: frozenset[str]
    body_pairs: frozenset[str]
    before_papers: frozenset[str]
    before_bodies: frozenset[str]
    single_bodies: frozenset[str]
    loose_links: frozenset[str]
    arabic_articles: frozenset[str]
    arabic_beginnings: frozenset[str]
    surname_links: frozenset[str]
    place_links: frozenset[str]
    place_beginnings: frozenset[str]
    city_articles: frozenset[str]
    also_people: frozenset[str]
    numerals: frozenset[str]
    surname_titles: frozenset[str]
    factions: frozenset[str]
    field_titles: frozenset[str]
    about_people: frozenset[str]
    inverted_cues: frozenset[str]
    credit_links: frozenset[str]
    inside_shouts: frozenset[str]
    surnames_too: frozenset[str]
    small_particles: frozenset[str]
    led_by: frozenset[str]
    title_links: frozenset[str]
    founding: frozenset[str]
    employing: dict[str, frozenset[str]]
    joining: frozenset[str]
    joined_by_people: frozenset[str]
    done_by_people: frozenset[str]
    undergone_by_people: frozenset[str]
    had_by_people: frozenset[str]
    had_by_bodies: frozenset[str]
    people_do: dict[str, frozenset[str]]
    degrees: frozenset[str]
    telling: frozenset[str]
    several: frozenset[str]
    awarding: frozenset[str]


@per_rules
def name_lists() -> NameLists:
    """The lists, read once."""
    lists, words = load_rules("en/names", NameLists), time_words()
    short = (f"{word}." for word in (*words.month_abbreviations, *words.weekday_abbreviations))
    return replace(lists, not_names=lists.not_names.union(words.months, words.weekdays, short))
