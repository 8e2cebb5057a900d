"""The verbs and nouns around roles, read from rules/en/role_verbs.yaml and rules/en/role_words.yaml."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import Literal

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from newsgraph.rules import RuleExample, load_rules, per_rules
from newsgraph.rules.frames import Frame
from newsgraph.rules.names import name_lists

Hold = Literal["tense", "held", "named", "ended"]
"""What a word makes of a role: as its tense says, held from now on, to be held, or no longer."""

Ending = Literal["removed", "leaves", "dies", "passes"]
"""How a verb without "as" ends what somebody holds: its object is put out, its subject goes, its object is killed, its subject dies."""

Construction = Literal[
    "before-name", "apposition", "predicate", "verb", "coordination", "description", "counterpart", "affiliation"
]
"""What joins a role with its holder."""

_STRICT = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class RoleRule(RuleExample):
    """A rule with its examples and what it reads."""

    construction: Construction


@dataclass(frozen=True, kw_only=True, config=ConfigDict(extra="forbid"))
class RoleFrame(Frame):
    """How words make somebody hold a role; see `frames` in rules/en/role_verbs.yaml for the fields."""

    status: Hold | None = None
    title: str | None = None
    before: bool = False
    denied: bool = False
    passing: bool = False
    goes_on: bool = False
    unless: frozenset[Literal["denied", "incoming"]] = frozenset()
    test: str | None = None

    @property
    def of_phrase(self) -> bool:
        """Whether the role is a phrase's; else the frame's words name it."""
        return "role" in self.at


@dataclass(config=_STRICT)
class RoleVerbs:
    """The content of rules/en/role_verbs.yaml."""

    words: dict[str, dict[str, Hold]]
    posts: frozenset[str]
    succeeding_alone: frozenset[str]
    tasks: frozenset[str]
    giving: frozenset[str]
    portfolios: frozenset[str]
    choices: frozenset[str]
    chosen: frozenset[str]
    open_choices: frozenset[str]
    being_chosen: frozenset[str]
    voted_for: frozenset[str]
    predecessors: frozenset[str]
    describing: frozenset[str]
    leaving: dict[str, Ending]
    leaving_office: dict[str, Ending]
    offices: frozenset[str]
    leaving_listed: dict[str, Ending]
    elsewhere: frozenset[str]
    among: frozenset[str]
    including: frozenset[str]
    ending_nouns: frozenset[str]
    after_ending: frozenset[str]
    fatal_nouns: frozenset[str]
    with_death: frozenset[str]
    mourning: frozenset[str]
    leading: dict[str, str]
    helms: frozenset[str]
    staffs: frozenset[str]
    sitting_on: frozenset[str]
    joining: frozenset[str]
    quitting: frozenset[str]
    now_there: frozenset[str]
    joined_in: frozenset[str]
    joined_for: frozenset[str]
    beside_joining: frozenset[str]
    frames: list[RoleFrame]
    for_good: frozenset[str]
    hyphened: dict[str, str]
    before_hyphened: frozenset[str]
    rules: dict[str, RoleRule]

    def __post_init__(self) -> None:
        """Refuses frames of a rule that is not there: its claims would have no examples."""
        for frame in self.frames:
            if frame.rule not in self.rules:
                raise ValueError(f"{frame.rule!r} is no rule")

    @property
    def lists(self) -> dict[str, Collection[str]]:
        """The lists of words that "@name" stands for in frames."""
        return {
            **self.words,
            "leading": self.leading,
            "helms": self.helms,
            "staffs": self.staffs,
            "sitting_on": self.sitting_on,
            "posts": self.posts,
            "giving": self.giving,
            "portfolios": self.portfolios,
            "describing": self.describing,
            "over_copulas": role_words().over_copulas,
        }

    def status_of(self, frame: RoleFrame, words: str) -> Hold:
        """What the words that opened a frame make of the role."""
        lists = (self.words.get(name[1:], {}) for name in frame.words if name.startswith("@"))
        told = next((known[words] for known in lists if words in known), None)
        return frame.status or told or "tense"

    def title_of(self, frame: RoleFrame, words: str) -> str | None:
        """The title that the words that opened a frame give, where they do."""
        return frame.title or self.leading.get(words)

    @cached_property
    def ending_lemmas(self) -> frozenset[str]:
        """All words that can tell of an end, without their particles."""
        verbs = (*self.leaving, *self.leaving_office, *self.leaving_listed)
        return frozenset(words.split()[0] for words in verbs) | self.ending_nouns | self.fatal_nouns

    @cached_property
    def ending_headlines(self) -> frozenset[str]:
        """How the verbs that put somebody out of office stand in headlines ("ousts")."""
        removing = [words for words, kind in self.leaving.items() if kind == "removed" and " " not in words]
        return frozenset(word + ("es" if word.endswith("ss") else "s") for word in removing)

    def is_(self, rule: str, *constructions: Construction) -> bool:
        """Whether a rule is of one of some constructions."""
        return rule in self.rules and self.rules[rule].construction in constructions


@per_rules
def verb_rules() -> RoleVerbs:
    """The verb rules, read once."""
    return load_rules("en/role_verbs", RoleVerbs)


@dataclass(config=ConfigDict(extra="forbid", frozen=True))
class RoleWords:
    """The content of rules/en/role_words.yaml."""

    body_nouns: frozenset[str]
    lone_bodies: frozenset[str]
    ministries: frozenset[str]
    any_body: frozenset[str]
    reigns: frozenset[str]
    teams: frozenset[str]
    team_or_body: frozenset[str]
    company_heads: frozenset[str]
    local_heads: frozenset[str]
    teaching: frozenset[str]
    vague: frozenset[str]
    bodied: frozenset[str]
    name_like: frozenset[str]
    given_like: frozenset[str]
    participles: frozenset[str]
    numbered: frozenset[str]
    portfolios: frozenset[str]
    forces: frozenset[str]
    about_countries: frozenset[str]
    seated: frozenset[str]
    topics: frozenset[str]
    state_bodies: frozenset[str]
    state_body_pairs: frozenset[str]
    on_benches: frozenset[str]
    accredited: frozenset[str]
    sent_by_states: frozenset[str]
    in_pairs: frozenset[str]
    state_actors: frozenset[str]
    between_sides: frozenset[str]
    toward: frozenset[str]
    national: frozenset[str]
    elected: frozenset[str]
    of_rulers: frozenset[str]
    past_adverbs: frozenset[str]
    ends_before: frozenset[str]
    over_copulas: frozenset[str]
    fielded: frozenset[str]
    reigned: frozenset[str]
    state_heads: frozenset[str]
    forces_named: frozenset[str]
    portfolio_heads: frozenset[str]
    initials: frozenset[str]
    abbreviated: frozenset[str]
    ordinals: frozenset[str]
    acting: frozenset[str]
    for_a_while: frozenset[str]
    adjectival_ranks: frozenset[str]
    prefixes: frozenset[str]
    hyphened_on: frozenset[str]
    before_apposition: frozenset[str]
    after_apposition: frozenset[str]
    beside: frozenset[str]
    cabinet_words: frozenset[str]
    other_portfolios: frozenset[str]
    not_ruling: frozenset[str]
    beside_teams: frozenset[str]
    settings: frozenset[str]
    beside_in_time: frozenset[str]
    beside_now: frozenset[str]
    counterparts: frozenset[str]
    served: frozenset[str]
    known_as: frozenset[str]
    parts_of_years: frozenset[str]
    reigned_in: frozenset[str]
    reigned_under: frozenset[str]
    force_heads: frozenset[str]
    sent: frozenset[str]
    public: frozenset[str]
    company_ranks: frozenset[str]
    presiding: frozenset[str]
    of_states: frozenset[str]
    in_state: frozenset[str]
    national_bodies: frozenset[str]
    public_bodies: frozenset[str]
    agencies: frozenset[str]
    only_states: frozenset[str]
    sides: frozenset[str]
    aged: frozenset[str]
    company: frozenset[str]
    executives: frozenset[str]
    nominees: frozenset[str]
    chambers: dict[str, str]
    other_chambers: dict[str, list[str]]
    patronage: frozenset[str]
    of_the_time: frozenset[str]
    constituent: frozenset[str]
    in_house: frozenset[str]
    sent_by: frozenset[str]
    retired: frozenset[str]
    including: frozenset[str]
    past_reigns: frozenset[str]
    local: frozenset[str]
    opening: frozenset[str]


@per_rules
def role_words() -> RoleWords:
    """The word lists, read once."""
    return load_rules("en/role_words", RoleWords)


def is_field(word: str) -> bool:
    """Whether a word says what an office is for ("fisheries", "health", "Treasury")."""
    return word.lower() in role_words().portfolios or word.lower() in name_lists().fields


def is_body_noun(word: str) -> bool:
    """Whether a common noun or a name's last word says that the name is a body's ("Ministry", "agency")."""
    return word.lower().rstrip(".") in role_words().body_nouns
