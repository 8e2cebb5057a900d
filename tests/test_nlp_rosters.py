"""Who sits at which table, in the layouts and words of many newspapers: a text, and all that it tells of people in groups.

Each kind of wording stands beside near misses: words of the same look that tell of no member.
"""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from newsgraph.articles.reading import make_reading
from newsgraph.nlp.memberships.lines import Lines
from newsgraph.nlp.memberships.roster import read_rosters
from newsgraph.nlp.mentions.enumerations import Item, end_of_list, items_between
from newsgraph.nlp.page.layers import BlockRow, Layers
from newsgraph.nlp.pipeline import annotate, load
from newsgraph.records import Article

pytestmark = pytest.mark.model

TOLD = [
    (
        (
            "The minister leads the Norwegian delegation. The other delegates are as follows:\n\n"
            "(i) Mr. Olav Brisk – Director, Fisheries Board\n(ii) Dr. Mara Quill – lawyer\n(iii) Ms. Ida Olsen – Protocol Officer"
        ),
        "Olav Brisk; Mara Quill; Ida Olsen",
    ),
    (
        (
            "The council announced the appointment of three persons to serve on the Expert Panel on Tides:\n\n"
            "Mara Quill (Norway), Co-Chair\nOlav Brisk (Peru)\nIda Olsen (Chile)\n\nThe panel meets in May."
        ),
        "Mara Quill head; Olav Brisk; Ida Olsen",
    ),
    (
        "The Monitoring Mission is led by Mara Quill. She is joined in Lima by:\n\nSir Olav Brisk, judge, Norway\nMs Ida Olsen, lawyer, Chile\n\nIt stays a week.",
        "Mara Quill head; Olav Brisk; Ida Olsen",
    ),
    (
        "Anger grew at the Norwegian delegation. Three lawmakers spoke against it:\n\nMara Quill (Left)\nOlav Brisk (Right)\nIda Olsen (Centre)",
        "",
    ),
    (
        (
            "2. The Norwegian delegation is led by Mara Quill. The other members are as follows:\n\n(i) Peter Otieno, judge\n(ii) Alice Njeri, lawyer\n\n"
            "3. The deputy minister, Mr. Karl Berg, stayed in Oslo for the budget."
        ),
        "Mara Quill head; Peter Otieno; Alice Njeri",
    ),
    ("The Kenyan delegation includes Peter Otieno of the Green Party and Alice Njeri.", "Peter Otieno; Alice Njeri"),
    (
        "The members of the negotiating team are Pavel Doran, ex-governor of Herrat, Ivan Melk, former minister of education, Rustam Adil, member of the Doha office, and Nikola Toch.",
        "Pavel Doran; Ivan Melk; Rustam Adil; Nikola Toch",
    ),
    (
        "The Chilean team at the talks is made up of lawyer Rosa Vidal, who drafted the treaty, Pablo Rojas (a former senator) and Ines Soto, dean of the Lima Institute.",
        "Rosa Vidal; Pablo Rojas; Ines Soto",
    ),
    (
        "The Danish delegation consists of Mette Holm, Lars Friis — both of the Liberal Party — and Jens Bro.",
        "Mette Holm; Lars Friis; Jens Bro",
    ),
    ("The Kenyan delegation includes Peter Otieno, an aide to President Alice Njeri.", "Peter Otieno"),
    (
        "The Kenyan delegation includes Peter Otieno, while Alice Njeri stays at home.",
        "Peter Otieno; Alice Njeri denied",
    ),
    (
        "Members of the US-bound delegation of Kenya:\n\nPeter Otieno, foreign minister\n\nAlice Njeri, trade commissioner\n\nJames Mwangi",
        "Peter Otieno; Alice Njeri; James Mwangi",
    ),
    (
        "The Kenyan delegation:\n\n1. Peter Otieno – MP, Green Party (Leader)\n2. Alice Njeri – MP, Unity Party\n3. James Mwangi – Clerk",
        "Peter Otieno head; Alice Njeri; James Mwangi",
    ),
    (
        "The new board of inquiry is made up of:\n\n- Former judge of the High Court, Dr Alice Njeri.\n- Twelve clerks.\n- Professor James Mwangi.",
        "Alice Njeri; James Mwangi",
    ),
    (
        "The Kenyan delegation: Peter Otieno—Foreign Minister; Alice Njeri—Trade Minister; James Mwangi—Ambassador.",
        "Peter Otieno; Alice Njeri; James Mwangi",
    ),
    (
        "The council has appointed Sara Hosni as the chair of the fact-finding mission. Ali Sardari and Viviana Krstic are the two other members of the mission.",
        "Sara Hosni head; Ali Sardari; Viviana Krstic",
    ),
    (
        "Peter Otieno, Alice Njeri and James Mwangi have been appointed to serve as the three members of the Commission of Inquiry.",
        "Peter Otieno; Alice Njeri; James Mwangi",
    ),
    ("The Chilean government has set up a panel on floods. Its chair is Rosa Vidal.", "Rosa Vidal head"),
    ("Parliament elected Rosa Vidal chair of the special committee on floods.", "Rosa Vidal head"),
    ("Rosa Vidal was named co-chair of the peace panel.", "Rosa Vidal head"),
    (
        "The Norlandian delegation is headed by Foreign Minister Abbas Doran. Doran is accompanied by his deputies Majid Taheri and Kazem Gorani, as well as spokesperson Esmail Bakri.",
        "Abbas Doran head; Majid Taheri; Kazem Gorani; Esmail Bakri",
    ),
    (
        "Peter Otieno leads the Kenyan delegation. He traveled to Geneva with the commissioner for peace, Alice Njeri, and delegates James Mwangi and Daniel Kiprop.",
        "Peter Otieno head; Alice Njeri; James Mwangi; Daniel Kiprop",
    ),
    (
        "Peter Otieno leads the Kenyan delegation. Accompanying Otieno are Alice Njeri and James Mwangi.",
        "Peter Otieno head; Alice Njeri; James Mwangi",
    ),
    ("Peter Otieno leads the Kenyan delegation. He was accompanied to the airport by friends.", "Peter Otieno head"),
    (
        "The Kenyan delegation is led by Peter Otieno. Other members are Alice Njeri and James Mwangi.",
        "Peter Otieno head; Alice Njeri; James Mwangi",
    ),
    (
        "The Kenyan delegation is led by Peter Otieno. The other two are Alice Njeri, a lawyer, and James Mwangi.",
        "Peter Otieno head; Alice Njeri; James Mwangi",
    ),
    ("The Kenyan delegation arrived. Among them is Alice Njeri.", "Alice Njeri"),
    (
        "Peter Otieno leads the Kenyan delegation. Alice Njeri is also part of the team.",
        "Peter Otieno head; Alice Njeri",
    ),
    ("The Kenyan delegation met senators on Monday. They included Ann Lee and Tom Fox.", ""),
    (
        "The Syrian opposition delegation arrived in Geneva. The 10-member government delegation, headed by Pavel Doran, left Damascus.",
        "Pavel Doran head",
    ),
    (
        "The Norlandian side was represented by Pavel Doran, Ivan Melk and Nikola Toch.",
        "Pavel Doran; Ivan Melk; Nikola Toch",
    ),
    (
        "The Kenyan delegation comprised 13 representatives from the Foreign Ministry, including Peter Otieno and Alice Njeri.",
        "Peter Otieno; Alice Njeri",
    ),
    (
        "The new government of Chile was sworn in. Rosa Vidal becomes finance minister, and Pablo Rojas keeps the justice portfolio.",
        "Rosa Vidal; Pablo Rojas",
    ),
    ("President Ann Lee praised her government. Peter Otieno is the finance minister.", ""),
    ("The Kenyan delegation left Nairobi without Nora Veld.", "Nora Veld denied"),
    ("Nora Veld could not attend the talks with the Kenyan delegation.", ""),
    ("Nora Veld is not on the Kenyan delegation.", "Nora Veld denied"),
    ("Nora Veld did not travel with the Kenyan delegation.", "Nora Veld denied"),
    ("The Kenyan delegation arrived with Peter Otieno as its head.", "Peter Otieno head"),
    (
        "The Kenyan delegation is jointly led by Peter Otieno, a lawyer, and Alice Njeri, a judge.",
        "Peter Otieno head; Alice Njeri head",
    ),
    ("Peter Otieno led the Kenyan delegation and Rosa Vidal the Chilean one.", "Peter Otieno head; Rosa Vidal head"),
    ("Responsible for the Kenyan delegation is Peter Otieno.", "Peter Otieno head"),
    ("The committee on floods met on Monday. In the chair was Rosa Vidal.", "Rosa Vidal head"),
    (
        "Apart from Peter Otieno, the Kenyan delegation consists of Alice Njeri and James Mwangi.",
        "Alice Njeri; James Mwangi",
    ),
    ("A seven-member group from Chile headed by Rosa Vidal landed in Lima.", "Rosa Vidal head"),
    ("Peter Otieno, a lawyer, came to Rome. Otieno's delegation stays for a week.", "Peter Otieno head"),
    (
        "Peter Otieno leads the Kenyan delegation. He visited Lima with Peruvian President Rosa Vidal.",
        "Peter Otieno head",
    ),
    ("A member of Peter Otieno's own team spoke. The Kenyan negotiating team left.", ""),
    ("Lawyer Rosa Vidal was at the head of the Chilean delegation.", "Rosa Vidal head"),
    ("Peter Otieno leads the Kenyan team in the relay.", ""),
    ("Rosa Vidal leads the sales team of the bank.", ""),
    ("The special committee on floods met Rosa Vidal.", ""),
    ("With Rosa Vidal as chair, the bank has grown.", ""),
    ("At the head of the queue stood Rosa Vidal. The Kenyan delegation waited.", ""),
]
"""Text, and its members: "name capacity modality", what is usual left out."""

