"""Rosters of all kinds of bodies in the wording of many newspapers: boards, task forces, juries, federations, missions, cabinets.

Beside them stand people whom a body met, heard, sued or named for something else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.model

TOLD = [
    (
        (
            "KUMASI — The Ashanti Regional Water Board has a new governing council. Its chairperson is Nana Akwasi Boahene, a former magistrate. The other members are Efua Darkwah, who represents the farmers; Kwabena Osei-Tutu of the Chamber of Mines; Rev. Samuel Adjetey and two officials to be named by the ministry."
        ),
        "Nana Akwasi Boahene head; Efua Darkwah; Kwabena Osei-Tutu; Samuel Adjetey",
    ),
    (
        (
            "The Taipei chamber's trade mission to Paraguay, which left on Sunday, is made up of Lin Chia-hao (machinery), Hsu Mei-ling (textiles), Wu Po-han (semiconductors) and mission leader Chang Shu-fen."
        ),
        "Lin Chia-hao; Hsu Mei-ling; Wu Po-han; Chang Shu-fen head",
    ),
    (
        (
            "The Estonian Chess Federation has elected a new board: president Kaarel Tammsaar, vice-presidents Liisi Põldma and Urmas Veskimäe, and members Riina Kukk, Toomas Hallik and Piret Raud."
        ),
        "Kaarel Tammsaar head; Liisi Põldma deputy head; Urmas Veskimäe deputy head; Riina Kukk; Toomas Hallik; Piret Raud",
    ),
    (
        (
            "Who is on the panel\n\n"
            "• Anne-Lise Berthoud, professor of law, Geneva (chair)\n• Tomás Arrieta, economist, Bilbao\n• Wanjiru Kamande, human-rights lawyer, Nairobi\n\n"
            "The panel on mine closures was set up by the bank in March."
        ),
        "Anne-Lise Berthoud head; Tomás Arrieta; Wanjiru Kamande",
    ),
    (
        (
            "KINGSTON, Jamaica — Prime Minister Andrea Holness-Reid on Friday announced a Cabinet of nine.\n\n"
            "The ministers are:\n\n"
            "Finance and the Public Service — Dr Nigel Pennicook\nNational Security — Marlon Eubanks\nTourism — Sandrea Falcon\nHealth — Dr Chris Tulloch-Gray\nEducation — Senator Kamla Reddock"
        ),
        "Nigel Pennicook; Marlon Eubanks; Sandrea Falcon; Chris Tulloch-Gray; Kamla Reddock",
    ),
    (
        (
            "The Kenyan negotiating team\n\n"
            "1. Amb. Wycliffe Oparanya-Were, team leader\n2. Dr. Susan Chebet, Kenya Revenue Authority\n3. Mr. Ali Hassan Noor, Ministry of Trade\n4. Ms. Mercy Nduta, legal counsel"
        ),
        "Wycliffe Oparanya-Were head @Kenya; Susan Chebet @Kenya; Ali Hassan Noor @Kenya; Mercy Nduta @Kenya",
    ),
    (
        (
            "The new government\n\n"
            "Prime Minister: Tomislav Perković (HND)\nDeputy Prime Minister and Minister of Foreign Affairs: Jasna Dragičević (SLP)\nMinister of the Interior: Davor Štimac (HND)\nMinister of Justice: Nives Babić-Krstić (independent)\nMinister of the Sea: Frane Zaninović (SLP)"
        ),
        "Tomislav Perković head; Jasna Dragičević; Davor Štimac; Nives Babić-Krstić; Frane Zaninović",
    ),
    (
        ("The Union of Nurses' bargaining team — Ruth Adeyinka, Paul Sesay and Fatu Kamara — walked out on Monday."),
        "Ruth Adeyinka; Paul Sesay; Fatu Kamara",
    ),
    (
        (
            "The Truth Commission’s seven members\n\n"
            "Bishop Anselmo Quiroga, chair\nRebeca Ixchel Tzul\nMario Estrada Chub\nDr. Lucía Canil Paz\nFr. Ricardo Bendaña\nJuana Sis Caal\nEmilio Ordóñez Rivas"
        ),
        "Anselmo Quiroga head; Rebeca Ixchel Tzul; Mario Estrada Chub; Lucía Canil Paz; Ricardo Bendaña; Juana Sis Caal; Emilio Ordóñez Rivas",
    ),
    (
        (
            "The selection committee consists of:\na) Prof. Ulrike Hagenau, rector of the conservatory, chairwoman;\nb) composer Jorge Maldonado;\nc) Ms. Akiko Terashima, of the Osaka Philharmonic;\nd) critic Paul Verlinden."
        ),
        "Ulrike Hagenau head; Jorge Maldonado; Akiko Terashima; Paul Verlinden",
    ),
    (
        (
            "Hungary's delegation: State Secretary Levente Bognár-Szűcs, head of delegation; Ambassador Ildikó Vámos; Department Head Gergely Pap; and two experts."
        ),
        "Levente Bognár-Szűcs head @Hungary; Ildikó Vámos @Hungary; Gergely Pap @Hungary",
    ),
    (
        "Missing from the Kenyan delegation this time are Peter Otieno and Alice Njeri.",
        "Peter Otieno denied; Alice Njeri denied",
    ),
    (
        "The panel of inquiry into the fire has three members: Mara Quill (chair), Olav Brisk and Ida Olsen.",
        "Mara Quill head; Olav Brisk; Ida Olsen",
    ),
    (
        "Named to the Kenyan delegation were Peter Otieno, Alice Njeri and James Mwangi.",
        "Peter Otieno; Alice Njeri; James Mwangi",
    ),
    (
        (
            "DELEGATION OF KENYA\nH.E. Peter Otieno, Minister of Trade (Head of Delegation)\nAlice Njeri, Permanent Secretary\nJames Mwangi, Director of Fisheries\n\n"
            "DELEGATION OF UGANDA\nHon. Rose Akello, Minister of Trade (Head of Delegation)\nSam Okot, Commissioner"
        ),
        "Peter Otieno head @Kenya; Alice Njeri @Kenya; James Mwangi @Kenya; Rose Akello head @Uganda; Sam Okot @Uganda",
    ),
    (
        (
            "The joint commission met in Oslo.\n\n"
            "For Norway: Mara Quill and Olav Brisk\nFor Peru: Rosa Vidal and Pablo Rojas\n\n"
            "The two delegations meet again in May."
        ),
        "Mara Quill @Norway; Olav Brisk @Norway; Rosa Vidal @Peru; Pablo Rojas @Peru",
    ),
    (
        (
            "Mission to Lima\n\n"
            "Team leader: Mara Quill, Norway\nDeputy team leader: Olav Brisk, Peru\nMedical officer: Ida Olsen\nInterpreter: Karl Berg\n\n"
            "The observer mission returns in May."
        ),
        "Mara Quill head; Olav Brisk deputy head; Ida Olsen; Karl Berg interpreter",
    ),
    (
        (
            "President Ann Lee's transition team:\n\n"
            "* Mara Quill — co-chair\n* Olav Brisk — co-chair\n* Ida Olsen — executive director\n* Karl Berg — legal counsel"
        ),
        "Mara Quill head; Olav Brisk head; Ida Olsen; Karl Berg",
    ),
    (
        (
            "The union's negotiating committee consists of its president, Mara Quill, general secretary Olav Brisk, and four shop stewards: Ida Olsen, Karl Berg, Sven Dahl and Tove Lind."
        ),
        "Mara Quill; Olav Brisk; Ida Olsen; Karl Berg; Sven Dahl; Tove Lind",
    ),
    (
        "The Norwegian trade delegation in Lima, from left Mara Quill, Olav Brisk, Ida Olsen and Karl Berg.",
        "Mara Quill @Norway; Olav Brisk @Norway; Ida Olsen @Norway; Karl Berg @Norway",
    ),
    (
        (
            "ASUNCIÓN – The Senate's ethics panel was reconstituted on Tuesday.\n\n"
            "Members:\n\n"
            "Sen. Blanca Yegros (ANR), chair\nSen. Hugo Riveros Melgarejo (PLRA), vice chair\nSen. Celeste Ovelar (PDP)\nSen. Ramón Duarte Britez (ANR)\nSen. Lilian Ayala Franco (FG)\n\n"
            "Alternates:\n\n"
            "Sen. Óscar Cabral\nSen. Esperanza Godoy"
        ),
        "Blanca Yegros head; Hugo Riveros Melgarejo deputy head; Celeste Ovelar; Ramón Duarte Britez; Lilian Ayala Franco; Óscar Cabral alternate; Esperanza Godoy alternate",
    ),
    (
        (
            "The Association of Small Ports elected its council for 2024-26 in Vigo. President: Xoán Carballal. Vice-presidents: Brigid Tierney and Paolo Scuderi. Council members: Mette Skovgaard, Ivana Bašić, Rui Lagoa."
        ),
        "Xoán Carballal head; Brigid Tierney deputy head; Paolo Scuderi deputy head; Mette Skovgaard; Ivana Bašić; Rui Lagoa",
    ),
    (
        (
            "DELEGATIONS\n\n"
            "ARMENIA (5)\nDeputy Prime Minister Tigran Hakobyan-Sarkis\nVahan Manukyan, Security Council\nGohar Petrosian, Foreign Ministry\n\n"
            "GEORGIA (4)\nDeputy Foreign Minister Lela Chikvaidze\nOtar Meskhi, Border Police"
        ),
        "Tigran Hakobyan-Sarkis @Armenia; Vahan Manukyan @Armenia; Gohar Petrosian @Armenia; Lela Chikvaidze @Georgia; Otar Meskhi @Georgia",
    ),
    (
        (
            "Here is who is in the U.S. delegation:\n\n"
            "— Secretary of Commerce Dana Whitlock (leader)\n— Deputy Trade Representative Carl Yost\n— Ambassador Priya Raman-Cole\n— Sen. Bob Tolliver, R-Idaho\n— Rep. Luz Arce, D-Texas"
        ),
        "Dana Whitlock head; Carl Yost; Priya Raman-Cole; Bob Tolliver; Luz Arce",
    ),
]
"""Text, and its members: "name capacity @sender", what is usual or not told left out."""

SILENT = [
    (
        "Those killed in the crash were pilot Ann Reyes, engineer Paul Sesay and passengers Tina Sung and Mark Abernathy of the Kenyan team."
    ),
    (
        "The committee heard testimony on Monday from: Hector Villanueva, bus driver; Tina Sung, parent; Paula Reyes-Conn, judge."
    ),
    "The delegation will meet President Ana Rios, Prime Minister Luis Prado and Speaker Juan Vega.",
    "Shortlist for the jury's prize:\n\n- Ana Rios (Peru)\n- Luis Prado (Chile)\n- Juan Vega (Spain)",
    "The panel's report was welcomed by: Ana Rios, mayor; Luis Prado, bishop.",
    "Candidates for the city council\n\nDistrict 1: Ana Rios, Luis Prado\nDistrict 2: Juan Vega, Ines Soto",
    "Goals: Ana Rios, Luis Prado (2). Referee: Juan Vega.",
    "Contact\n\nAna Rios, press officer\nLuis Prado, spokesman\n\nThe committee on floods meets in May.",
    ("The Kenyan delegation was split. Three things stay: Peter Otieno's plan, Alice Njeri's map and the budget."),
    "The Kenyan delegation left. Three were hurt: Peter Otieno, Alice Njeri and James Mwangi.",
    (
        "Norway has named five suspects: Mara Quill, Olav Brisk, Ida Olsen, Karl Berg and Sven Dahl. The Norwegian delegation left."
    ),
    "New on the market are phones by Mara Quill and Olav Brisk. The committee on trade met.",
    "The jury convicted Mara Quill, Olav Brisk and Ida Olsen.",
    "The panel heard three witnesses: Mara Quill, Olav Brisk and Ida Olsen.",
    "The board of the bank was sued by Mara Quill, Olav Brisk and Ida Olsen.",
    (
        "The award went to three poets:\n\n"
        "Mara Quill (Norway)\nRosa Vidal (Peru)\nPeter Otieno (Kenya)\n\n"
        "The prize committee meets in May."
    ),
    (
        "THE AGENDA OF THE DELEGATION\n\n"
        "9:00 Opening by Mayor Ana Rios\n10:00 Talk by Luis Prado\n11:00 Coffee with Juan Vega"
    ),
    "Winners of the council's art prize\n\nFirst: Ana Rios\nSecond: Luis Prado\nThird: Juan Vega",
    "The committee's report names the dead:\n\nAna Rios, 34\nLuis Prado, 12\nJuan Vega, 60",
    "Ministry | Budget\nFinance | 3 bn\nHealth | 5 bn\nThe cabinet met on Monday.",
    "Authors: Ana Rios, Luis Prado. Editors: Juan Vega, Ines Soto. The commission on forests met.",
    "Who said what about the new commission\n\nAna Rios: “A good day.”\nLuis Prado: “Too late.”",
]


def _members(layers: Any, *, senders: bool) -> set[str]:
    found = set()
    for row in layers.claims:
        if row["kind"] == "membership" and layers.kind(row["entities"]["group"]) == "group":
            sender = layers.entities[row["entities"]["group"]]["sender"]
            words = [layers.entities[row["entities"]["member"]]["name"], row["values"]["capacity"], row["modality"]]
            words += [f"@{layers.entities[sender]['name']}"] if senders and sender is not None else []
            found.add(" ".join(word for word in words if word not in {"member", "asserted"}))
    return found


@pytest.mark.parametrize(("text", "members"), TOLD)
def test_nlp_rosters_bodies_of_all_kinds_have_their_people(
    layers_of: Callable[[str], Any], text: str, members: str
) -> None:
    assert _members(layers_of(text), senders="@" in members) == set(members.split("; "))


@pytest.mark.parametrize("text", SILENT)
def test_nlp_rosters_bodies_do_not_hold_whom_they_met_or_heard(layers_of: Callable[[str], Any], text: str) -> None:
    assert _members(layers_of(text), senders=False) == set()
