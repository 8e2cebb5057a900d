"""Where talks are held is nobody's country: delegations of several senders may meet anywhere, and visitors write from where they are."""

from __future__ import annotations

from typing import Any

import pytest

from newsgraph.nlp.extract import extract
from newsgraph.records import Article

VISIT = (
    "TAIPEI (Courier) - Five U.S. lawmakers arrived in Taiwan on Sunday.\n\nSen. Ed Lind leads the U.S. group, the second "
    "U.S. delegation in a week. The U.S. lawmakers will meet President Ann Orr."
)
TALKS = (
    "RIMBO, Sweden (Courier) - The head of the Houthi delegation to talks on the war said Saturday that the rebels would "
    "accept it.\n\nForeign Minister Otto Berg heads the government's team. President Ann Orr sent it."
)
HOME = "OSLO, Norway (Courier) - The government fell on Monday.\n\nPrime Minister Ann Orr said so in Oslo."


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "person", "country"),
    [(VISIT, "Ann Orr", None), (TALKS, "Otto Berg", None), (TALKS, "Ann Orr", None), (HOME, "Ann Orr", "Norway")],
)
def test_nlp_venue_is_nobodys_country(nlp: Any, text: str, person: str, country: str | None) -> None:
    (read,) = extract(nlp, [Article("a", text)])
    offices = [claim.entities for claim in read.claims if claim.kind == "role"]
    countries = {
        None if "country" not in entities else read.entities[entities["country"]].name
        for entities in offices
        if read.entities[entities["holder"]].name == person
    }
    assert countries == {country}
