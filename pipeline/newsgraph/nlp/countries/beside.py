"""The country that stands beside an office: behind the holder's name in brackets, with the place that it is of, or where the sentence opens."""

from __future__ import annotations

from newsgraph.nlp.countries.offices import is_seat, office_name
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.page.layers import ClaimRow, Layers, MentionRow, TokenSpan
from newsgraph.rules.roles import role_words
from newsgraph.rules.titles import country_code_of, title_head

_CONSTITUENCY = 4
"""Tokens behind a name among which "of" tells where somebody was elected: ", a Democrat of"."""
_NEW_SUBJECT = frozenset({"DT", "PRP", "PRP$"})


def country_beside(layers: Layers, claim: ClaimRow) -> int | None:
    """As in "Ambassador Ann Lee (Peru)", "Ann Lee of Peru, a former minister", "mayor of Lima", "In Lima, presidential spokesman Ann Lee said"; None where nothing stands there."""
    name = next(
        (
            row
            for row in layers.mentions_of(claim["entities"]["holder"])
            if claim["evidence"][0] <= row["start"] and row["end"] <= claim["evidence"][1]
        ),
        None,
    )
    found = _in_brackets(layers, claim["evidence"][1] if name is None else name["end"])
    if found is None and name is not None:
        found = _of_country(layers, name["end"])
    if found is None and name is not None and is_seat(office_name(claim)):
        found = _of_constituency(layers, claim["evidence"][0], name["end"])
    if found is None and is_local_office(claim):
        found = _of_place(layers, claim["evidence"])
    if found is None:
        found = _at_opening(layers, claim["evidence"])
        found = None if found is not None and _is_guest(layers, claim, found) else found
    return found if found is not None else _of_side(layers, claim["evidence"])


def _is_guest(layers: Layers, claim: ClaimRow, country: int) -> bool:
    """Whether an office belongs by its name to another country than the one where its holder is: "In Lima, Secretary of State Ann Lee"."""
    return country_code_of(claim["values"]["title"]) not in {None, layers.entities[country]["code"]}


def _in_brackets(layers: Layers, i: int) -> int | None:
    """The country that alone stands in brackets from a token on."""
    doc = layers.doc
    if i + 2 >= len(doc) or doc[i].text != "(":
        return None
    row = layers.mention(doc[i + 1])
    closed = row is not None and row["end"] < len(doc) and doc[row["end"]].text == ")"
    return row["entity"] if row is not None and closed and layers.kind(row["entity"]) == "country" else None


def _of_country(layers: Layers, i: int) -> int | None:
    """The country that a person's name is said to be of: "Ann Lee | of Peru, a former minister"."""
    doc = layers.doc
    if i + 2 >= len(doc) or doc[i].lower_ != "of":
        return None
    row = layers.mention(doc[i + 1 + (doc[i + 1].lower_ == "the")])
    return row["entity"] if row is not None and layers.kind(row["entity"]) == "country" else None


def _of_constituency(layers: Layers, start: int, end: int) -> int | None:
    """The country of the region that somebody with a seat is told to be of: "Ohio Senator Ann Lee", "Senator Ann Lee | of Ohio", "Ann Lee, a Democrat of Ohio"."""
    doc = layers.doc
    row = next((row for i in (start, start - 1) if i >= 0 and (row := layers.mention(doc[i])) is not None), None)
    if row is None or layers.kind(row["entity"]) != "place":
        until = next((i for i in range(end, min(end + _CONSTITUENCY, len(doc) - 1)) if doc[i].lower_ == "of"), None)
        row = None if until is None else layers.mention(doc[until + 1])
    return None if row is None or layers.kind(row["entity"]) != "place" else layers.entities[row["entity"]]["country"]


def is_local_office(claim: ClaimRow) -> bool:
    """Whether an office is a town's or region's ("mayor", "provincial governor")."""
    words = claim["values"]["title"].lower().split()
    heads = (title_head(word) for word in words)
    return any(head is not None and head.word in role_words().local for head in heads)


def _of_place(layers: Layers, evidence: TokenSpan) -> int | None:
    """The country of the place, or of the country's part, that an office is said to be of: "mayor of Lima", "Governor Lee of Peru's north"."""
    doc, (start, end) = layers.doc, evidence
    for i in range(start + 1, min(end + 1, len(doc) - 1)):
        if doc[i].lower_ != "of":
            continue
        row = layers.mention(doc[i + 1]) or layers.mention(doc[min(i + 2, len(doc) - 1)])
        if row is not None and row["start"] - i <= 2:
            return _country(layers, row)
    return None


def _country(layers: Layers, row: MentionRow) -> int | None:
    entity = row["entity"]
    return entity if layers.kind(entity) == "country" else layers.entities[entity]["country"]


def _of_side(layers: Layers, evidence: TokenSpan) -> int | None:
    """The one country of whose side an office's sentence speaks: "Missing from the Peruvian line-up was Trade Minister Ann Lee"."""
    sent = sentence(layers.doc[evidence[0]])
    found = {layers.entity(token): token for token in layers.doc[sent.start : sent.end]}
    lands = [
        row
        for entity, token in found.items()
        if entity is not None and layers.kind(entity) == "country" and (row := layers.mention(token)) is not None
    ]
    people = [entity for entity in found if entity is not None and layers.kind(entity) == "person"]
    if len(lands) != 1 or len(people) != 1 or lands[0]["end"] >= sent.end:
        return None
    return lands[0]["entity"] if layers.doc[lands[0]["end"]].lower_ in role_words().sides else None


def _at_opening(layers: Layers, evidence: TokenSpan) -> int | None:
    """The country of the place with which the office's sentence opens ("In Lima, ...", "In Lima the envoys met ...")."""
    doc, start = layers.doc, sentence(layers.doc[evidence[0]]).start
    if start + 2 >= evidence[0] or doc[start].lower_ not in role_words().opening:
        return None
    row = layers.mention(doc[start + 1]) or layers.mention(doc[start + 2])
    if row is None or not start < row["start"] <= start + 2 or layers.kind(row["entity"]) not in {"place", "country"}:
        return None
    end = row["end"]
    closed = doc[end].text == "," or (doc[end].tag_ in _NEW_SUBJECT and layers.kind(row["entity"]) == "place")
    return _country(layers, row) if end < evidence[0] and closed else None
