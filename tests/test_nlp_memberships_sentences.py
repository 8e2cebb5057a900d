"""Memberships told by sentences that open with the place, by elections, and by sides."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.model

LED = "The Kenyan delegation is led by Peter Otieno. "
BOARD = "The number of Board members was confirmed as five. "


def _told(layers: Any) -> list[str]:
    """The memberships in words, usual values left out: "Alice Njeri head incoming reported"."""
    rows = [row for row in layers.claims if row["kind"] == "membership"]
    words = ([row["values"]["capacity"], row["values"].get("status") or "", row["modality"]] for row in rows)
    names = (layers.entities[row["entities"]["member"]]["name"] for row in rows)
    plain = {"", "member", "asserted"}
    return sorted(
        {" ".join([name, *(w for w in told if w not in plain)]) for name, told in zip(names, words, strict=True)}
    )


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (LED + "Joining him are Alice Njeri and James Mwangi.", ["Alice Njeri", "James Mwangi", "Peter Otieno head"]),
        (LED + "With him are Alice Njeri and James Mwangi.", ["Alice Njeri", "James Mwangi", "Peter Otieno head"]),
        (LED + "Sitting beside Otieno is Alice Njeri.", ["Alice Njeri", "Peter Otieno head"]),
        (LED + "Sitting beside him, Alice Njeri smiled.", ["Peter Otieno head"]),
        (LED + "Named as new delegates alongside Otieno are General Alice Njeri and James Mwangi.",
         ["Alice Njeri", "James Mwangi", "Peter Otieno head"]),
        (LED + "Missing this time was Alice Njeri.", ["Alice Njeri denied", "Peter Otieno head"]),
        (LED + "Out too are Alice Njeri and James Mwangi.",
         ["Alice Njeri denied", "James Mwangi denied", "Peter Otieno head"]),
        (LED + "Not on the list is the mayor of Kisumu, Alice Njeri.", ["Alice Njeri denied", "Peter Otieno head"]),
        (LED + "Missing since Monday is Alice Njeri.", ["Peter Otieno head"]),
        (LED + "Missing from the file was Alice Njeri.", ["Peter Otieno head"]),
        (LED + "Alice Njeri dropped out of the delegation.", ["Alice Njeri denied", "Peter Otieno head"]),
        ("Kenya's team of six is young. Peter Otieno, 41, leads it; sitting beside him is Alice Njeri.",
         ["Alice Njeri", "Peter Otieno head"]),
    ],
)  # fmt: skip
def test_nlp_memberships_told_by_who_is_beside_and_who_is_missing(
    text: str, members: list[str], layers_of: Callable[[str], Any]
) -> None:
    assert _told(layers_of(text)) == members


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("The Board elected Alice Njeri as its Chair and Peter Otieno as Vice Chair.",
         ["Alice Njeri head", "Peter Otieno deputy head"]),
        (BOARD + "Alice Njeri, Peter Otieno and James Mwangi were re-elected.",
         ["Alice Njeri", "James Mwangi", "Peter Otieno"]),
        (BOARD + "Alice Njeri and Peter Otieno were elected as new members.", ["Alice Njeri", "Peter Otieno"]),
        (BOARD + "Alice Njeri was not re-elected.", ["Alice Njeri denied"]),
        ("Parliament met on Monday. Alice Njeri was elected president. Peter Otieno was re-elected.", []),
        ("The voters elected Alice Njeri as mayor.", []),
        ("The Board elected Alice Njeri as auditor.", []),
        ("The committee on trade re-elected Alice Njeri as chairwoman.", ["Alice Njeri head"]),
        ("Peter Otieno of the board was re-elected mayor.", []),
    ],
)  # fmt: skip
def test_nlp_memberships_told_by_elections(text: str, members: list[str], layers_of: Callable[[str], Any]) -> None:
    assert _told(layers_of(text)) == members


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("The Kenyan side, led by Alice Njeri, met the Ugandan side, led by Peter Otieno, for talks.",
         ["Alice Njeri head", "Peter Otieno head"]),
        ("Kenya and Uganda open talks. Peter Otieno was on the Kenyan team; it was led by the minister, James Mwangi.",
         ["James Mwangi head", "Peter Otieno"]),
        ("Peter Otieno led the Kenyan side to victory in the match.", []),
        ("The talks go on. Peter Otieno stood on the side of the road.", []),
    ],
)  # fmt: skip
def test_nlp_memberships_of_sides_at_talks(text: str, members: list[str], layers_of: Callable[[str], Any]) -> None:
    assert _told(layers_of(text)) == members


def test_nlp_memberships_of_the_first_round_stay_apart(layers_of: Callable[[str], Any]) -> None:
    layers = layers_of(
        "A second round of talks began on Monday.\n\nThe Kenyan delegation is led by Peter Otieno. "
        "Alice Njeri led the Kenyan side in the opening round in Kisumu."
    )
    rows = [row["entities"] for row in layers.claims if row["kind"] == "membership"]
    assert len({row["group"] for row in rows}) == len(rows) == 2


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Peter Otieno will lead the Kenyan delegation.", ["Peter Otieno head incoming reported"]),
        ("Peter Otieno declined to lead the Kenyan delegation.", ["Peter Otieno head incoming denied"]),
        ("Peter Otieno leads the Kenyan delegation.", ["Peter Otieno head"]),
        ("Peter Otieno will leave the Kenyan delegation.", ["Peter Otieno former reported"]),
    ],
)
def test_nlp_memberships_to_come_are_incoming(text: str, members: list[str], layers_of: Callable[[str], Any]) -> None:
    assert _told(layers_of(text)) == members


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("The Kenyan delegation is headed by Alice Njeri. Her deputy is Peter Otieno.",
         ["Alice Njeri head", "Peter Otieno deputy head"]),
        ("The Kenyan delegation is headed by Alice Njeri. Her vice chairman is Commodore Peter Otieno.",
         ["Alice Njeri head", "Peter Otieno deputy head"]),
        ("Alice Njeri runs a bank. Her deputy is Peter Otieno.", []),
        ("Kenya has changed its delegation. Two stay: Peter Otieno and the lawyer Alice Njeri.",
         ["Alice Njeri", "Peter Otieno"]),
        ("Kenya has changed its delegation. Two questions stay: who is Peter Otieno and where is Alice Njeri?", []),
        ("The Kenyan peace commission met. Alice Njeri will serve as its Executive Secretary.",
         ["Alice Njeri secretary incoming reported"]),
        ("The Kenyan peace commission met. Alice Njeri served as secretary of the bank.", []),
        ("The commission on floods consists of Alice Njeri and Grace Wanjiru. Alternates are Peter Otieno and James Mwangi.",
         ["Alice Njeri", "Grace Wanjiru", "James Mwangi alternate", "Peter Otieno alternate"]),
        ("Alice Njeri turned down a seat on the ethics committee.", ["Alice Njeri incoming denied"]),
        ("Alice Njeri accepted a seat on the ethics committee.", ["Alice Njeri"]),
        ("Alice Njeri declined a drink in the Kenyan delegation's room.", []),
        ("Alice Njeri took over the union's bargaining committee on Monday from Peter Otieno.", ["Alice Njeri head"]),
        ("Alice Njeri took over the bank's debts. The Kenyan delegation left.", []),
        ("The nine-judge bench is headed by Alice Njeri. Also on the bench is Peter Otieno.",
         ["Alice Njeri head", "Peter Otieno"]),
        ("The Senate inquiry met.\n\nThe commission's chair, Alice Njeri, spoke. The Commission of Inquiry consists of Peter Otieno.",
         ["Alice Njeri head", "Peter Otieno"]),
        ("The commission's chair, Alice Njeri, spoke. The Trade Commission and the Energy Commission met.", []),
    ],
)  # fmt: skip
def test_nlp_memberships_of_deputies_stand_ins_and_seats(
    text: str, members: list[str], layers_of: Callable[[str], Any]
) -> None:
    assert _told(layers_of(text)) == members
