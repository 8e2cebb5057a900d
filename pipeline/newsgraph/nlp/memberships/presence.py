"""Memberships told by presence: "her presence at the 2019 talks", "his participation in the mission"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import prepositional
from newsgraph.nlp.groups.finding import ensure_group
from newsgraph.nlp.memberships.certainty import Certainty, judge
from newsgraph.nlp.memberships.facts import Telling, add_membership, group_extent, persons_of
from newsgraph.nlp.memberships.talks import team_at_talks
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.groups import group_rules


def read_presence(layers: Layers, noun: Token) -> None:
    """As in "Her presence at the 2019 talks was not disclosed, but she can be seen in photos": reported, not denied."""
    owners = [child for child in noun.lefts if child.dep_ == "poss"]
    for person, token in persons_of(layers, owners):
        for place in prepositional(noun, "at", "in", "on"):
            meeting = place.lemma_.lower() in group_rules().words.meetings
            group = team_at_talks(layers, place, person) if meeting else ensure_group(layers, place)
            certainty = _certainty_of_presence(layers, noun) if group is not None else None
            if group is None or certainty is None or layers.kind(group) != "group":
                continue
            proof = [noun, *group_extent(layers, place)]
            if certainty.modality == "reported" and noun.dep_ in {"nsubj", "nsubjpass"}:
                proof.append(_last_word(noun.head))
            add_membership(layers, (person, token), group, Telling("presence", certainty, proof))


def _certainty_of_presence(layers: Layers, noun: Token) -> Certainty | None:
    verb = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass"} or verb.pos_ not in {"VERB", "AUX"}:
        return Certainty("asserted")
    words = group_rules().words
    if not any(child.dep_ == "neg" for child in verb.children):
        return judge(layers, verb)
    if verb.lemma_.lower() not in words.disclose:
        return None
    seen = any(child.dep_ == "conj" and child.lemma_.lower() in words.seen for child in verb.children)
    return Certainty("reported") if seen else None


def _last_word(verb: Token) -> Token:
    end = verb.right_edge
    while end.is_punct and end.i > verb.i:
        end = end.nbor(-1)
    return end
