"""Governments and circles told by whose they are: "the Petrov government", "her cabinet", "Jan Novak's Strategy Group"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import prepositional
from newsgraph.nlp.groups.finding import ensure_group
from newsgraph.nlp.groups.nouns import front_words
from newsgraph.nlp.groups.senders import led_by
from newsgraph.nlp.memberships.certainty import Certainty, judge
from newsgraph.nlp.memberships.facts import Telling, add_membership, person_at
from newsgraph.nlp.memberships.ministers import is_new_cabinet
from newsgraph.nlp.page.layers import ClaimRow, Layers, MentionRow
from newsgraph.rules.groups import group_rules

_WILL = frozenset({"will", "'ll", "’ll"})
_OWNERS = frozenset({"poss", "compound", "nmod", "amod"})


def read_cabinet(layers: Layers, noun: Token) -> None:
    """Adds the head of a government, cabinet or coalition that is called by the head's name; new ministers sit in a new one."""
    if noun.tag_ in {"NNS", "NNPS"} or "kitchen" in front_words(noun):
        return
    leader = led_by(layers, noun)
    if leader is not None and layers.kind(leader) == "organisation":
        group = ensure_group(layers, noun)
        if group is not None and layers.kind(group) == "group":
            _add_leader(layers, leader, group, noun)
    of = [child for child in prepositional(noun, "of") if child.dep_ == "pobj"]  # "the cabinet of A"
    for child in (*noun.lefts, *of):
        person = person_at(layers, child) if child.dep_ in _OWNERS or child in of else None
        group = ensure_group(layers, noun) if person is not None else None
        if person is None or group is None or layers.kind(group) != "group":
            continue
        if child.tag_ == "PRP$" and not is_new_cabinet(noun):
            continue  # "the president praised her government": spoken of in passing
        add_membership(layers, person, group, Telling("cabinet-head", Certainty("asserted"), [noun], "head"))
        if any(other.lower_ in group_rules().words.new for other in noun.lefts):
            _add_ministers(layers, group, noun)


def _add_leader(layers: Layers, leader: int, group: int, noun: Token) -> None:
    """As in "the Labour-led coalition": the party that leads it is in it."""
    told = Telling("cabinet-leader", Certainty("asserted"), [noun], "head", sender_too=True)
    add_membership(layers, (leader, noun), group, told)


def _add_ministers(layers: Layers, group: int, noun: Token) -> None:
    """Puts those who become ministers, by the role claims, into the one new government that the document has."""
    mention = layers.mention(noun)
    for claim in list(layers.claims):
        if not _is_new_minister(claim) or mention is None:
            continue
        token = layers.doc[claim["evidence"][0]]
        row = next((m for m in layers.mentions_of(claim["entities"]["holder"]) if _inside(m, claim)), None)
        holder = layers.span(row).root if row is not None else token
        proof = layers.doc[claim["evidence"][0] : claim["evidence"][1]]
        certainty = _certainty(layers, claim)
        if certainty is None:
            continue
        support = ((mention["start"], mention["end"]),)
        told = Telling("cabinet-minister", certainty, list(proof), support=support)
        add_membership(layers, (claim["entities"]["holder"], holder), group, told)


def _certainty(layers: Layers, claim: ClaimRow) -> Certainty | None:
    """How sure it is that somebody becomes minister: "will become" states it, "is expected to" reports it."""
    for token in layers.doc[claim["evidence"][0] : claim["evidence"][1]]:
        if token.lemma_ in {"become", "be", "serve"} and any(child.lower_ in _WILL for child in token.children):
            return judge(layers, token)
    return Certainty(claim["modality"], claim["source"], tuple(claim["hedges"]))


def _is_new_minister(claim: ClaimRow) -> bool:
    title = claim["values"].get("title", "").lower().split()
    return (
        claim["kind"] == "role"
        and claim["values"].get("status") == "incoming"
        and claim["modality"] != "denied"
        and "minister" in title
        and "holder" in claim["entities"]
    )


def _inside(row: MentionRow, claim: ClaimRow) -> bool:
    start, end = claim["evidence"]
    return start <= row["start"] and row["end"] <= end


def read_personal(layers: Layers, mention: MentionRow) -> None:
    """Adds the person whose group a named body is said to be to its members."""
    words = layers.entities[mention["entity"]]["name"].lower().split()
    if len(words) < 2 or not {words[-1], " ".join(words[-2:])} & group_rules().words.personal:
        return
    head = layers.span(mention).root
    for child in head.lefts:
        person = person_at(layers, child) if child.dep_ == "poss" else None
        if person is not None:
            add_membership(layers, person, mention["entity"], Telling("personal-body", Certainty("asserted"), [head]))
