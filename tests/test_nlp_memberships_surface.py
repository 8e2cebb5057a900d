"""Who sits where, told by the order of words whatever the parse: patterns over the symbols of a sentence; and who travels together.

Each row: a text, and who is told to be in a group, as "member capacity status modality" with what is usual left out.
"""

from __future__ import annotations

import pytest
from spacy.language import Language

from newsgraph.articles.reading import make_reading
from newsgraph.errors import RuleError
from newsgraph.nlp.memberships.surface_patterns import expression_of
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.pipeline import annotate, load
from newsgraph.records import Article

pytestmark = pytest.mark.model

PLACES = [
    ("The panel's chair, Una Kelly, a retired appeals judge, opened the hearing.", "Una Kelly head"),
    ("Two commission members, Una Kelly and Sean Walsh, dissented.", "Sean Walsh; Una Kelly"),
    ("Crew members Una Kelly and Sean Walsh flew home early.", "Sean Walsh; Una Kelly"),
    ("The captain of the expedition, Una Kelly, flew home early.", "Una Kelly head"),
    ("Members of the commission such as Una Kelly signed the letter.", "Una Kelly"),
    ("Una Kelly, the transition team's executive director, said a list was ready.", "Una Kelly head"),
    ("Defense team lawyer Una Kelly said a list was ready.", "Una Kelly"),
    ("Una Kelly, a committee lawyer, said a list was ready.", ""),
    ("Una Kelly, head of the Chilean mission to the bank, spoke.", ""),
    ("Una Kelly met the head of the delegation.", ""),
    ("The commission's work pleased its critic, Una Kelly.", ""),
]
VERBS = [
    ("The mayor set up a task force, spearheaded by Housing Secretary Sean Walsh, to count them.", "Sean Walsh head"),
    ("Una Kelly testified before the panel chaired by Sean Walsh.", "Sean Walsh head"),
    ("The mayor named Una Kelly to head the task force.", "Una Kelly head"),
    (
        "The mayor named Una Kelly and Sean Walsh as co-chairs of the task force.",
        "Sean Walsh head; Una Kelly head",
    ),
    ("Una Kelly is among nine people serving on the commission.", "Una Kelly"),
    (
        "Labor is represented on the commission by Una Kelly, industry by Sean Walsh and the churches by Rosa Vidal.",
        "Rosa Vidal; Sean Walsh; Una Kelly",
    ),
    ("Also named to the commission: Una Kelly, a lawyer, and Sean Walsh, an engineer.", "Sean Walsh; Una Kelly"),
    ("Una Kelly was asked to serve on the review panel.", ""),
    ("Una Kelly stayed away from the panel.", ""),
    ("Una Kelly led the team to a win in the relay.", ""),
    ("Una Kelly was offered a place on the panel and turned it down.", "Una Kelly denied"),
    ("Una Kelly brought a delegation of ten lawmakers to Oslo.", "Una Kelly head"),
    ("The delegation, whose members include Una Kelly, arrived in Oslo.", "Una Kelly"),
]
TRAVELLERS = [
    (
        "President Sean Walsh arrived in Oslo, accompanied by Foreign Minister Una Kelly and Trade Minister Rosa Vidal.",
        "Rosa Vidal; Sean Walsh head; Una Kelly",
    ),
    (
        "Foreign Minister Una Kelly and other officials are accompanying President Sean Walsh on his visit to Oslo.",
        "Sean Walsh head; Una Kelly",
    ),
    (
        "Accompanied by Foreign Minister Una Kelly, President Sean Walsh toured the border on Friday.",
        "Sean Walsh head; Una Kelly",
    ),
    (
        "Prime Minister Sean Walsh flew to Oslo together with Interior Minister Una Kelly.",
        "Sean Walsh head; Una Kelly",
    ),
    ("President Sean Walsh flew to Oslo, accompanied by his wife Una Kelly.", ""),
    ("Sean Walsh, accompanied by his lawyer Una Kelly, appeared in court.", ""),
    ("Sean Walsh, accompanied by pianist Una Kelly, sang four songs.", ""),
    ("President Sean Walsh met with Foreign Minister Una Kelly in Oslo.", ""),
    ("President Sean Walsh flew to Oslo for talks with Foreign Minister Una Kelly.", ""),
]
FOLK = [
    (
        "The Commission of Inquiry met. The three commissioners, Una Kelly (Chair), Sean Walsh and Rosa Vidal, left.",
        "Rosa Vidal; Sean Walsh; Una Kelly head",
    ),
    ("The school board met. Trustees Una Kelly and Sean Walsh opposed the move.", "Sean Walsh; Una Kelly"),
    ("The school board met. County commissioners Una Kelly and Sean Walsh opposed the move.", ""),
    (
        "The Irish delegation left. Twelve other members will travel, among them the singer Una Kelly and Rosa Vidal.",
        "Rosa Vidal; Una Kelly",
    ),
    (
        "The rebels sent four envoys: Una Kelly, Sean Walsh, Rosa Vidal and Ann Lee.",
        "Ann Lee; Rosa Vidal; Sean Walsh; Una Kelly",
    ),
    ("The ethics panel heard nine witnesses. Chairwoman Una Kelly said it would report in May.", "Una Kelly head"),
    ("The ethics panel elected a chairwoman, retired judge Una Kelly.", "Una Kelly head"),
    ("The Fijian delegation met ministers. Chairman Sean Walsh said it was welcome.", ""),
    ("The ethics panel heard nine witnesses. Bank of Cork Chairwoman Una Kelly was one of them.", ""),
    (
        "The team is led by Sean Walsh. Others named on Monday: Una Kelly and Rosa Vidal.",
        "Rosa Vidal; Sean Walsh head; Una Kelly",
    ),
]
STAFF = [
    ("Sean Walsh is weighing a run, and his team is growing. Walsh has tapped organizer Una Kelly.", "Una Kelly"),
    ("Sean Walsh is weighing a run, and his campaign is growing. Walsh adviser Una Kelly said so.", "Una Kelly"),
    ("Sean Walsh is weighing a run, and his campaign is growing. Walsh picked Una Kelly to be ambassador.", ""),
    ("President Sean Walsh is weighing a run, and his team is growing. Walsh adviser Una Kelly said so.", ""),
    ("Sean Walsh won. Walsh campaign adviser Una Kelly cheered.", "Una Kelly adviser"),
    ("Sean Walsh won. The bombing campaign's critic Una Kelly did not cheer.", ""),
]
CABINETS = [
    (
        "Premier Ann Lee presented the cabinet. She gives finance to banker Una Kelly and defence to Sean Walsh.",
        "Ann Lee head; Sean Walsh; Una Kelly",
    ),
    ("Premier Ann Lee spoke. She gives money to banker Una Kelly and books to Sean Walsh.", ""),
    ("Cabinet Secretary Una Kelly spoke.", ""),
    ("Una Kelly could not have formed a government.", ""),
]
CURLY = [
    ("Una Kelly teaches law. She’s on the steering committee for the march.", "Una Kelly"),
    ("Una Kelly isn’t part of the Irish delegation.", "Una Kelly denied"),
]
RUNS = [  # sentences that go on with the group of the ones before them
    (
        "The commission has six members. The vice chair is Una Kelly. Members include Sean Walsh, a judge, and Rosa Vidal.",
        "Rosa Vidal; Sean Walsh; Una Kelly deputy head",
    ),
    (
        "The panel met on Monday. The talks begin in May. Its members: Una Kelly and Sean Walsh.",
        "Sean Walsh; Una Kelly",
    ),
    ("The panel met on Monday. It is headed by Una Kelly, a lawyer.", "Una Kelly head"),
    (
        "The mayor set up a review panel. Una Kelly, Sean Walsh and Rosa Vidal have been appointed.",
        "Rosa Vidal; Sean Walsh; Una Kelly",
    ),
    ("The board met on Monday. Out are Una Kelly and Sean Walsh.", "Sean Walsh denied; Una Kelly denied"),
    ("The panel is led by Una Kelly. Sean Walsh, her deputy, said little.", "Sean Walsh deputy head; Una Kelly head"),
    (
        "The rescue team is led by Una Kelly. Also on it are Sean Walsh and Rosa Vidal.",
        "Rosa Vidal; Sean Walsh; Una Kelly head",
    ),
    ("The panel met the jury on Monday. Members include Una Kelly and Sean Walsh.", ""),
    ("The panel met on Monday. Out of work are Una Kelly and Sean Walsh.", ""),
    ("The panel met on Monday. Una Kelly and her deputy, Sean Walsh, met the press.", ""),
]
SIDES = [
    (
        "Chile and Peru opened border talks on Monday. For Chile: Una Kelly and Sean Walsh. For Peru: Rosa Vidal.",
        "Rosa Vidal; Sean Walsh; Una Kelly",
    ),
    ("The talks broke down on Monday. Rebel negotiators were headed by Una Kelly.", "Una Kelly head"),
    ("The employers' side, headed by Una Kelly, left the talks early.", "Una Kelly head"),
    ("Chile sent its ambassador, Una Kelly, to the talks.", "Una Kelly"),
    ("The talks broke down. Chile sent its ambassador, Una Kelly, to a farm.", ""),
    ("The talks broke down. The company, headed by Una Kelly, said little.", ""),
]
LABELS = [
    ("The coach spoke of luck.\n\nSquad: Una Kelly, Sean Walsh, Rosa Vidal.", "Rosa Vidal; Sean Walsh; Una Kelly"),
    (
        "The following will serve on the steering committee:\n\nUna Kelly, lawyer\n\nSean Walsh, farmer",
        "Sean Walsh incoming reported; Una Kelly incoming reported",
    ),
    (
        "The prize went to a film. The list reads:\n\n1. Una Kelly, head of delegation\n2. Sean Walsh\n3. Rosa Vidal",
        "Rosa Vidal; Sean Walsh; Una Kelly head",
    ),
    (
        "The list, signed by its secretary, Ida Olsen, reads:\n\n1. Una Kelly, head of delegation\n2. Sean Walsh",
        "Sean Walsh; Una Kelly head",
    ),
    # the sentence over the list says something else of those in it
    ("Three lawmakers spoke against it:\n\n1. Una Kelly, head of delegation\n2. Sean Walsh", "Una Kelly head"),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


@pytest.mark.parametrize(
    ("text", "members"), [*PLACES, *VERBS, *TRAVELLERS, *FOLK, *STAFF, *CABINETS, *CURLY, *RUNS, *SIDES, *LABELS]
)
def test_memberships_are_told_by_the_order_of_words(nlp: Language, text: str, members: str) -> None:
    (doc,) = annotate(nlp, [make_reading(Article("test", text))])
    layers = Layers(doc)
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
        for row in layers.claims
        if row["kind"] == "membership" and layers.kind(row["entities"]["group"]) == "group"
    }
    assert found == set(filter(None, members.split("; ")))


def test_memberships_patterns_name_their_symbols() -> None:
    assert (
        expression_of("group comma? !verb{0,3} led:verb by name")
        == "(?P<group>G)[,]?[^F]{0,3}(?P<verb>[L])[y](?P<member>N)"
    )
    with pytest.raises(RuleError, match="no name of a symbol"):
        expression_of("group [a-z]")
