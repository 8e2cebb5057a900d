"""Which roles are offices that are held for a country."""

from __future__ import annotations

from newsgraph.nlp.page.layers import ClaimRow
from newsgraph.rules.roles import role_words
from newsgraph.rules.titles import title_head, title_phrase


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
