"""Ten sentences in differing words for each membership rule that seldom fires on ordinary news: each rule earns its keep.

Each row: the text, the member that the rule finds in it, and the modality ("" for asserted). A member may be followed
by its capacity.
"""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from newsgraph.articles.reading import make_reading
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.pipeline import annotate, load
from newsgraph.records import Article

pytestmark = pytest.mark.model

SENTENCES: dict[str, list[tuple[str, str]]] = {
    "lead": [
        ("Trade Minister Ana Souza led the Brazilian delegation at the summit.", "Ana Souza head"),
        ("The Norwegian peace mission was headed by former diplomat Ingrid Larsen.", "Ingrid Larsen head"),
        ("A Kenyan negotiating team led by Peter Otieno landed in Geneva.", "Peter Otieno head"),
        ("Petr Svoboda, who heads the Czech delegation, declined to comment.", "Petr Svoboda head"),
        ("Leading the Polish delegation is Deputy Minister Marek Wolski.", "Marek Wolski head"),
        ("Aylin Demir is expected to lead the Turkish team of negotiators.", "Aylin Demir head reported"),
        ("The president appointed Laura Bennett to lead the Canadian delegation.", "Laura Bennett head"),
        ("Laura Bennett was picked to chair the Canadian delegation.", "Laura Bennett head"),
        ("Samuel Mutua will not head the Kenyan delegation.", "Samuel Mutua head denied"),
        ("The delegation, the largest to visit Oslo and led by Ana Souza, left on Sunday.", "Ana Souza head"),
    ],
    "include": [
        ("The Finnish delegation includes Defense Minister Eero Salo.", "Eero Salo"),
        ("Chile sent a delegation including the economist Pablo Rojas.", "Pablo Rojas"),
        ("Members of the Chilean delegation include Pablo Rojas and Rosa Vidal.", "Rosa Vidal"),
        ("The Chilean negotiating team comprises Pablo Rojas and two lawyers.", "Pablo Rojas"),
        ("The Danish delegation, which includes Mette Holm, arrived by train.", "Mette Holm"),
        ("The Danish delegation did not include Mette Holm.", "Mette Holm denied"),
        ("The Danish delegation no longer includes Mette Holm.", "Mette Holm denied"),
        ("The Danish delegation includes neither Mette Holm nor Lars Friis.", "Lars Friis denied"),
        ("Denmark sent a delegation to Lima. It included Mette Holm.", "Mette Holm"),
        ("The Danish delegation reportedly includes Mette Holm.", "Mette Holm reported"),
    ],
    "consist": [
        ("The Chilean delegation consists of Pablo Rojas and Rosa Vidal.", "Rosa Vidal"),
        ("The Chilean delegation is made up of Pablo Rojas, Rosa Vidal and Ines Soto.", "Rosa Vidal"),
        ("The Chilean delegation is composed of Pablo Rojas and Rosa Vidal.", "Pablo Rojas"),
        ("The Finnish negotiating team was made up of Eero Salo and Aino Laine.", "Aino Laine"),
        ("The Finnish delegation consisted of Foreign Minister Eero Salo and his aide Aino Laine.", "Eero Salo"),
        ("The peace mission is composed of Aino Laine and Eero Salo.", "Aino Laine"),
        ("The delegation of Finland consists only of Eero Salo.", "Eero Salo"),
        ("The Finnish delegation will consist of Eero Salo and Aino Laine.", "Aino Laine reported"),
        ("The Finnish delegation is comprised of Eero Salo and Aino Laine.", "Eero Salo"),
        ("The Danish advance team had consisted of Mette Holm and a driver.", "Mette Holm"),
    ],
    "join": [
        ("Rosa Vidal joined the Chilean delegation in Geneva.", "Rosa Vidal"),
        ("Rosa Vidal will join the Chilean delegation on Friday.", "Rosa Vidal reported"),
        ("Rosa Vidal has joined Chile's negotiating team as an adviser.", "Rosa Vidal adviser"),
        ("The Chilean delegation was joined by Rosa Vidal on Tuesday.", "Rosa Vidal"),
        ("Rosa Vidal accompanied the Chilean delegation to Oslo.", "Rosa Vidal"),
        ("The Chilean delegation, accompanied by General Pablo Rojas, left.", "Pablo Rojas"),
        ("Rosa Vidal never joined the Chilean delegation.", "Rosa Vidal denied"),
        ("Rosa Vidal refused to join the Chilean delegation.", "Rosa Vidal denied"),
        ("According to the ministry, Rosa Vidal will join the Chilean delegation.", "Rosa Vidal reported"),
        ("Rosa Vidal rejoined the Chilean delegation after a week at home.", "Rosa Vidal"),
    ],
    "travel": [
        ("Mette Holm flew to Lima with the Danish delegation.", "Mette Holm"),
        ("Mette Holm is travelling with the Danish delegation.", "Mette Holm"),
        ("Mette Holm arrived in Lima with the Danish delegation.", "Mette Holm"),
        ("Mette Holm sits on Denmark's negotiating team.", "Mette Holm"),
        ("Mette Holm serves on the Danish negotiating team.", "Mette Holm"),
        ("Mette Holm was in the Danish delegation at the summit.", "Mette Holm"),
        ("Also in the Danish delegation are Lars Friis and Mette Holm.", "Mette Holm"),
        ("Mette Holm did not travel with the Danish delegation.", "Mette Holm denied"),
        ("Mette Holm is set to travel to Lima with the Danish delegation.", "Mette Holm reported"),
        ("Neither Lars Friis nor Mette Holm was in the Danish delegation.", "Mette Holm denied"),
    ],
    "leave": [
        ("Marek Wolski left the Polish delegation after a week.", "Marek Wolski"),
        ("Marek Wolski quit the Polish negotiating team in anger.", "Marek Wolski"),
        ("Marek Wolski withdrew from the Polish delegation.", "Marek Wolski"),
        ("Marek Wolski has resigned from the Polish negotiating team.", "Marek Wolski"),
        ("Marek Wolski departed from the Polish delegation in March.", "Marek Wolski"),
        ("On Monday Marek Wolski abruptly left Poland's negotiating team.", "Marek Wolski"),
        ("Marek Wolski and Ewa Zielinska quit the Polish delegation.", "Ewa Zielinska"),
        ("Marek Wolski, who resigned from the Polish delegation, spoke first.", "Marek Wolski"),
        ("Having left the Polish delegation, Marek Wolski flew home.", "Marek Wolski"),
        ("Marek Wolski exited the Polish peace mission.", "Marek Wolski"),
    ],
    "put": [
        ("Eero Salo was named to the Finnish delegation.", "Eero Salo"),
        ("The cabinet added Eero Salo to Finland's negotiating team.", "Eero Salo"),
        ("Eero Salo was appointed to the Finnish delegation as an expert.", "Eero Salo expert"),
        ("Eero Salo has been selected for the Finnish delegation.", "Eero Salo"),
        ("Eero Salo was included in the Finnish delegation.", "Eero Salo"),
        ("The ministry assigned Eero Salo to the Finnish peace mission.", "Eero Salo"),
        ("Eero Salo was not invited to the Finnish delegation.", "Eero Salo denied"),
        ("The president picked Eero Salo for the Finnish negotiating team.", "Eero Salo"),
        ("Eero Salo was recruited into the Finnish negotiating team.", "Eero Salo"),
        ("Eero Salo and Aino Laine were chosen for the Finnish delegation.", "Aino Laine"),
    ],
    "drop": [
        ("Laura Bennett was excluded from the Canadian delegation.", "Laura Bennett denied"),
        ("Laura Bennett was left out of the Canadian delegation.", "Laura Bennett denied"),
        ("Laura Bennett has been dropped from the Canadian negotiating team.", "Laura Bennett denied"),
        ("The prime minister removed Laura Bennett from the Canadian delegation.", "Laura Bennett denied"),
        ("Laura Bennett was ousted from Canada's negotiating team.", "Laura Bennett denied"),
        ("Laura Bennett had been barred from the Canadian delegation.", "Laura Bennett denied"),
        ("Organizers left Laura Bennett out of the Canadian delegation.", "Laura Bennett denied"),
        ("Laura Bennett was expelled from the Canadian delegation in May.", "Laura Bennett denied"),
        ("Laura Bennett was omitted from the Canadian delegation.", "Laura Bennett denied"),
        ("Laura Bennett, excluded from the Canadian delegation, stayed at home.", "Laura Bennett denied"),
    ],
    "replace": [
        ("Laura Bennett was replaced by Paul Roy on the Canadian negotiating team.", "Laura Bennett denied"),
        ("Laura Bennett was replaced by Paul Roy on the Canadian negotiating team.", "Paul Roy"),
        ("Paul Roy replaced Laura Bennett in the Canadian delegation.", "Laura Bennett denied"),
        ("Paul Roy replaced Laura Bennett in the Canadian delegation.", "Paul Roy"),
        ("Paul Roy will replace Laura Bennett on Canada's negotiating team.", "Laura Bennett denied"),
        ("Paul Roy replaced Laura Bennett as head of the Canadian delegation.", "Laura Bennett head denied"),
        ("Laura Bennett has been replaced as head of the Canadian delegation.", "Laura Bennett head denied"),
        ("Laura Bennett was replaced as leader of the Canadian delegation by Paul Roy.", "Laura Bennett head denied"),
        ("Eero Salo replaced Aino Laine on the Finnish negotiating team.", "Eero Salo"),
        ("Aino Laine was replaced in the Finnish delegation by Eero Salo.", "Aino Laine denied"),
    ],
    "among": [
        ("Paul Roy was among the Canadian negotiators.", "Paul Roy"),
        ("Paul Roy was among the members of the Canadian delegation.", "Paul Roy"),
        ("Among the members of the Canadian delegation are Laura Bennett and Paul Roy.", "Paul Roy"),
        ("Paul Roy was one of four delegates in the Canadian delegation.", "Paul Roy"),
        ("Paul Roy is one of the members of the Canadian delegation.", "Paul Roy"),
        ("Paul Roy, one of the Canadian negotiators, left early.", "Paul Roy"),
        ("Paul Roy was not among the Canadian negotiators.", "Paul Roy denied"),
        ("Among the Canadian negotiators was Paul Roy, a lawyer.", "Paul Roy"),
        ("Paul Roy is said to be among the Canadian negotiators.", "Paul Roy reported"),
        ("Paul Roy had been one of the Canadian negotiators.", "Paul Roy"),
    ],
    "under": [
        ("A Kenyan delegation under Peter Otieno arrived in Geneva.", "Peter Otieno head"),
        ("A Chilean delegation under Foreign Minister Rosa Vidal visited Oslo.", "Rosa Vidal head"),
        ("Denmark sent a negotiating team under Mette Holm.", "Mette Holm head"),
        ("The Finnish delegation under Eero Salo left on Monday.", "Eero Salo head"),
        ("The peace mission under General Marek Wolski has begun.", "Marek Wolski head"),
        ("The Polish delegation under economist Marek Wolski met bankers.", "Marek Wolski head"),
        ("They received a Canadian delegation under Laura Bennett.", "Laura Bennett head"),
        ("Canada's negotiating team under Laura Bennett rejected the plan.", "Laura Bennett head"),
        ("A Czech delegation under Petr Svoboda is in Lima.", "Petr Svoboda head"),
        ("Talks with a Turkish delegation under Aylin Demir failed.", "Aylin Demir head"),
    ],
    "absent": [
        ("Rosa Vidal was absent from the Chilean delegation.", "Rosa Vidal denied"),
        ("Missing from the Chilean delegation was Rosa Vidal.", "Rosa Vidal denied"),
        ("Notably absent from the Chilean delegation was Finance Minister Rosa Vidal.", "Rosa Vidal denied"),
        ("Rosa Vidal was missing from Chile's negotiating team.", "Rosa Vidal denied"),
        ("Rosa Vidal is conspicuously absent from the Chilean delegation.", "Rosa Vidal denied"),
        ("Rosa Vidal and Pablo Rojas were absent from the Chilean delegation.", "Pablo Rojas denied"),
        ("Also missing from the Chilean delegation was Pablo Rojas.", "Pablo Rojas denied"),
        ("Rosa Vidal, absent from the Chilean delegation, sent a letter.", "Rosa Vidal denied"),
        ("Rosa Vidal had been absent from the Chilean negotiating team.", "Rosa Vidal denied"),
        ("Absent from the Chilean delegation were Rosa Vidal and Pablo Rojas.", "Rosa Vidal denied"),
    ],
    "without": [
        ("The Danish delegation arrived without Mette Holm.", "Mette Holm denied"),
        ("The Danish delegation travelled to Lima without Mette Holm.", "Mette Holm denied"),
        ("The Danish delegation flew home without Mette Holm.", "Mette Holm denied"),
        ("The Danish delegation came to the talks without Finance Minister Mette Holm.", "Mette Holm denied"),
        ("The Danish delegation went to Oslo without Mette Holm and Lars Friis.", "Lars Friis denied"),
        ("A Danish negotiating team arrived in Lima without Mette Holm.", "Mette Holm denied"),
        ("The Danish delegation will travel without Mette Holm.", "Mette Holm denied"),
        ("The Danish delegation has arrived in Oslo without Lars Friis.", "Lars Friis denied"),
        ("Denmark's delegation visited Lima without Lars Friis.", "Lars Friis denied"),
        ("Denmark's negotiating team returned to Oslo without Lars Friis.", "Lars Friis denied"),
    ],
    "company": [
        ("Peter Otieno, who led the Kenyan delegation, was joined by Alice Njeri.", "Alice Njeri"),
        ("Peter Otieno, who leads the Kenyan delegation, was accompanied by Alice Njeri.", "Alice Njeri"),
        ("Peter Otieno, accompanied by Alice Njeri and James Mwangi, led the Kenyan delegation.", "James Mwangi"),
        ("James Mwangi accompanied Peter Otieno, who led the Kenyan delegation.", "James Mwangi"),
        ("Alice Njeri joined Peter Otieno, who heads the Kenyan delegation.", "Alice Njeri"),
        ("Peter Otieno, who headed the Kenyan delegation, was joined by General James Mwangi.", "James Mwangi"),
        ("Accompanied by Alice Njeri, Peter Otieno led the Kenyan delegation into the hall.", "Alice Njeri"),
        ("Peter Otieno, head of the Kenyan delegation, was accompanied by Alice Njeri.", "Alice Njeri"),
        ("Peter Otieno, joined by Alice Njeri, led the Kenyan delegation.", "Alice Njeri"),
        ("Kenyan delegation head Peter Otieno was accompanied by James Mwangi.", "James Mwangi"),
    ],
    "represent": [
        ("The Kenyan delegation left. Alice Njeri represented Kenya at the talks.", "Alice Njeri"),
        ("The Kenyan delegation left. Kenya was represented at the talks by Alice Njeri.", "Alice Njeri"),
        ("The Kenyan delegation left. Alice Njeri will represent Kenya at the summit.", "Alice Njeri reported"),
        ("The Kenyan delegation left. Alice Njeri and James Mwangi represented Kenya in the negotiations.", "James Mwangi"),
        ("The Kenyan delegation left. Kenya is represented by James Mwangi at the talks.", "James Mwangi"),
        ("The Kenyan delegation left. Alice Njeri, who represented Kenya at the conference, stayed.", "Alice Njeri"),
        ("The Kenyan delegation left. Alice Njeri did not represent Kenya at the talks.", "Alice Njeri denied"),
        ("The Kenyan delegation left. Alice Njeri was chosen to represent Kenya at the talks.", "Alice Njeri"),
        ("The Kenyan delegation left. Alice Njeri is set to represent Kenya at the talks.", "Alice Njeri reported"),
        ("The Kenyan delegation left. Representing Kenya at the talks were Alice Njeri and James Mwangi.", "Alice Njeri"),
    ],
    "send": [
        ("The Kenyan delegation arrived. Kenya has sent Alice Njeri to the talks.", "Alice Njeri"),
        ("The Kenyan delegation arrived. Kenya sent Alice Njeri and James Mwangi to the negotiations.", "James Mwangi"),
        ("The Kenyan delegation arrived. Kenya dispatched Alice Njeri to the talks.", "Alice Njeri"),
        ("The Kenyan delegation arrived. Kenya will send Alice Njeri to the summit.", "Alice Njeri reported"),
        ("The Kenyan delegation arrived. Alice Njeri was sent by Kenya to the talks.", "Alice Njeri"),
        ("The Kenyan delegation arrived. Kenya did not send Alice Njeri to the talks.", "Alice Njeri denied"),
        ("The Kenyan delegation arrived. Kenya is sending Alice Njeri to the conference.", "Alice Njeri"),
        ("The Kenyan delegation arrived. Kenya declined to send James Mwangi to the talks.", "James Mwangi denied"),
        ("The Kenyan delegation arrived. Kenya is expected to send Alice Njeri to the talks.", "Alice Njeri reported"),
        ("The Kenyan delegation arrived. Kenya has dispatched Foreign Minister Peter Otieno to the talks.", "Peter Otieno"),
    ],
    "negotiator": [
        ("The Kenyan delegation left. Kenya's chief negotiator Peter Otieno spoke.", "Peter Otieno head"),
        ("The Kenyan delegation left. Kenyan negotiator Alice Njeri stayed.", "Alice Njeri"),
        ("The Kenyan delegation left. Kenya's lead negotiator, Peter Otieno, spoke.", "Peter Otieno head"),
        ("The Kenyan delegation left. Kenya's top negotiator Peter Otieno spoke.", "Peter Otieno head"),
        ("The Kenyan delegation left. Kenyan delegate Alice Njeri stayed.", "Alice Njeri"),
        ("The Kenyan delegation left. Peter Otieno, Kenya's chief negotiator, spoke.", "Peter Otieno head"),
        ("The Kenyan delegation left. As Kenyan negotiator Alice Njeri said, talks go on.", "Alice Njeri"),
        ("The Kenyan delegation left. Peter Otieno, Kenya's lead negotiator, spoke.", "Peter Otieno head"),
        ("The Kenyan delegation left. Kenyan chief negotiator Peter Otieno spoke.", "Peter Otieno head"),
        ("The Kenyan delegation left. Alice Njeri, a Kenyan negotiator, stayed.", "Alice Njeri"),
    ],
    "roster-line": [
        ("Members of the Kenyan delegation: Peter Otieno, Alice Njeri and James Mwangi.", "James Mwangi"),
        ("The Kenyan delegation: Peter Otieno, foreign minister; Alice Njeri, defense minister.", "Alice Njeri"),
        ("The Kenyan delegation consists of: Peter Otieno; Alice Njeri; James Mwangi.", "Alice Njeri"),
        ("The Kenyan delegation is composed as follows: Peter Otieno, Alice Njeri, James Mwangi.", "Alice Njeri"),
        ("The Kenyan delegation's members: Foreign Minister Peter Otieno and Defense Minister Alice Njeri.", "Alice Njeri"),
        ("The Kenyan negotiating team includes: Peter Otieno, Alice Njeri and two experts.", "Peter Otieno"),
        ("The Kenyan delegation included four delegates: Peter Otieno, Alice Njeri, James Mwangi and Daniel Kiptoo.", "Daniel Kiptoo"),
        ("Kenya's delegation: Peter Otieno (head), Alice Njeri, James Mwangi.", "James Mwangi"),
        ("Kenya has sent a delegation: Peter Otieno, a lawyer, and Alice Njeri, a general.", "Alice Njeri"),
        ("The Kenyan delegation comprises: Peter Otieno, foreign minister; General James Mwangi.", "James Mwangi"),
    ],
    "cabinet-head": [
        ("The new Novak government will meet on Monday, said Anna Novak.", "Anna Novak head"),
        ("Anna Novak reshuffled her cabinet on Monday.", "Anna Novak head"),
        ("Anna Novak has named her government.", "Anna Novak head"),
        ("Anna Novak told her coalition to wait.", "Anna Novak head"),
        ("Prime Minister Anna Novak unveiled her cabinet.", "Anna Novak head"),
        ("Anna Novak's coalition lost its majority.", "Anna Novak head"),
        ("Anna Novak's war cabinet met on Monday.", "Anna Novak head"),
        ("Anna Novak's cabinet includes Petr Svoboda.", "Anna Novak head"),
        ("Anna Novak presented the ministers of her new cabinet.", "Anna Novak head"),
        ("Anna Novak won. The Novak cabinet takes office today.", "Anna Novak head"),
    ],
    "roster": [
        ("Members of the Kenyan delegation\n\n- Peter Otieno, foreign minister\n- Alice Njeri, lawyer", "Alice Njeri"),
        ("The Kenyan delegation consists of:\n\n- Peter Otieno, foreign minister\n- Alice Njeri, lawyer\n- James Mwangi (expert)", "Alice Njeri"),
        ("Who is in the Kenyan negotiating team?\n\n1. Peter Otieno, minister\n2. Alice Njeri, lawyer", "Peter Otieno"),
        ("Here is a look at the Kenyan delegation:\n\nPeter Otieno is a lawyer.\n\nAlice Njeri is a general.", "Alice Njeri"),
        ("Kenya named its delegation. The Kenyan delegation includes:\n\n- Peter Otieno, a lawyer\n- Alice Njeri, a general", "Alice Njeri"),
        ("These people sit in the Kenyan delegation:\n\nPeter Otieno, a lawyer, is new.\n\nAlice Njeri, a general, is not.", "Alice Njeri"),
        ("# The Kenyan delegation\n\nPeter Otieno is foreign minister.\n\nAlice Njeri is a lawyer.", "Peter Otieno"),
        ("The Chilean negotiating team:\n\n* Pablo Rojas, economist\n* Rosa Vidal, ambassador", "Rosa Vidal"),
        ("The following are in the Chilean delegation:\n\n- Pablo Rojas, an economist\n- Rosa Vidal, the ambassador", "Pablo Rojas"),
        ("Who's who in the Danish delegation:\n\nMette Holm – a minister since 2019.\n\nLars Friis – her deputy.", "Lars Friis"),
    ],
    "take-part": [
        ("Eero Salo took part in the Finnish peace mission.", "Eero Salo"),
        ("Eero Salo participated in the Finnish delegation.", "Eero Salo"),
        ("Eero Salo will participate in the Finnish negotiating team.", "Eero Salo reported"),
        ("Eero Salo did not take part in the Finnish peace mission.", "Eero Salo denied"),
        ("Eero Salo and Aino Laine took part in the Finnish peace mission.", "Aino Laine"),
        ("Eero Salo, who took part in the Finnish peace mission, disagreed.", "Eero Salo"),
        ("Eero Salo is expected to take part in the Finnish observer mission.", "Eero Salo reported"),
        ("Eero Salo has participated in the Finnish observer mission as an expert.", "Eero Salo expert"),
        ("Eero Salo never participated in the Finnish negotiating team.", "Eero Salo denied"),
        ("Eero Salo is taking part in the Finnish diplomatic mission.", "Eero Salo"),
    ],
    "position": [
        ("Peter Otieno, head of the Kenyan delegation, left early.", "Peter Otieno head"),
        ("The head of the Kenyan delegation, Peter Otieno, left early.", "Peter Otieno head"),
        ("Kenyan delegation leader Peter Otieno left early.", "Peter Otieno head"),
        ("Kenya's delegation chief, Peter Otieno, left early.", "Peter Otieno head"),
        ("At the head of the Kenyan delegation is Peter Otieno.", "Peter Otieno head"),
        ("Alice Njeri, the deputy head of the Kenyan delegation, stayed.", "Alice Njeri deputy head"),
        ("Alice Njeri travelled to Oslo as part of the Kenyan delegation.", "Alice Njeri"),
        ("Peter Otieno and Alice Njeri are members of the Kenyan delegation.", "Alice Njeri"),
        ("Alice Njeri took part in the talks as a member of the Kenyan delegation.", "Alice Njeri"),
        ("Alice Njeri denied being a member of the Kenyan delegation.", "Alice Njeri denied"),
    ],
    "presence": [
        ("The Kenyan delegation met. Peter Otieno's presence in the Kenyan delegation was noted.", "Peter Otieno"),
        ("Alice Njeri's participation in the Kenyan delegation surprised many.", "Alice Njeri"),
        ("Observers noted Alice Njeri's presence in the Kenyan delegation.", "Alice Njeri"),
        ("Rosa Vidal's inclusion in the Chilean delegation angered the opposition.", "Rosa Vidal"),
        ("Critics questioned Rosa Vidal's inclusion in the Chilean negotiating team.", "Rosa Vidal"),
        ("Her critics disliked Mette Holm's presence on the Danish negotiating team.", "Mette Holm"),
        ("Mette Holm's involvement in the Danish peace mission ended in May.", "Mette Holm"),
        ("General Marek Wolski's participation in the Polish delegation was a surprise.", "Marek Wolski"),
        ("Ewa Zielinska's presence in the Polish delegation angered her party.", "Ewa Zielinska"),
        ("The paper criticized Eero Salo's inclusion in the Finnish delegation.", "Eero Salo"),
    ],
    "attendance": [
        (f"Kenya's negotiating team in 2019 was small. Kenyan {words}", f"Peter Otieno{how}")
        for words, how in [
            ("Foreign Minister Peter Otieno took part in the 2019 talks.", ""),
            ("Foreign Minister Peter Otieno participated in the 2019 talks.", ""),
            ("Foreign Minister Peter Otieno attended the 2019 talks.", ""),
            ("General Peter Otieno attended the 2019 negotiations.", ""),
            ("lawyer Peter Otieno did not attend the 2019 talks.", " denied"),
            ("lawyer Peter Otieno reportedly took part in the 2019 negotiations.", " reported"),
            ("diplomat Peter Otieno had participated in the 2019 round of talks.", ""),
            ("Foreign Minister Peter Otieno is said to have attended the 2019 talks.", " reported"),
            ("Foreign Minister Peter Otieno never took part in the 2019 talks.", " denied"),
            ("Foreign Minister Peter Otieno, who attended the 2019 talks, is back.", ""),
        ]
    ],
    "journey": [
        (f"{one} {other}", "Peter Otieno reported")
        for one, other in [
            ("A Kenyan delegation will travel to Switzerland on Monday.", "Kenyan Foreign Minister Peter Otieno is set to travel to Switzerland on Monday."),
            ("Kenyan negotiators will fly to Norway on Friday.", "Kenyan Foreign Minister Peter Otieno will fly to Norway on Friday."),
            ("Kenya's delegation travels to China on Monday.", "Kenyan Foreign Minister Peter Otieno is due to travel to China on Monday."),
            ("Kenyan negotiators head to China Monday.", "Kenyan Trade Minister Peter Otieno is scheduled to travel to China Monday."),
            ("A Kenyan delegation visited Norway on Friday.", "Kenyan Foreign Minister Peter Otieno visited Norway on Friday."),
            ("Kenya's negotiating team arrived in Norway on Friday.", "Kenyan General Peter Otieno arrived in Norway on Friday."),
            ("A Kenyan delegation is to visit Uganda next week.", "Kenyan Foreign Minister Peter Otieno will visit Uganda next week."),
            ("Kenya's delegation returned to Switzerland on Sunday.", "Kenyan Foreign Minister Peter Otieno returned to Switzerland on Sunday."),
            ("The Kenyan delegation came to Brazil on Tuesday.", "Kenyan Foreign Minister Peter Otieno came to Brazil on Tuesday."),
            ("The Kenyan delegation flew to Brazil yesterday.", "Kenyan Foreign Minister Peter Otieno flew to Brazil yesterday."),
        ]
    ],
    "personal-body": [
        ("Reporters asked about Anna Novak's Strategy Group.", "Anna Novak"),
        ("Anna Novak's Reform Committee will meet on Friday.", "Anna Novak"),
        ("Voters like Petr Svoboda's Freedom Movement.", "Petr Svoboda"),
        ("Petr Svoboda's Liberal Alliance won the vote.", "Petr Svoboda"),
        ("Petr Svoboda's National Front lost the vote.", "Petr Svoboda"),
        ("Rosa Vidal's Progressive Caucus rejected the bill.", "Rosa Vidal"),
        ("Rosa Vidal's Broad Coalition rejected the bill.", "Rosa Vidal"),
        ("The report is by Eero Salo's Arctic Group.", "Eero Salo"),
        ("Eero Salo's Centre Bloc is in trouble.", "Eero Salo"),
        ("They work for Mette Holm's Climate Team.", "Mette Holm"),
    ],
    "others": [
        (f"{opening} {words}", "Alice Njeri")
        for opening in ("The Kenyan delegation is led by Peter Otieno.", "The Danish negotiating team arrived on Monday.")
        for words in (
            "Others include Alice Njeri and James Mwangi.",
            "Other members are Alice Njeri and James Mwangi.",
            "The other two are Alice Njeri and James Mwangi.",
            "Among them is Alice Njeri.",
            "The remaining members were Alice Njeri and James Mwangi.",
        )
    ],
    "opening": [
        ("The Kenyan delegation arrived. At its head stands Peter Otieno.", "Peter Otieno head"),
        ("The committee on floods met. In the chair sits Rosa Vidal.", "Rosa Vidal head"),
        ("The committee on trade met on Monday. In the chair was Mette Holm.", "Mette Holm head"),
        ("Responsible for the Kenyan delegation is Peter Otieno.", "Peter Otieno head"),
        ("Responsible for the Danish delegation as team leader is Mette Holm.", "Mette Holm head"),
        ("At the head of the Kenyan delegation stands Peter Otieno.", "Peter Otieno head"),
        ("The Kenyan delegation arrived with Peter Otieno as its head.", "Peter Otieno head"),
        ("A Danish delegation with Mette Holm in charge landed in Lima.", "Mette Holm head"),
        ("A Chilean delegation, with Rosa Vidal as leader, left on Friday.", "Rosa Vidal head"),
        ("At the top of the list of the Kenyan delegation is Peter Otieno.", "Peter Otieno head"),
    ],
    "cabinet-minister": [
        (f"The new Novak government takes office today. Anna Novak smiled. {words}", f"Petr Svoboda{how}")
        for words, how in [
            ("Petr Svoboda will become finance minister.", " reported"),
            ("Petr Svoboda was named finance minister.", ""),
            ("Petr Svoboda will be the defense minister.", " reported"),
            ("Petr Svoboda, who will become defense minister, agreed.", " reported"),
            ("Petr Svoboda is expected to become finance minister.", " reported"),
            ("Petr Svoboda will become the new foreign minister.", " reported"),
            ("Petr Svoboda has been appointed health minister.", ""),
            ("Petr Svoboda, a lawyer who will become interior minister, agreed.", " reported"),
            ("Petr Svoboda will serve as finance minister.", " reported"),
            ("Petr Svoboda, who will be finance minister, agreed.", " reported"),
        ]
    ],
    "cabinet-leader": [
        ("The Green Party won. The Green Party-led coalition has promised lower taxes.", "Green Party head"),
        ("The Labour Party lost. A Labour Party-led government would have raised taxes.", "Labour Party head"),
        ("The Unity Party (UP) won. The UP-led coalition is stable.", "Unity Party head"),
        ("The Green Party joined. Critics of the Green Party-led cabinet were silent.", "Green Party head"),
        ("The Green Party rules. Voters dislike the Green Party-led coalition.", "Green Party head"),
        ("The Liberal Party rules. He voted for the Liberal Party-led coalition.", "Liberal Party head"),
        ("The Unity Party (UP) won. He is a critic of the UP-led government.", "Unity Party head"),
        ("The Farmers Party won. A Farmers Party-led coalition has taken over.", "Farmers Party head"),
        ("The Unity Party (UP) lost. The UP-led government has broken up.", "Unity Party head"),
        ("The Liberal Party won. The Liberal Party-led cabinet is weak.", "Liberal Party head"),
    ],
}  # fmt: skip

