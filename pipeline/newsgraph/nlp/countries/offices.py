"""Which roles are offices that are held for a country."""

from __future__ import annotations

from newsgraph.names import tables
from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.rules.roles import is_body_noun, role_words
from newsgraph.rules.titles import is_rank_word, title_head, title_phrase, unabbreviated


def country_of_body(layers: Layers, body: int) -> int | None:
    """The country of a state's body that its name tells ("Peruvian Ministry of Health", "Central Bank of Peru"), where the article names it."""
    row = layers.entities[body]
    before, _, after = row["name"].lower().rpartition(" of ")
    words = (before or after).split(" of ")[0].split()
    known = tables.body(row["name"])
    if row["country"] is not None and (is_public_body(row["name"]) or (known is not None and known.kind == "service")):
        return row["country"]
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


def office_name(claim: ClaimRow) -> str:
    """The title of a claim in lower case, abbreviations written out ("Sen." -> "senator")."""
    return " ".join(unabbreviated(word) for word in claim["values"]["title"].lower().split())


def lacks_country(claim: ClaimRow) -> bool:
    """Whether a claim is of a state office with neither country nor body."""
    return not {"country", "organisation"} & claim["entities"].keys() and is_state_office(claim)


def is_office_in_states_body(layers: Layers, claim: ClaimRow) -> bool:
    """Whether a claim is of an office in a body that only states have, and no country of it is told: "Transport Ministry spokesman"."""
    body = claim["entities"].get("organisation") if claim["kind"] == "role" else None
    if body is None or "country" in claim["entities"] or layers.entities[body]["country"] is not None:
        return False
    words = layers.entities[body]["name"].lower().removeprefix("the ").split()
    return not {words[0], words[-1]}.isdisjoint(role_words().only_states) if words else False


def is_sent_by_state(claim: ClaimRow) -> bool:
    """Whether only a country sends who holds an office at a body: "UN ambassador", "permanent representative to NATO", not "UN envoy"."""
    office = f" {office_name(claim)}".split(" to ")[0]
    return any(office.endswith(f" {title}") for title in role_words().sent_by_states)


def is_seat(title: str) -> bool:
    """Whether a title is one of many of its kind in a country: a seat in parliament, not an office that one holds at a time."""
    return title in role_words().elected or title.rsplit(maxsplit=1)[-1] in role_words().national - {"speaker"}


def _is_national(word: str, before: tuple[str, ...]) -> bool:
    """Whether a title is a seat in a state's parliament: no "motivational speaker"."""
    return word in role_words().national and all(
        is_rank_word(other) or other in role_words().lone_bodies for other in before
    )


def is_state_office(claim: ClaimRow) -> bool:
    """Whether a claim's title is one that is held for a country."""
    if claim["kind"] != "role":
        return False
    title = claim["values"]["title"]
    if title.istitle() and title.lower() in role_words().elected:
        return True  # "Representative Ann Lee", not "a representative of the union"
    words = tuple(title.lower().replace("-", " ").split())
    return bool(words) and (_names_state(words) or _is_public(words) or _has_portfolio(words) or _commands(words))


def _names_state(words: tuple[str, ...]) -> bool:
    """Whether a word or phrase of a title is one of states: no "executive vice president", no "president of the union"."""
    for i in range(len(words)):
        phrase, single = title_phrase(words[i:]), title_head(words[i])
        if phrase is not None and phrase[0].of_state:
            return not _is_private(words, i, i + phrase[1])
        if phrase is not None and phrase[0].word in role_words().national:
            return True
        if single is not None and (single.of_state or single.word in role_words().sent):
            return not _is_private(words, i, i + 1)
        if single is not None and (_is_national(single.word, words[:i]) or _is_national(words[i], words[:i])):
            return True
    return False


def _is_private(words: tuple[str, ...], start: int, end: int) -> bool:
    """Whether the words around a state's title make it one of a company or club."""
    known = role_words()
    inside = start > 0 and (words[start - 1] in known.company_ranks or _is_private_body(words[start - 1]))
    described = words[end : end + 2] == ("of", "the") and words[end - 1] in known.presiding
    return inside or (described and not any(word in known.of_states for word in words[end + 2 :]))


def _is_private_body(word: str) -> bool:
    return is_body_noun(word) and word not in role_words().state_bodies


def _is_public(words: tuple[str, ...]) -> bool:
    """Whether a title's first word says that it is a state's: "government lawyer", "federal prosecutor", "presidential adviser"."""
    while len(words) > 1 and is_rank_word(words[0]):
        words = words[1:]  # "deputy government spokesman"
    head = title_head(words[-1])
    if head is None or len(words) == 1:
        return False
    return (words[0] in role_words().public and head.kind == "office") or (
        words[0] in role_words().of_rulers and head.serves
    )


def _has_portfolio(words: tuple[str, ...]) -> bool:
    return len(words) > 1 and words[-1] in role_words().portfolio_heads and words[-2] in role_words().portfolios


def _commands(words: tuple[str, ...]) -> bool:
    return words[0] in role_words().forces and not role_words().force_heads.isdisjoint(words[1:])


def is_office_in_state(layers: Layers, claim: ClaimRow) -> bool:
    """Whether who comes for a state holds the office for it: a state office, or one that a state's body, a region or its rulers have."""
    entities = claim["entities"]
    if claim["kind"] != "role" or "country" in entities:
        return False
    if "organisation" in entities:
        return is_public_body(layers.entities[entities["organisation"]]["name"])
    return is_state_office(claim) or not role_words().in_state.isdisjoint(_words_before_topic(claim))


def _words_before_topic(claim: ClaimRow) -> list[str]:
    words = office_name(claim).replace("-", " ").split()
    return words[: next((i for i, word in enumerate(words) if word in {"of", "for", "to"}), len(words))]


def is_public_body(name: str) -> bool:
    """Whether a body is by its name a state's: "Ministry of Ports", "National Mapping Office", "Supreme Court"."""
    words, known = name.lower().split(" of ")[0].removeprefix("the ").split(), role_words()
    if not words:
        return False
    national = words[0] in known.national_bodies and words[-1] in known.public_bodies
    national = national or (words[-1] in known.agencies and tables.country_in_front(name) is not None)
    return national or not {words[0], words[-1]}.isdisjoint(known.state_bodies)
