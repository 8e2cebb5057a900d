"""Who travels with somebody where no noun names their group: "President A landed in Rome, accompanied by B and C".

English: whom "accompanied by" is said of stands before it, or behind its comma where it opens the sentence.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from newsgraph.nlp.countries.acting import country_of
from newsgraph.nlp.grammar.functions import actors, undergoers
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.groups.nouns import speaks_of_meetings
from newsgraph.nlp.memberships.capacity import capacity_of
from newsgraph.nlp.memberships.certainty import judge
from newsgraph.nlp.memberships.facts import Telling, add_membership, person_named, persons_of
from newsgraph.nlp.memberships.inverted import beside, name_before
from newsgraph.nlp.memberships.listed import Found, items_from, with_listed, word_with
from newsgraph.nlp.memberships.talks import only_team_of
from newsgraph.nlp.mentions.enumerations import Item, end_of_list, items_between, names_of_people
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import written
from newsgraph.rules.groups import group_rules
from newsgraph.rules.mentions import mention_words

_FAR = 12
"""Tokens from the verb of a journey to "with"."""
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_JOINTLY = frozenset({"along", "together", "alongside"})


def read_retinue(layers: Layers, verb: Token) -> None:
    """Adds those who travel together as the group of whom they travel with."""
    leader, company = _who_with_whom(layers, verb)
    if leader is None or not company or not _is_journey(layers, verb) or not _has_office(layers, leader[0]):
        return
    people = [leader, *company]
    if any(_is_placed(layers, person) for person, _ in people):
        return  # of whom the text tells a group by its name
    certainty = judge(layers, verb)
    if certainty is None or certainty.modality == "denied":
        return
    group = _group_of(layers, leader[0])
    for person in people:
        capacity = "head" if person == leader else "member"
        add_membership(layers, person, group, Telling("retinue", certainty, [verb], capacity))


def _who_with_whom(layers: Layers, verb: Token) -> tuple[tuple[int, Token] | None, Found]:
    lemma = verb.lemma_.lower()
    if lemma in group_rules().words.accompanying - {"join"}:
        return _accompanied(layers, verb)
    return _beside(layers, verb) if lemma == "be" else _travelling(layers, verb)


def _beside(layers: Layers, verb: Token) -> tuple[tuple[int, Token] | None, Found]:
    """As in "With President A were B and C"."""
    leaders = list(persons_of(layers, beside(verb)))
    if len(leaders) != 1:
        return None, []
    return leaders[0], _company(layers, items_from(layers, verb.i + 1), leaders[0][0])


def _accompanied(layers: Layers, verb: Token) -> tuple[tuple[int, Token] | None, Found]:
    doc, within = layers.doc, sentence(verb)
    following = doc[verb.i + 1].lower_ if verb.i + 1 < within.end else ""
    if following != "by":
        leaders = list(persons_of(layers, undergoers(verb)))
        before = actors(verb)
        company = with_listed(layers, list(persons_of(layers, before)), verb, before)
        return (leaders[0], [p for p in company if p[0] != leaders[0][0]]) if len(leaders) == 1 else (None, [])
    opens = verb.i == within.start
    tokens = [] if opens else [*name_before(verb)] or undergoers(verb)
    leaders = _named_as_subject(layers, within) if opens else list(persons_of(layers, tokens))
    leaders = leaders or _named_last(layers, within.start, verb.i)
    if len(leaders) != 1:
        return None, []
    end = end_of_list(layers, verb.i)
    first = layers.mention(leaders[0][1])
    end = min(end, first["start"]) if first is not None and first["start"] > verb.i else end
    items = items_between(layers, verb.i + 2, end)
    return leaders[0], _company(layers, items, leaders[0][0])


def _travelling(layers: Layers, verb: Token) -> tuple[tuple[int, Token] | None, Found]:
    """As in "flew to Rome with B", "toured the camp along with B and C", but not "flew to Rome for talks with B"."""
    doc, word = layers.doc, word_with(verb, _FAR)
    if word is None or any(token.text in {",", ";"} for token in doc[verb.i + 1 : word.i - 1]):
        return None, []
    before = doc[word.i - 1]
    jointly = before.lower_ in _JOINTLY or word.lower_ == "alongside"
    if not jointly and before.pos_ == "NOUN" and before.lemma_.lower() not in group_rules().words.trips:
        return None, []
    leaders = list(persons_of(layers, actors(verb)))
    if len(leaders) != 1:
        return None, []
    return leaders[0], _company(layers, items_from(layers, word.i + 1), leaders[0][0])


def _company(layers: Layers, items: list[Item], leader: int) -> Found:
    """The people of a list who go with somebody: no relatives, and nobody who acts for another country."""
    side, found = country_of(layers, leader), []
    for item in items:
        lowers = written(layers.doc).lowers[item.start : item.name["start"]]
        other = country_of(layers, item.name["entity"])
        foreign = side is not None and other is not None and side != other
        if item.name["entity"] == leader or foreign or not mention_words().relatives.isdisjoint(lowers):
            continue
        if capacity_of(layers, item) is None and not _has_office(layers, item.name["entity"]):
            continue
        found.append(person_named(layers, item.name))
    return found


def _named_as_subject(layers: Layers, within: Span) -> Found:
    """The person whose name stands right before the first finite verb of a sentence."""
    doc, names = layers.doc, layers.once(names_of_people)
    verb = next((token.i for token in within if token.tag_ in _FINITE and token.pos_ in {"VERB", "AUX"}), within.end)
    rows = (names[i] for i in range(within.start, verb) if i in names)
    return [person_named(layers, row) for row in rows if row["end"] == verb and verb < len(doc)]


def _named_last(layers: Layers, start: int, end: int) -> Found:
    """The person whose name stands last before a verb in its sentence."""
    names = layers.once(names_of_people)
    row = next((names[i] for i in range(end - 1, start - 1, -1) if i in names), None)
    return [] if row is None else [person_named(layers, row)]


def _is_journey(layers: Layers, verb: Token) -> bool:
    """Whether a sentence or those beside it tell of a journey."""
    within, block, words = sentence(verb), layers.block(verb), group_rules().words
    first = sentence(layers.doc[max(within.start - 1, block["start"])]).start
    last = sentence(layers.doc[min(within.end, block["end"] - 1)]).end
    lemmas = written(layers.doc).lemmas[first:last]
    if not (words.journey | words.trips).isdisjoint(lemmas):
        return True
    # "A and B met in Brussels. A was accompanied by C and D"
    return verb.lemma_.lower() not in words.journey and (
        layers.once(speaks_of_meetings) or "meet" in written(layers.doc).by_lemma
    )


def _has_office(layers: Layers, person: int) -> bool:
    """Whether somebody holds an office whose holders travel for it, as the text tells."""
    titles = (claim["values"].get("title", "") for claim in layers.claims_about("role", person))
    offices = group_rules().words.travelling
    return any(not offices.isdisjoint(title.lower().replace(".", "").replace("-", " ").split()) for title in titles)


def _is_placed(layers: Layers, person: int) -> bool:
    claims = layers.claims_about("membership", person)
    return any(layers.kind(claim["entities"]["group"]) == "group" for claim in claims)


def _group_of(layers: Layers, leader: int) -> int:
    """The delegation of the leader's country, where the text names one; else the leader's own company."""
    side = country_of(layers, leader)
    team = None if side is None else only_team_of(layers, side)
    if team is not None:
        return team
    return layers.add_entity("group", f"{layers.entities[leader]['name'].split()[-1]}'s entourage", sender=side)
