"""Who sits in a group that the text has just spoken of, in campaigns, in named bodies and at sides of talks, told without naming it again."""

from __future__ import annotations

import pytest
from spacy.language import Language

from newsgraph.articles.reading import make_reading
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.pipeline import annotate, load
from newsgraph.records import Article

PANEL = "The governor unveiled the panel that is to review the water law. "
FOCUS = [
    ("Kofi Asare, a former judge, will lead it.", "Kofi Asare head"),
    ("The job of leading it falls to Kofi Asare.", "Kofi Asare head"),
    ("From the unions come Kofi Asare and Ama Badu.", "Kofi Asare; Ama Badu"),
    ("From the crowd came Kofi Asare, shouting.", ""),
    ("The unions sent Kofi Asare.", "Kofi Asare"),
    ("The farmers chose Kofi Asare as their king.", ""),
    ("The opposition's choice was Kofi Asare, a botanist.", "Kofi Asare"),
    ("Kofi Asare, a lawyer, is the only outsider.", "Kofi Asare"),
    ("Kofi Asare is the only opponent of the plan.", ""),
    ("Kofi Asare and Ama Badu are new.", "Kofi Asare; Ama Badu"),
    ("Kofi Asare is new to politics.", ""),
    ("The appointment of Kofi Asare surprised many.", "Kofi Asare"),
    ("The third member, Judge Kofi Asare, stayed away.", "Kofi Asare"),
    ("The other two, Kofi Asare and Ama Badu, are lawyers.", "Kofi Asare; Ama Badu"),
    ("Kofi Asare was passed over.", "Kofi Asare denied"),
    ("Kofi Asare was asked to join but declined.", "Kofi Asare denied"),
    ("Kofi Asare was asked to comment but declined.", ""),
    ("Its three members - Kofi Asare, Ama Badu and Yaw Osei - meet in May.", "Kofi Asare; Ama Badu; Yaw Osei"),
    ("The names of the dead: Kofi Asare, Ama Badu and Yaw Osei.", ""),
    ("Its report names Kofi Asare and Ama Badu.", ""),
]
TOLD = [
    ("Mayor Ama Badu's campaign is rich. Her campaign manager, Kofi Asare, smiled.", "Kofi Asare head"),
    ("The campaign to elect Ama Badu opened an office. Kofi Asare joined the campaign.", "Kofi Asare"),
    ("The campaign against malaria opened an office. Kofi Asare joined the campaign.", ""),
    ("The mayor introduced her team on Monday. Its leader is Kofi Asare.", "Kofi Asare head"),
    ("The ministry has sent a team to Accra. Kofi Asare leads the team.", "Kofi Asare head"),
    ("Kofi Asare leads the team that bargains with Togo.", "Kofi Asare head"),
    ("Opponents of the cabinet, led by Kofi Asare, marched.", ""),
    (
        "Talks resumed. The Ghanaian side was led by Kofi Asare and the Kenyan by Ama Badu.",
        "Kofi Asare head; Ama Badu head",
    ),
    ("Talks resumed. Kofi Asare, the government's chief negotiator, left.", "Kofi Asare head"),
    ("Talks resumed. For the government: Kofi Asare and Ama Badu.", "Kofi Asare; Ama Badu"),
    ("Kofi Asare, one of the lawyers on the defence team, spoke.", "Kofi Asare"),
    ("The board met on Monday. Trustee Kofi Asare voted no. Fellow trustee Ama Badu agreed.", "Kofi Asare; Ama Badu"),
    ("Three members of the panel, Sens. Kofi Asare and Ama Badu, asked.", "Kofi Asare; Ama Badu"),
    ("In addition to Kofi Asare, the panel includes Ama Badu.", "Kofi Asare; Ama Badu"),
    (
        "Town of Keta Water Board\n\nPresent: Kofi Asare, Ama Badu, Yaw Osei.\n\nIt met at 7.",
        "Kofi Asare; Ama Badu; Yaw Osei",
    ),
    ("Guests at the wedding\n\nPresent: Kofi Asare, Ama Badu, Yaw Osei.", ""),
]


def _told(nlp: Language, text: str, kinds: set[str]) -> set[str]:
    (doc,) = annotate(nlp, [make_reading(Article("test", text))])
    layers = Layers(doc)
    rows = [claim for claim in layers.claims if claim["kind"] == "membership"]
    rows = [row for row in rows if layers.kind(row["entities"]["group"]) in kinds]
    return {
        " ".join(
            [
                layers.entities[row["entities"]["member"]]["name"],
                *(word for word in (row["values"]["capacity"], row["modality"]) if word in {"head", "denied"}),
            ]
        )
        for row in rows
    }


@pytest.mark.parametrize(("text", "members"), [(PANEL + text, members) for text, members in FOCUS] + TOLD)
def test_nlp_memberships_focus_goes_on_with_the_group_spoken_of(nlp: Language, text: str, members: str) -> None:
    assert _told(nlp, text, {"group"}) == set(filter(None, members.split("; ")))


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Kofi Asare joined the Electoral Commission in 2009.", {"Kofi Asare"}),
        ("Kofi Asare was named to the Senate Ethics Committee.", {"Kofi Asare"}),
        ("The Senate Ethics Committee met. Members include Kofi Asare and Ama Badu.", {"Kofi Asare", "Ama Badu"}),
        ("Kofi Asare joined the Electoral Commission in condemning the raid.", set()),
        ("Kofi Asare was sent to the Senate Ethics Committee.", set()),
    ],
)
def test_nlp_memberships_focus_puts_people_in_named_bodies(nlp: Language, text: str, members: set[str]) -> None:
    assert _told(nlp, text, {"organisation", "group"}) == members


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()