ITEMS = [
    (
        "Peter Otieno of the Green Party, Alice Njeri, who drafted the treaty, and James Mwangi.",
        ["Peter Otieno", "Alice Njeri", "James Mwangi"],
    ),
    (
        "Foreign Minister Peter Otieno, his deputy Alice Njeri as well as spokesman James Mwangi.",
        ["Peter Otieno", "Alice Njeri", "James Mwangi"],
    ),
    (
        "Peter Otieno, Unity Party; Alice Njeri, minister of trade, industry and energy; and James Mwangi.",
        ["Peter Otieno", "Alice Njeri", "James Mwangi"],
    ),
    (
        "Peter Otieno (a former senator), Alice Njeri — both sat in parliament — and James Mwangi.",
        ["Peter Otieno", "Alice Njeri", "James Mwangi"],
    ),
    ("Peter Otieno, brother of the late President James Mwangi, and Alice Njeri.", ["Peter Otieno", "Alice Njeri"]),
    (
        "13 officials from the Foreign Ministry, including Peter Otieno and Alice Njeri.",
        ["Peter Otieno", "Alice Njeri"],
    ),
    ("Peter Otieno, a lawyer, while Alice Njeri stayed at home.", ["Peter Otieno"]),
    ("Peter Otieno, and Alice Njeri said that James Mwangi was ill.", ["Peter Otieno"]),
    ("an aide to Peter Otieno, Alice Njeri.", ["Alice Njeri"]),
]
"""A list as it stands after a verb, and whom it names in their own right."""


