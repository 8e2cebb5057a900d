"""Which roles are offices that are held for a country."""

from __future__ import annotations

from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.rules.roles import role_words
from newsgraph.rules.titles import title_head, title_phrase


def country_of_body(layers: Layers, body: int) -> int | None:
    """The country of a state's body that its name tells ("Peruvian Ministry of Health", "Central Bank of Peru"), where the article names it."""
    row = layers.entities[body]
    before, _, after = row["name"].lower().partition(" of ")
    words = before.split()
    if not words or not ({words[-1], row["name"].lower().split()[-1]} & role_words().state_bodies):
        pair = " ".join(words[-2:])
        if pair not in role_words().state_body_pairs:
            return None
    if row["country"] is not None:
        return row["country"]
    named = after.removeprefix("the ")
    return next(
        (
            number
            for number, other in enumerate(layers.entities)
            if other["kind"] == "country" and named in {name.lower() for name in (other["name"], *other["aliases"])}
        ),
        None,
    )


def lacks_country(claim: ClaimRow) -> bool:
    """Whether a claim is of a state office with neither country nor body."""
    return not {"country", "organisation"} & claim["entities"].keys() and is_state_office(claim)


def is_state_office(claim: ClaimRow) -> bool:
    """Whether a claim's title is one that is held for a country."""
    if claim["kind"] != "role":
        return False
    words = tuple(claim["values"]["title"].lower().replace("-", " ").split())
    for i in range(len(words)):
        phrase, single = title_phrase(words[i:]), title_head(words[i])
        if (phrase is not None and phrase[0].of_state) or (
            single is not None and (single.of_state or single.word in role_words().sent)
        ):
            return True
    if len(words) > 1 and words[-1] in role_words().portfolio_heads and words[-2] in role_words().portfolios:
        return True
    return bool(words) and words[0] in role_words().forces and not role_words().force_heads.isdisjoint(words[1:])
