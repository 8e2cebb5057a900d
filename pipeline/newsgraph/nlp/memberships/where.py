"""Where somebody is told to be: a group with what tells it, also the one that a text speaks of where a sentence names none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.groups.nouns import noun_of
from newsgraph.nlp.memberships.certainty import Certainty
from newsgraph.nlp.memberships.focus import group_in_focus
from newsgraph.nlp.memberships.meant import group_at
from newsgraph.nlp.memberships.spoken_of import group_before
from newsgraph.nlp.page.layers import Layers, TokenSpan
from newsgraph.rules.groups import group_rules


@dataclass(frozen=True, slots=True)
class Where:
    """A group, the tokens that tell it, those elsewhere in the text, and whether it is only reported that there is one, or one to come."""

    group: int
    proof: Sequence[Token] = ()
    support: tuple[TokenSpan, ...] = ()
    reported: bool = False
    planned: bool = False

    def limit(self, certainty: Certainty) -> Certainty:
        """A certainty that is no surer than that of the group itself."""
        if certainty.modality != "asserted" or not self.reported:
            return certainty
        return replace(certainty, modality="reported", status="incoming" if self.planned else certainty.status)


def spoken_of(layers: Layers, token: Token) -> Where | None:
    """The group that was spoken of last before a token's sentence; of several the one of a side that the sentence names."""
    within = sentence(token)
    own = _sent_by(layers, within) if len(layers.groups) > 1 else None
    if own is not None:
        return Where(own)
    if any(other.dep_ == "poss" and other.pos_ == "PROPN" for other in within if other.i < token.i):
        return None  # "Not on Kenya's list is A": of no group that the text has told of
    found = group_before(layers, within[0]) or group_before(layers, token)
    return None if found is None else Where(found[0], (), ((found[1].i, found[1].i + 1),))


def spoken_nearby(layers: Layers, token: Token) -> Where | None:
    """The group that was spoken of last, where that was in a token's sentence or the one before."""
    found = group_before(layers, token)
    before = sentence(layers.doc[max(sentence(token).start - 1, 0)])
    if found is None or found[1].i < before.start:
        return _in_rest(layers, token) or _in_focus(layers, token)
    if layers.block_number(found[1]) != layers.block_number(token) and (own := _in_rest(layers, token)) is not None:
        return own
    return Where(found[0], (), ((found[1].i, found[1].i + 1),))


def _in_focus(layers: Layers, token: Token) -> Where | None:
    """The group that the sentences right before are about, though they do not name it: "It is led by A. Two seats went to B"."""
    group = group_in_focus(layers, token, near=True)
    return None if group is None else Where(group)


def _in_rest(layers: Layers, token: Token) -> Where | None:
    """The group of which the rest of a sentence tells: "sent four people: A, who leads its team, B and C"."""
    nouns = (other for other in layers.doc[token.i + 1 : sentence(token).end] if noun_of(other) in group_rules().nouns)
    found = next((found for noun in nouns if (found := group_at(layers, noun)) is not None), None)
    return None if found is None else Where(found[0], (found[1],))


def _sent_by(layers: Layers, within: Span) -> int | None:
    """The group of the article's own time, last spoken of, that the countries or bodies in a sentence sent."""
    senders = {layers.entity(token) for token in within} - {None}
    rows = layers.entities
    sent = [group for group in layers.groups if rows[group]["sender"] in senders and rows[group]["time"] is None]
    ends = {
        group: max((m["end"] for m in layers.mentions_of(group) if m["end"] <= within.start), default=-1)
        for group in sent
    }
    return max(sent, key=lambda group: ends[group], default=None)