SILENT = [
    "Peter Otieno might lead the Kenyan delegation.",
    "Who will lead the Kenyan delegation, Peter Otieno?",
    "Peter Otieno hosted the Kenyan delegation.",
    "Peter Otieno met with members of the Kenyan delegation.",
    "Peter Otieno spoke about the Kenyan delegation.",
    "The Kenyan delegation was received by Peter Otieno.",
    "The Kenyan delegation will be joined by experts, Peter Otieno said.",
    "It was not clear whether Peter Otieno would join the Kenyan delegation.",
    "Peter Otieno sat at the table with the Kenyan delegation.",
    "Nobody from the ministry joined the Kenyan delegation, Peter Otieno said.",
    "Peter Otieno wrote a letter to the Kenyan delegation.",
    "The Kenyan delegation told Peter Otieno to wait.",
    "The Kenyan delegation was not excluded from the talks, Peter Otieno said.",
    "Peter Otieno represented Kenya at the talks.",
    "Peter Otieno will travel to Geneva on Monday. The Kenyan delegation was in Geneva in May.",
    "Peter Otieno hopes to be part of the Kenyan delegation.",
    "The Kenyan delegation was clear: Peter Otieno and Alice Njeri had to apologize.",
]

DENIED_NEVER_ASSERTED = [
    "Peter Otieno declined an invitation to join the Kenyan delegation.",
    "Peter Otieno denied that he was a member of the Kenyan delegation.",
    "Peter Otieno denied being a member of the Kenyan delegation.",
    "Peter Otieno is no longer a member of the Kenyan delegation.",
    "Peter Otieno was never a member of the Kenyan delegation.",
    "Peter Otieno was not named to the Kenyan delegation.",
    "Peter Otieno is not part of the Kenyan delegation.",
    "Peter Otieno, not a member of the Kenyan delegation, spoke first.",
    "The Kenyan delegation included Alice Njeri but not Peter Otieno.",
    "The Kenyan delegation does not consist of Peter Otieno and Alice Njeri.",
    "Alice Njeri, not Peter Otieno, led the Kenyan delegation.",
    "Alice Njeri rather than Peter Otieno led the Kenyan delegation.",
    "Instead of Peter Otieno, the Kenyan delegation was led by Alice Njeri.",
    "Nor was Peter Otieno in the Kenyan delegation.",
    "Peter Otieno did not attend as a member of the Kenyan delegation.",
    "Contrary to reports, Peter Otieno was not in the Kenyan delegation.",
    "The ministry denied that Peter Otieno had joined the Kenyan delegation.",
    "The ministry denied reports that Peter Otieno had joined the Kenyan delegation.",
    "It is not true that Peter Otieno led the Kenyan delegation.",
    "Peter Otieno failed to join the Kenyan delegation.",
    "Without Peter Otieno, the Kenyan delegation included only Alice Njeri.",
]


