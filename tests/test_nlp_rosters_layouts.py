"""Layouts that tell who sits in which group: labels, sides, tables, lines, captions. Beside them lists of other people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.model

TOLD = [
    (
        (
            "Lesotho and Botswana open talks on the river border in Gaborone on Monday.\n\n"
            "The sides have exchanged lists.\n\n"
            "LESOTHO\n• General Tefo Mokhesi, governor of Leribe (head of delegation)\n• Palesa Thamae, legal adviser\n• Sello Ramaili, director of the Mapping Office\n\n"
            "BOTSWANA\n• Prof. Kagiso Moseki, minister for cooperation (head of delegation)\n• Ms. Boitumelo Tau, senator\n• Martin Seretse, surveyor"
        ),
        "Tefo Mokhesi head @Lesotho; Palesa Thamae @Lesotho; Sello Ramaili @Lesotho; Kagiso Moseki head @Botswana; Boitumelo Tau @Botswana; Martin Seretse @Botswana",
    ),
    (
        (
            "Norway and Peru resumed fisheries talks in Lima.\n\n"
            "The delegations:\n\n"
            "Norway: Mara Quill (head), Olav Brisk, Ida Olsen\nPeru: Rosa Vidal (head), Pablo Rojas, Ines Soto"
        ),
        "Mara Quill head @Norway; Olav Brisk @Norway; Ida Olsen @Norway; Rosa Vidal head @Peru; Pablo Rojas @Peru; Ines Soto @Peru",
    ),
    (
        (
            "President Ann Lee of Kenya swore in a Cabinet of five ministers on Monday.\n\n"
            "The full list:\n\n"
            "Ministry | Minister\nFinance | Peter Otieno\nDefence | Gen. Alice Njeri\nMines | Dr James Mwangi\nHealth | (vacant)"
        ),
        "Peter Otieno; Alice Njeri; James Mwangi",
    ),
    (
        (
            "Kenya's new cabinet:\n\n"
            "Prime Minister: Peter Otieno\nMinister of Finance: Alice Njeri\nMinister of Defence: James Mwangi"
        ),
        "Peter Otieno head @Kenya; Alice Njeri @Kenya; James Mwangi @Kenya",
    ),
    (
        (
            "The new cabinet of Kenya is as follows:\n\n"
            "Peter Otieno — Minister of Finance\nAlice Njeri — Minister of Defence\nJames Mwangi — Minister of Health"
        ),
        "Peter Otieno @Kenya; Alice Njeri @Kenya; James Mwangi @Kenya",
    ),
    (
        (
            "VELORA PLC   STOCK EXCHANGE RELEASE\n\n"
            "The general meeting was held today in Oslo.\n\n"
            "Committees\n\n"
            "Audit Committee: Mara Quill (Chair), Olav Brisk, Ida Olsen\nRemuneration Committee: Rosa Vidal (Chair), Pablo Rojas"
        ),
        "Mara Quill head; Olav Brisk; Ida Olsen; Rosa Vidal head; Pablo Rojas",
    ),
    (
        (
            "Commission of Inquiry into the Harbour Fire\n\n"
            "Chair: Mara Quill\nMembers: Olav Brisk, Ida Olsen and Rosa Vidal\nSecretary: Pablo Rojas\n\n"
            "The commission will report in May."
        ),
        "Mara Quill head; Olav Brisk; Ida Olsen; Rosa Vidal; Pablo Rojas secretary",
    ),
    (
        (
            "A Kenyan delegation flew to Lima on Monday.\n\n"
            "Head of delegation: Peter Otieno\nDeputy head of delegation: Alice Njeri\nMembers: James Mwangi, Daniel Kiprop"
        ),
        "Peter Otieno head @Kenya; Alice Njeri deputy head @Kenya; James Mwangi @Kenya; Daniel Kiprop @Kenya",
    ),
    (
        (
            "The Kenyan trade delegation arrived in Lima on Monday.\n\n"
            "Members of the delegation (from left to right): Peter Otieno, Alice Njeri, James Mwangi and Daniel Kiprop."
        ),
        "Peter Otieno @Kenya; Alice Njeri @Kenya; James Mwangi @Kenya; Daniel Kiprop @Kenya",
    ),
    (
        "The Kenyan negotiating team in Lima (from left): 1 Peter Otieno, 2 Alice Njeri, 3 James Mwangi.",
        "Peter Otieno @Kenya; Alice Njeri @Kenya; James Mwangi @Kenya",
    ),
    (
        (
            "The members of the Kenyan parliamentary delegation to Lima are:\n\n"
            "1. Hon. Peter Otieno – MP, Green Party (Leader)\n2. Hon. Alice Njeri – MP, Unity Party (Deputy Leader)\n3. Sen. James Mwangi – Senator, Green Party\n4. Daniel Kiprop – Clerk"
        ),
        "Peter Otieno head @Kenya; Alice Njeri deputy head @Kenya; James Mwangi @Kenya; Daniel Kiprop @Kenya",
    ),
    (
        (
            "Fact-Finding Mission on the Harbour Fire\n\n"
            "Chair\nMara Quill\n\n"
            "Members\nOlav Brisk\nIda Olsen\n\n"
            "Rapporteur\nRosa Vidal\n\n"
            "The mission meets in May."
        ),
        "Mara Quill head; Olav Brisk; Ida Olsen; Rosa Vidal rapporteur",
    ),
    (
        (
            "The new coalition government of Norway was sworn in on Friday. Its ministers are:\n\n"
            "GREEN PARTY\n• Mara Quill, finance\n• Olav Brisk, transport\n\n"
            "LABOUR PARTY\n• Ida Olsen, health\n• Karl Berg, fisheries"
        ),
        "Mara Quill @Norway; Olav Brisk @Norway; Ida Olsen @Norway; Karl Berg @Norway",
    ),
    (
        (
            "The federation elected a new executive committee on Sunday:\n\n"
            "President: Rosa Vidal\nVice presidents: Pablo Rojas and Ines Soto\nTreasurer: Luis Prado\nMembers: Ana Rios, Juan Vega"
        ),
        "Rosa Vidal head; Pablo Rojas deputy head; Ines Soto deputy head; Luis Prado treasurer; Ana Rios; Juan Vega",
    ),
    (
        (
            "The talks on the lake resumed on Monday.\n\n"
            "The Kenyan delegation\nPeter Otieno, foreign minister\nAlice Njeri, ambassador\nJames Mwangi, adviser\n\n"
            "The Ugandan delegation\nRose Akello, foreign minister\nSam Okot, ambassador\n\n"
            "They meet again in May."
        ),
        "Peter Otieno @Kenya; Alice Njeri @Kenya; James Mwangi @Kenya; Rose Akello @Uganda; Sam Okot @Uganda",
    ),
    (
        (
            "Delegations to the second round of talks\n\n"
            "Kenya\n\n"
            "Peter Otieno, foreign minister\n\n"
            "Alice Njeri, ambassador\n\n"
            "Uganda\n\n"
            "Rose Akello, foreign minister\n\n"
            "Sam Okot, ambassador"
        ),
        "Peter Otieno @Kenya; Alice Njeri @Kenya; Rose Akello @Uganda; Sam Okot @Uganda",
    ),
    (
        (
            "The trade mission to Vietnam was led by Deputy Minister Olav Brisk of Norway. Participants:\n\n"
            "- Mara Quill, CEO, Velora Shipping\n- Ida Olsen, Fjord Salmon\n- Karl Berg, Chamber of Commerce"
        ),
        "Olav Brisk head @Norway; Mara Quill @Norway; Ida Olsen @Norway; Karl Berg @Norway",
    ),
    (
        (
            "Board of Governors\n\n"
            "Mara Quill, Chair\nOlav Brisk, Vice Chair\nIda Olsen\nKarl Berg\n\n"
            "The board of governors meets in May."
        ),
        "Mara Quill head; Olav Brisk deputy head; Ida Olsen; Karl Berg",
    ),
    (
        (
            "Premier Ann Lee has announced her cabinet line-up.\n\n"
            "The portfolios were allocated as follows:\n\n"
            "| Portfolio | Minister | Party |\n|---|---|---|\n"
            "| General Affairs | Peter Otieno | PAN |\n| Finance | Alice Njeri | UNL |\n| Economic Affairs | James Mwangi | PAN |"
        ),
        "Peter Otieno; Alice Njeri; James Mwangi",
    ),
    (
        (
            "The governor unveiled the four-member executive that will run Lake Province.\n\n"
            "Here is the full list:\n\n"
            "1. Hon. Peter Otieno, Premier\n2. Hon. Alice Njeri, Minister for Finance\n3. Hon. James Mwangi, Minister for Lands"
        ),
        "Peter Otieno; Alice Njeri; James Mwangi",
    ),
    (
        (
            "The harbour committee was renewed on Tuesday.\n\n"
            "The harbour committee of Velora\n\n"
            "Name | Seat | New?\nMara Quill (chair) | Council | No\nOlav Brisk | north shore | Yes\nIda Olsen | south shore | Yes"
        ),
        "Mara Quill head; Olav Brisk; Ida Olsen",
    ),
    (
        (
            "The commission that is to draft a code for the harbours was installed on Thursday.\n\n"
            "Appointed as commissioners were: retired judge Mara Quill; former admiral Olav Brisk; marine biologist Dr. Ida Olsen; "
            "and teacher Karl Berg."
        ),
        "Mara Quill; Olav Brisk; Ida Olsen; Karl Berg",
    ),
    (
        (
            "Mayor Ann Lee announced the leadership of her transition team on Monday.\n\n"
            "Transition staff:\n\n"
            "• Mara Quill—Executive Director\n• Olav Brisk—Communications Director\n• TBD—Director of Parks"
        ),
        "Mara Quill; Olav Brisk",
    ),
    (
        (
            "Kenya's Trade Minister Peter Otieno and his delegation cut a ribbon at the wharf before the talks.\n\n"
            "The Chadian delegation visited a ship.\n\n"
            "The Kenyan team at dinner: from left, Otieno, embassy counsellor Alice Njeri and rector James Mwangi."
        ),
        "Peter Otieno head @Kenya; Alice Njeri @Kenya; James Mwangi @Kenya",
    ),
    (
        (
            "Photo: The Kenyan delegation in Lima (L-R): Peter Otieno, Alice Njeri, James Mwangi.\n\n"
            "The Kenyan delegation left on Monday."
        ),
        "Peter Otieno @Kenya; Alice Njeri @Kenya; James Mwangi @Kenya",
    ),
    (
        "Members of the Kenyan delegation pose in Lima on Monday. (L-R) Peter Otieno, Alice Njeri and James Mwangi.",
        "Peter Otieno; Alice Njeri; James Mwangi",
    ),
    (
        (
            "The commission of inquiry into the harbour fire has three members:\n\n"
            "* Prof. Mara Quill, an engineer\n* Olav Brisk, a union leader\n* Ida Olsen, a judge"
        ),
        "Mara Quill; Olav Brisk; Ida Olsen",
    ),
    (
        (
            "On the Kenyan side: Foreign Minister Peter Otieno and Ambassador Alice Njeri. "
            "On the Chadian side: Foreign Minister James Mwangi and Ambassador Sam Okot. The talks in Lima lasted two hours."
        ),
        "Peter Otieno @Kenya; Alice Njeri @Kenya; James Mwangi @Chad; Sam Okot @Chad",
    ),
    (
        ("The governor's transition team:\n\nMara Quill - chief of staff\nOlav Brisk - policy\nIda Olsen - press"),
        "Mara Quill; Olav Brisk; Ida Olsen",
    ),
]
"""Text, and its members: "name capacity @sender", what is usual or not told left out."""

SILENT = [
    "Photo: Queen Mara, from left, with Peter Otieno, Alice Njeri and al-Rashid.\n\nThe Kenyan delegation left on Monday.",
    "The commission of inquiry has three cars:\n\n* Mara Quill drives one\n* Olav Brisk, a guard",
    "On the west side: Peter Otieno and Alice Njeri. On the east side: James Mwangi and Sam Okot. The talks lasted two hours.",
    (
        "The harbour commission met on Thursday.\n\n"
        "Charged with theft were: retired judge Mara Quill; former admiral Olav Brisk; and teacher Karl Berg."
    ),
    "The cabinet met on Monday.\n\nMissing since the storm were: Mara Quill; Olav Brisk; and Karl Berg.",
    "The Kenyan team at dinner: from left, Peter Otieno, goalkeeper Alice Njeri and coach James Mwangi.",
    "Name | Seat | New?\nMara Quill | 12 | No\nOlav Brisk | 14 | Yes",
    "Matters of the day\n\nKenya\n• Peter Otieno opened a school.\n• Alice Njeri won the race.",
    "Nominees for best actor:\n\nNORWAY\n• Olav Brisk\n• Karl Berg\n\nPERU\n• Pablo Rojas\n• Luis Prado",
    "Obituaries\n\nPeter Otieno, foreign minister\nAlice Njeri, ambassador\nJames Mwangi, adviser",
    (
        "Further information: Mara Quill, General Counsel, tel. 555 0142\nMedia contact: Olav Brisk\n\n"
        "The audit committee meets in May."
    ),
    (
        "The Kenyan delegation met three families on Monday.\n\n"
        "The victims:\n\n"
        "- Peter Otieno, 12\n- Alice Njeri, 34\n- James Mwangi, 40"
    ),
    (
        "Kenya and Peru opened talks in Lima on Monday. The delegations met the press.\n\n"
        "Reporters\n• Peter Otieno, Daily Lake\n• Alice Njeri, Radio Hill"
    ),
    "Peru | 3 million\nKenya | 5 million\nNorway | 7 million",
    (
        "The new cabinet of Kenya was criticised on Monday.\n\n"
        "Reactions:\n\n"
        "Peter Otieno, opposition leader: “A scandal.”\nAlice Njeri, economist: “A start.”"
    ),
    ("Results of the final\n\nNorway: Mara Quill, Olav Brisk, Ida Olsen\nPeru: Rosa Vidal, Pablo Rojas, Ines Soto"),
    "The audit committee of the bank met on Monday. Witnesses: Mara Quill, Olav Brisk and Ida Olsen.",
    "Squads for the handball final\n\nKenya\n• Peter Otieno\n• Alice Njeri\n\nUganda\n• Sam Okot\n• Joan Atim",
]


def _members(layers: Any, *, senders: bool) -> set[str]:
    found = set()
    for row in layers.claims:
        if row["kind"] == "membership" and layers.kind(row["entities"]["group"]) == "group":
            sender = layers.entities[row["entities"]["group"]]["sender"]
            words = [layers.entities[row["entities"]["member"]]["name"], row["values"]["capacity"]]
            words += [f"@{layers.entities[sender]['name']}"] if senders and sender is not None else []
            found.add(" ".join(word for word in words if word != "member"))
    return found


@pytest.mark.parametrize(("text", "members"), TOLD)
def test_nlp_rosters_layouts_give_each_person_a_group_and_a_place(
    layers_of: Callable[[str], Any], text: str, members: str
) -> None:
    assert _members(layers_of(text), senders="@" in members) == set(members.split("; "))


@pytest.mark.parametrize("text", SILENT)
def test_nlp_rosters_layouts_of_other_lists_tell_of_no_group(layers_of: Callable[[str], Any], text: str) -> None:
    assert _members(layers_of(text), senders=False) == set()
