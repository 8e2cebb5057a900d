"""Facts that the seeds do not state and that are easy to read into them. None may ever be found."""

from __future__ import annotations

import pytest

from newsgraph.records import KnowledgeGraph
from seeds import FIRST, FOLDER, SECOND, groups_of, members, memberships, name_of

pytestmark = pytest.mark.model

AFFIRMED = ("asserted", "reported")

# (sender and year, person, certainties that are wrong, why)
NOT_MEMBERS = [
    ("Russia 2022", "Igor Kostyukov", AFFIRMED, "was not reported to have been a participant"),
    ("Russia 2022", "Viktor Shevtsov", ("asserted", "denied"), "not disclosed, but seen in photos: reported only"),
    ("Russia 2022", "Aleksandr Zorin", AFFIRMED, "another negotiation of that year"),
    ("Russia 2022", "Mikhail Galuzin", AFFIRMED, "2022 is when his oversight began"),
    ("Russia 2022", "Aleksei Polishchuk", AFFIRMED, "nothing is said"),
    ("Russia 2022", "Yelena Podobreyevskaya", AFFIRMED, "nothing is said"),
    ("Russia 2025", "Sergei Lavrov", AFFIRMED, "it did not include him"),
    ("Russia 2025", "Yury Ushakov", AFFIRMED, "it did not include him either"),
    ("Russia 2025", "Vladimir Putin", AFFIRMED, "sent it and stayed away"),
    ("Russia 2025", "Aleksandr Kots", AFFIRMED, "a blogger who speaks of a member"),
    ("Ukraine 2025", "Volodymyr Zelensky", AFFIRMED, "his country's delegation, not he"),
]

IN_NO_GROUP = ["Vladimir Putin", "Volodymyr Zelensky", "Aleksandr Kots", "Yelizaveta Surnacheva", "Steve Gutterman"]

# (holder, words in the title, status that is wrong or "", why)
NOT_ROLES = [
    ("Vladimir Medinsky", "culture minister", "current", "former culture minister"),
    ("Mikhail Galuzin", "ambassador", "current", "has been ambassador"),
    ("Yelena Podobreyevskaya", "chief of staff", "current", "in the past"),
    ("Eric Ciaramella", "official", "current", "a former official"),
    ("Mick Ryan", "general", "current", "retired"),
    ("Boris Bondarev", "diplomat", "current", "former diplomat"),
    ("Vladimir Putin", "aide", "", "the aide is Putin's"),
    ("Vladimir Medinsky", "chief of staff", "", "she was his"),
    ("Sergei Lavrov", "aide", "", "the next one in the list"),
    ("Yury Ushakov", "minister", "", "the one before in the list"),
    ("Sam Greene", "president", "", ""),
    ("Donald Trump", "general", "", ""),
]


@pytest.mark.parametrize(("group", "person", "wrong", "why"), NOT_MEMBERS)
def test_seeds_never_put_into_a_group(
    seeds_graph: KnowledgeGraph, group: str, person: str, wrong: tuple[str, ...], why: str
) -> None:
    assert person not in members(seeds_graph, groups_of(seeds_graph, *group.split()), *wrong), why


@pytest.mark.parametrize("person", IN_NO_GROUP)
def test_seeds_never_put_into_any_delegation(seeds_graph: KnowledgeGraph, person: str) -> None:
    teams = {entity.id for entity in seeds_graph.entities if entity.kind == "group" and is_team(entity.name)}
    assert teams
    assert person not in members(seeds_graph, teams, *AFFIRMED)


def is_team(name: str) -> bool:
    """The gold allows an administration as a group with its head in it; no person may be in a delegation by guess."""
    return "administration" not in name.casefold()


def test_seeds_never_know_a_delegation_from_the_article_that_names_none(seeds_graph: KnowledgeGraph) -> None:
    """The second article says that the Kremlin would not tell whom it sends."""
    sent = groups_of(seeds_graph, "Russia", "2025") | groups_of(seeds_graph, "Ukraine", "2025")
    told = {item.article for claim in memberships(seeds_graph, sent) for item in claim.evidence}
    assert told == {FIRST}


def test_seeds_never_know_a_delegation_from_the_second_article_alone(graph_of: object) -> None:
    graph: KnowledgeGraph = graph_of(FOLDER / f"{SECOND}.txt")  # type: ignore[operator]
    # A mission and an armed group may be groups, and so these two may be in one; nobody else is in anything.
    people = {claim.fields["member"] for claim in memberships(graph) if claim.modality != "denied"}
    assert {name_of(graph, person) for person in people} <= {"Boris Bondarev", "Igor Girkin", "Soviet Union"}
    assert not memberships(graph, groups_of(graph, "Russia", "2025"))


@pytest.mark.parametrize(("holder", "words", "status", "why"), NOT_ROLES)
def test_seeds_never_give_a_role(seeds_graph: KnowledgeGraph, holder: str, words: str, status: str, why: str) -> None:
    wrong = [
        claim
        for claim in seeds_graph.claims
        if claim.kind == "role"
        and claim.modality != "denied"
        and name_of(seeds_graph, claim.fields["holder"]) == holder
        and words in (claim.fields["title"] or "").casefold()
        and status in {"", claim.fields["status"]}
    ]
    assert not wrong, why


def test_seeds_never_count_a_denied_membership_as_one(seeds_graph: KnowledgeGraph) -> None:
    claims = memberships(seeds_graph)
    ends = {
        m: {(c.fields["member"], c.fields["group"]) for c in claims if c.modality == m} for m in (*AFFIRMED, "denied")
    }
    assert ends["denied"]
    assert not ends["denied"] & (ends["asserted"] | ends["reported"])


def test_seeds_never_take_two_people_of_one_given_name_for_one(seeds_graph: KnowledgeGraph) -> None:
    shared = ("Vladimir", "Volodymyr", "Aleksandr", "Alexander", "Igor")
    for entity in seeds_graph.entities:
        surnames = {
            name.split()[-1] for name in (entity.name, *entity.aliases) if name.split()[0] in shared and " " in name
        }
        surnames -= {"Vladimirovich"}  # a patronymic
        assert entity.kind != "person" or len({surname[:7] for surname in surnames}) <= 1, (entity.id, surnames)


def test_seeds_never_split_a_person(seeds_graph: KnowledgeGraph) -> None:
    """Two spellings and two articles are one person; "the aging Donald" is nobody new."""
    people = [entity.name for entity in seeds_graph.entities if entity.kind == "person"]
    for words in ("Putin", "Zelensk", "Trump", "Medinsky", "Donald"):
        assert len([name for name in people if words in name]) == 1, (words, people)


def test_seeds_never_say_without_a_denial_what_somebody_refused(seeds_graph: KnowledgeGraph) -> None:
    """ "The Kremlin declined to say who Russia would send" is no statement of theirs about it."""
    said = [c.fields["content"] or "" for c in seeds_graph.claims if c.kind == "statement" and c.modality != "denied"]
    assert not [content for content in said if content.startswith("who Russia would send")]
