from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.nlp.pipeline import load

pytestmark = pytest.mark.model

ROSTER = """Talks on the river border begin in Geneva on Monday.

Here is who sits in the Kenyan delegation:

Peter Otieno, heading the delegation, is foreign minister. He also led Kenya's negotiating team in 2019.

Grace Wanjiru is the director of the water agency. She was not reported to have been a participant in the 2019 talks.

Samuel Mutua is a deputy defense minister. A participant in the 2019 talks, he said the border was fair.

Daniel Kiptoo is a lawyer. His presence at the 2019 negotiations was not officially confirmed, but he can be seen in photos from the talks.

James Mwangi is a general. The radio has reported that Mwangi was involved in negotiations to end a strike at the harbor in 2019.

The delegation did not include Finance Minister Alice Njeri.
"""


@cache
def _nlp() -> Language:
    return load()


def _read(text: str) -> Layers:
    doc: Doc = _nlp()(text)
    return Layers(doc)


def _memberships(text: str) -> set[tuple[str, str, str | None, str, str]]:
    layers = _read(text)
    name = lambda i: layers.entities[i]["name"]  # noqa: E731
    rows = [claim for claim in layers.claims if claim["kind"] == "membership"]
    return {
        (
            name(row["entities"]["member"]),
            name(row["entities"]["group"]),
            _year(layers, row["entities"]["group"]),
            row["values"]["capacity"],
            row["modality"],
        )
        for row in rows
    }


def _year(layers: Layers, entity: int) -> str | None:
    time = layers.entities[entity]["time"]
    return None if time is None else layers.times[time]["value"]


def _rules(text: str) -> set[str]:
    return {claim["rule"] for claim in _read(text).claims if claim["kind"] == "membership"}


def test_nlp_memberships_roster_gives_each_person_a_seat_and_tells_two_years_apart() -> None:
    now, then = "Kenyan delegation", "Kenya's negotiating team"
    assert _memberships(ROSTER) == {
        ("Peter Otieno", now, None, "head", "asserted"),
        ("Peter Otieno", then, "2019", "head", "asserted"),
        ("Grace Wanjiru", now, None, "member", "asserted"),
        ("Grace Wanjiru", then, "2019", "member", "denied"),
        ("Samuel Mutua", now, None, "member", "asserted"),
        ("Samuel Mutua", then, "2019", "member", "asserted"),
        ("Daniel Kiptoo", now, None, "member", "asserted"),
        ("Daniel Kiptoo", then, "2019", "member", "reported"),
        ("James Mwangi", now, None, "member", "asserted"),
        ("Alice Njeri", now, None, "member", "denied"),
    }


def test_nlp_memberships_roster_entry_is_supported_by_its_heading() -> None:
    layers = _read(ROSTER)
    [row] = [
        c
        for c in layers.claims
        if c["rule"] == "membership.roster" and layers.entities[c["entities"]["member"]]["name"] == "James Mwangi"
    ]
    assert [layers.doc[start:end].text for start, end in row["support"]] == [
        "Here is who sits in the Kenyan delegation:"
    ]


@pytest.mark.parametrize(
    ("text", "member", "capacity", "modality"),
    [
        ("The Kenyan delegation, led by Peter Otieno, arrived on Friday.", "Peter Otieno", "head", "asserted"),
        ("The Kenyan delegation was headed by Peter Otieno.", "Peter Otieno", "head", "asserted"),
        ("Peter Otieno did not lead the Kenyan delegation.", "Peter Otieno", "head", "denied"),
        ("Peter Otieno is expected to lead the Kenyan delegation.", "Peter Otieno", "head", "reported"),
        ("Peter Otieno declined to lead the Kenyan delegation.", "Peter Otieno", "head", "denied"),
        ("Grace Wanjiru, deputy head of the Kenyan delegation, spoke.", "Grace Wanjiru", "deputy head", "asserted"),
        ("Kenyan delegation head Peter Otieno spoke.", "Peter Otieno", "head", "asserted"),
        ("Peter Otieno is said to have been a member of the Kenyan delegation.", "Peter Otieno", "member", "reported"),
        ("Grace Wanjiru joined the Kenyan delegation as an adviser.", "Grace Wanjiru", "adviser", "asserted"),
    ],
)
def test_nlp_memberships_capacity_and_modality(text: str, member: str, capacity: str, modality: str) -> None:
    assert [(m, c, s) for m, _, _, c, s in sorted(_memberships(text))] == [(member, capacity, modality)]


