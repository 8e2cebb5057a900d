"""Word classes: verbs and nouns of one class put people in a group in every voice and order, and near misses put in nobody.

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

LEADING = [  # Who leads a group, by every word for it.
    (
        "The delegation, led by Foreign Minister Peter Otieno, also includes Alice Njeri and James Mwangi.",
        "Peter Otieno head; Alice Njeri; James Mwangi",
    ),
    (
        "Peter Otieno is leading a 12-member Kenyan delegation that includes Alice Njeri and James Mwangi.",
        "Peter Otieno head; Alice Njeri; James Mwangi",
    ),
    ("Peter Otieno, who fronted the Kenyan delegation in 2021, said nothing.", "Peter Otieno head"),
    ("The Kenyan delegation was steered by Peter Otieno.", "Peter Otieno head"),
    ("Peter Otieno arrived in Lima on Friday at the head of a Kenyan delegation.", "Peter Otieno head"),
    ("Peter Otieno arrived in Lima heading a high-level Kenyan delegation.", "Peter Otieno head"),
    ("A Kenyan delegation with Peter Otieno at its helm arrived in Lima.", "Peter Otieno head"),
    ("Peter Otieno is at the helm of the Kenyan delegation.", "Peter Otieno head"),
    ("Under the leadership of Peter Otieno, the Kenyan delegation met lawmakers.", "Peter Otieno head"),
    ("The Kenyan delegation arrived under the chairmanship of Peter Otieno.", "Peter Otieno head"),
    ("Peter Otieno, the Kenyan delegation's chief, said nothing.", "Peter Otieno head"),
    ("The Kenyan delegation's leader, Peter Otieno, said nothing.", "Peter Otieno head"),
    ("The head of the Kenyan delegation, Deputy Foreign Minister Peter Otieno, said nothing.", "Peter Otieno head"),
    ("Peter Otieno, head of the Kenyan negotiating team, said nothing.", "Peter Otieno head"),
    (
        "The panel on floods will be chaired by retired judge Una Kelly and will include Sean Walsh and Aoife Byrne.",
        "Una Kelly head incoming reported; Sean Walsh incoming reported; Aoife Byrne incoming reported",
    ),
    (
        "The three-member commission is chaired by Una Kelly, with Sean Walsh and Aoife Byrne as members.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    ("The three-member commission, with Una Kelly as its head, will meet on Monday.", "Una Kelly head"),
    ("Una Kelly was tapped to lead the review panel on floods.", "Una Kelly head"),
    ("Una Kelly was on Thursday tapped to chair a seven-member caretaker committee.", "Una Kelly head"),
    ("Una Kelly has been chosen to head the commission of inquiry.", "Una Kelly head"),
    ("Una Kelly has been named head of the Irish delegation.", "Una Kelly head"),
    ("The president named Una Kelly as head of the Irish delegation.", "Una Kelly head"),
    ("The president named Una Kelly to lead the Irish delegation.", "Una Kelly head"),
    ("Una Kelly's appointment as chair of the commission of inquiry was announced on Monday.", "Una Kelly head"),
    ("The appointment of Una Kelly as head of the Irish delegation surprised many.", "Una Kelly head"),
    ("Una Kelly took charge of the Irish delegation in March.", "Una Kelly head"),
    ("Una Kelly has taken over as head of the Irish delegation.", "Una Kelly head"),
    ("Una Kelly has taken over the leadership of the Irish delegation.", "Una Kelly head"),
    ("Una Kelly, leader of the Irish delegation, spoke first.", "Una Kelly head"),
    (
        "The Irish delegation is headed by Una Kelly, the education minister, and includes Sean Walsh, a lawyer, Aoife Byrne and Niall Roche.",
        "Una Kelly head; Sean Walsh; Aoife Byrne; Niall Roche",
    ),
    ("The Irish team of negotiators is captained by Una Kelly.", "Una Kelly head"),
    ('"We are ready," said Una Kelly, who leads the Irish delegation.', "Una Kelly head"),
    (
        "Una Kelly and Sean Walsh will jointly lead the Irish delegation.",
        "Una Kelly head incoming reported; Sean Walsh head incoming reported",
    ),
    ("The Irish delegation, whose leader is Una Kelly, arrived on Monday.", "Una Kelly head"),
    ("The Irish delegation, which Una Kelly leads, arrived on Monday.", "Una Kelly head"),
    ("Ann Orr leads the Peruvian delegation.", "Ann Orr head"),
    ("Ann Orr heads the delegation of the Peruvian government.", "Ann Orr head"),
    ("Ann Orr's team arrived in Lima for talks. The Peruvian delegation met Bo Kim.", ""),
]
BELONGING = [  # Who is in a group, and who makes it up.
    ("The Irish delegation comprises Una Kelly, Sean Walsh and Aoife Byrne.", "Una Kelly; Sean Walsh; Aoife Byrne"),
    (
        "The Irish delegation consists of Una Kelly (head), Sean Walsh and Aoife Byrne.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    ("The Irish delegation counts among its members Una Kelly and Sean Walsh.", "Una Kelly; Sean Walsh"),
    ("The Irish delegation counts among its number Una Kelly, a judge, and Sean Walsh.", "Una Kelly; Sean Walsh"),
    ("The Irish delegation's members are Una Kelly, Sean Walsh and Aoife Byrne.", "Una Kelly; Sean Walsh; Aoife Byrne"),
    (
        "Other members of the Irish delegation are Una Kelly, Sean Walsh and Aoife Byrne.",
        "Una Kelly; Sean Walsh; Aoife Byrne",
    ),
    ("Also in the Irish delegation are Una Kelly and Sean Walsh.", "Una Kelly; Sean Walsh"),
    (
        'Also on the panel on floods are Assistant Solicitor Una Kelly, biologist Sean Walsh of Cork University and Niall "Nye" Roche.',
        'Una Kelly; Sean Walsh; Niall "Nye" Roche',
    ),
    ("Also part of the Irish delegation are Una Kelly and Sean Walsh.", "Una Kelly; Sean Walsh"),
    ("Among the members of the Irish delegation are Una Kelly and Sean Walsh.", "Una Kelly; Sean Walsh"),
    ("Among those in the Irish delegation were Una Kelly and Sean Walsh.", "Una Kelly; Sean Walsh"),
    ("In the Irish delegation were Una Kelly and Sean Walsh.", "Una Kelly; Sean Walsh"),
    ("On the Irish delegation are Una Kelly and Sean Walsh.", "Una Kelly; Sean Walsh"),
    ("Serving on the panel on floods are Una Kelly, Sean Walsh and Aoife Byrne.", "Una Kelly; Sean Walsh; Aoife Byrne"),
    ("Making up the Irish delegation are Una Kelly, Sean Walsh and Aoife Byrne.", "Una Kelly; Sean Walsh; Aoife Byrne"),
    ("Una Kelly and Sean Walsh make up the Irish delegation.", "Una Kelly; Sean Walsh"),
    ("Una Kelly, Sean Walsh and Aoife Byrne form the Irish delegation.", "Una Kelly; Sean Walsh; Aoife Byrne"),
    ("The Irish delegation is formed by Una Kelly, Sean Walsh and Aoife Byrne.", "Una Kelly; Sean Walsh; Aoife Byrne"),
    ("Una Kelly belongs to the Irish delegation.", "Una Kelly"),
    ("Una Kelly, who belongs to the Irish delegation, said nothing.", "Una Kelly"),
    ("Una Kelly is part of the Irish delegation.", "Una Kelly"),
    ("Una Kelly, part of the Irish delegation, said nothing.", "Una Kelly"),
    ("Una Kelly and Sean Walsh are on the Irish delegation.", "Una Kelly; Sean Walsh"),
    ("Una Kelly will sit on the panel on floods.", "Una Kelly incoming reported"),
    ("Una Kelly, who sat on the panel on floods, said nothing.", "Una Kelly"),
    ("Una Kelly was one of the five members of the review panel on floods.", "Una Kelly"),
    ("Una Kelly is the only woman on the review panel on floods.", "Una Kelly"),
    ("Una Kelly is the youngest member of the Irish delegation.", "Una Kelly"),
    ("Irish delegation member Una Kelly said nothing.", "Una Kelly"),
    ("Committee member Una Kelly said the committee on trade would meet.", "Una Kelly"),
    ("Una Kelly, a member of the committee on trade, said nothing.", "Una Kelly"),
    ("Una Kelly has a seat on the review panel on floods.", "Una Kelly"),
    ("Una Kelly was given a seat on the review panel on floods.", "Una Kelly"),
    ("Una Kelly won a place in the Irish delegation.", "Una Kelly"),
    ("Una Kelly found a place in the Irish delegation.", "Una Kelly"),
    ("Una Kelly did not find a place in the Irish delegation.", "Una Kelly denied"),
    (
        "The Irish delegation — Una Kelly, Sean Walsh and Aoife Byrne — left on Monday.",
        "Una Kelly; Sean Walsh; Aoife Byrne",
    ),
    (
        "The Irish delegation (Una Kelly, Sean Walsh and Aoife Byrne) left on Monday.",
        "Una Kelly; Sean Walsh; Aoife Byrne",
    ),
    (
        "A delegation of Irish lawmakers, Una Kelly, Sean Walsh and Aoife Byrne, left on Monday.",
        "Una Kelly; Sean Walsh; Aoife Byrne",
    ),
    (
        "Lawmakers Una Kelly, Sean Walsh and Aoife Byrne were part of the Irish delegation.",
        "Una Kelly; Sean Walsh; Aoife Byrne",
    ),
    ("An Irish delegation made up of Una Kelly and Sean Walsh left on Monday.", "Una Kelly; Sean Walsh"),
    ("An Irish delegation, which also included Una Kelly and Sean Walsh, left on Monday.", "Una Kelly; Sean Walsh"),
    (
        "An Irish delegation of ministers Una Kelly, Sean Walsh and Aoife Byrne left on Monday.",
        "Una Kelly; Sean Walsh; Aoife Byrne",
    ),
    ("The two Irish negotiators are Una Kelly and Sean Walsh.", "Una Kelly; Sean Walsh"),
    ("Una Kelly serves as the Irish delegation's spokesperson.", "Una Kelly spokesperson"),
    ("The Irish delegation features Una Kelly and Sean Walsh.", "Una Kelly; Sean Walsh"),
    (
        "The Irish delegation is composed of education minister Una Kelly, lawyer Sean Walsh, and Aoife Byrne of the Labour Party.",
        "Una Kelly; Sean Walsh; Aoife Byrne",
    ),
    (
        "Una Kelly, Sean Walsh and Aoife Byrne will represent Ireland in the talks. The Irish delegation leaves on Monday.",
        "Una Kelly incoming reported; Sean Walsh incoming reported; Aoife Byrne incoming reported",
    ),
    ("The Irish side was represented by Una Kelly and Sean Walsh at the talks.", "Una Kelly; Sean Walsh"),
    ("On the Irish side, Una Kelly and Sean Walsh took part in the talks.", "Una Kelly; Sean Walsh"),
    ("Una Kelly is travelling with the Irish delegation.", "Una Kelly"),
    ("Una Kelly travelled to Lima as part of the Irish delegation.", "Una Kelly"),
    ("Una Kelly went to Lima as a member of the Irish delegation.", "Una Kelly"),
    ("Una Kelly is in Lima with the Irish delegation.", "Una Kelly"),
]
CHOOSING = [  # Who is put in a group, by verbs and by nouns.
    (
        "Una Kelly, Sean Walsh and Aoife Byrne have been appointed to the review panel on floods.",
        "Una Kelly; Sean Walsh; Aoife Byrne",
    ),
    (
        "The minister appointed Una Kelly, Sean Walsh and Aoife Byrne to the review panel on floods.",
        "Una Kelly; Sean Walsh; Aoife Byrne",
    ),
    (
        "The minister announced the appointment of Una Kelly, Sean Walsh and Aoife Byrne to the review panel on floods.",
        "Una Kelly; Sean Walsh; Aoife Byrne",
    ),
    (
        "The minister announced the appointment of Una Kelly (Ireland), Sean Walsh (Wales) and Aoife Byrne to serve on the commission of inquiry.",
        "Una Kelly; Sean Walsh; Aoife Byrne",
    ),
    ("Una Kelly's appointment to the review panel on floods was announced on Monday.", "Una Kelly"),
    ("The minister appointed Una Kelly as a member of the review panel on floods.", "Una Kelly"),
    (
        "The minister appointed Una Kelly and Sean Walsh as members of the review panel on floods.",
        "Una Kelly; Sean Walsh",
    ),
    ("The minister tapped Una Kelly and Sean Walsh for the review panel on floods.", "Una Kelly; Sean Walsh"),
    ("Una Kelly was drafted into the Irish delegation.", "Una Kelly"),
    ("Una Kelly was designated to the Irish delegation.", "Una Kelly"),
    ("Una Kelly was asked to serve on the review panel on floods.", ""),
    ("Una Kelly will serve on the review panel on floods.", "Una Kelly incoming reported"),
    ("Una Kelly was put on the review panel on floods.", "Una Kelly"),
    ("Una Kelly was brought into the Irish delegation.", "Una Kelly"),
    ("Una Kelly was sworn in as a member of the commission of inquiry.", "Una Kelly"),
    ("The prime minister added Una Kelly to the Irish delegation.", "Una Kelly"),
    ("Una Kelly was added to the Irish delegation.", "Una Kelly"),
    ("Una Kelly was enlisted for the Irish delegation.", "Una Kelly"),
    (
        "The members appointed to the commission of inquiry are Una Kelly, Sean Walsh and Aoife Byrne.",
        "Una Kelly; Sean Walsh; Aoife Byrne",
    ),
    ("Those appointed to the commission of inquiry are Una Kelly and Sean Walsh.", "Una Kelly; Sean Walsh"),
    ("Una Kelly was elected chair of the committee on trade.", "Una Kelly head"),
    ("The appointees to the review panel on floods are Una Kelly and Sean Walsh.", "Una Kelly; Sean Walsh"),
    ("Ireland nominated Una Kelly and Sean Walsh to its delegation.", "Una Kelly; Sean Walsh"),
    (
        "Ireland will send Una Kelly and Sean Walsh as its delegates to the talks. The Irish delegation leaves on Monday.",
        "Una Kelly incoming reported; Sean Walsh incoming reported",
    ),
    ("Una Kelly was confirmed as a member of the Irish delegation.", "Una Kelly"),
    ("The board of inquiry has been expanded to include Una Kelly and Sean Walsh.", "Una Kelly; Sean Walsh"),
    (
        "The minister named a three-member commission, consisting of Una Kelly, Sean Walsh and Aoife Byrne.",
        "Una Kelly; Sean Walsh; Aoife Byrne",
    ),
    (
        "The minister set up a three-member commission of Una Kelly, Sean Walsh and Aoife Byrne.",
        "Una Kelly; Sean Walsh; Aoife Byrne",
    ),
    (
        "The minister set up a three-member commission headed by Una Kelly. Sean Walsh and Aoife Byrne are its other members.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    (
        "The minister set up a three-member commission headed by Una Kelly. The other two members are Sean Walsh and Aoife Byrne.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    (
        "The minister set up a three-member commission under Una Kelly. She will be assisted by Sean Walsh and Aoife Byrne.",
        "Una Kelly head; Sean Walsh incoming reported; Aoife Byrne incoming reported",
    ),
    (
        "The minister set up a seven-member commission. It will be chaired by Una Kelly.",
        "Una Kelly head incoming reported",
    ),
]
COMPANY = [  # Who goes with those who lead.
    (
        "Una Kelly, who leads the Irish delegation, is accompanied by Sean Walsh and Aoife Byrne.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    (
        "Una Kelly leads the Irish delegation. She is accompanied by Sean Walsh and Aoife Byrne.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    (
        "Una Kelly leads the Irish delegation. With her are Sean Walsh and Aoife Byrne.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    (
        "Una Kelly leads the Irish delegation. Accompanying her are Sean Walsh and Aoife Byrne.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    (
        "Una Kelly leads the Irish delegation, accompanied by Sean Walsh and Aoife Byrne.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    (
        "The Irish delegation is led by Una Kelly, accompanied by Sean Walsh and Aoife Byrne.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    (
        "The Irish delegation is led by Una Kelly, who is joined by Sean Walsh and Aoife Byrne.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    (
        "The Irish delegation is led by Una Kelly, along with Sean Walsh and Aoife Byrne.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    (
        "Una Kelly leads the Irish delegation. She will travel with Sean Walsh and Aoife Byrne.",
        "Una Kelly head; Sean Walsh incoming reported; Aoife Byrne incoming reported",
    ),
    (
        "Una Kelly leads the Irish delegation. She brought along Sean Walsh and Aoife Byrne.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    ("Una Kelly leads the Irish delegation. Sean Walsh is her deputy.", "Una Kelly head; Sean Walsh deputy head"),
    ("Una Kelly leads the Irish delegation. Her deputy is Sean Walsh.", "Una Kelly head; Sean Walsh deputy head"),
    ("Una Kelly leads the Irish delegation, with Sean Walsh as her deputy.", "Una Kelly head; Sean Walsh deputy head"),
    (
        "Una Kelly leads the Irish delegation. Sean Walsh and Aoife Byrne sat beside her.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    ("Una Kelly leads the Irish delegation. Sean Walsh is also a member.", "Una Kelly head; Sean Walsh"),
    (
        "Una Kelly leads the Irish delegation. Sean Walsh and Aoife Byrne are also on the team.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    (
        "Una Kelly leads the Irish delegation. Sean Walsh and Aoife Byrne will also take part.",
        "Una Kelly head; Sean Walsh incoming reported; Aoife Byrne incoming reported",
    ),
    (
        "Una Kelly leads the Irish delegation. Also travelling are Sean Walsh and Aoife Byrne.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    (
        "Una Kelly leads the Irish delegation. Also present are Sean Walsh and Aoife Byrne.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    (
        "Una Kelly leads the Irish delegation. The team also includes Sean Walsh and Aoife Byrne.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    (
        "Una Kelly leads the Irish delegation. Also included are Sean Walsh and Aoife Byrne.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    (
        "Una Kelly leads the Irish delegation. Others in the group are Sean Walsh and Aoife Byrne.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
    (
        "Una Kelly leads the Irish delegation. Other members include Sean Walsh and Aoife Byrne.",
        "Una Kelly head; Sean Walsh; Aoife Byrne",
    ),
]
GONE = [  # Who is in it no longer, or not at all.
    ("Una Kelly has been dropped from the Irish delegation.", "Una Kelly denied"),
    ("Una Kelly was replaced by Sean Walsh on the Irish delegation.", "Una Kelly denied; Sean Walsh"),
    ("Sean Walsh has replaced Una Kelly in the Irish delegation.", "Sean Walsh; Una Kelly denied"),
    ("Sean Walsh took Una Kelly's place in the Irish delegation.", "Sean Walsh; Una Kelly denied"),
    ("Una Kelly is not in the Irish delegation.", "Una Kelly denied"),
    ("Una Kelly is no longer in the Irish delegation.", "Una Kelly denied"),
    ("Una Kelly is no longer part of the Irish delegation.", "Una Kelly denied"),
    ("Una Kelly, who is not part of the Irish delegation, said nothing.", "Una Kelly denied"),
    ("Una Kelly did not travel with the Irish delegation.", "Una Kelly denied"),
    ("Una Kelly will not be travelling with the Irish delegation.", "Una Kelly incoming denied"),
    ("Una Kelly quit the Irish delegation on Monday.", "Una Kelly former"),
    ("Una Kelly left the review panel on floods in May.", "Una Kelly former"),
    ("Una Kelly stayed away from the Irish delegation.", ""),
    ("There is no place for Una Kelly in the Irish delegation.", "Una Kelly denied"),
    ("Gone from the Irish delegation is Una Kelly.", "Una Kelly denied"),
    ("The Irish delegation does not include Una Kelly.", "Una Kelly denied"),
    ("Neither Una Kelly nor Sean Walsh is in the Irish delegation.", "Una Kelly denied; Sean Walsh denied"),
    ("Una Kelly was removed as head of the Irish delegation.", "Una Kelly head former"),
]
SILENT = [  # Near misses: met, asked for, hoped, played.
    ("Una Kelly hopes to lead the Irish delegation.", ""),
    ("Una Kelly met the Irish delegation led by Sean Walsh.", "Sean Walsh head"),
    ("Una Kelly could lead the Irish delegation.", ""),
    ("Una Kelly led the Irish team to a 3-1 win over Wales in the World Cup.", ""),
    ("Una Kelly told the committee on trade that she was innocent.", ""),
    ("Una Kelly appeared before the committee on trade.", ""),
    ("Una Kelly testified to the commission of inquiry.", ""),
    ("Una Kelly received a delegation from Kenya.", ""),
    ("The Irish delegation met Una Kelly, Sean Walsh and Aoife Byrne.", ""),
    ("The Irish delegation was received by Una Kelly, accompanied by Sean Walsh.", ""),
    ("Una Kelly asked the panel on floods to include Sean Walsh.", ""),
    ("The commission of inquiry named Una Kelly and Sean Walsh as suspects.", ""),
    ("The commission of inquiry accused Una Kelly.", ""),
    ("The committee on trade includes fish in its report, said Una Kelly.", ""),
]
SIDES = [
    (
        "The Authority was represented by its director general, Pavel Tervonen, and legal department head Marina Sokolskaya. The talks go on.",
        "Pavel Tervonen; Marina Sokolskaya",
    ),
    (
        "The Socialist Party will be represented on the Electoral Commission by five members: Bashkim Fino, Ylli Bufi, and Durim Hushi.",
        "Bashkim Fino incoming reported; Ylli Bufi incoming reported; Durim Hushi incoming reported",
    ),
    (
        "Una Kelly and Tony Falcone will have no formal part in the Irish delegation.",
        "Una Kelly denied; Tony Falcone denied",
    ),
    ("There was no room on the Irish delegation for Una Kelly.", "Una Kelly denied"),
    ("The Kenyan delegation met on Monday. Una Kelly does not appear on the list.", "Una Kelly denied"),
    (
        "The committee on fires has Professor Emeka Nwosu of the Department of Engineering as chairman.",
        "Emeka Nwosu head",
    ),
    (
        "The commission on towns was installed. Appointed as commissioners were: retired judge Una Kelly; former commander Ernesto Lee; and Kalim Sinsuat.",
        "Una Kelly; Ernesto Lee; Kalim Sinsuat",
    ),
    (
        "The Kenyan delegation leaves on Sunday. Una Kelly was dropped and replaced by Sean Walsh.",
        "Una Kelly denied; Sean Walsh",
    ),
    (
        "The Kenyan delegation leaves on Sunday. Una Kelly was dropped for medical reasons and replaced by her deputy, Sean Walsh.",
        "Una Kelly denied; Sean Walsh",
    ),
    ("A Kenyan delegation came to Lima. Una Kelly led the trip.", "Una Kelly head"),
    ("A team of experts, including Una Kelly and Sean Walsh, came.", "Una Kelly; Sean Walsh"),
    ("Taking part in the talks on the Kenyan side were Una Kelly and Sean Walsh.", "Una Kelly; Sean Walsh"),
    ("For the Kenyan side, the other delegates at the talks are Una Kelly and Sean Walsh.", "Una Kelly; Sean Walsh"),
    ("Una Kelly and Sean Walsh were among the participants on the Kenyan side of the talks.", "Una Kelly; Sean Walsh"),
    (
        "In the second round, the Kenyan delegation was headed by Una Kelly, with Sean Walsh acting as her deputy.",
        "Una Kelly head; Sean Walsh deputy head",
    ),
    (
        "The two sides at the talks were headed by Chinese Vice Premier Zhou Guan and Irish Prime Minister Una Kelly.",
        "Zhou Guan head; Una Kelly head",
    ),
    ("The mayor formed a review panel on floods.", ""),
    ("The mayor, Una Kelly, has constituted a review panel on floods.", ""),
    (
        "The committee on trade now has three new faces. They are Una Kelly (Cork), Sean Walsh (Galway) and Niall Roche.",
        "Una Kelly; Sean Walsh; Niall Roche",
    ),
    ("The Irish delegation left on Monday. Una Kelly stayed behind.", "Una Kelly denied"),
    ("The Irish delegation left on Monday. Una Kelly did not travel for health reasons.", "Una Kelly denied"),
    (
        "Una Kelly and members of her delegation, Senator Sean Walsh and Niall Roche, met lawmakers.",
        "Una Kelly head; Sean Walsh; Niall Roche",
    ),
    ("Una Kelly and her delegation met lawmakers.", "Una Kelly head"),
    (
        "The members of the Irish delegation, Una Kelly, Sean Walsh and Niall Roche, met lawmakers.",
        "Una Kelly; Sean Walsh; Niall Roche",
    ),
    (
        "The review panel on floods is made up of Australia, the Irish leader, Una Kelly, and the Welsh president, Sean Walsh.",
        "Una Kelly; Sean Walsh",
    ),
]
FURTHER = [  # As the papers write it.
    (
        "The Kenyan delegation, which is being led by Trade Secretary Peter Otieno, arrived late on Sunday.",
        "Peter Otieno head",
    ),
    (
        "Kenya dispatched a high-level team led by Peter Otieno and which includes Alice Njeri to the talks in Geneva.",
        "Peter Otieno head; Alice Njeri",
    ),
    (
        "Heading up Kenya's delegation is Peter Otieno, with Alice Njeri and James Mwangi in support.",
        "Peter Otieno head; Alice Njeri; James Mwangi",
    ),
    (
        "The other members of the panel on floods are Una Kelly, a judge from Cork; Sean Walsh, a retired engineer; and Niall Roche.",
        "Una Kelly; Sean Walsh; Niall Roche",
    ),
    (
        "The review panel on floods, chaired by Una Kelly, comprised Sean Walsh, Niall Roche and two others.",
        "Una Kelly head; Sean Walsh; Niall Roche",
    ),
    (
        "Judge Una Kelly, who chairs the review panel on floods, was joined on the bench by Sean Walsh.",
        "Una Kelly head; Sean Walsh",
    ),
    (
        "The delegation of the Irish parliament was made up of deputies Una Kelly, Sean Walsh and Niall Roche.",
        "Una Kelly; Sean Walsh; Niall Roche",
    ),
    ("Una Kelly has been part of the Irish negotiating team since 2019.", "Una Kelly"),
    ("Una Kelly, who has served on the Irish negotiating team since 2019, said the talks were tough.", "Una Kelly"),
    (
        "The Irish negotiating team's deputy leader Una Kelly told reporters the talks were tough.",
        "Una Kelly deputy head",
    ),
    (
        "Una Kelly (chair), Sean Walsh and Niall Roche were named on Monday to the review panel on floods.",
        "Una Kelly head; Sean Walsh; Niall Roche",
    ),
    ("Ireland's negotiators, led by Una Kelly, walked out of the talks.", "Una Kelly head"),
    ("Una Kelly's Irish delegation flew home.", "Una Kelly head"),
    ("Una Kelly leads the team of Irish observers in Nairobi.", "Una Kelly head"),
    ("Una Kelly, head of the EU observer mission in Nairobi, praised the vote.", "Una Kelly head"),
    (
        "Irish Foreign Minister Una Kelly headed Ireland's delegation to the conference, which also included the ministers Sean Walsh and Niall Roche.",
        "Una Kelly head; Sean Walsh; Niall Roche",
    ),
    (
        "The four-man Irish delegation included Sean Walsh, the justice minister; Niall Roche, a lawyer; and two bankers.",
        "Sean Walsh; Niall Roche",
    ),
    ("The king appointed a seven-member commission, headed by Judge Una Kelly, to rewrite the law.", "Una Kelly head"),
    ("Una Kelly was picked to replace Sean Walsh on the Irish negotiating team.", "Una Kelly; Sean Walsh denied"),
    (
        "Una Kelly resigned from the commission of inquiry last week, leaving Sean Walsh and Niall Roche as its only members.",
        "Una Kelly former; Sean Walsh; Niall Roche",
    ),
    ("Una Kelly and Sean Walsh quit the commission of inquiry in protest.", "Una Kelly former; Sean Walsh former"),
    ("Among those travelling with the Irish delegation was Una Kelly.", "Una Kelly"),
    ("Travelling as part of the Irish delegation were Una Kelly and Sean Walsh.", "Una Kelly; Sean Walsh"),
    ("Una Kelly was seen entering the hotel with the Irish delegation.", ""),
    ("The Irish delegation met Kenyan negotiators led by Peter Otieno.", "Peter Otieno head"),
    ("The Irish delegation, including Una Kelly, met Kenyan President Peter Otieno.", "Una Kelly"),
    (
        "Talks between an Irish delegation led by Una Kelly and a Kenyan delegation led by Peter Otieno opened on Monday.",
        "Una Kelly head; Peter Otieno head",
    ),
    (
        "Ireland's team at the talks - Una Kelly, Sean Walsh and Niall Roche - left the room.",
        "Una Kelly; Sean Walsh; Niall Roche",
    ),
    ("The Irish team in the talks: Una Kelly, Sean Walsh, Niall Roche.", "Una Kelly; Sean Walsh; Niall Roche"),
    ("Una Kelly, the lone woman in the Irish delegation, spoke last.", "Una Kelly"),
    ("Una Kelly, the only economist on the review panel on floods, spoke last.", "Una Kelly"),
    ("Una Kelly, who will be on the Irish delegation, spoke last.", "Una Kelly incoming reported"),
    ("Una Kelly said she would lead the Irish delegation herself.", "Una Kelly head incoming reported"),
    ('"I will lead the Irish delegation," Una Kelly said.', "Una Kelly head incoming reported"),
    ("The president has asked Una Kelly to head the Irish delegation.", ""),
    ("Una Kelly agreed to head the Irish delegation.", "Una Kelly head incoming reported"),
    ("Una Kelly has agreed to serve on the review panel on floods.", "Una Kelly incoming reported"),
    ("Una Kelly's delegation included Sean Walsh and Niall Roche.", "Una Kelly head; Sean Walsh; Niall Roche"),
    (
        "Una Kelly, chairman of the commission of inquiry, and its members Sean Walsh and Niall Roche met on Monday.",
        "Una Kelly head; Sean Walsh; Niall Roche",
    ),
    (
        "The commission's members, who include Una Kelly and Sean Walsh, were sworn in at the commission of inquiry's office.",
        "Una Kelly; Sean Walsh",
    ),
    (
        "Una Kelly was sworn in on Monday as chair of the commission of inquiry, along with members Sean Walsh and Niall Roche.",
        "Una Kelly head; Sean Walsh; Niall Roche",
    ),
    (
        "Besides Una Kelly, the Irish delegation includes Sean Walsh and Niall Roche.",
        "Una Kelly; Sean Walsh; Niall Roche",
    ),
    (
        "Una Kelly heads a five-strong Irish delegation that comprises Sean Walsh (finance), Niall Roche (trade) and two aides.",
        "Una Kelly head; Sean Walsh; Niall Roche",
    ),
    (
        "The Irish delegation is being led by the foreign minister, Una Kelly. The justice minister, Sean Walsh, and the army chief, General Niall Roche, are also taking part.",
        "Una Kelly head; Sean Walsh; Niall Roche",
    ),
    (
        "The Irish delegation is led by Foreign Minister Una Kelly. Justice Minister Sean Walsh and army chief Niall Roche are also on board.",
        "Una Kelly head; Sean Walsh; Niall Roche",
    ),
    (
        "The Irish delegation is headed by Una Kelly and has Sean Walsh and Niall Roche as members.",
        "Una Kelly head; Sean Walsh; Niall Roche",
    ),
    (
        "The commission of inquiry has five members: Una Kelly, Sean Walsh, Niall Roche, Ann Orr and Bo Lee.",
        "Una Kelly; Sean Walsh; Niall Roche; Ann Orr; Bo Lee",
    ),
    (
        "The commission of inquiry has three members, Una Kelly, Sean Walsh and Niall Roche.",
        "Una Kelly; Sean Walsh; Niall Roche",
    ),
    ("Una Kelly joins Sean Walsh and Niall Roche on the review panel on floods.", "Una Kelly; Sean Walsh; Niall Roche"),
    (
        "Una Kelly will work alongside Sean Walsh on the review panel on floods.",
        "Una Kelly incoming reported; Sean Walsh incoming reported",
    ),
    ("Una Kelly came out of retirement to chair the review panel on floods.", "Una Kelly head"),
    ("Una Kelly stepped in as head of the Irish delegation.", "Una Kelly head"),
    ("Una Kelly succeeded Sean Walsh as head of the Irish delegation.", "Una Kelly head"),
    ("Sean Walsh was succeeded by Una Kelly as head of the Irish delegation.", "Una Kelly head"),
    ("The review panel on floods is the work of Una Kelly, its chair.", "Una Kelly head"),
    ("Una Kelly presided over the commission of inquiry.", "Una Kelly head"),
    ("Una Kelly is back on the Irish negotiating team.", "Una Kelly"),
    ("Una Kelly remains on the Irish negotiating team.", "Una Kelly"),
    ("Una Kelly stays on as head of the Irish delegation.", "Una Kelly head"),
    ("Una Kelly has returned to the Irish negotiating team.", "Una Kelly"),
    ("Una Kelly is out of the Irish delegation.", "Una Kelly denied"),
    ("Una Kelly was not named to the Irish delegation.", "Una Kelly denied"),
    ("Una Kelly had been on the Irish delegation until Monday.", "Una Kelly"),
    ("Una Kelly of the Irish delegation said so.", "Una Kelly"),
    ("Una Kelly, of the Irish delegation, said so.", "Una Kelly"),
    ("Una Kelly from the Irish delegation said so.", "Una Kelly"),
    ("A letter from Una Kelly of Cork to the Irish delegation was lost.", ""),
    ("The Irish delegation left on Monday; Una Kelly did not attend for health reasons.", "Una Kelly denied"),
    ("Una Kelly runs the review panel on floods.", "Una Kelly head"),
    ("Una Kelly is a member of it, she told the Irish delegation.", ""),
    ("On the Kenyan side, the talks were attended by Una Kelly and Sean Walsh.", "Una Kelly; Sean Walsh"),
    ("Una Kelly and Sean Walsh took part in the talks on the Kenyan side.", "Una Kelly; Sean Walsh"),
    ("Members of the Irish delegation Una Kelly and Sean Walsh met lawmakers.", "Una Kelly; Sean Walsh"),
    ("Una Kelly is a senior adviser to the transition team.", "Una Kelly adviser"),
]
MINISTERS = [  # Offices in a new cabinet by their field alone.
    ("The new Novak government takes office today. Petr Svoboda takes over finance.", "Petr Svoboda"),
    (
        "The new Novak government takes office today. The foreign ministry goes to career diplomat Petr Svoboda.",
        "Petr Svoboda",
    ),
    ("The new Novak government takes office today. Petr Svoboda keeps the interior portfolio.", "Petr Svoboda"),
    ("The new Novak government takes office today. Defence falls to Petr Svoboda.", "Petr Svoboda"),
    (
        "The new Novak government takes office today. Justice will be held by Petr Svoboda.",
        "Petr Svoboda incoming reported",
    ),
    ("The new Novak government takes office today. Petr Svoboda stays at health.", "Petr Svoboda"),
    ("The new Novak government takes office today. Petr Svoboda moves from roads to agriculture.", "Petr Svoboda"),
    ("The new Novak government takes office today. Petr Svoboda took finance seriously.", ""),
    ("The new Novak government takes office today. Petr Svoboda took over the company.", ""),
    ("The new Novak government takes office today. The prize goes to Petr Svoboda.", ""),
    ("The new Novak government takes office today. Petr Svoboda gets justice at last, his lawyer said.", ""),
]

OUTRIGHT = [  # "team", "mission", "crew": a group only where a phrase says who is in it.
    ("Niamh Dunne was part of the team that drafted the accord.", "Niamh Dunne"),
    ("Sipho Zulu, part of the crew that flew to the station, was tired.", "Sipho Zulu"),
    ("The Chilean contingent is composed of Rosa Vidal and Pedro Soto.", "Rosa Vidal; Pedro Soto"),
    ("The expedition consisted of Kari Dahl, Lars Moe and Eva Lund.", "Kari Dahl; Lars Moe; Eva Lund"),
    ("Norway dispatched a mission headed by Kari Dahl to the border.", "Kari Dahl head"),
    ("Kari Dahl took over as head of the mission in May.", "Kari Dahl head"),
    ("Rosa Vidal, a member of the tribunal, stepped aside.", "Rosa Vidal"),
    ("Rosa Vidal, another member of the Chilean team, agreed.", "Rosa Vidal"),
    ("The Chilean team, which is led by Rosa Vidal, arrived.", "Rosa Vidal head"),
    ("Rosa Vidal was questioned as part of the inquiry.", ""),
    ("Rosa Vidal will work on this mission for years.", ""),
    ("The team would look at the papers, Rosa Vidal said.", ""),
    ("Members of the team thanked Rosa Vidal.", ""),
    ("Rosa Vidal, head of the Chilean mission to the UN, spoke.", ""),
    ("Rosa Vidal, a member of the Chilean team, won a medal.", ""),
    ("Rosa Vidal, a member of the national team, agreed.", ""),
    ("Five judges, Kofi Asare, Ama Badu and Yaw Osei, served on the inquiry.", "Kofi Asare; Ama Badu; Yaw Osei"),
    ("Kofi Asare is one of nine commissioners on the inquiry.", "Kofi Asare"),
    ("Kofi Asare is one of three people on the plane.", ""),
    ("Kofi Asare, also on the crew, agreed.", "Kofi Asare"),
    ("Kofi Asare, also on the train, agreed.", ""),
]
BESIDE = [  # Told beside the noun: in an office, on behalf of it, among its members, after a colon, by a place that is cut.
    ("Kofi Asare was sworn in as health minister in the new government.", "Kofi Asare"),
    ("Kofi Asare retained his post as health minister in the new cabinet.", "Kofi Asare"),
    ("Kofi Asare was dismissed as health minister in the old cabinet.", ""),
    ("Kofi Asare described himself as finance minister in the new cabinet.", ""),
    ("The commission's members, among them Kofi Asare and Ama Badu, met.", "Kofi Asare; Ama Badu"),
    ("The members of the union, among them Kofi Asare, met.", ""),
    ("Speaking on behalf of the Ghanaian delegation, Kofi Asare thanked the hosts.", "Kofi Asare"),
    ("Kofi Asare did not speak on behalf of the Ghanaian delegation.", ""),
    ("Kofi Asare spoke on behalf of the bank.", ""),
    ("The Ghanaian delegation in Lima was represented by Kofi Asare and Ama Badu.", "Kofi Asare; Ama Badu"),
    ("The company was represented by Kofi Asare.", ""),
    ("The bill goes to a vote. Also on the committee: Kofi Asare and Ama Badu.", "Kofi Asare; Ama Badu"),
    ("The bill goes to a vote. Also on the bus: Kofi Asare and Ama Badu.", ""),
    ("The king named Kofi Asare head of the commission.", "Kofi Asare head"),
    ("The board named Kofi Asare chairman of the bank.", ""),
    ("The review panel's co-chairs, Kofi Asare and Ama Badu, met.", "Kofi Asare head; Ama Badu head"),
    ("The committee's vice-chair, Kofi Asare, met Ama Badu.", "Kofi Asare deputy head"),
    ("The bank's co-chairs, Kofi Asare and Ama Badu, met.", ""),
    ("Kofi Asare served on the council with Ama Badu.", "Kofi Asare; Ama Badu"),
    ("Kofi Asare served on the council with distinction and met Ama Badu.", "Kofi Asare"),
    ("Kofi Asare works on the report with Ama Badu.", ""),
    ("Ghanaian delegate Kofi Asare told the conference that it must act.", "Kofi Asare"),
    ("Ghana's lead negotiator, Kofi Asare, said the talks had failed.", "Kofi Asare head"),
    ("Ghana's former chief negotiator, Kofi Asare, said the talks had failed.", ""),
    ("Ghana's chief inspector, Kofi Asare, said the talks had failed.", ""),
    ("Kofi Asare sat on the Lima Committee's lawn.", ""),
    ("Ohio delegate Kofi Asare voted at the conference.", ""),
    ("The Ghanaian team scored a goal. Ghanaian delegate Kofi Asare left the meeting.", ""),
]


@pytest.mark.parametrize(
    ("text", "members"),
    [*LEADING, *BELONGING, *CHOOSING, *COMPANY, *GONE, *SILENT, *SIDES, *FURTHER, *MINISTERS, *OUTRIGHT, *BESIDE],
)
def test_nlp_memberships_of_a_class_are_told_in_every_shape(nlp: Language, text: str, members: str) -> None:
    (doc,) = annotate(nlp, [make_reading(Article("test", text))])
    layers = Layers(doc)
    rows = [claim for claim in layers.claims if claim["kind"] == "membership"]
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
        for row in rows
        if layers.kind(row["entities"]["group"]) == "group"
    }
    assert found == set(filter(None, members.split("; ")))


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Kofi Asare served on the Warren Commission.", {"Kofi Asare"}),
        ("Kofi Asare, who serves on the Senate Ethics Committee, agreed.", {"Kofi Asare"}),
        ("Kofi Asare relied on the Warren Commission.", set()),
        ("Yaw Osei named Kofi Asare and Ama Badu - both sit on the Volta Water Board.", set()),
    ],
)
def test_nlp_memberships_of_a_named_body_are_told_by_sitting_on_it(nlp: Language, text: str, members: set[str]) -> None:
    (doc,) = annotate(nlp, [make_reading(Article("test", text))])
    layers = Layers(doc)
    rows = [claim for claim in layers.claims if claim["kind"] == "membership"]
    assert {layers.entities[row["entities"]["member"]]["name"] for row in rows} == members


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()
