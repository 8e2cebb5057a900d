"""Counterparts: "Peruvian President Ann Lee and her Chilean counterpart Bo Diaz" tells the office of both."""

from __future__ import annotations

from newsgraph.nlp.layers import MentionRow, TokenSpan
from newsgraph.nlp.roles.country import is_state_office
from newsgraph.nlp.roles.links import Sentences


def write_counterparts(sentences: Sentences) -> None:
    """Adds the office of each named counterpart with a country of its own: the office told last before it."""
    word = sentences.doc.vocab.strings["counterpart"]
    for token in sentences.doc:
        if token.lower != word:
            continue
        country = sentences.names.at(token.i - 1) if token.i > 0 else None
        after = token.i + 1 + int(token.i + 1 < len(sentences.doc) and token.nbor().text == ",")
        person = sentences.names.person_from(after)
        if country is not None and person is not None and sentences.layers.kind(country["entity"]) == "country":
            _write(sentences, token.i, country, person)


def _write(sentences: Sentences, at: int, country: MentionRow, person: MentionRow) -> None:
    layers = sentences.layers
    found = _office_before(sentences, at, country["entity"], person["entity"])
    if found is None:
        return
    title, told = found
    layers.add_claim(
        "role",
        "role.counterpart",
        (country["start"], person["end"]),
        entities={"holder": person["entity"], "country": country["entity"]},
        values={"title": title, "status": "current"},
        support=[told],
    )


def _office_before(sentences: Sentences, at: int, country: int, person: int) -> tuple[str, TokenSpan] | None:
    """The nearest state office of somebody else and another country before a token, in its sentence or the one before."""
    doc, claims = sentences.doc, sentences.layers.claims
    first = doc[at].sent.start
    first = doc[first - 1].sent.start if first > 0 else first
    near = [
        claim
        for claim in claims
        if is_state_office(claim)
        and claim["values"]["status"] == "current"
        and first <= claim["evidence"][0] < at
        and claim["entities"]["holder"] != person
        and claim["entities"].get("country") != country
    ]
    last = max(near, key=lambda claim: claim["evidence"], default=None)
    return None if last is None else (last["values"]["title"], last["evidence"])
