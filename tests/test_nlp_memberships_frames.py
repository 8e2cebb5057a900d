"""Who sits where, told in the ways of news: inverted sentences, elections, sides, deputies, company, seats declined and left.

Each row: a text, and who is told to be in which group, as "member capacity status modality" with what is usual left out.
"""

from __future__ import annotations

import pytest
from spacy.language import Language

from newsgraph.articles.reading import make_reading
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.pipeline import annotate, load
from newsgraph.records import Article

pytestmark = pytest.mark.model

INVERTED = [
    ("The Kenyan delegation has Foreign Minister Peter Otieno at its head.", "Peter Otieno head"),
    ("The Kenyan delegation has Peter Otieno at heart.", ""),
    (
        "Alice Njeri chairs the caretaker committee. She will be deputised by lawyer Peter Otieno.",
        "Alice Njeri head; Peter Otieno deputy head incoming reported",
    ),
    (
        "The Kenyan delegation is headed by Peter Otieno. Joining him are Alice Njeri and James Mwangi.",
        "Peter Otieno head; Alice Njeri; James Mwangi",
    ),
    (
        "Peter Otieno leads Kenya's team of five. Sitting beside him are Attorney General Alice Njeri and James Mwangi.",
        "Peter Otieno head; Alice Njeri; James Mwangi",
    ),
    (
        "Norway's delegation is led by Kari Lund. Accompanying her are Oslo mayor Erik Dahl, lawyer Siri Moe and a cook.",
        "Kari Lund head; Erik Dahl; Siri Moe",
    ),
    (
        "The Kenyan delegation arrived on Monday. Missing this time was Peter Otieno.",
        "Peter Otieno denied",
    ),
    ("Notably absent from the Irish delegation was Una Kelly.", "Una Kelly denied"),
    ("Left out of the Irish delegation was Una Kelly.", "Una Kelly denied"),
    ("Leading the Moldovan delegation are Ion Rusu and Elena Popa.", "Ion Rusu head; Elena Popa head"),
    ("Leading the Moldovan delegation is Ion Rusu, a friend of Elena Popa.", "Ion Rusu head"),
    (
        "The Irish delegation left on Monday. Travelling with the delegation are Una Kelly and Sean Walsh.",
        "Una Kelly; Sean Walsh",
    ),
    (
        "The inquiry panel on floods met on Monday. Alternates are Una Kelly and Sean Walsh.",
        "Una Kelly alternate; Sean Walsh alternate",
    ),
    (
        "Kenya's delegation was named on Monday. The list gives two alternates, Alice Njeri and James Mwangi.",
        "Alice Njeri alternate; James Mwangi alternate",
    ),
    (
        "Kenya has named a new delegation. Two stay: Alice Njeri and James Mwangi.",
        "Alice Njeri; James Mwangi",
    ),
    ("The Kenyan delegation met lawmakers. Joining them was a crowd of students, said Peter Otieno.", ""),
    ("The Kenyan delegation arrived on Monday. Missing since Sunday is Peter Otieno, a hiker.", ""),
    ("The Kenyan delegation arrived on Monday. Out of work was Peter Otieno, a welder.", ""),
    ("Leading the race is Peter Otieno of Kenya, whose delegation cheered.", ""),
    ("With the Kenyan delegation gone, Peter Otieno was alone.", ""),
    ("The Kenyan delegation watched. Two questions remain: Peter Otieno asked both.", ""),
    ("Alternates are chosen by lot, said Una Kelly. The jury on floods met on Monday.", ""),
]
BODIES = [
    ("Una Kelly was appointed chair of the inquiry into the dam collapse.", "Una Kelly head"),
    ("Sean Walsh was appointed rapporteur of the commission of inquiry.", "Sean Walsh rapporteur"),
    ("Una Kelly will be the convenor of the advisory panel on water.", "Una Kelly head incoming reported"),
    ("The review panel on floods is co-chaired by Una Kelly and Sean Walsh.", "Una Kelly head; Sean Walsh head"),
    (
        "The review panel on floods, whose members are Una Kelly, Sean Walsh and Aoife Byrne, met on Monday.",
        "Una Kelly; Sean Walsh; Aoife Byrne",
    ),
    (
        "Una Kelly and Sean Walsh, both members of the review panel on floods, spoke on Monday.",
        "Una Kelly; Sean Walsh",
    ),
    (
        "The commission of inquiry is headed by Una Kelly. The other commissioners are Sean Walsh and Aoife Byrne.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    (
        "Una Kelly was named chair of the seven-member commission. Sean Walsh is its rapporteur.",
        "Una Kelly head; Sean Walsh rapporteur",
    ),
    (
        "The members of the Board thanked the staff. Una Kelly, Sean Walsh and Aoife Byrne were re-elected.",
        "Una Kelly; Sean Walsh; Aoife Byrne",
    ),
    ("The members of the Board thanked the staff. Una Kelly was elected as a new member.", "Una Kelly"),
    (
        "The Board elected Una Kelly as its Chair and Sean Walsh as Vice Chair.",
        "Una Kelly head; Sean Walsh deputy head",
    ),
    ("Una Kelly took over the bargaining committee.", "Una Kelly head"),
    (
        "A committee on floods meets today. Its members are Una Kelly, Sean Walsh and Aoife Byrne, who will chair it.",
        "Una Kelly; Sean Walsh; Aoife Byrne; Aoife Byrne head incoming reported",
    ),
    (
        "The jury of the Cork Film Festival is presided over by Una Kelly. Sitting on the jury with her is Sean Walsh.",
        "Una Kelly head; Sean Walsh",
    ),
    (
        "The migration committee met on Thursday. Chaired by Una Kelly, it has six members, among them Sean Walsh.",
        "Una Kelly head; Sean Walsh",
    ),
    ("The council named two new members: Una Kelly and Sean Walsh.", "Una Kelly; Sean Walsh"),
    (
        "Una Kelly and Sean Walsh were appointed to the five-member electoral commission, replacing Aoife Byrne.",
        "Una Kelly; Sean Walsh; Aoife Byrne denied",
    ),
    (
        "A team of experts went to Cork. It is led by Una Kelly and includes Sean Walsh.",
        "Una Kelly head; Sean Walsh",
    ),
    (
        "Parliament elected the members of the electoral commission: Una Kelly, Sean Walsh and Aoife Byrne.",
        "Una Kelly; Sean Walsh; Aoife Byrne",
    ),
    (
        "A panel that will look into the leak meets today. Una Kelly, a historian, and Sean Walsh complete the panel.",
        "Una Kelly; Sean Walsh",
    ),
    ("The minister announced the members of the panel on floods on Monday, Una Kelly said.", ""),
    ("Una Kelly led the team building the browser.", ""),
    ("Una Kelly was chairman of the board of directors of the Galway Copper Fund.", "Una Kelly head"),
    (
        "The commission's chair, Una Kelly, was calm.\n\nThe Cork Commission of Inquiry sits again in May. It consists of Sean Walsh and Aoife Byrne.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    ("Una Kelly was elected mayor of Cork. The council met on Monday.", ""),
    ("The board thanked its staff. Una Kelly was elected to parliament in May.", ""),
    ("The board met on Monday. Una Kelly was elected president of Malta in 2011.", ""),
    ("The council elected a new mayor, Una Kelly.", ""),
    ("The commission appointed Una Kelly as its lawyer.", ""),
    ("The spokesman for the committee, Sean Walsh, said the vote would be held in May.", ""),
    ("Una Kelly took over the company from Sean Walsh.", ""),
    ("The core group met in Cork. Una Kelly heads the core group.", ""),
]
SIDES = [
    (
        "The talks began in Lima. The Chilean side was represented by Rosa Vidal, Pablo Rojas and Ines Soto.",
        "Rosa Vidal; Pablo Rojas; Ines Soto",
    ),
    ("Rosa Vidal led the Chilean side in the second round of talks in Lima.", "Rosa Vidal head"),
    (
        "The delegation of Chile includes 13 representatives from the Foreign Ministry, among them Rosa Vidal and Ines Soto.",
        "Rosa Vidal; Ines Soto",
    ),
    ("Chile's three negotiators are Rosa Vidal, Pablo Rojas and Ines Soto.", "Rosa Vidal; Pablo Rojas; Ines Soto"),
    ("Chile's negotiators are friends of Rosa Vidal.", ""),
    (
        "The talks go on. Those on the Chilean side include Rosa Vidal, who runs the mint, and Ines Soto.",
        "Rosa Vidal; Ines Soto",
    ),
    ("Rosa Vidal led the Chilean side to a 2-0 win in the second round of the football tournament.", ""),
]
COMPANY = [
    (
        "Peter Otieno heads the Kenyan delegation. Otieno is accompanied by his deputies Alice Njeri and James Mwangi, as well as spokesperson Nora Kip.",
        "Peter Otieno head; Alice Njeri; James Mwangi; Nora Kip",
    ),
    (
        "Peter Otieno heads the Kenyan delegation. Alice Njeri is his deputy.",
        "Peter Otieno head; Alice Njeri deputy head",
    ),
    (
        "A nine-member Kenyan panel is led by Peter Otieno. His vice chairman is Commodore James Mwangi.",
        "Peter Otieno head; James Mwangi deputy head",
    ),
    (
        "The inquiry into the floods will be chaired by Una Kelly. She will be assisted by Sean Walsh.",
        "Una Kelly head incoming reported; Sean Walsh incoming reported",
    ),
    (
        "The talks went on. Paraguay's team is led by Hugo Benitez, with Rosa Cano and Luis Ferreira at his side.",
        "Hugo Benitez head; Rosa Cano; Luis Ferreira",
    ),
    (
        "Spain's delegation to the summit will consist of Ana Ruiz, Jorge Paz and, as observer, Elena Sol.",
        "Ana Ruiz incoming reported; Jorge Paz incoming reported; Elena Sol incoming reported",
    ),
    (
        "Ana Ruiz headed the Spanish delegation but fell ill; Jorge Paz took her place.",
        "Ana Ruiz head; Jorge Paz",
    ),
    ("The Kenyan delegation waited. Peter Otieno met his deputy Alice Njeri.", ""),
    ("They sent four: Una Kelly, who leads the bargaining committee; Sean Walsh; and Aoife Byrne.", "Una Kelly head"),
]
GONE = [
    ("Una Kelly declined the invitation to join the Irish delegation.", "Una Kelly denied"),
    ("Una Kelly turned down a place on the Irish delegation.", "Una Kelly denied"),
    ("Una Kelly accepted a seat on the review panel on floods.", "Una Kelly"),
    ("Una Kelly was offered a place on the Irish delegation.", ""),
    ("Sean Walsh joined the Irish delegation in place of Una Kelly.", "Sean Walsh; Una Kelly denied"),
    ("Una Kelly recused herself from the panel investigating the collapse.", "Una Kelly former"),
    ("Una Kelly pulled out of the Irish delegation on Monday.", "Una Kelly former"),
    ("Una Kelly stepped down from the review panel on floods.", "Una Kelly former"),
    ("Una Kelly stepped down from the stage, and the Irish delegation applauded.", ""),
    ("Una Kelly declined a seat on the train with the Irish delegation.", ""),
    ("Una Kelly declined to comment on the Irish delegation.", ""),
    ("In place of the old bridge Una Kelly built a new one for the delegation.", ""),
]


@pytest.mark.parametrize(("text", "members"), [*INVERTED, *BODIES, *SIDES, *COMPANY, *GONE])
def test_memberships_are_told_by_frames(nlp_of_memberships: Language, text: str, members: str) -> None:
    (doc,) = annotate(nlp_of_memberships, [make_reading(Article("test", text))])
    layers = Layers(doc)
    rows = [claim for claim in layers.claims if claim["kind"] == "membership"]
    in_groups = [row for row in rows if layers.kind(row["entities"]["group"]) == "group"]
    found = {
        " ".join(
            [
                layers.entities[row["entities"]["member"]]["name"],
                *(
                    word
                    for word in (row["values"]["capacity"], row["values"].get("status"), row["modality"])
                    if word not in {"member", "asserted", None}
                ),
            ]
        )
        for row in in_groups
    }
    assert found == set(filter(None, members.split("; ")))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Una Kelly was elected to the board of the Galway Water Fund.", "board of the Galway Water Fund"),
        ("Una Kelly sits on the board of the Galway Copper Fund.", "board of the Galway Copper Fund"),
        (
            "The board of the Galway Copper Fund consists of Una Kelly and Sean Walsh.",
            "board of the Galway Copper Fund",
        ),
    ],
)
def test_memberships_of_a_board_are_in_the_board(nlp_of_memberships: Language, text: str, body: str) -> None:
    (doc,) = annotate(nlp_of_memberships, [make_reading(Article("test", text))])
    layers = Layers(doc)
    rows = [claim for claim in layers.claims if claim["kind"] == "membership"]
    assert {layers.entities[row["entities"]["group"]]["name"] for row in rows} == {body}


@pytest.fixture(scope="module")
def nlp_of_memberships() -> Language:
    return load()