@pytest.mark.parametrize(
    "text",
    [
        "Peter Otieno might lead the Kenyan delegation.",
        "If Peter Otieno led the Kenyan delegation, the talks would fail.",
        "Will Peter Otieno lead the Kenyan delegation?",
        "Peter Otieno wants to lead the Kenyan delegation.",
        "The presidency declined to say who would lead the Kenyan delegation.",
        "Kenya sent a delegation. It included two members of the team that conducted the last talks.",
        "Peter Otieno criticized the Kenyan delegation.",
        "Peter Otieno leads the Kenyan team in the relay.",
        "Anna Novak's government has lost its majority.",
        "Prime Minister Anna Novak won. The Novak government wants peace, and her cabinet met.",
    ],
)
def test_nlp_memberships_none_where_nothing_is_stated(text: str) -> None:
    assert _memberships(text) == set()


def test_nlp_groups_of_two_senders_stay_apart() -> None:
    layers = _read("The Kenyan delegation met Uganda's delegation in Geneva. The Kenyan delegation left first.")
    groups = [row for row in layers.entities if row["kind"] == "group"]
    assert [layers.entities[row["sender"]]["name"] for row in groups] == ["Kenya", "Uganda"]


def test_nlp_groups_earlier_team_has_a_time_that_nothing_resolves() -> None:
    layers = _read("Peter Otieno was part of the Kenyan team at previous rounds of negotiations.")
    [group] = [row for row in layers.entities if row["kind"] == "group"]
    assert layers.times[group["time"]]["amount"] is None


@pytest.mark.parametrize(
    ("text", "party", "members"),
    [
        ("Liberal Democrat MP Sarah Cole spoke.", "Liberal Democrat", ["Sarah Cole"]),
        ("Green lawmaker Ralf Maier spoke.", None, []),
        ("Reporters asked the Green lawmaker Ralf Maier.", "Green", ["Ralf Maier"]),
        ("Conservative Sen. Ann Lee spoke.", None, []),
        ("Reporters asked Conservative lawmaker Ann Lee.", "Conservative", ["Ann Lee"]),
        (
            "Anna Novak, deputy leader of the Democratic Left party, spoke.",
            "Democratic Left",
            ["Anna Novak deputy head"],
        ),
        ("Republican National Committee spokesman Paul Roy spoke.", "Republican National Committee", ["Paul Roy"]),
        ("Labour Party leader Sarah Cole and Paul Roy spoke.", "Labour Party", ["Sarah Cole head"]),
        ("Jens Kruse (SPD) spoke.", "SPD", ["Jens Kruse"]),
        ("Jens Kruse (MIT) spoke.", None, []),
        ("Uta Wolf and Karl Beck, the leader of the FDP, met.", "FDP", ["Karl Beck head"]),
        ("Her Republican opponent, Paul Roy, won.", "Republican", ["Paul Roy"]),
        ("Paul Roy of Ohio and Ann Lee of Texas, both Republicans, agreed.", "Republicans", ["Ann Lee", "Paul Roy"]),
        ("Republicans Paul Roy and Ann Lee opposed it.", "Republicans", ["Ann Lee", "Paul Roy"]),
        ("Republicans such as Paul Roy opposed it.", "Republicans", ["Paul Roy"]),
        ("Republicans like Paul Roy.", None, []),
        ("Is Tom Fox a Democrat?", None, []),
        ("Former Republican Ann Lee agreed.", "Republican", ["Ann Lee former"]),
        ("Former Republican Senator Ann Lee agreed.", "Republican", ["Ann Lee"]),
        ("Jean Petit, a former member of the Socialist Party, agreed.", "Socialist Party", ["Jean Petit former"]),
        ("Jean Petit has been in the Socialist Party's good books.", None, []),
        ("The Left Party's Petra Stein spoke.", "Left Party", ["Petra Stein"]),
        ("The Socialist Party's candidate, Jean Petit, lost.", "Socialist Party", ["Jean Petit candidate"]),
        ("Paul Roy joined the Labour Party in 2015.", "Labour Party", ["Paul Roy 2015/"]),
        ("Paul Roy will join the Labour Party.", "Labour Party", ["Paul Roy incoming reported"]),
        ("Paul Roy left the Labour Party in 2019.", "Labour Party", ["Paul Roy former /2019"]),
        ("Paul Roy was expelled from the Labour Party.", "Labour Party", ["Paul Roy former"]),
        ("Paul Roy did not leave the Labour Party.", None, []),
        ("Paul Roy never joined the Labour Party.", "Labour Party", ["Paul Roy denied"]),
        ("Ann Lee was a member of the Green Party from 2009 to 2013.", "Green Party", ["Ann Lee former 2009/2013"]),
    ],
)
def test_nlp_memberships_of_parties(
    text: str, party: str | None, members: list[str], layers_of: Callable[[str], Any]
) -> None:
    layers = layers_of(text)
    rows = [claim for claim in layers.claims if claim["kind"] == "membership"]
    assert {layers.entities[row["entities"]["group"]]["name"] for row in rows} == ({party} if party else set())
    assert sorted({_in_words(layers, row) for row in rows}) == members


