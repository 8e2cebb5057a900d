"""Who stays away, who goes with whom, who gets what in a reshuffle, and which of several groups a phrase means.

Each row: a text, and who is told to be in a group, as "member capacity status modality" with what is usual left out.
"""

from __future__ import annotations

import pytest
from spacy.language import Language

from newsgraph.articles.reading import make_reading
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.pipeline import annotate
from newsgraph.records import Article

pytestmark = pytest.mark.model

TEAM = "The Kenyan delegation is led by Peter Otieno. "
HEAD = "Peter Otieno head"
PANEL = "The governor named a panel on the fire. "

AWAY = [
    (TEAM + "Alice Njeri will not be joining, an official said.", f"Alice Njeri denied; {HEAD}"),
    (TEAM + "Alice Njeri, who had visited Rome in May, is not going this time.", f"Alice Njeri denied; {HEAD}"),
    (TEAM + "Minister Alice Njeri is not taking part.", f"Alice Njeri denied; {HEAD}"),
    (TEAM + "Alice Njeri has begged off because of poor health.", f"Alice Njeri denied; {HEAD}"),
    (TEAM + "Alice Njeri asked to be excused.", f"Alice Njeri denied; {HEAD}"),
    (TEAM + "Alice Njeri was left at home.", f"Alice Njeri denied; {HEAD}"),
    (TEAM + "Alice Njeri and Nora Veld were left out.", f"Alice Njeri denied; Nora Veld denied; {HEAD}"),
    (
        TEAM + "Two of May's team are missing from the list: Alice Njeri and Nora Veld.",
        f"Alice Njeri denied; Nora Veld denied; {HEAD}",
    ),
    (TEAM + "Alice Njeri did not go to school.", HEAD),
    (TEAM + "Alice Njeri did not attend the funeral.", HEAD),
    ("Nora Veld could not attend the talks with the Kenyan delegation.", ""),
    ("The president's legal team met. Alice Njeri did not attend the meeting.", ""),
]
COMPANY = [
    (TEAM + "Alice Njeri and Nora Veld are said to be with him.", f"Alice Njeri reported; Nora Veld reported; {HEAD}"),
    (
        TEAM
        + "He is joined by Alice Njeri, vice minister of trade; Nora Veld, vice sports minister; and Daniel Kiprop.",
        f"Alice Njeri; Daniel Kiprop; Nora Veld; {HEAD}",
    ),
    (TEAM + "Alice Njeri joined them in Oslo.", f"Alice Njeri; {HEAD}"),
    (TEAM + "Behind him came Alice Njeri and Nora Veld.", f"Alice Njeri; Nora Veld; {HEAD}"),
    (TEAM + "Two senators will join him, among them Alice Njeri.", f"Alice Njeri incoming reported; {HEAD}"),
    (
        "President Peter Otieno and President Sean Walsh met in Oslo. With Walsh were Trade Minister Nora Veld and Interior Minister Alice Njeri.",
        "Alice Njeri; Nora Veld; Sean Walsh head",
    ),
]
LISTED = [
    (PANEL + "The other Democrats are Alice Njeri and Nora Veld.", "Alice Njeri; Nora Veld"),
    (PANEL + "On the Democratic side sit Alice Njeri and Nora Veld.", "Alice Njeri; Nora Veld"),
    (PANEL + "Alice Njeri and Nora Veld also have seats.", "Alice Njeri; Nora Veld"),
    (
        PANEL + "Alice Njeri and Nora Veld will serve as co-chairs.",
        "Alice Njeri head incoming reported; Nora Veld head incoming reported",
    ),
    (PANEL + "Alice Njeri, a former judge, takes the chair.", "Alice Njeri head"),
    (PANEL + "Alice Njeri has a seat in parliament.", ""),
    (PANEL + "Alice Njeri takes the chair of a bank.", ""),
    (
        "The panel will have three co-chairs: Alice Njeri, a surgeon; Nora Veld, who ran the agency; and Daniel Kiprop.",
        "Alice Njeri head incoming reported; Daniel Kiprop head incoming reported; Nora Veld head incoming reported",
    ),
    (
        TEAM + "A separate list of experts includes Alice Njeri of the General Staff and Nora Veld.",
        f"Alice Njeri; Nora Veld; {HEAD}",
    ),
    (
        "Kenya's negotiators include Alice Njeri and Nora Veld, with Daniel Kiprop as their spokesman.",
        "Alice Njeri; Daniel Kiprop spokesperson; Nora Veld",
    ),
]
FIELDS = [
    (
        "Carlo Delmas announced the composition of his government. Alice Njeri stays on at the interior ministry, and Nora Veld inherits the territories.",
        "Alice Njeri; Carlo Delmas head; Nora Veld",
    ),
    (
        "The leader has shaken up his front bench team. Alice Njeri, formerly a spokesman, takes on finance. Nora Veld has been promoted to education.",
        "Alice Njeri; Nora Veld",
    ),
    ("The bank has shaken up its team. Alice Njeri takes on finance.", ""),
]
SIDES = [
    (
        "Direct talks began on Sunday. The government's chief negotiator is Peter Otieno, a former minister.",
        HEAD,
    ),
    (
        "Talks opened in Oslo. The rebel faction loyal to Sean Walsh is represented by Peter Otieno, with Alice Njeri and Nora Veld as members.",
        "Alice Njeri; Nora Veld; Peter Otieno",
    ),
    (
        "Talks opened in Oslo. The government's delegates, all lawyers, are Alice Njeri and Nora Veld.",
        "Alice Njeri; Nora Veld",
    ),
]


