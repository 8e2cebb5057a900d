"""What else is told of a body behind a title: its name after a description, further bodies, the country in its name."""

from __future__ import annotations

from newsgraph.nlp.page.layers import MentionRow, TokenSpan
from newsgraph.nlp.roles.bodies import Body, body_in, noun_phrase_at
from newsgraph.nlp.roles.names import Names
from newsgraph.rules.roles import role_words
from newsgraph.rules.title_tables import Title
from newsgraph.rules.titles import is_title_head


def more_bodies(names: Names, title: Title, preposition: str, end: int, last: int) -> tuple[list[Body], int]:
    """The bodies that are coordinated with the one that ends here, with their end: "of Sabex and Telsis", "at A, B and C"."""
    items: list[Body] = []
    i = end
    while i + 2 < last and (names.doc[i].lower_ == "and" or names.doc[i].text == ","):
        closes = "and" in {names.doc[i].lower_, names.doc[i + 1].lower_}
        start = i + (2 if names.doc[i + 1].lower_ == "and" else 1)
        again = names.doc[start].lower_ == preposition
        span = noun_phrase_at(names, start + again, last)
        body = None if span is None else body_in(names, title, preposition, span)
        if span is None or body is None or not (again or names.doc[span[1] - 1].dep_ == "conj"):
            break
        # A name that only its place makes a body's must stand right there: "of Sabex and Telsis", not ", and Ann Lee,".
        sure = not isinstance(body, tuple) or (preposition in {"of", "at"} and names.doc[i].text != ",")
        if not sure or _opens_role(names, span[1], last):
            break
        i = span[1]
        items.append(body)
        if closes:
            return items, i
    return [], end


def _opens_role(names: Names, i: int, last: int) -> bool:
    """Whether what ends here is followed by its own title or apposition ("..., and Sotheby's, director of")."""
    return i < last and (is_title_head(names.doc[i].text) or names.doc[i].tag_ in {"POS", "VBD", "VBZ"})


def known_as(names: Names, end: int, last: int) -> MentionRow | None:
    """The name given after a described body: "the intelligence agency, known as X", "the party, or X"."""
    doc, i = names.doc, end
    if i < last and doc[i].text == ",":
        i += 1
    if doc[i : i + 2].text.lower() not in role_words().known_as:
        return None
    i += 2
    if i < last and doc[i].lower_ == "the":
        i += 1
    row = names.at(i)
    return row if row is not None and names.layers.kind(row["entity"]) == "organisation" else None


def country_inside(names: Names, span: TokenSpan) -> int | None:
    """The country that a phrase around a body tells: "of the Peruvian agency", "of Peru's police", "of the Kremlin's staff"."""
    doc = names.doc
    for row in names.inside(span, "organisation"):
        if row["end"] < len(doc) and doc[row["end"]].tag_ == "POS":
            country = names.layers.entities[row["entity"]]["country"]
            if country is not None:
                return country
            break
    lands = names.inside(span, "country")
    if not lands:
        return None
    land = lands[0]
    before, after = doc[land["start"] - 1], doc[min(land["end"], len(doc) - 1)]
    adjective = (
        doc[land["end"] - 1].tag_ == "JJ" and before.text != "-" and after.text != "-" and after.text[0].islower()
    )
    return land["entity"] if after.tag_ == "POS" or adjective else None