def _in_words(layers: Layers, row: ClaimRow) -> str:
    """A membership in words, its usual values left out: "Ann Lee head former 2009/2013 denied"."""
    start, end = (
        layers.span(layers.times[row["times"][name]]).text if name in row["times"] else "" for name in ("start", "end")
    )
    told = [row["values"]["capacity"], row["values"].get("status", ""), f"{start}/{end}", row["modality"]]
    words = [word for word in told if word not in {"", "/", "member", "asserted"}]
    return " ".join([layers.entities[row["entities"]["member"]]["name"], *words])


TABLE = """# Kenyan delegation

| Name | Role |
|------|------|
| Peter Otieno | Head of delegation |
| **Grace Wanjiru** | Director of the water agency |
"""
BY_KIND = """The Chilean delegation consists of two delegates and two experts.

Delegates: Pablo Rojas and Rosa Vidal.

Experts:

- Carla Munoz
- Jose Vera
"""
TITLES_FIRST = """The members of the Kenyan delegation:

* Foreign Minister Peter Otieno
* Head of the water agency: Grace Wanjiru
"""
ABSENT = """Absent from the Kenyan delegation:

* Peter Otieno
* Grace Wanjiru
"""
ANGER = """# Anger at the Kenyan delegation

Peter Otieno, a farmer, said no.

Grace Wanjiru, a teacher, said no.
"""


@pytest.mark.parametrize(
    ("text", "members"),
    [
        pytest.param(TABLE, ["Grace Wanjiru", "Peter Otieno head"], id="a table"),
        pytest.param(
            BY_KIND, ["Carla Munoz expert", "Jose Vera expert", "Pablo Rojas", "Rosa Vidal"], id="delegates and experts"
        ),
        pytest.param(TITLES_FIRST, ["Grace Wanjiru", "Peter Otieno"], id="titles before the names"),
        pytest.param(ABSENT, ["Grace Wanjiru denied", "Peter Otieno denied"], id="a list of the absent"),
        pytest.param("Missing from the Kenyan delegation: Peter Otieno.", ["Peter Otieno denied"], id="one absent"),
        pytest.param(
            "Also in the Kenyan delegation: Grace Wanjiru and Peter Otieno.",
            ["Grace Wanjiru", "Peter Otieno"],
            id="also in it",
        ),
        pytest.param(ANGER, [], id="a heading about something else"),
    ],
)
def test_nlp_memberships_of_lists(text: str, members: list[str], layers_of: Callable[[str], Any]) -> None:
    layers = layers_of(text)
    rows = [claim for claim in layers.claims if claim["kind"] == "membership"]
    assert sorted({_in_words(layers, row) for row in rows}) == members


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Kenyan Foreign Minister Peter Otieno will attend the talks.", ["Peter Otieno incoming reported"]),
        ("Kenyan Foreign Minister Peter Otieno will not attend the talks.", ["Peter Otieno incoming denied"]),
        ("Ugandan Foreign Minister Peter Otieno will attend the talks.", []),
        ("Kenyan Foreign Minister Peter Otieno will attend talks.", []),
        (
            "Kenyan Foreign Minister Peter Otieno, accompanied by General Grace Wanjiru, will attend the talks.",
            ["Grace Wanjiru incoming reported", "Peter Otieno incoming reported"],
        ),
        ("Also at the table will be Kenyan General Grace Wanjiru.", ["Grace Wanjiru incoming reported"]),
    ],
)
def test_nlp_memberships_implied_by_a_seat_at_the_talks(
    text: str, members: list[str], layers_of: Callable[[str], Any]
) -> None:
    layers = layers_of(f"The Kenyan delegation arrives on Monday. {text}")
    rows = [claim for claim in layers.claims if claim["kind"] == "membership"]
    assert sorted({_in_words(layers, row) for row in rows}) == members