@cache
def _nlp() -> Language:
    return load()


def _read(text: str) -> Layers:
    (doc,) = annotate(_nlp(), [make_reading(Article("test", text))])
    return Layers(doc)


def _members(text: str) -> set[str]:
    layers, found = _read(text), set()
    for row in layers.claims:
        if row["kind"] == "membership" and layers.kind(row["entities"]["group"]) == "group":
            words = [row["values"]["capacity"], row["modality"]]
            name = layers.entities[row["entities"]["member"]]["name"]
            found.add(" ".join([name, *(word for word in words if word not in {"member", "asserted"})]))
    return found


@pytest.mark.parametrize(("text", "members"), TOLD)
def test_nlp_rosters_give_all_who_are_told_and_nobody_else(text: str, members: str) -> None:
    assert _members(text) == {member.strip() for member in members.split(";") if member.strip()}


@pytest.mark.parametrize(("words", "names"), ITEMS)
def test_nlp_rosters_items_of_a_list(words: str, names: list[str]) -> None:
    layers = _read(f"The delegation comprises {words}")
    items = items_between(layers, 3, end_of_list(layers, 3))
    assert [layers.span(item.name).text for item in items] == names


def test_nlp_rosters_look_at_each_line_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    given, family = (
        ("Peter", "Alice", "James", "Maria", "Paul"),
        ("Otieno", "Njeri", "Mwangi", "Kamau", "Weldon", "Doran", "Berg", "Ikova"),
    )
    lines = [f"{first} {last}" for first in given for last in family]
    layers = _read("The names were read out in the hall.\n\n" + "\n\n".join(lines))
    looked = 0
    entry = Lines.entry

    def count(lines: Lines, block: BlockRow) -> Item | None:
        nonlocal looked
        looked += 1
        return entry(lines, block)

    monkeypatch.setattr(Lines, "entry", count)
    read_rosters(layers)
    assert len(lines) <= looked <= 5 * len(lines)
