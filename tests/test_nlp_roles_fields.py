"""Every field of a role: body, country, person served, title and status, where the words around the title give them."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from newsgraph.nlp.page.layers import Layers


@cache
def pipeline() -> Language:
    from newsgraph.nlp.pipeline import load

    return load()


def told(text: str) -> list[str]:
    """Each role as "holder: title @body ^country >principal (status)", what is missing left out."""
    layers = Layers(pipeline()(text))
    found = []
    for claim in layers.claims:
        if claim["kind"] == "role":
            name = {field: layers.entities[entity]["name"] for field, entity in claim["entities"].items()}
            words = [f"{name['holder']}: {claim['values']['title']}"]
            marks = (("@", "organisation"), ("^", "country"), (">", "principal"))
            words += [f"{mark}{name[field]}" for mark, field in marks if field in name]
            found.append(" ".join([*words, f"({claim['values']['status']})"]))
    return found


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Ann Lee, the Lima Bank's number two, spoke.", ["Ann Lee: number two @Lima Bank (current)"]),
        (
            "Ann Lee, number three in the Foreign Ministry, spoke.",
            ["Ann Lee: number three @Foreign Ministry (current)"],
        ),
        ("Ann Lee lives at number two.", []),
        ("Ann Lee, who co-chairs the Lima Commission, spoke.", ["Ann Lee: co-chairman @Lima Commission (current)"]),
        ("The Lima Commission, chaired by Ann Lee, met.", ["Ann Lee: chairman @Lima Commission (current)"]),
        ("The Lima Commission, formerly chaired by Ann Lee, met.", ["Ann Lee: chairman @Lima Commission (former)"]),
        (
            "The Lima Commission, chaired by Ann Lee from 1990 to 1995, met.",
            ["Ann Lee: chairman @Lima Commission (former)"],
        ),
        ("Ann Lee, who presides over the Lima Court, spoke.", ["Ann Lee: president @Lima Court (current)"]),
        ("Ann Lee presided over a decline.", []),
    ],
)
def test_roles_are_told_by_a_rank_in_numbers_or_by_a_verb_of_chairing(text: str, roles: list[str]) -> None:
    assert told(text) == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Ann Lee took over the Lima Bank in May.", ["Ann Lee: head @Lima Bank (current)"]),
        ("Ann Lee has taken charge of the Lima Institute.", ["Ann Lee: head @Lima Institute (current)"]),
        (
            "Ann Lee took on the job of running the Lima Port Authority.",
            ["Ann Lee: head @Lima Port Authority (current)"],
        ),
        ("Ann Lee was given the task of leading the Lima Commission.", ["Ann Lee: leader @Lima Commission (current)"]),
        ("Ann Lee took over the Lima Bank's debts.", []),
        ("Sabex Corp took over Telsis Corp in May.", []),
        (
            "Lima Bank director Ann Lee resigned on Monday. Bo Diaz was appointed to succeed her.",
            ["Ann Lee: director @Lima Bank (former)", "Bo Diaz: director @Lima Bank (incoming)"],
        ),
        (
            "Bo Diaz succeeds Ann Lee, the director of the Lima Bank.",
            ["Ann Lee: director @Lima Bank (former)", "Bo Diaz: director @Lima Bank (current)"],
        ),
        (
            "Lima Bank director Ann Lee spoke. Bo Diaz succeeded in calming her.",
            ["Ann Lee: director @Lima Bank (current)"],
        ),
        (
            "Lima Bank director Ann Lee spoke. Nobody can replace her.",
            ["Ann Lee: director @Lima Bank (current)"],
        ),
    ],
)
def test_roles_are_taken_over(text: str, roles: list[str]) -> None:
    assert told(text) == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Bo Diaz is one of Ann Lee's advisers.", ["Bo Diaz: adviser >Ann Lee (current)"]),
        ("One of Ann Lee's lawyers, Bo Diaz, spoke.", ["Bo Diaz: lawyer >Ann Lee (current)"]),
        ("Bo Diaz, one of Peru's two senators, spoke.", ["Bo Diaz: senator ^Peru (current)"]),
        ("Bo Diaz is one of the Lima Bank's critics.", []),
        ("Some of Ann Lee's advisers met Bo Diaz.", []),
        (
            "Ann Lee and Bo Diaz became chairman and chief executive of Sabex, respectively.",
            ["Ann Lee: chairman @Sabex (current)", "Bo Diaz: chief executive @Sabex (current)"],
        ),
        (
            "Ann Lee, Bo Diaz and Carla Orr are the president, treasurer and secretary of the Lima Club, respectively.",
            [
                "Ann Lee: president @Lima Club (current)",
                "Bo Diaz: treasurer @Lima Club (current)",
                "Carla Orr: secretary @Lima Club (current)",
            ],
        ),
        (
            "The finance and justice ministers, Ann Lee and Bo Diaz respectively, met.",
            ["Ann Lee: finance minister (current)", "Bo Diaz: justice minister (current)"],
        ),
        ("Officials told reporters Lee was ill.", []),
    ],
)
def test_roles_of_several_people_are_told_apart(text: str, roles: list[str]) -> None:
    assert told(text) == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "The World Bank has cut its loans. A bank spokeswoman, Ann Lee, said so on Monday.",
            ["Ann Lee: spokeswoman @World Bank (current)"],
        ),
        (
            "Sabex Corp has cut jobs. Company spokesman Bo Diaz said so on Monday.",
            ["Bo Diaz: spokesman @Sabex Corp (current)"],
        ),
        (
            "The Lima Bank and the Sabex Bank merged. A bank spokeswoman, Ann Lee, said so.",
            ["Ann Lee: bank spokeswoman (current)"],
        ),
        ("A company spokesman, Bo Diaz, said so on Monday.", ["Bo Diaz: company spokesman (current)"]),
        (
            "Ann Lee, Peru's envoy to the World Bank, spoke.",
            ["Ann Lee: envoy to the World Bank @World Bank ^Peru (current)"],
        ),
        ("Ann Lee, the World Bank's envoy to Peru, spoke.", ["Ann Lee: envoy to Peru @World Bank (current)"]),
        (
            "Ann Lee, head of the Peruvian Central Election Commission, spoke in Peru.",
            ["Ann Lee: head @Peruvian Central Election Commission ^Peru (current)"],
        ),
        (
            "Peru is far. Ann Lee, governor of the Central Bank of Peru, spoke.",
            ["Ann Lee: governor @Central Bank of Peru ^Peru (current)"],
        ),
        (
            "Ann Lee, president of the Peruvian Football Federation, spoke in Peru.",
            ["Ann Lee: president @Peruvian Football Federation (current)"],
        ),
    ],
)
def test_roles_have_the_body_and_country_that_the_words_give(text: str, roles: list[str]) -> None:
    assert told(text) == roles


LEE, DIAZ = "Finance Minister Ann Lee", "Health Minister Bo Diaz"


@pytest.mark.parametrize(
    ("text", "former"),
    [
        (f"Among those who have gone are {LEE} and {DIAZ}.", {"Ann Lee", "Bo Diaz"}),
        (f"Among the officials who resigned were {LEE} and {DIAZ}.", {"Ann Lee", "Bo Diaz"}),
        (f"{LEE} was among those sacked on Monday.", {"Ann Lee"}),
        (f"Those who have gone include {LEE}.", {"Ann Lee"}),
        (f"{LEE}, whom parliament unseated in March, spoke.", {"Ann Lee"}),
        (f"{LEE}, who was forced out last week, declined to comment.", {"Ann Lee"}),
        (f"{LEE} was dropped from the cabinet.", {"Ann Lee"}),
        (f"{LEE} left office on Friday.", {"Ann Lee"}),
        (f"{LEE} quit in anger on Monday.", {"Ann Lee"}),
        (f"{LEE}'s dismissal was announced on Friday.", {"Ann Lee"}),
        (f"The dismissal of {LEE} was announced on Monday.", {"Ann Lee"}),
        (f"Among those who have praised it are {LEE} and {DIAZ}.", set()),
        (f"Among those who have gone to Lima are {LEE} and {DIAZ}.", set()),
        (f"Among those who left the room were {LEE} and {DIAZ}.", set()),
        (f"{LEE} was removed from the list.", set()),
        (f"{LEE} left Lima on Friday.", set()),
        (f"{LEE} quit smoking on Monday.", set()),
        (f"{LEE} has resigned himself to defeat.", set()),
        (f"{LEE} may be forced out next week.", set()),
        (f"The opposition demanded the dismissal of {LEE}.", set()),
        (f"{LEE}'s dismissal would please the opposition.", set()),
    ],
)
def test_roles_end_where_their_holders_are_told_to_be_gone(text: str, former: set[str]) -> None:
    assert {role.split(":")[0] for role in told(text) if role.endswith("(former)")} == former


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Ann Lee, once the director of the Lima Bank, spoke.", ["Ann Lee: director @Lima Bank (former)"]),
        ("Ann Lee, until last year director of the Lima Bank, spoke.", ["Ann Lee: director @Lima Bank (former)"]),
        ("Ann Lee was until two years ago chief of the Lima Bank.", ["Ann Lee: chief @Lima Bank (former)"]),
        ("Ann Lee, now the director of the Lima Bank, spoke.", ["Ann Lee: director @Lima Bank (current)"]),
        ("Ann Lee is among the founders of the Lima Movement.", ["Ann Lee: founder @Lima Movement (current)"]),
        (
            "President Ann Lee spoke. Bo Diaz, a diplomat in the Orr administration, did not.",
            ["Ann Lee: President (current)", "Bo Diaz: diplomat @Orr administration (former)"],
        ),
        (
            "President Ann Lee spoke. Bo Diaz, a diplomat in the Lee administration, did not.",
            ["Ann Lee: President (current)", "Bo Diaz: diplomat @Lee administration (current)"],
        ),
        (
            "President Ann Lee spoke. Bo Diaz, director of the Federal Drug Administration, did not.",
            ["Ann Lee: President (current)", "Bo Diaz: director @Federal Drug Administration (current)"],
        ),
        (
            "On Monday the king ousted finance minister Ann Lee. Lee is the chairwoman of the Lima Club.",
            ["Ann Lee: finance minister (former)", "Ann Lee: chairwoman @Lima Club (current)"],
        ),
        (
            (
                "US president Orr ousts national security advisor Lee\n\nOn Tuesday, United States President Carla Orr said she "
                "would name another national security advisor than Ann Lee."
            ),
            [
                "Carla Orr: president ^United States (current)",
                "Ann Lee: national security advisor ^United States (former)",
                "Carla Orr: President ^United States (current)",
            ],
        ),
        ("Retired judge Ann Lee spoke.", ["Ann Lee: judge (former)"]),
        ("They spoke of Martin Luther King.", []),
        ("He spoke to Larry King Now on Monday.", []),
        (
            "Ann Lee, Additional Secretary for Harbours, spoke.",
            ["Ann Lee: Additional Secretary for Harbours (current)"],
        ),
    ],
)
def test_roles_are_over_by_an_adverb_or_a_time_before_them(text: str, roles: list[str]) -> None:
    assert told(text) == roles


@pytest.mark.parametrize(
    ("text", "country"),
    [
        (
            "Cambodia's premier presents new cabinet\n\nOutgoing tourism minister Bo Diaz is not in the cabinet.",
            "Cambodia",
        ),
        (
            "PRAIA (LNA) -- The government of Cape Verde took its oath on Monday. President Bo Diaz heard the oath.",
            "Cape Verde",
        ),
        (
            (
                "Broad Bolivian team is named for talks\n\nBolivia published the names on Monday. Ann Lee is an ally of "
                "President Bo Diaz. Ecuador welcomed the step."
            ),
            "Bolivia",
        ),
        ("Peru strikes spread\n\nPeruvian miners struck. President Bo Diaz ordered Peruvian troops in.", "Peru"),
        ("Peru votes\n\nPeru held a vote on Monday. Senator Bo Diaz won.", "Peru"),
        ("North Korea and Japan met. The North's leader, Bo Diaz, agreed.", "North Korea"),
        ("Peru votes\n\nPeru held a vote on Monday. Presidential adviser Bo Diaz won.", "Peru"),
        # Of the region that a seat is told to be of.
        (
            "What Mexico could do\n\nMexico may raise tariffs on the United States. Senator Bo Diaz of Ohio doubts it.",
            "United States",
        ),
        # Another side than the one that the holder deals with.
        ("U.S. team flies to island\n\nTwo U.S. senators met President Bo Diaz on Monday. The U.S. team left.", None),
        (
            (
                "Chinese jets fly near island\n\nChinese jets flew on Monday. President Bo Diaz condemned the Chinese drills. "
                "China said it was ready."
            ),
            None,
        ),
        ("President Bo Diaz flew to France on Monday. France was ready, he said.", None),
        ("Prime Minister Bo Diaz thanked France on Monday. French officials were pleased.", None),
        ("Peru and Chile sign pact\n\nPeru and Chile signed a pact on Monday. President Bo Diaz welcomed it.", None),
        (
            (
                "Leader took millions in Chilean deal\n\nPeruvian President Ann Lee took money from a Chilean firm in Chile. "
                "Vice President Bo Diaz got some."
            ),
            None,
        ),
        ("Peru votes\n\nPeru held a vote on Monday. Motivational speaker Bo Diaz won.", None),
    ],
)
def test_roles_are_of_the_country_from_whose_side_the_article_tells(text: str, country: str | None) -> None:
    (role,) = [role for role in told(text) if role.startswith("Bo Diaz")]
    assert role.partition(" ^")[2].partition(" (")[0] == (country or "")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        # Beside the office.
        ("In Geneva, Ambassador Bo Diaz (Peru) spoke first.", "Peru"),
        ("Ambassador Bo Diaz (right) spoke in Geneva of Peru and Chile.", None),
        ("Talks with Chile go on. The mayor of Lima, Bo Diaz, told Peru so.", "Peru"),
        ("Chile was told. Governor Bo Diaz of Peru's Loreto region spoke.", "Peru"),
        ("Peru and Chile began talks. In Lima, presidential spokesman Bo Diaz was hopeful.", "Peru"),
        ("Chile waited. Peruvian Minister of Health Ann Lee and Permanent Secretary Bo Diaz left.", "Peru"),
        ("U.S. Sen. Ann Lee flew to Peru. Sens. Carla Orr (D-Ohio) and Bo Diaz (R-Iowa) joined her.", "United States"),
        ("Peru and Chile met. Missing from the Peruvian line-up was Trade Minister Bo Diaz.", "Peru"),
        ("Peru and Chile met. Missing from the meeting was Trade Minister Bo Diaz.", None),
        ("Peru and Chile met. Ann Lee led the Peruvian team and Trade Minister Bo Diaz the other one.", None),
        ("Peru and Chile met. Peruvian President Ann Lee was accompanied by Vice Minister Bo Diaz.", "Peru"),
        ("Peru and Chile met. Ann Lee was accompanied by Vice Minister Bo Diaz.", None),
        # Where the document was written, when it speaks of no other country.
        ("LIMA, Oct. 3 (LNA) - The inquiry has begun. Federal prosecutor Bo Diaz will speak.", "Peru"),
        ("Diaz opens cabinet\n\nCopper Courier, Lima\n\nPresident Bo Diaz named a cabinet on Monday.", "Peru"),
        ("LIMA (LNA) - Talks with Chile and Ecuador began. President Bo Diaz was hopeful.", None),
        ("LIMA (LNA) - The strike goes on. Transport Ministry spokesman Bo Diaz said so.", "Peru"),
        (
            "MANILA - The panel was named on Monday. Gov. Ann Lee was glad. President Bo Diaz swore it in.",
            "Philippines",
        ),
        ("Cabinet changes in Riga\n\nThe talks went on. Former agriculture minister Bo Diaz was not there.", "Latvia"),
        # Who receives a delegation is not of its side.
        (
            "LIMA (LNA) - A Chilean delegation reached Peru on Monday. Speaker Bo Diaz will receive the delegation.",
            "Peru",
        ),
        # Who is served is of the same country.
        (
            "Chile and Peru met. The Peruvian delegation is led by Ann Lee, President Bo Diaz's envoy for the coast.",
            "Peru",
        ),
        # Members of a delegation hold offices in their country, not every post that they have.
        ("Chile waited. The Peruvian delegation is led by Bo Diaz, director of the National Mapping Office.", "Peru"),
        ("Chile waited. The Peruvian delegation is led by Bo Diaz, legal adviser to the president.", "Peru"),
        ("Chile waited. The Peruvian delegation is led by Bo Diaz, chairman of Velora Shipping.", None),
        # No office of a state.
        ("Peru strikes spread\n\nPeruvian miners struck. Association president Bo Diaz spoke.", None),
        ("Peru strikes spread\n\nPeruvian miners struck. Bo Diaz, president of the union, spoke.", None),
        ("Peru strikes spread\n\nPeruvian miners struck. Executive vice president Bo Diaz spoke.", None),
    ],
)
def test_roles_have_the_country_that_stands_beside_them_or_that_the_document_is_written_in(
    text: str, country: str | None
) -> None:
    (role,) = [role for role in told(text) if role.startswith("Bo Diaz")]
    assert role.partition(" ^")[2].partition(" (")[0].partition(" >")[0] == (country or "")


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        # Fields behind a title, with the name right behind them or not.
        ("Deputy Minister of Fisheries Bo Diaz left.", ["Bo Diaz: Deputy Minister of Fisheries (current)"]),
        (
            "Director General for Borders and Sea Law Bo Diaz left.",
            ["Bo Diaz: Director General for Borders and Sea Law (current)"],
        ),
        ("Secretary to the Treasury Bo Diaz left.", ["Bo Diaz: Secretary to the Treasury (current)"]),
        (
            "Bo Diaz, Minister for Women, Youth and Sports, left.",
            ["Bo Diaz: Minister for Women, Youth and Sports (current)"],
        ),
        ("Bo Diaz, Minister for Women, and Ann Lee left.", ["Bo Diaz: Minister for Women (current)"]),
        (
            "The Minister of Justice of Norway, Bo Diaz, left.",
            ["Bo Diaz: Minister of Justice ^Norway (current)"],
        ),
        ("Bo Diaz, former Minister of Oil and Minerals, left.", ["Bo Diaz: Minister of Oil and Minerals (former)"]),
        ("Bo Diaz, former Commissioner of Police, left.", ["Bo Diaz: Commissioner of Police (former)"]),
        ("Ambassador-at-Large Bo Diaz left.", ["Bo Diaz: Ambassador-at-Large (current)"]),
        ("President of the federation Bo Diaz left.", ["Bo Diaz: President of the federation (current)"]),
        # Abbreviated titles, alone and of several words.
        (
            "Lt. Gen. Bo Diaz and Maj. Gen. Ann Lee left.",
            ["Bo Diaz: Lt. Gen. (current)", "Ann Lee: Maj. Gen. (current)"],
        ),
        (
            "Former Navy vice commander Rear Adm. Bo Diaz left.",
            ["Bo Diaz: vice commander @Navy (former)", "Bo Diaz: Rear Adm. (current)"],
        ),
        ("Sens. Bo Diaz (D-Del.) and Ann Lee left.", ["Bo Diaz: Sen. (current)", "Ann Lee: Sen. (current)"]),
        # Several fields of one office, and people in a list who hold none.
        (
            "Peruvian Finance and Foreign Minister Bo Diaz left.",
            ["Bo Diaz: Finance and Foreign Minister ^Peru (current)"],
        ),
        ("Bo Diaz, a minister and two aides arrived on Monday.", []),
        ("Bo Diaz, a lawyer and activist, arrived.", ["Bo Diaz: lawyer (current)", "Bo Diaz: activist (current)"]),
        # Who has left a rank or a cabinet.
        ("Admiral (ret.) Bo Diaz left.", ["Bo Diaz: Admiral (former)"]),
        ("Lt. Gen. Bo Diaz (Rtd) left.", ["Bo Diaz: Lt. Gen. (former)"]),
        ("Bo Diaz, health minister in the previous cabinet, left.", ["Bo Diaz: health minister (former)"]),
        ("Bo Diaz, health minister in the new cabinet, left.", ["Bo Diaz: health minister (current)"]),
        ("The interior minister of the day, Bo Diaz, left.", ["Bo Diaz: interior minister (former)"]),
        ("Bo Diaz, until now a lecturer at the Lima Institute, left.", ["Bo Diaz: lecturer @Lima Institute (former)"]),
        # Where somebody was elected is no body, and a field that looks like one neither.
        (
            "Bo Diaz, Member of Parliament for Lake County, left.",
            ["Bo Diaz: Member of Parliament for Lake County (current)"],
        ),
        ("Bo Diaz, member for Toowoomba, left.", ["Bo Diaz: member for Toowoomba (current)"]),
        ("Natural Resources Commissioner Bo Diaz left.", ["Bo Diaz: Natural Resources Commissioner (current)"]),
        ("Sports Cabinet Secretary Bo Diaz left.", ["Bo Diaz: Sports Cabinet Secretary (current)"]),
        # An age before a title, a party behind a name, and a time that belongs to the verb.
        (
            "Bo Diaz, a 78-year-old retired teacher and school administrator, left.",
            ["Bo Diaz: teacher (former)", "Bo Diaz: school administrator (former)"],
        ),
        (
            "Rep. Bo Diaz, R-N.Y., co-chair of the Lima Caucus, left.",
            ["Bo Diaz: Rep. (current)", "Bo Diaz: co-chair @Lima Caucus (current)"],
        ),
        ("President Bo Diaz has given them until October 20.", ["Bo Diaz: President (current)"]),
        # "whose" stands for the name before it.
        (
            "The Supreme Tribunal, whose president, Bo Diaz, left, is in Lima.",
            ["Bo Diaz: president @Supreme Tribunal ^Peru (current)"],
        ),
        ("Ann Lee, whose lawyer, Bo Diaz, left, is in Lima.", ["Bo Diaz: lawyer >Ann Lee (current)"]),
    ],
)
def test_roles_have_their_whole_title(text: str, roles: list[str]) -> None:
    assert told(text) == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("New VW CEO Bo Diaz left.", ["Bo Diaz: CEO @VW (current)"]),
        (
            "Bo Diaz, executive director of Common Cause New York, left.",
            ["Bo Diaz: executive director @Common Cause New York (current)"],
        ),
        (
            "Bo Diaz, the deputy leader of the opposition Democratic Green Party of Rwanda, left.",
            ["Bo Diaz: deputy leader @Democratic Green Party of Rwanda (current)"],
        ),
        ("Bo Diaz, president of the liberal think tank Demos, left.", ["Bo Diaz: president @Demos (current)"]),
        (
            "Bo Diaz, special counsel to the North Carolina General Assembly, left.",
            [
                "Bo Diaz: special counsel to the North Carolina General Assembly @North Carolina General Assembly (current)"
            ],
        ),
        ("Bo Diaz, a spokesman for the state department, left.", ["Bo Diaz: spokesman @state department (current)"]),
        # The end of a line in a list names the body.
        ("Bo Diaz, owner, Javakheti Dairy", ["Bo Diaz: owner @Javakheti Dairy (current)"]),
        (
            "Bo Diaz – Executive Director, Swollen Shoot Research Institute",
            ["Bo Diaz: Executive Director @Swollen Shoot Research Institute (current)"],
        ),
        ("Bo Diaz, owner, left", []),
        # An owner in common words is enough for a bare title.
        ("Bo Diaz, the party's deputy leader, left.", ["Bo Diaz: deputy leader (current)"]),
        ("Bo Diaz, the deputy leader, left.", []),
        ("The commission's chair, Bo Diaz, left.", ["Bo Diaz: chair (current)"]),
        # Several holders behind a dash or "including".
        (
            "Two American astronauts - Bo Diaz and Ann Lee - landed.",
            ["Bo Diaz: astronaut ^United States (current)", "Ann Lee: astronaut ^United States (current)"],
        ),
        (
            "Committee chairmen including Bo Diaz and Ann Lee met.",
            ["Bo Diaz: Committee chairman (current)", "Ann Lee: Committee chairman (current)"],
        ),
        ("Many officials, including Bo Diaz, met.", []),
        # The delegation of a body.
        (
            "The Lima Union sent a delegation. The Lima Union delegation is led by Bo Diaz, chief negotiator.",
            ["Bo Diaz: chief negotiator @Lima Union (current)"],
        ),
    ],
)
def test_roles_have_the_body_beside_them_behind_them_or_at_the_end_of_their_line(text: str, roles: list[str]) -> None:
    assert told(text) == roles
