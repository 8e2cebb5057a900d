"""Kinds of fault in names of bodies and in who is there: each table has what went wrong once and near misses that must stay right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kinds import Case, missed

CASES: dict[str, tuple[Case, ...]] = {
    "a name that the place in its clause makes a body": (
        (
            "Quellor was established in 2004 by Tilda Renn.",
            ("organisation Quellor", "Tilda Renn is current founder at Quellor"),
        ),
        ("Quellor co-founder Tilda Renn left.", ("Tilda Renn is current co-founder at Quellor",)),
        (
            "Quellor was co-founded by Tilda Renn and Odo Sarn.",
            ("Tilda Renn is current co-founder at Quellor", "Odo Sarn is current co-founder at Quellor"),
        ),
        ("Tilda Renn joined Quellor in 2011 as chief designer.", ("Tilda Renn is current chief designer at Quellor",)),
        (
            "In 2004 Tilda Renn co-founded the software firm Quellor with Odo Sarn.",
            ("Tilda Renn is current co-founder at Quellor",),
        ),
        ("Tilda Renn works for Quellor.", ("organisation Quellor", "people Tilda Renn")),
        ("Odo Sarn works for Tilda Renn.", ("people Odo Sarn + Tilda Renn", "no organisation")),
        ("Pela Sarn served as mayor of Lima.", ("people Pela Sarn", "Pela Sarn is former mayor")),
        ("The board has hired Odo Sarn as its clerk.", ("people Odo Sarn",)),
    ),
    "a body's name cut at a common word": (
        (
            "The Weavers and Dyers Party rejected the tax.",
            ("organisation Weavers and Dyers Party", "Weavers and Dyers Party is against tax"),
        ),
        ("The Truth and Mercy Movement opposes the tax.", ("organisation Truth and Mercy Movement",)),
        ("Labour and Green Party members left.", ("organisation Labour", "organisation Green Party")),
        ("The Kremlin and Defense Ministry kept silent.", ("no organisation Kremlin and",)),
    ),
    "who belongs to a body, by what was done": (
        ("Odo Sarn joined the Mill Fund in 2011.", ("Odo Sarn belongs to Mill Fund",)),
        ("Before joining the Mill Fund, Odo Sarn ran a bank.", ("Odo Sarn belongs to Mill Fund",)),
        ("Odo Sarn joined the Mill Fund in calling for a vote.", ("no Mill Fund.",)),
        ("Odo Sarn joined the Mill Fund in May 2011 for a lunch.", ("no belongs to",)),
        (
            "Odo Sarn served on the faculty of Velm University.",
            ("Odo Sarn is former served on the faculty at Velm University",),
        ),
        ("Odo Sarn was hired by the Mill Fund.", ("Odo Sarn is current employee at Mill Fund",)),
        ("Odo Sarn retired from the Mill Fund.", ("Odo Sarn is former retired from at Mill Fund",)),
        ("Odo Sarn hired a lawyer from the Mill Fund.", ("no employee",)),
        ("Odo Sarn was elected to the Mill Academy.", ("Odo Sarn is current member at Mill Academy",)),
        ("Renn founded the Mill Fund together with Odo Sarn.", ("Odo Sarn is current founder at Mill Fund",)),
        ("Odo Sarn stood for the Weavers Party in 1997.", ("Odo Sarn belongs to Weavers Party",)),
    ),
    "whose a person is, by the body's name alone": (
        ("“No,” said Odo Sarn, of the road-critical network Velmar.", ("Odo Sarn belongs to Velmar",)),
        ("“No,” said Odo Sarn of the Danish-Dutch Chamber of Commerce.", ("Odo Sarn belongs to Chamber of Commerce",)),
        ("“No,” said Odo Sarn of workers at the Mill Fund.", ("no belongs to",)),
        ("Odo Sarn, a clerk at the local English-language daily Velm Gazette, left.", ("clerk at Velm Gazette",)),
        (
            "Odo Sarn is director of the Ice Institute at Velm University.",
            ("Odo Sarn is current director at Ice Institute", "Odo Sarn belongs to Velm University"),
        ),
        ("Odo Sarn's Mill Bank lost.", ("Odo Sarn belongs to Mill Bank",)),
        ("Odo Sarn's Justice Department sued.", ("no belongs to",)),
        ("MEP Odo Sarn left. The European Parliament met.", ("Odo Sarn is current MEP at European Parliament",)),
        ("MEP Odo Sarn left. The Irish Parliament met.", ("no MEP at",)),
    ),
    "a word parted at its hyphen": (
        ("Odo Sarn, co - director of the Mill Fund, left.", ("Odo Sarn is current co-director at Mill Fund",)),
        ("Odo Sarn, deputy leader of the pro-European Mill Left party, left.", ("deputy leader at Mill Left",)),
        ("Swedish students - Odo Sarn and Tilda Renn - left.", ("people Odo Sarn + Tilda Renn",)),
    ),
    "a person by what only people do": (
        ("Orlov graduated from Velm University.", ("people Orlov",)),
        ("Orlov joined the Weavers Party.", ("people Orlov", "Orlov belongs to Weavers Party")),
        ("In 1998 Orlov set up Kvant, a maker of lenses.", ("people Orlov", "Orlov is current founder at Kvant")),
        ("Quellor works for the Pentagon.", ("people ",)),
        ("The frigate Arundel served in the Royal Navy.", ("people ",)),
        ("Tilda Renn is the CEO of Quellor.", ("Tilda Renn is current CEO at Quellor",)),
        ("Mr. House was president of the Mill Fund.", ("people House",)),
    ),
    "letters and other letters in brackets": (
        ("The Harbour Salvation Front (FSN) won.", ("organisation Harbour Salvation Front", "no organisation FSN")),
        ("Tilda Renn heads the Mill Audit Office (MAO).", ("organisation Mill Audit Office", "no organisation MAO")),
        (
            "Olena Bondar (Ukrainian: Олена Бондар; born 1980) is a Ukrainian singer.",
            ("people Olena Bondar", "no people Олена"),
        ),
        ("Ri Sol (리설, Ri Seol) is a painter.", ("people Ri Sol",)),
        (
            "The Weavers' Party met. The Velm People's Party lost.",
            ("organisation Velm People's Party",),
        ),
    ),
    "what somebody is, behind the dates of a life": (
        (
            "Odo Sarn (born 25 March 1957, London, England) is a British economist and holds a post.",
            ("Odo Sarn is current economist",),
        ),
        (
            "Odo Sarn ([sarn]; 24 July 1868 in Lima–deceased 5 March 1927 in Lima) was a Swedish zoologist.",
            ("Odo Sarn is former zoologist",),
        ),
        ("The tax (born of Odo Sarn) is a British joke.", ("no is current",)),
    ),
    "a body with the noun that says what it is": (
        ("The ruling Zemara party opposes the tax.", ("Zemara is against tax", "no unnamed")),
        ("The newspaper Vestrik said the mill is shut.", ("Vestrik says (indirect) the mill is shut", "no unnamed")),
        ("The private channel Arka TV said the mill is shut.", ("Arka TV says (indirect) the mill is shut",)),
        ("The Zemara party congress opposes the tax.", ("no Zemara is against",)),
        (
            "The Zemara party praised the court. Its leader, Tilda Renn, left.",
            ("Tilda Renn is current leader at Zemara",),
        ),
        ("The Mill Fund closed. Its director, Tilda Renn, left.", ("Tilda Renn is … director at Mill Fund",)),
    ),
    "a body that a town or a country has": (
        ("The Brekford police department said the road is shut.", ("Brekford police department says",)),
        ("Lima police arrested the man.", ("organisation Lima police",)),
        ("Lima police arrested the man. The police said he was armed.", ("Lima police says",)),
        ("The police in the valley said he was armed.", ("no organisation",)),
        ("She praised the US air force.", ("organisation US air force",)),
        ("The Lima city council rejected the plan.", ("Lima city council is against plan",)),
        ("Lagos’ high court rejected the plan.", ("Lagos' high court is against plan",)),
        ("Guards left the Swedish consulate in Lagos.", ("organisation Swedish consulate",)),
        ("The Danish tax authority rejected the plan.", ("Danish tax authority is against plan",)),
        ("The Embassy of Peru in Lagos rejected the plan.", ("Embassy of Peru… is against plan",)),
        ("A court in Lagos rejected the plan.", ("no organisation",)),
    ),
    "figures and signs in a body's name": (
        (
            "The July 20 Movement opposes the king.",
            ("organisation July 20 Movement", "July 20 Movement is against king"),
        ),
        ("The 5 Star Alliance opposes the king.", ("organisation 5 Star Alliance",)),
        ("Tilda Renn leads the 47th Mechanized Brigade.", ("organisation 47th Mechanized Brigade",)),
        ("Tilda Renn commands the 5th Brigade.", ("Tilda Renn is current commander at 5th Brigade",)),
        ("The 9th U.S. Circuit Court of Appeals ruled.", ("organisation 9th U.S. Circuit Court of Appeals",)),
        ("The 5th Circuit is wrong, Odo Sarn said.", ("organisation 5th Circuit",)),
        (
            "It was 3rd Corps Commander Odo Sarn.",
            ("organisation 3rd Corps", "Odo Sarn is current Commander at 3rd Corps"),
        ),
        ("The 2nd Brigade Combat Team of Peru left.", ("organisation 2nd Brigade Combat Team of Peru",)),
        ("The 4th Army Day began near the 1st Court Street Bridge.", ("no organisation 4th", "no organisation 1st")),
        ("Odo Sarn sits in the 118th Congress.", ("organisation Congress",)),
        ("The E3+3 said talks would resume.", ("E3+3 says (indirect) talks would resume",)),
        ("The V4 countries rejected the quotas.", ("organisation V4",)),
        ("4Meadow said profits rose.", ("4Meadow says (indirect) profits rose",)),
        ("Volta+ rejected the plan.", ("Volta+ is against plan",)),
        ("Jump! opposes the pipeline.", ("organisation Jump!",)),
        ("Tilda Renn joined Movement 5 Star in 2019.", ("organisation Movement 5 Star",)),
        ("Tilda Renn leads +Volta. +Volta rejected the plan.", ("+Volta is against plan",)),
        ("Tilda Renn, the leader of Ahora!, said the dam is safe.", ("organisation Ahora!", "Tilda Renn says")),
        (
            "Odo Sarn, a member of Volta+, met Tilda Renn, the leader of D66.",
            ("organisation Volta+", "organisation D66"),
        ),
        ("Tilda Renn lives in House 5. Court 4 Judge Odo Sarn ruled. Team 3 left.", ("no organisation",)),
        ("The head of A4 repairs left. “I am the leader of Hope!” he said.", ("no organisation",)),
        ("The 12 marches began. On April 6 Movement leaders met.", ("no organisation",)),
        ("The A4 runs north. Some 300 people came on May 5.", ("no organisation",)),
        ("“Stop! Come back!” he shouted.", ("no organisation",)),
    ),
    "prizes, degrees and programmes": (
        ("Tilda Renn won the Silver Feather for courage.", ("people Tilda Renn", "no organisation")),
        ("Tilda Renn received a Bachelor of Arts in 2010.", ("people Tilda Renn", "no organisation")),
        ("Tilda Renn entered the Young Leaders Program in Lima.", ("people Tilda Renn", "no organisation")),
    ),
    "media taken for people": (
        ("Tilda Renn told El Comercio the road is shut.", ("people Tilda Renn", "organisation El Comercio")),
        ("Tasnim reported that the road is shut.", ("Tasnim says (indirect) that the road is shut", "people ")),
        ("In an interview with Gazeta do Vale, Senator Odo Sarn said the dam is safe.", ("people Odo Sarn",)),
    ),
    "an officer of an office-holder": (
        ("Odo Sarn, the mayor of Lima's chief of staff, left.", ("Odo Sarn is current chief of staff", "no mayor")),
        ("Odo Sarn, the president of Peru's eldest son, left.", ("no Odo Sarn is",)),
        (
            "Odo Sarn, the president of Peru's central bank, left.",
            ("Odo Sarn is current president at Peru's central bank",),
        ),
        ("Odo Sarn, the spokesman of Peru's president, left.", ("Odo Sarn is current spokesman",)),
        ("The Mill Fund’s (MF) director, Odo Sarn, left.", ("Odo Sarn is current director at Mill Fund",)),
        (
            "The director of the Mill Fund, Odo Sarn, criticised the ban.",
            ("Odo Sarn is against ban", "no unnamed"),
        ),
        ("Retired Gen. Odo Sarn met Lt. Col. Tilda Renn.", ("Tilda Renn is current Lt. Col.",)),
    ),
    "when an office began and ended": (
        (
            "Odo Sarn, director of the Mill Fund between 2003 and 2011, died.",
            ("Odo Sarn is former director at Mill Fund since 2003 until 2011",),
        ),
        ("Odo Sarn was the mayor in 2001-2004.", ("Odo Sarn is former mayor since 2001 until 2004",)),
        ("Odo Sarn (mayor 2012–) left.", ("Odo Sarn is current mayor since 2012",)),
        ("Odo Sarn became mayor in 2019.", ("Odo Sarn is current mayor since 2019",)),
        ("Odo Sarn became mayor on 1 May 2019.", ("Odo Sarn is current mayor since 2019-05-01",)),
        ("Odo Sarn was mayor between jobs in 2012 and 2016.", ("no until",)),
    ),
    "father and son of one name": (
        ("Odo Sarn Jr. left. His father, Odo Sarn, founded the firm.", ("people Odo Sarn + Odo Sarn Jr.",)),
        ("Odo Sarn Jr. left. Odo Sarn is a lawyer.", ("people Odo Sarn Jr.",)),
    ),
    "whose words: turns, gestures and marks": (
        (
            "TILDA RENN: We closed it.\nMODERATOR: Why?\nRENN: It was old.",
            ("TILDA RENN says (direct) We closed it", "TILDA RENN says (direct) It was old"),
        ),
        (
            "Tilda Renn: We closed it.\nOdo Sarn: Why?\nRenn: The roof fell in.",
            ("Tilda Renn says (direct) The roof fell in",),
        ),
        ("The jury:\nTilda Renn: She built the dam.\nOdo Sarn: He wrote the report.", ("no says",)),
        ("“We lost,” Odo Sarn said. Tilda Renn shook her head. “You won.”", ("Tilda Renn says (direct) You won",)),
        ("“We lost,” Odo Sarn said. Tilda Renn shut the door. “You won.”", ("no Tilda Renn says",)),
        ("``The dam is safe,'' Tilda Renn said.", ("Tilda Renn says (direct) The dam is safe",)),
    ),
    "what a correction takes back": (
        (
            "Tilda Renn opposes the tax.\n\nCorrection: An earlier version of this story said Odo Sarn was the mayor.",
            ("people Tilda Renn",),
        ),
        (
            "Tilda Renn opposes the tax.\n\nAn earlier version of the bill named Odo Sarn, the mayor.",
            ("people Odo Sarn + Tilda Renn",),
        ),
    ),
}


@pytest.mark.parametrize(("kind", "case"), [(kind, case) for kind, cases in CASES.items() for case in cases])
def test_kinds_of_bodies(graph_of: Callable[..., Any], tmp_path: Path, kind: str, case: Case) -> None:
    assert not missed(graph_of, tmp_path, case), kind
