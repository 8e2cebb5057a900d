"""From which side a document tells: the country that it opens with, and the countries that its people deal with as others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from newsgraph.nlp.countries.datelines import is_venue
from newsgraph.nlp.grammar.tree import sentence_bounds
from newsgraph.nlp.page.layers import Layers, MentionRow
from newsgraph.rules.roles import role_words
from newsgraph.rules.titles import is_plural, is_title_head

_OPENING = 90
"""How many tokens headline and lead have at most."""
_INSIDE = frozenset({"amod", "compound", "poss", "nmod", "appos", "conj"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_VERBAL = frozenset({"VERB", "AUX"})


def opening_country(layers: Layers, written: int | None = None, *, surely: bool = False) -> int | None:
    """The one country that headline or lead speaks of, when no other is named more often: the document's home.

    `written`: the country where the document was written, which is as good as named there. `surely`: only where it is named
    again or its state acts.
    """
    rows = list(_opening(layers))
    if is_venue(layers):
        rows = [row for row in rows if layers.block(layers.doc[row["start"]])["kind"] != "dateline"]
    headline = [row for row in rows if layers.block_number(layers.doc[row["start"]]) == 0]
    lands = {row["entity"] for row in headline} or {row["entity"] for row in rows}
    if not lands and written is not None:
        return written if _is_alone(layers, written) else None
    if len(lands) != 1:
        return None
    land = min(lands)
    uses = Counter(
        row["entity"] for row in layers.mentions if row["type"] != "pronoun" and layers.kind(row["entity"]) == "country"
    )
    if any(row["entity"] != land and _has_office(layers, row) for row in rows):
        return None  # "Deal of Chilean firm probed": "Peruvian President Ann Lee is said to have taken money ..."
    own = [row for row in rows if row["entity"] == land]
    enough = uses[land] > 1 or any(_is_of_state(layers, row) for row in own)
    if not enough and not surely:
        enough = land == written or any(_has_office(layers, row) for row in headline) or _is_alone(layers, land)
    goal = all(_is_goal(layers, row) for row in own)
    return land if enough and not goal and uses[land] == max(uses.values()) else None


def _is_alone(layers: Layers, land: int) -> bool:
    """Whether a document speaks of no other country but of those that have sent somebody there."""
    guests = {layers.entities[group]["sender"] for group in layers.groups}
    return not any(
        row["kind"] == "country" and other != land and other not in guests for other, row in enumerate(layers.entities)
    )


def _opening(layers: Layers) -> Iterator[MentionRow]:
    """The names of countries in the lines up to the end of the first whole sentence."""
    doc = layers.doc
    end = next((token.i + 1 for token in doc[:_OPENING] if token.text == "." and token.is_sent_end), None)
    for row in layers.mentions:
        if row["end"] <= (end or 0) and row["type"] == "name" and layers.kind(row["entity"]) == "country":
            yield row


def _is_goal(layers: Layers, row: MentionRow) -> bool:
    """Whether a country is only where somebody goes or with whom one deals ("flew to France", "the pact with Chile")."""
    first, last = layers.doc[row["start"]], layers.doc[row["end"] - 1]
    before = (
        layers.doc[first.i - 2 if first.i > 1 and first.nbor(-1).tag_ == "DT" else first.i - 1] if first.i else None
    )
    alone = last.dep_ not in {"amod", "compound", "poss", "nmod"}
    return alone and before is not None and before.lower_ in role_words().toward


def _is_of_state(layers: Layers, row: MentionRow) -> bool:
    """Whether a country's state is spoken of: "the government of Peru", "Peru's premier"."""
    noun = _argument(layers.doc[row["end"] - 1])
    return noun.i >= row["end"] or noun.i < row["start"] if _is_state_actor(noun) else False


def _has_office(layers: Layers, row: MentionRow) -> bool:
    """Whether a title stands behind a country's name ("Peruvian President Ann Lee")."""
    after = layers.doc[row["end"] : row["end"] + 4]
    words = [token for token in after if token.tag_ != "POS"]
    return any(is_title_head(token.text) for token in words[:2]) or _is_of_state(layers, row)


def is_other_side(layers: Layers, country: int, person: int) -> bool:
    """Whether somebody deals with a country as with another's: "U.S. senators met President Lee", "Lee thanked Peru"."""
    return _face(layers, person, [row for row in layers.mentions_of(country) if row["type"] == "name"])


def host_country(layers: Layers, person: int) -> int | None:
    """The country of somebody who receives a delegation, where the document names only one that did not send it."""
    senders = {
        sender
        for group in layers.groups
        if (sender := layers.entities[group]["sender"]) is not None
        and layers.kind(sender) == "country"
        and _face(layers, person, layers.mentions_of(group))
    }
    named = [number for number, row in enumerate(layers.entities) if row["kind"] == "country"]
    others = [land for land in named if land not in senders]
    return others[0] if len(senders) == 1 and len(others) == 1 else None


def _face(layers: Layers, person: int, lands: Sequence[MentionRow]) -> bool:
    """Whether a person stands on one side of a verb between two sides, and one of some mentions on the other."""
    places = [row for row in layers.mentions_of(person) if row["type"] == "name"]
    for row in places:
        first, last = sentence_bounds(layers.doc[row["start"]])
        inside = (land for land in lands if first <= land["start"] < last)
        if any(_face_each_other(layers, row, land) for land in inside):
            return True
    return False


def _face_each_other(layers: Layers, person: MentionRow, land: MentionRow) -> bool:
    """Whether one verb between two sides has the person on one and the country, or those who act for it, on the other."""
    one, other = _argument(layers.doc[person["end"] - 1]), _argument(layers.doc[land["end"] - 1])
    itself = land["start"] <= other.i < land["end"]
    if one.i == other.i or not (itself or _is_state_actor(other)):
        return False
    verb, second = _verb_above(one), _verb_above(other)
    return verb is not None and second is not None and verb.i == second.i and verb.lemma_ in role_words().between_sides


def _is_state_actor(noun: Token) -> bool:
    official = noun.text.islower() and is_title_head(noun.text) and is_plural(noun.text)
    return official or noun.lemma_.lower() in role_words().state_actors


def _argument(token: Token) -> Token:
    """The noun whose phrase a name stands in: "senators" in "U.S. senators", "government" in "the government of Peru"."""
    while token.head.i != token.i:
        of = token.dep_ == "pobj" and token.head.lower_ in {"of", "from"} and token.head.head.pos_ in {"NOUN", "PROPN"}
        if of:
            token = token.head.head
        elif token.dep_ in _INSIDE and token.head.pos_ in {"NOUN", "PROPN"}:
            token = token.head
        else:
            break
    return token


def _verb_above(noun: Token) -> Token | None:
    """The verb of which a noun is an argument, over a preposition and a noun of dealing ("held talks with")."""
    above = noun.head
    while above.dep_ in _PREPOSITIONS or above.lemma_ in role_words().between_sides:
        if above.pos_ in _VERBAL or above.head.i == above.i:
            break
        above = above.head
    return above if above.pos_ in _VERBAL and above.i != noun.i else None