@pytest.mark.parametrize(
    ("text", "group", "members"),
    [
        (
            "The cabinet of Czech Prime Minister Anna Novak includes Finance Minister Petr Svoboda.",
            "cabinet",
            ["Anna Novak head", "Petr Svoboda"],
        ),
        ("Anna Novak's medicine cabinet is full.", None, []),
        ("Anna Novak's war cabinet met.", "Anna Novak's war cabinet", ["Anna Novak head"]),
        ("The coalition includes the Green Party.", "coalition", ["Green Party"]),
        ("The Freedom Party left the coalition.", "coalition", ["Freedom Party former"]),
        (
            "The parliamentary committee on defense, chaired by Laura Bennett, includes Paul Roy.",
            "parliamentary committee on defense",
            ["Laura Bennett head", "Paul Roy"],
        ),
        ("Ann Lee is a member of the select committee.", "select committee", ["Ann Lee"]),
        ("Ann Lee criticized the select committee.", None, []),
    ],
)
def test_nlp_memberships_of_cabinets_coalitions_committees(
    text: str, group: str | None, members: list[str], layers_of: Callable[[str], Any]
) -> None:
    layers = layers_of(text)
    rows = [claim for claim in layers.claims if claim["kind"] == "membership"]
    assert {layers.entities[row["entities"]["group"]]["name"] for row in rows} == ({group} if group else set())
    assert sorted({_in_words(layers, row) for row in rows}) == members


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "Members of the Kenyan delegation — Peter Otieno and Grace Wanjiru — left.",
            ["Grace Wanjiru", "Peter Otieno"],
        ),
        ("Kenya's delegation (Peter Otieno, Grace Wanjiru) left.", ["Grace Wanjiru", "Peter Otieno"]),
        ("Peter Otieno and Grace Wanjiru make up the Kenyan delegation.", ["Grace Wanjiru", "Peter Otieno"]),
        ("Peter Otieno will be joined by Grace Wanjiru on the Kenyan delegation.", ["Grace Wanjiru incoming reported"]),
        ("Peter Otieno resigned as head of the Kenyan delegation.", ["Peter Otieno head former"]),
        ("Peter Otieno did not resign as head of the Kenyan delegation.", []),
        ("Among those in the Kenyan delegation is Peter Otieno.", ["Peter Otieno"]),
        ("Kenya's negotiators Peter Otieno and Grace Wanjiru left.", ["Grace Wanjiru", "Peter Otieno"]),
        ("Kenya's negotiators met Peter Otieno and Grace Wanjiru.", []),
        ("It is unclear whether Peter Otieno is in the Kenyan delegation.", []),
    ],
)
def test_nlp_memberships_in_further_words(text: str, members: list[str], layers_of: Callable[[str], Any]) -> None:
    layers = layers_of(text)
    rows = [claim for claim in layers.claims if claim["kind"] == "membership"]
    assert sorted({_in_words(layers, row) for row in rows}) == members
