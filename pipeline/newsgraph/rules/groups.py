"""The words of rules/en/groups.yaml: nouns for groups and meetings, and the verbs and nouns that put somebody in a group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass as strict_dataclass

from newsgraph.rules import RuleExample, load_rules, per_rules
from newsgraph.rules.frames import Frame

GroupClass = Literal["delegation", "team", "cabinet", "committee"]
NounUse = Literal["alone", "people", "sent", "with", "owned", "described", "counted", "told", "crowd"]
Whose = Literal["group", "its", "title", "ranked", "folk", "last", "focus", "nearby", "led", "cabinet", "side"]
_STRICT = ConfigDict(extra="forbid", frozen=True)


@strict_dataclass(frozen=True, kw_only=True, config=ConfigDict(extra="forbid"))
class MembershipFrame(Frame):
    """What words say of who is in which group; see rules/en/groups.yaml for the fields."""

    pos: frozenset[str] = frozenset({"VERB", "AUX", "ADP"})
    capacity: str | None = None
    denied: bool = False
    status: Literal["former", "incoming"] | None = None
    parties: bool = False
    partial: str | None = None
    passing: bool = False
    spoken: bool = False
    placed: bool = False
    revocable: bool = False
    several: bool = False
    near: bool = False
    occurrence: Literal["first", "last"] | None = None


@strict_dataclass(config=_STRICT)
class SurfacePattern:
    """An order of words that tells a membership; see rules/en/groups.yaml."""

    rule: str
    words: str
    whose: Whose = "group"
    capacity: str | None = None
    several: bool = False
    passing: bool = False
    gapped: bool = False
    of_teams: bool = False
    of_bodies: bool = False
    of_people: bool = False
    owned: bool = False
    strict: bool = False
    folk: bool = False
    of_crowd: bool = False
    listed: str | None = None
    verbs: str | None = None
    bare_place: bool = False
    meeting: bool = False
    denied: bool = False


@strict_dataclass(config=_STRICT)
class _Nouns:
    class_: GroupClass = Field(alias="class")
    alone: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    sent: frozenset[str] = frozenset()
    with_: frozenset[str] = Field(alias="with", default=frozenset())
    heads: frozenset[str] = frozenset()
    owned: frozenset[str] = frozenset()
    described: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    crowd: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()


@strict_dataclass(config=_STRICT)
class GroupFile:
    nouns: list[_Nouns]
    events: dict[str, frozenset[str]]
    meetings: frozenset[str]
    rounds: frozenset[str]
    opening_rounds: frozenset[str]
    gone_by: frozenset[str]
    earlier: frozenset[str]
    frames: list[MembershipFrame]
    surface: list[SurfacePattern]
    commands: frozenset[str]
    chaired: frozenset[str]
    seated_bodies: frozenset[str]
    bands: frozenset[str]
    parties_to_talks: frozenset[str]
    representing: frozenset[str]
    spokesmen: frozenset[str]
    sending: frozenset[str]
    speaking_for: frozenset[str]
    bringing: frozenset[str]
    completing: frozenset[str]
    presiding: frozenset[str]
    gathering: frozenset[str]
    seconds: frozenset[str]
    cut: frozenset[str]
    led_by: frozenset[str]
    folk: dict[str, frozenset[str]]
    seated: frozenset[str]
    fellow: frozenset[str]
    dispatching: frozenset[str]
    task_verbs: frozenset[str]
    numbering: frozenset[str]
    constituencies: frozenset[str]
    attending_labels: frozenset[str]
    rolling_out: frozenset[str]
    no_seats: frozenset[str]
    outsiders: frozenset[str]
    papers: frozenset[str]
    additions: frozenset[str]
    columns_of_sides: frozenset[str]
    columns_of_places: frozenset[str]
    hiring: frozenset[str]
    serving: frozenset[str]
    chairing: frozenset[str]
    passing_on: frozenset[str]
    expected: frozenset[str]
    giving_up: frozenset[str]
    offering: frozenset[str]
    trips: frozenset[str]
    travelling: frozenset[str]
    of_candidates: frozenset[str]
    electing: frozenset[str]
    staff: frozenset[str]
    managing: frozenset[str]
    synonyms: list[frozenset[str]]
    lineups: frozenset[str]
    send: frozenset[str]
    founding: frozenset[str]
    setting: frozenset[str]
    set_up: frozenset[str]
    attend: frozenset[str]
    coming: frozenset[str]
    movements: frozenset[str]
    going: frozenset[str]
    rest: frozenset[str]
    acting: frozenset[str]
    holding: frozenset[str]
    taking_up: frozenset[str]
    leadership: frozenset[str]
    places: frozenset[str]
    among_members: frozenset[str]
    partisans: frozenset[str]
    along: frozenset[str]
    pointing_back: frozenset[str]
    ranked: frozenset[str]
    fellows: frozenset[str]
    listed_people: frozenset[str]
    playing: frozenset[str]
    persons: frozenset[str]
    undoing: frozenset[str]
    composing: frozenset[str]
    appointments: frozenset[str]
    leading: frozenset[str]
    including: frozenset[str]
    joining_in: frozenset[str]
    belonging: frozenset[str]
    putting: frozenset[str]
    dropping: frozenset[str]
    leaving: frozenset[str]
    withdrawing: frozenset[str]
    accompanying: frozenset[str]
    succeed: frozenset[str]
    absent: frozenset[str]
    away: frozenset[str]
    again: frozenset[str]
    beside: frozenset[str]
    slates: frozenset[str]
    elected: frozenset[str]
    seats: frozenset[str]
    negotiating: frozenset[str]
    games: frozenset[str]
    sports: frozenset[str]
    excluded: frozenset[str]
    roster: frozenset[str]
    joining: frozenset[str]
    appointing: frozenset[str]
    stay: frozenset[str]
    resign: frozenset[str]
    journey: frozenset[str]
    positions: dict[str, frozenset[str]]
    bare: frozenset[str]
    outright: frozenset[str]
    outright_places: frozenset[str]
    only_announced: frozenset[str]
    announcing: frozenset[str]
    sitting: frozenset[str]
    putting_outright: frozenset[str]
    consisting: frozenset[str]
    other_sorts: frozenset[str]
    states: frozenset[str]
    sides: frozenset[str]
    governing: frozenset[str]
    sorts: frozenset[str]
    occasional: frozenset[str]
    occasional_on: frozenset[str]
    naming: frozenset[str]
    bare_places: frozenset[str]
    further: frozenset[str]
    delegations: frozenset[str]
    list_places: frozenset[str]
    deputies: frozenset[str]
    state_offices: frozenset[str]
    cabinets: frozenset[str]
    of_parties: frozenset[str]
    headed: frozenset[str]
    ministries: frozenset[str]
    of_countries: frozenset[str]
    of_any_time: frozenset[str]
    of_tasks: frozenset[str]
    state_bodies: frozenset[str]
    senders: frozenset[str]
    forming_cabinets: frozenset[str]
    front_benches: frozenset[str]
    takes_office: frozenset[str]
    offices: frozenset[str]
    new: frozenset[str]
    personal: frozenset[str]
    presence: frozenset[str]
    newcomers: frozenset[str]
    until_then: frozenset[str]
    narrowing: frozenset[str]
    disclose: frozenset[str]
    seen: frozenset[str]
    counted: frozenset[str]
    counted_people: frozenset[str]
    sized: frozenset[str]
    rough: frozenset[str]
    occupations: frozenset[str]
    no_places: frozenset[str]
    around_places: frozenset[str]
    making_up: frozenset[str]
    chiefs: frozenset[str]
    heading: frozenset[str]
    others: frozenset[str]
    beside_others: frozenset[str]
    besides: frozenset[str]
    fields: frozenset[str]
    field_passes: frozenset[str]
    field_stays: frozenset[str]
    field_takes: frozenset[str]
    field_moves: frozenset[str]
    field_gets: frozenset[str]
    field_holds: frozenset[str]
    field_had: frozenset[str]
    field_runs: frozenset[str]
    field_gives: frozenset[str]
    no_trades: frozenset[str]
    takes_office_itself: frozenset[str]
    places_at_the_head: frozenset[str]
    lists: frozenset[str]
    examples: dict[str, RuleExample]


@dataclass(frozen=True, slots=True)
class GroupRules:
    """`nouns`: lemma -> (class, use) readings in order; `modifiers`: class -> words in front; `people`: "group of people"; `events`: word -> class.

    `positions`: word -> capacity; `members`: the words of `positions` for one without rank.
    """

    words: GroupFile
    nouns: dict[str, tuple[tuple[GroupClass, NounUse], ...]]
    modifiers: dict[GroupClass, frozenset[str]]
    people: frozenset[str]
    events: dict[str, str]
    positions: dict[str, str]
    members: frozenset[str]


@per_rules
def group_rules() -> GroupRules:
    """The rules, read once."""
    words = load_rules("en/groups", GroupFile)
    readings: dict[str, list[tuple[GroupClass, NounUse]]] = {}
    modifiers: dict[GroupClass, frozenset[str]] = {}
    for entry in words.nouns:
        modifiers[entry.class_] = modifiers.get(entry.class_, frozenset()) | entry.with_
        uses: tuple[tuple[NounUse, frozenset[str]], ...] = (
            ("alone", entry.alone),
            ("people", entry.people),
            ("with", entry.heads),
            ("sent", entry.sent),
            ("owned", entry.owned),
            ("described", entry.described),
            ("counted", entry.counted),
            ("told", entry.told),
            ("crowd", entry.crowd),
        )
        for use, lemmas in uses:
            for lemma in lemmas:
                readings.setdefault(lemma, []).append((entry.class_, use))
    positions = {word: capacity for capacity, listed in words.positions.items() for word in listed}
    return GroupRules(
        words=words,
        nouns={lemma: tuple(found) for lemma, found in sorted(readings.items())},
        modifiers=modifiers,
        people=frozenset(word for entry in words.nouns for word in entry.of),
        events={word: name for name, listed in words.events.items() for word in listed},
        positions=positions,
        members=frozenset(word for word, capacity in positions.items() if capacity == "member"),
    )
