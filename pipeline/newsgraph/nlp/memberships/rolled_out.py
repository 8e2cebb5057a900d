"""A team that is announced, and those who get a post in it in the sentences behind: "is rolling out her team. A is manager, B will be treasurer"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import OBJECTS
from newsgraph.nlp.groups.nouns import noun_of, nouns_for_groups
from newsgraph.nlp.groups.outright import speaks_of_sports
from newsgraph.nlp.groups.phrases import read_outright
from newsgraph.nlp.groups.placing import GroupFinder
from newsgraph.nlp.memberships.campaigns import capacity_of_title, token_of_holder
from newsgraph.nlp.memberships.certainty import Certainty
from newsgraph.nlp.memberships.facts import Telling, add_membership
from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.rules.groups import group_rules
from newsgraph.rules.title_tables import Status

_TEAMS = frozenset({"team", "staff", "campaign"})
_POSTS = frozenset(
    {"copula", "copula-reversed", "serving-as", "acting-as", "appointed", "become", "change", "working-verb"}
)
"""How a post in a team is told; a title before a name or beside it is what somebody has been."""


def read_rolled_out(layers: Layers) -> None:
    """Puts those into an announced team who get an office of a team's sort behind it in its paragraph."""
    if layers.once(speaks_of_sports):
        return
    for noun in [noun for noun in nouns_for_groups(layers.doc) if _is_rolled_out(noun)]:
        end = layers.block(noun)["end"]
        later = (other.i for other in nouns_for_groups(layers.doc) if other.i > noun.i and _is_rolled_out(other))
        end = min([end, *later])
        for claim in list(layers.claims):
            if claim["kind"] == "role" and noun.i < claim["evidence"][0] < end and _is_post(layers, claim):
                _tell(layers, claim, noun)


def _is_rolled_out(noun: Token) -> bool:
    """As in "is rolling out her senior team", "shook up the staff of his campaign"."""
    if noun_of(noun) not in _TEAMS or noun.dep_ not in OBJECTS | {"nsubjpass"}:
        return False
    owned = any(child.dep_ == "poss" for child in noun.lefts)
    return owned and noun.head.lemma_.lower() in group_rules().words.rolling_out


def _is_post(layers: Layers, claim: ClaimRow) -> bool:
    """Whether an office is one that teams have, and no other body's."""
    words, entities = claim["values"].get("title", "").lower().split(), claim["entities"]
    rules = group_rules()
    posts = rules.words.staff | rules.words.managing | rules.words.chiefs | rules.positions.keys()
    free = entities.get("organisation") is None and claim["rule"].removeprefix("role.") in _POSTS
    there = claim["modality"] != "denied" and claim["values"].get("status") != "former"
    return bool(words) and words[-1] in posts and free and there and layers.kind(entities["holder"]) == "person"


def _tell(layers: Layers, claim: ClaimRow, noun: Token) -> None:
    group = GroupFinder(layers).place(read_outright(layers, noun))
    holder = claim["entities"]["holder"]
    known = layers.claims_about("membership", holder)
    if layers.kind(group) != "group" or any(row["entities"]["group"] == group for row in known):
        return
    certainty = Certainty(claim["modality"], claim["source"], tuple(claim["hedges"]))
    status: Status | None = "incoming" if claim["values"].get("status") == "incoming" else None
    capacity = capacity_of_title(claim["values"]["title"].lower().split())
    words = layers.doc[slice(*claim["evidence"])]
    told = Telling("staff", certainty, words, capacity, ((noun.i, noun.i + 1),), status=status)
    add_membership(layers, (holder, token_of_holder(layers, claim)), group, told)
