"""People whom only their place in a list tells: names of all languages, beside lists of other things."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.model

PEOPLE = [
    # lines with marks, numbers, countries, cells, offices
    ("The members of the panel are:\n- Chea Sophorn\n- Tendai Chikomo\n- Ma Khin Aye Nu", "Chea Sophorn; Tendai Chikomo; Ma Khin Aye Nu"),
    (
        "The other members are as follows:\n\n1. Mahamat Saleh Doumé – Chief Director, Ministry of Trade\n2. Ganbold Erdene – Protocol Officer",
        "Mahamat Saleh Doumé; Ganbold Erdene",
    ),
    (
        "The council named three persons to the panel:\n\nTeuku Zulfan (Bhutan)\nSigrid Aasvik (Chile)\nNana Kwaku Boateng III (Ghana)",
        "Teuku Zulfan; Sigrid Aasvik; Nana Kwaku Boateng III",
    ),
    ("Who got what:\n\nMinistry | Minister\nFinance | Kofi Asante-Badu\nMines | Haoua Ngarsou", "Kofi Asante-Badu; Haoua Ngarsou"),
    ("The new cabinet:\n\nMinister of Finance: Sok Vannareth\nMinister of Mines: Zaw Min Thwe", "Sok Vannareth; Zaw Min Thwe"),
    ("Members of the delegation:\n\nSeo Mi-rae, lawyer\n\nUgyen Wangchen, envoy to Peru\n\nJoost van den Wijnen, clerk", "Seo Mi-rae; Ugyen Wangchen; Joost van den Wijnen"),
    # enumerations in a sentence
    ("Also on the panel are marine biologist Ñusta Mamani Quispe, Gurpreet Singh Dhali and Anne Holm.", "Ñusta Mamani Quispe; Gurpreet Singh Dhali; Anne Holm"),
    ("The commission consists of Namukolo Sitwa (PNR-RS), Olkeriil Kesol (UD-PE) and Anne Holm (independent).", "Namukolo Sitwa; Olkeriil Kesol; Anne Holm"),
    ("Audit Committee: Ruvimbo Mhlaba (Chair), Prakash Bahadur Tharu, Tshering Yangdon Dorje", "Ruvimbo Mhlaba; Prakash Bahadur Tharu; Tshering Yangdon Dorje"),
    ("The team includes Rodolfo “Dodong” Sarmento, Gaspar Llull i Ferran and Anne Holm.", "Rodolfo “Dodong” Sarmento; Gaspar Llull i Ferran; Anne Holm"),
    # a name alone, after a title or after the word that makes somebody lead
    ("The delegation was led by Haoua Ngarsou.", "Haoua Ngarsou"),
    ("The panel is chaired by Gurpreet Singh Dhali.", "Gurpreet Singh Dhali"),
    ("Justice Minister Anneke de Ruyter-Smid resigned.", "Anneke de Ruyter-Smid"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "people"), PEOPLE)
def test_names_in_lists_of_people_are_people(layers_of: Callable[[str], Any], text: str, people: str) -> None:
    found = [ent.text for ent in layers_of(text).doc.ents if ent.label_ == "PERSON"]
    assert "; ".join(found) == people


OTHERS = [
    "The agenda of the meeting:\n\n- Opening Remarks\n- Market Access\n- Dispute Settlement",
    "Shares fell at Tata Steel, Silver Harbour Holdings and Credit Lyonnaise.",
    "The road passes through Grand Gedeh, Port Loko and Nimba County.",
    "The coalition unites Anne Holm's Green Pact and Liberal Bloc, a centrist party.",
    "Anne Holm teaches at the School of Advanced Polar Studies and the Center for Arctic and Baltic Studies.",
    "Talks of Anne Holm with Yana Torvo leader Karl Berg and Olar Benu leader Jens Bro failed.",
    "Finance | 3 million\nPublic Works | 5 million\nHome Affairs | 7 million",
    "The largest builders of ships:\n\nVelora Industries (Korea)\nCosta Verde (Portugal)\nTata Steel (India)",
]


@pytest.mark.parametrize("text", OTHERS)
def test_names_in_lists_of_other_things_are_no_people(layers_of: Callable[[str], Any], text: str) -> None:
    known = {"Anne Holm", "Karl Berg", "Jens Bro"}
    assert {ent.text for ent in layers_of(text).doc.ents if ent.label_ == "PERSON"} <= known