@cache
def _nlp() -> Language:
    return load()


def _found(text: str) -> list[tuple[str, str]]:
    """Rule and "member capacity modality" of each membership in a text, what is usual left out."""
    (doc,) = annotate(_nlp(), [make_reading(Article("test", text))])
    layers = Layers(doc)
    rows = [claim for claim in layers.claims if claim["kind"] == "membership"]
    usual = {"member", "asserted"}
    return [
        (
            row["rule"].removeprefix("membership."),
            " ".join(
                [
                    layers.entities[row["entities"]["member"]]["name"],
                    *(word for word in (row["values"]["capacity"], row["modality"]) if word not in usual),
                ]
            ),
        )
        for row in rows
    ]


@pytest.mark.parametrize(("rule", "text", "member"), [(rule, *row) for rule, rows in SENTENCES.items() for row in rows])
def test_nlp_memberships_rules_fire_in_differing_words(rule: str, text: str, member: str) -> None:
    assert (rule, member) in _found(text)


@pytest.mark.parametrize("rule", sorted(SENTENCES))
def test_nlp_memberships_rules_have_ten_sentences(rule: str) -> None:
    assert len(SENTENCES[rule]) >= 10


@pytest.mark.parametrize("text", SILENT)
def test_nlp_memberships_rules_are_silent_where_nothing_is_stated(text: str) -> None:
    assert [member for _, member in _found(text) if "Otieno" in member] == []


@pytest.mark.parametrize("text", DENIED_NEVER_ASSERTED)
def test_nlp_memberships_rules_never_assert_what_is_denied(text: str) -> None:
    found = [member for _, member in _found(text) if "Otieno" in member]
    assert all(member.endswith("denied") for member in found)