def _members(nlp: Language, text: str) -> set[str]:
    (doc,) = annotate(nlp, [make_reading(Article("test", text))])
    layers = Layers(doc)
    found = set()
    for claim in layers.claims:
        if claim["kind"] != "membership" or layers.kind(claim["entities"]["group"]) != "group":
            continue
        values = claim["values"]
        capacity = "" if values["capacity"] == "member" else values["capacity"]
        modality = "" if claim["modality"] == "asserted" else claim["modality"]
        words = (layers.entities[claim["entities"]["member"]]["name"], capacity, values.get("status") or "", modality)
        found.add(" ".join(word for word in words if word))
    return found


@pytest.mark.parametrize(("text", "members"), [*AWAY, *COMPANY, *LISTED, *FIELDS, *SIDES])
def test_memberships_of_classes_taken_whole(nlp: Language, text: str, members: str) -> None:
    assert _members(nlp, text) == {member.strip() for member in members.split(";") if member.strip()}


GROUPS = [
    (
        "The group visiting Norway and Peru is headed by Peter Otieno. The delegation to Chile, led by Nora Veld, left on Monday.",
        {"Peter Otieno", "Nora Veld"},
    ),
    (
        "The jury of the Lima film festival is chaired by Peter Otieno. The jury for the short films consists of Nora Veld and Alice Njeri.",
        {"Peter Otieno", "Nora Veld"},
    ),
    (
        "Peter Otieno led the U.S. delegation. He met with a group of American business representatives headed by Nora Veld.",
        {"Peter Otieno", "Nora Veld"},
    ),
]


@pytest.mark.parametrize(("text", "heads"), GROUPS)
def test_groups_of_other_journeys_and_tasks_are_others(nlp: Language, text: str, heads: set[str]) -> None:
    (doc,) = annotate(nlp, [make_reading(Article("test", text))])
    layers = Layers(doc)
    groups = {
        claim["entities"]["group"]
        for claim in layers.claims
        if claim["kind"] == "membership" and layers.entities[claim["entities"]["member"]]["name"] in heads
    }
    assert len(groups) == len(heads)


def test_groups_of_weeks_ago_are_not_those_of_today(nlp: Language) -> None:
    text = "Alice Njeri, who was part of the delegation that travelled to Lima two weeks ago, will not be joining the Kenyan delegation."
    (doc,) = annotate(nlp, [make_reading(Article("test", text))])
    layers = Layers(doc)
    told = {claim["modality"]: claim["entities"]["group"] for claim in layers.claims if claim["kind"] == "membership"}
    assert told.keys() == {"asserted", "denied"}
    assert told["asserted"] != told["denied"]
