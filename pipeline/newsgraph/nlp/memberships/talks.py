"""Which team of the document sat at the talks that a phrase speaks of, seen from one person's side."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.countries.acting import country_of
from newsgraph.nlp.grammar.syntax import noun_phrase
from newsgraph.nlp.groups.beside import names_year
from newsgraph.nlp.groups.fitting import same_time, time_key
from newsgraph.nlp.groups.senders import sender_of
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.groups import group_rules


def team_at_talks(layers: Layers, meeting: Token, person: int) -> int | None:
    """The team of the person's own side at talks that are told apart by a year; None where the article names no such team."""
    when = _when(layers, meeting)
    sender = side_of(layers, person)
    if when is None or sender is None or _is_other_occasion(meeting):
        return None
    teams = [
        group
        for group in layers.groups
        if sender_of(layers, group) == sender
        and (time := layers.entities[group]["time"]) is not None
        and same_time(time_key(layers.times[time]), when)
    ]
    return teams[0] if len(teams) == 1 else None


def _when(layers: Layers, meeting: Token) -> str | None:
    start, end = noun_phrase(meeting)
    times = [time for token in layers.doc[start:end] if (time := layers.time_at(token)) is not None]
    return next((time_key(layers.times[time]) for time in times if names_year(layers.times[time])), None)


def _is_other_occasion(meeting: Token) -> bool:
    """Whether talks come with a purpose of their own ("talks to end the siege", "negotiations on grain") or without "the"."""
    if not any(child.dep_ in {"det", "poss"} and child.lower_ not in {"a", "an"} for child in meeting.children):
        return True
    return any(
        child.i > meeting.i and (child.dep_ in {"acl", "relcl"} or child.lower_ in {"on", "over", "about"})
        for child in meeting.children
    )


def side_of(layers: Layers, person: int) -> int | None:
    """The country or body that a person acts for: the sender of a group that the person is in, else by title."""
    senders = {
        sender_of(layers, claim["entities"]["group"])
        for claim in layers.claims_about("membership", person)
        if claim["modality"] != "denied"
    } - {None}
    if senders:
        return min(senders) if len(senders) == 1 else None  # type: ignore[type-var]
    return country_of(layers, person)


def can_send(layers: Layers, entity: int) -> bool:
    return layers.kind(entity) in {"country", "organisation"}


def only_team_of(layers: Layers, side: int) -> int | None:
    """The one delegation of a side in the article's own time; None where there is none or are several."""
    teams = [group for group in layers.groups if _is_team_of(layers, group, side)]
    return teams[0] if len(teams) == 1 else None


def _is_team_of(layers: Layers, group: int, side: int) -> bool:
    row = layers.entities[group]
    words = row["name"].lower().split()
    delegation = any(
        group_class == "delegation" for group_class, _ in group_rules().nouns.get(_singular(words[-1]), ())
    )
    return row["time"] is None and delegation and sender_of(layers, group) == side


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
