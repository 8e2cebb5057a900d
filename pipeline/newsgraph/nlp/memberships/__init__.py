"""The component that reads memberships: one walk over the tokens, a reader for each kind of construction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from spacy.tokens import Doc, Token

from newsgraph.nlp.memberships.apposed import read_apposed
from newsgraph.nlp.memberships.both_sides import read_both_sides
from newsgraph.nlp.memberships.by_frame import membership_frames, read_frames
from newsgraph.nlp.memberships.cabinets import read_cabinet, read_personal
from newsgraph.nlp.memberships.campaigns import read_campaigns
from newsgraph.nlp.memberships.companions import read_journey_with
from newsgraph.nlp.memberships.counts import read_counts
from newsgraph.nlp.memberships.cut_places import read_cut_place
from newsgraph.nlp.memberships.envoys import read_journey, read_negotiator
from newsgraph.nlp.memberships.gapped import read_gapped
from newsgraph.nlp.memberships.going_on import read_besides, read_others
from newsgraph.nlp.memberships.members_by_office import read_members_by_office
from newsgraph.nlp.memberships.ministers import read_new_cabinet
from newsgraph.nlp.memberships.named_bodies import gather_bodies
from newsgraph.nlp.memberships.openings import read_opening, read_owned, read_with
from newsgraph.nlp.memberships.passing import drop_passing
from newsgraph.nlp.memberships.positions import read_position
from newsgraph.nlp.memberships.presence import read_presence
from newsgraph.nlp.memberships.retinues import read_retinue
from newsgraph.nlp.memberships.rolled_out import read_rolled_out
from newsgraph.nlp.memberships.roster import read_rosters
from newsgraph.nlp.memberships.seats import read_attendance
from newsgraph.nlp.memberships.sharing import read_same
from newsgraph.nlp.memberships.staff import read_staff
from newsgraph.nlp.memberships.surface import read_surface
from newsgraph.nlp.memberships.thwarted import read_thwarted
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import of_lemma, written
from newsgraph.rules import per_rules
from newsgraph.rules.groups import group_rules


def find_memberships(doc: Doc) -> Doc:
    """Writes who is, was or was not in which group or body."""
    layers = Layers(doc)
    rosters = read_rosters(layers)
    # Each reading stands on those before: whose government it is, then who sits where, then who was at which talks, and with whom.
    stages = (_cabinet_readers(), _seat_readers(), _talks_readers(), _company_readers(), _retinue_readers())
    known = frozenset().union(*stages)
    lemmas = written(doc).lemmas
    telling = [(lemmas[i], doc[i]) for i in of_lemma(doc, known)]
    for readers in stages:
        _read(layers, readers, telling)
    for mention in list(layers.mentions):
        if mention["type"] == "name" and layers.kind(mention["entity"]) == "organisation":
            read_personal(layers, mention)
    told = _heads(layers)
    read_surface(layers)
    if _heads(layers) > told:  # whose company the words before could not tell
        _read(layers, _company_readers(), telling)
    read_campaigns(layers)
    read_rolled_out(layers)
    read_staff(layers)
    read_new_cabinet(layers)
    read_thwarted(layers)
    read_same(layers)
    read_members_by_office(layers)
    gather_bodies(layers)
    drop_passing(layers)
    read_counts(layers, rosters)
    return doc


def _read(layers: Layers, readers: Readers, telling: Sequence[tuple[str, Token]]) -> None:
    for lemma, token in telling:
        for kinds, read in readers.get(lemma, ()):
            if not kinds or token.pos_ in kinds:
                read(layers, token)


def _heads(layers: Layers) -> int:
    """How many are told to head a group."""
    return sum(c["kind"] == "membership" and c["values"].get("capacity") == "head" for c in layers.claims)


Reader = Callable[[Layers, Token], None]
Readers = dict[str, list[tuple[frozenset[str], Reader]]]
"""Lemma -> the parts of speech (none: any) and the reader of what the word tells."""

_VERBS = frozenset({"VERB", "AUX", "ADP"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_OPENING = frozenset({"ADP", "SCONJ", "ADV", "NOUN"})


@per_rules
def _cabinet_readers() -> Readers:
    return _table((group_rules().words.headed, _NOUNS, read_cabinet))


@per_rules
def _seat_readers() -> Readers:
    rules = group_rules()
    return _table(
        _by_frames("group", "body", "slate"),
        (frozenset(rules.positions), _NOUNS, read_position),
        (frozenset({"co", "vice"}), frozenset(), read_cut_place),
        (frozenset(rules.nouns), _NOUNS, read_apposed),
        (frozenset({"be", "sit", "stand"}), _VERBS, read_opening),
        (frozenset({"with"}), _VERBS, read_with),
        (frozenset({"delegation", "deputation"}), _NOUNS, read_owned),
        (frozenset({"one"}), frozenset({"NUM", "NOUN", "PRON"}), read_gapped),
    )


@per_rules
def _talks_readers() -> Readers:
    words = group_rules().words
    return _table(
        (words.presence, _NOUNS, read_presence),
        (words.leading, _VERBS, read_both_sides),
        (words.attend | {"take", "sit", "be"}, _VERBS, read_attendance),
        _by_frames("side", "sent", "sender"),
        (frozenset({"negotiator", "delegate"}), _NOUNS, read_negotiator),
        (words.journey, _VERBS, read_journey),
    )


@per_rules
def _company_readers() -> Readers:
    return _table(
        _by_frames("leader", "shared", "seated", "traveller"),
        (group_rules().words.journey, _VERBS, read_journey_with),
        (frozenset({"include", "be"}), _VERBS, read_others),
        (frozenset({"besides", "apart", "alongside", "addition", "aside"}), _OPENING, read_besides),
    )


@per_rules
def _retinue_readers() -> Readers:
    words = group_rules().words
    return _table((words.journey | words.trips | words.accompanying | {"be"}, _VERBS, read_retinue))


def _by_frames(*finders: str) -> tuple[frozenset[str], frozenset[str], Reader]:
    frames = membership_frames(*finders)
    return frames.words, frozenset(), partial(read_frames, frames)


def _table(*rows: tuple[frozenset[str], frozenset[str], Reader]) -> Readers:
    table: Readers = {}
    for lemmas, kinds, reader in rows:
        for lemma in lemmas:
            table.setdefault(lemma, []).append((kinds, reader))
    return table
