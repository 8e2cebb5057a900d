"""Roles: the reader of role phrases as a table, the places of holders, and every rule's own example."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.titles import (
    country_code_of,
    is_honorific,
    is_title_head,
    singular,
    status_of,
    title_head,
    title_phrase,
)


@cache
def pipeline() -> Language:
    from newsgraph.nlp.pipeline import load

    return load()


def roles(text: str) -> list[dict[str, Any]]:
    """The role claims of a text with names instead of indexes."""
    doc: Doc = pipeline()(text)
    layers = Layers(doc)
    found = []
    for claim in layers.claims:
        if claim["kind"] == "role":
            names = {field: layers.entities[entity]["name"] for field, entity in claim["entities"].items()}
            start, end = claim["evidence"]
            times = {
                field: doc[layers.times[n]["start"] : layers.times[n]["end"]].text
                for field, n in claim["times"].items()
            }
            found.append(
                {
                    "rule": claim["rule"],
                    "modality": claim["modality"],
                    "words": doc[start:end].text,
                    **names,
                    **claim["values"],
                    **times,
                }
            )
    return found


def fired(text: str) -> set[str]:
    return {claim["rule"] for claim in Layers(pipeline()(text)).claims}


def has(text: str, **fields: str | None) -> bool:
    return any(all(role.get(name) == value for name, value in fields.items()) for role in roles(text))


@pytest.mark.parametrize(
    ("word", "kind", "serves"),
    [
        ("Minister", "office", False),
        ("spokesmen", "office", True),
        ("Sen.", "office", False),
        ("blogger", "occupation", False),
        ("Colonel", "rank", False),
    ],
)
def test_nlp_roles_title_heads_are_known(word: str, kind: str, serves: bool) -> None:
    title = title_head(word)
    assert title is not None
    assert (title.kind, title.serves) == (kind, serves)


def test_nlp_roles_honorifics_are_no_titles() -> None:
    assert is_honorific("Mrs.")
    assert not is_title_head("Mrs.")


@pytest.mark.parametrize(
    ("words", "width"),
    [
        (("chief", "of", "staff", "to"), 3),
        (("chiefs", "of", "staff"), 3),
        (("attorneys", "general"), 2),
        (("foreign", "minister"), None),
    ],
)
def test_nlp_roles_title_phrases_take_the_longest(words: tuple[str, ...], width: int | None) -> None:
    found = title_phrase(words)
    assert (found and found[1]) == width


@pytest.mark.parametrize(
    ("plural", "single"),
    [("Spokesmen", "Spokesman"), ("secretaries", "secretary"), ("Generals", "General"), ("boss", "boss")],
)
def test_nlp_roles_titles_become_singular(plural: str, single: str) -> None:
    assert singular(plural) == single


def test_nlp_roles_status_words_and_belonging() -> None:
    assert [status_of(word) for word in ("former", "designate", "longtime", "political")] == [
        "former",
        "incoming",
        "current",
        None,
    ]
    assert country_code_of("Secretary of State") == "US"
    assert country_code_of("Foreign Minister") is None


PHRASES: list[tuple[str, dict[str, str | None]]] = [
    ("Peruvian President Marta Quispe spoke.", {"title": "President", "country": "Peru", "status": "current"}),
    (
        "Marta Quispe, a former United Nations official for Chile and Peru, spoke.",
        {"title": "official for Chile and Peru", "organisation": "United Nations", "status": "former"},
    ),
    (
        "Marta Quispe is first deputy head of the Peruvian Navy's Logistics Directorate.",
        {"title": "first deputy head", "organisation": "Logistics Directorate"},
    ),
    (
        "The African Union's top diplomat, Marta Quispe, spoke.",
        {"title": "top diplomat", "organisation": "African Union"},
    ),
    (
        "An Obama aide and former culture minister, Marta Quispe spoke.",
        {"title": "aide", "principal": "Obama", "status": "current"},
    ),
    (
        "An Obama aide and former culture minister, Marta Quispe spoke.",
        {"title": "culture minister", "principal": None, "status": "former"},
    ),
    (
        "Marta Quispe, a retired Canadian major general, spoke.",
        {"title": "major general", "country": "Canada", "status": "former"},
    ),
    (
        "Marta Quispe, founder and head of the Lima Institute, spoke.",
        {"title": "founder", "organisation": "Lima Institute"},
    ),
    (
        "Marta Quispe, founder and head of the Lima Institute, spoke.",
        {"title": "head", "organisation": "Lima Institute"},
    ),
    (
        "She met Marta Quispe, a former ambassador to Chile and Peru.",
        {"title": "ambassador to Peru", "status": "former"},
    ),
    (
        "The then-acting US special envoy for Sudan, Marta Quispe, spoke.",
        {"title": "acting special envoy for Sudan", "country": "United States", "status": "former"},
    ),
    (
        "Marta Quispe, a professor of history at Lima University, spoke.",
        {"title": "professor of history", "organisation": "Lima University"},
    ),
    ("Political commentator Marta Quispe spoke.", {"title": "Political commentator", "status": "current"}),
    ("Britain-based Peru analyst Marta Quispe spoke.", {"title": "Peru analyst", "country": None}),
    (
        "Marta Quispe is a former White House National Security Council official for Chile and Peru.",
        {"title": "official for Chile and Peru", "organisation": "White House National Security Council"},
    ),
    (
        "Marta Quispe, a two-time prime minister and opposition leader, spoke.",
        {"title": "opposition leader", "status": "current"},
    ),
    (
        "Marta Quispe, Chief Design Officer (CDO) of Lima Labs, spoke.",
        {"title": "Chief Design Officer", "organisation": "Lima Labs"},
    ),
    ("Libya envoy Marta Quispe spoke.", {"title": "Libya envoy", "country": None}),
    ("Peru-backed activist Marta Quispe spoke.", {"title": "activist", "country": None}),
    ("HIV researcher Marta Quispe spoke.", {"title": "HIV researcher", "organisation": None}),
    ("US army colonel Marta Quispe spoke.", {"title": "colonel", "organisation": "US army"}),
    ("Lima police chief Marta Quispe spoke.", {"title": "chief", "organisation": "Lima police"}),
    ("The war brought to an end Peruvian leader Marta Quispe's rule.", {"title": "leader", "country": "Peru"}),
    ("They met then-CIA director Marta Quispe.", {"title": "director", "organisation": "CIA", "status": "former"}),
    ("They met the then-Peruvian envoy, Marta Quispe.", {"title": "envoy", "country": "Peru", "status": "former"}),
    ("They met now-former Attorney General Marta Quispe.", {"title": "Attorney General", "status": "former"}),
    ("They saw the failed 2016 presidential candidate Marta Quispe.", {"status": "former"}),
    (
        "So said acting White House chief of staff Marta Quispe.",
        {"title": "acting chief of staff", "organisation": "White House"},
    ),
    (
        "They met the Vice President and Medical Director of Sabex Labs, Dr. Marta Quispe.",
        {"title": "Vice President", "organisation": "Sabex Labs"},
    ),
    ("They saw Peruvian leader President Marta Quispe.", {"title": "leader", "country": "Peru"}),
    ("They saw Peruvian leader President Marta Quispe.", {"title": "President", "country": "Peru"}),
    (
        "U.S. Ambassador to the United Nations Marta Quispe spoke.",
        {"title": "Ambassador to the United Nations", "country": "United States"},
    ),
    ("They met House Speaker Marta Quispe.", {"title": "Speaker", "organisation": "House"}),
    (
        "Marta Quispe was the campaign manager of Barack Obama.",
        {"title": "campaign manager", "principal": "Barack Obama", "status": "former"},
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "fields"), PHRASES)
def test_nlp_roles_phrases_are_read_whole(text: str, fields: dict[str, str | None]) -> None:
    assert has(text, holder="Marta Quispe", **fields), roles(text)


CHANGES = [
    ("The board dismissed Marta Quispe as director of the Lima Institute.", "director", "former"),
    ("Marta Quispe was ousted as director of the Lima Institute.", "director", "former"),
    ("Marta Quispe replaced the founder as director of the Lima Institute.", "director", "current"),
    ("Marta Quispe will replace the founder as director of the Lima Institute.", "director", "incoming"),
    ("Marta Quispe was promoted from colonel to general.", "colonel", "former"),
    ("Marta Quispe was promoted from colonel to general.", "general", "current"),
    ("Marta Quispe holds the post of director of the Lima Institute.", "director", "current"),
    ("Marta Quispe assumed the role of director of the Lima Institute.", "director", "current"),
    ("Marta Quispe, who was selected as director of the Lima Institute, spoke.", "director", "incoming"),
    ("Marta Quispe stepped down as director of the Lima Institute.", "director", "former"),
    ("Marta Quispe took over as director of the Lima Institute in May.", "director", "current"),
    ("Paul Orr replaced Marta Quispe as director of the Lima Institute.", "director", "former"),
    ("Parliament elected Marta Quispe president.", "president", "current"),
    ("President Paul Orr appointed Marta Quispe to head the Lima Institute.", "head", "incoming"),
    ("Marta Quispe, foreign minister during the Orr administration, spoke.", "foreign minister", "former"),
    ("King ousts foreign minister Marta Quispe.", "foreign minister", "former"),
    ("The army ousted President Marta Quispe on Monday.", "President", "former"),
    ("Mayor Marta Quispe spoke. The next day Quispe resigned.", "Mayor", "former"),
    ("Mayor Marta Quispe spoke. In 1990 Quispe resigned from the army.", "Mayor", "current"),
    ("Mayor Marta Quispe said she would resign.", "Mayor", "current"),
    ("General Marta Quispe was killed in an attack.", "General", "former"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "title", "status"), CHANGES)
def test_nlp_roles_changes_of_office_are_read(text: str, title: str, status: str) -> None:
    assert has(text, holder="Marta Quispe", title=title, status=status), roles(text)


STATUSES = [
    ("Marta Quispe will become director of the Lima Institute.", "incoming", "reported"),
    ("Marta Quispe is expected to become director of the Lima Institute.", "incoming", "reported"),
    ("Marta Quispe is reported to have been director of the Lima Institute.", "former", "reported"),
    ("Marta Quispe has been ambassador to Chile.", "former", "asserted"),
    ("Marta Quispe has been ambassador to Chile since 2019.", "current", "asserted"),
    ("Marta Quispe is not the director of the Lima Institute.", "current", "denied"),
    ("Marta Quispe is no longer the director of the Lima Institute.", "former", "asserted"),
    ("Marta Quispe resigned as director of the Lima Institute.", "former", "asserted"),
    ("Marta Quispe, director of the Lima Institute until 2012, spoke.", "former", "asserted"),
    ("Marta Quispe was nominated as ambassador to Chile.", "incoming", "asserted"),
    ("Marta Quispe was elected president of Peru.", "current", "asserted"),
    ("President Marta Quispe spoke. Quispe has resigned herself to long talks.", "current", "asserted"),
    ("Marta Quispe was nominated to be ambassador to Chile.", "incoming", "asserted"),
    ("Marta Quispe is expected to be named director of the Lima Institute.", "incoming", "reported"),
    ("Marta Quispe declined the post of director of the Lima Institute.", "incoming", "denied"),
    ("Marta Quispe turned down the job of finance minister.", "incoming", "denied"),
    ("Marta Quispe refused to serve as director of the Lima Institute.", "incoming", "denied"),
    ("Marta Quispe is accused of working as a spy.", "current", "reported"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "status", "modality"), STATUSES)
def test_nlp_roles_verbs_tell_status_and_modality(text: str, status: str, modality: str) -> None:
    assert has(text, holder="Marta Quispe", status=status, modality=modality), roles(text)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "If Marta Quispe were director of the Lima Institute, it would close.",
        "Is Marta Quispe the director of the Lima Institute?",
        "Marta Quispe is the head of the delegation.",
        "Marta Quispe, a formidable adversary, spoke.",
        "Marta Quispe is a friend of the minister.",
        "Marta Quispe could be named director of the Lima Institute.",
        "Marta Quispe might become director of the Lima Institute.",
        "Paul Orr met his former boss, Marta Quispe.",
        "Marta Quispe and Paul Orr are all players.",
    ],
)
def test_nlp_roles_no_role_is_read(text: str) -> None:
    assert roles(text) == []


@pytest.mark.model
def test_nlp_roles_terms_are_kept() -> None:
    assert has(
        "Marta Quispe was director of the Lima Institute from 2009 to 2013.", start="2009", end="2013", status="former"
    )


@pytest.mark.model
def test_nlp_roles_plural_titles_hold_for_each_name() -> None:
    found = {
        role["holder"] for role in roles("Senators Marta Quispe and Paul Orr spoke.") if role["title"] == "Senator"
    }
    assert found == {"Marta Quispe", "Paul Orr"}


PLURALS = [
    ("The finance and foreign ministers, Marta Quispe and Paul Orr, spoke.", "finance minister", "foreign minister"),
    ("Marta Quispe and Paul Orr, the defence and finance ministers, spoke.", "defence minister", "finance minister"),
    ("The presidents of Peru, Marta Quispe and Paul Orr, spoke.", "president", "president"),
    ("Foreign Ministers Marta Quispe and Paul Orr spoke.", "Foreign Minister", "Foreign Minister"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "hers", "his"), PLURALS)
def test_nlp_roles_plurals_give_each_holder_the_own_office(text: str, hers: str, his: str) -> None:
    assert {(role["holder"], role["title"]) for role in roles(text)} == {("Marta Quispe", hers), ("Paul Orr", his)}


@pytest.mark.model
def test_nlp_roles_plurals_of_two_countries_are_told_apart() -> None:
    found = roles("The French and German foreign ministers, Marta Quispe and Paul Orr, met.")
    assert [(role["holder"], role["country"]) for role in found] == [
        ("Marta Quispe", "France"),
        ("Paul Orr", "Germany"),
    ]


@pytest.mark.model
def test_nlp_roles_a_plural_that_does_not_fit_its_names_gives_none() -> None:
    assert not roles("The finance and foreign ministers, Marta Quispe, Paul Orr and Laura Bennett, spoke.")


LISTS = [
    (
        "Marta Quispe is director of the Lima Institute and the Cusco Museum.",
        {("director", "Lima Institute"), ("director", "Cusco Museum")},
    ),
    (
        "Marta Quispe is director of the Lima Institute and of the Cusco Museum.",
        {("director", "Lima Institute"), ("director", "Cusco Museum")},
    ),
    (
        "Marta Quispe was director of the Lima Institute from 1990 to 1995, a member of the Cusco Academy and a poet.",
        {("director", "Lima Institute"), ("member", "Cusco Academy"), ("poet", None)},
    ),
    (
        "Marta Quispe, director of the Lima Institute, and Paul Orr, a poet, spoke.",
        {("director", "Lima Institute")},
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "wanted"), LISTS)
def test_nlp_roles_lists_give_one_role_each(text: str, wanted: set[tuple[str, str | None]]) -> None:
    hers = {(role["title"], role.get("organisation")) for role in roles(text) if role["holder"] == "Marta Quispe"}
    assert hers == wanted


@pytest.mark.model
def test_nlp_roles_founders_are_told_once_each() -> None:
    found = roles("Lima Labs was founded by Marta Quispe and Paul Orr in 1973.")
    assert [(role["holder"], role["title"]) for role in found] == [("Marta Quispe", "founder"), ("Paul Orr", "founder")]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Ukraine is cold. In Ukraine and from Ukraine they came. Sen. Paul Orr met President Marta Quispe.", None),
        ("Peru is cold. In Peru and from Peru they came. President Marta Quispe met Paul Orr.", "Peru"),
        ("China is cold. In China, far from China, U.S. envoys met. President Marta Quispe spoke to China.", None),
        ("U.S. envoys went to Peru, said the White House. President Marta Quispe agreed.", "United States"),
        (
            "In Peru, from Peru and all over Peru U.S. envoys fled to the White House. President Marta Quispe spoke.",
            None,
        ),
        ("U.S. envoys met President Paul Orr and President Marta Quispe, said the White House.", None),
        ("Peru is cold. In Peru and from Peru U.S. envoys came. Prime Minister Marta Quispe met Sen. Orr.", "Peru"),
        ("U.S. envoys left the White House. Ohio Attorney General Marta Quispe met Sen. Orr.", None),
        ("The speaker of the Peruvian parliament, Marta Quispe, spoke.", "Peru"),
        ("Chilean President Paul Orr met his Peruvian counterpart Marta Quispe.", "Peru"),
    ],
)
def test_nlp_roles_country_is_taken_where_the_document_shows_it(text: str, country: str | None) -> None:
    assert {role.get("country") for role in roles(text) if role["holder"] == "Marta Quispe"} == {country}, roles(text)


@pytest.mark.model
def test_nlp_roles_a_party_before_an_office_is_the_holders() -> None:
    text = "Marta Quispe, a Labour Party senator, spoke."
    assert has(text, title="senator", organisation=None)
    assert "membership.office-party" in fired(text)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "is_member"),
    [
        ("Radio Lima's Marta Quispe said so.", True),
        ("Marta Quispe (of the Lima Institute) said so.", True),
        ("Peru's Marta Quispe said so.", False),
    ],
)
def test_nlp_roles_a_body_beside_a_name_tells_an_affiliation(text: str, is_member: bool) -> None:
    assert ("membership.affiliation" in fired(text)) == is_member


@pytest.mark.model
def test_nlp_roles_a_counterpart_rests_on_the_office_named_before() -> None:
    doc = pipeline()("Chilean President Paul Orr met his Peruvian counterpart Marta Quispe.")
    claim = next(claim for claim in Layers(doc).claims if claim["rule"] == "role.counterpart")
    assert [doc[start:end].text for start, end in claim["support"]] == ["Chilean President"]


@pytest.mark.model
def test_nlp_roles_the_same_person_keeps_the_country() -> None:
    text = "Peruvian President Marta Quispe spoke. Chile's envoy left. President Marta Quispe stayed."
    assert [role.get("country") for role in roles(text) if role["title"] == "President"] == ["Peru", "Peru"]


@pytest.mark.model
def test_nlp_roles_evidence_proves_alone_or_with_support() -> None:
    doc = pipeline()("Marta Quispe spoke first. She is director of the Lima Institute.")
    claim = next(claim for claim in Layers(doc).claims if claim["kind"] == "role")
    assert doc[claim["evidence"][0] : claim["evidence"][1]].text == "She is director of the Lima Institute"
    assert [doc[start:end].text for start, end in claim["support"]] == ["Marta Quispe"]
