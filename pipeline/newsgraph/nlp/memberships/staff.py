"""Who works for somebody whose team or campaign a text speaks of: "Otieno's team ... Otieno has tapped A", "his adviser B"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import actors, is_passive, undergoers
from newsgraph.nlp.groups.nouns import noun_of, nouns_for_groups
from newsgraph.nlp.groups.outright import speaks_of_sports
from newsgraph.nlp.groups.phrases import read_outright
from newsgraph.nlp.groups.placing import GroupFinder
from newsgraph.nlp.memberships.certainty import Certainty, judge
from newsgraph.nlp.memberships.facts import Telling, add_membership, person_at, person_named, persons_of
from newsgraph.nlp.mentions.enumerations import names_of_people
from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.nlp.page.lookup import of_lemma
from newsgraph.rules.groups import group_rules

_ON = frozenset({"on", "aboard"})
_NOUNS = frozenset({"team", "campaign"})


def read_staff(layers: Layers) -> None:
    """Puts those whom somebody hires, and the advisers of somebody, into that person's team or campaign."""
    teams = _teams(layers)
    if not teams or layers.once(speaks_of_sports):
        return
    for claim in list(layers.claims):
        principal = claim["entities"].get("principal") if claim["kind"] == "role" else None
        if principal in teams and not _governs(layers, principal):
            _tell_adviser(layers, claim, teams)
    for i in of_lemma(layers.doc, group_rules().words.hiring | {"bring"}):
        verb = layers.doc[i]
        if verb.pos_ == "VERB" and (verb.lemma_ != "bring" or any(child.lower_ in _ON for child in verb.children)):
            _tell_hired(layers, layers.doc[i], teams)


def _teams(layers: Layers) -> dict[int, Token]:
    """Whose team or campaign a text speaks of, with the noun that says so first; not of those who govern, whose team is much else."""
    found: dict[int, Token] = {}
    for noun in nouns_for_groups(layers.doc):
        if noun_of(noun) not in _NOUNS or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        for child in noun.lefts:
            person = person_at(layers, child) if child.dep_ in {"poss", "compound", "nmod", "amod"} else None
            if person is not None and (noun_of(noun) != "team" or not _governs(layers, person[0])):
                found.setdefault(person[0], noun)
    return found


def _governs(layers: Layers, person: int) -> bool:
    """Whether somebody heads a state or government today."""
    roles = (claim["values"] for claim in layers.claims_about("role", person))
    words = group_rules().words.senders
    return any(
        values.get("status") == "current" and not words.isdisjoint(values.get("title", "").lower().split())
        for values in roles
    )


def _tell_adviser(layers: Layers, claim: ClaimRow, teams: dict[int, Token]) -> None:
    """As in "Otieno's closest advisers - A and B", by the office that has been read."""
    title = claim["values"].get("title", "").lower().replace("-", " ").split()
    if claim["modality"] == "denied" or claim["values"].get("status") == "former" or not title:
        return
    if title[-1] not in group_rules().words.serving:
        return
    start, end = claim["evidence"]
    names = layers.once(names_of_people)
    row = next(
        (names[i] for i in range(start, end) if i in names and names[i]["entity"] == claim["entities"]["holder"]), None
    )
    if row is None:
        return
    certainty = Certainty(claim["modality"], claim["source"], tuple(claim["hedges"]))
    proof = list(layers.doc[start:end])
    _add(layers, person_named(layers, row), teams[claim["entities"]["principal"]], Telling("staff", certainty, proof))


def _tell_hired(layers: Layers, verb: Token, teams: dict[int, Token]) -> None:
    """As in "Otieno has tapped A as a strategist", but not "tapped A to be ambassador"."""
    owners = [owner for owner, _ in persons_of(layers, actors(verb)) if owner in teams]
    if is_passive(verb) and not actors(verb) and len(teams) == 1:
        owners = list(teams)  # "A and B have been hired as senior advisers"
    people = list(persons_of(layers, undergoers(verb))) if len(owners) == 1 else []
    if not people or any(child.dep_ in {"xcomp", "advcl"} and child.lemma_ == "be" for child in verb.children):
        return
    certainty = judge(layers, verb)
    if certainty is None:
        return
    for person in people:
        _add(layers, person, teams[owners[0]], Telling("staff", certainty, [verb]))


def _add(layers: Layers, person: tuple[int, Token], noun: Token, told: Telling) -> None:
    group = GroupFinder(layers).place(read_outright(layers, noun))
    known = layers.claims_about("membership", person[0])
    if layers.kind(group) == "group" and not any(claim["entities"]["group"] == group for claim in known):
        add_membership(layers, person, group, told)
