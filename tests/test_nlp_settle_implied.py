"""What an office implies: the country that an article shows without naming it, the body that it is about."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from newsgraph.nlp.page.layers import Layers


@cache
def pipeline() -> Language:
    from newsgraph.nlp.pipeline import load

    return load()


def place_of(text: str, holder: str, field: str) -> str | None:
    """The body or country of somebody's first role."""
    layers = Layers(pipeline()(text))
    for claim in layers.claims:
        if claim["kind"] == "role" and layers.entities[claim["entities"]["holder"]]["name"] == holder:
            place = claim["entities"].get(field)
            return None if place is None else layers.entities[place]["name"]
    raise AssertionError(text)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Aides at the White House were late. Commerce Secretary Ada Quill spoke first.", "United States"),
        ("Republicans in Washington were late. Sen. Ada Quill spoke first.", "United States"),
        ("Aides in the garden were late. Commerce Secretary Ada Quill spoke first.", None),  # nothing names a state
        (
            "The Labour Party met aides from the White House. Commerce Secretary Ada Quill spoke first.",
            None,
        ),  # two are shown
    ],
)
def test_nlp_settle_a_country_that_seats_show_is_the_one_of_offices(text: str, country: str | None) -> None:
    assert place_of(text, "Ada Quill", "country") == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Envoys flew to Peru and Chile. In Lima the envoys met Prime Minister Ada Quill and left.", "Peru"),
        ("Envoys flew to Peru and Chile. In the end the envoys met Prime Minister Ada Quill and left.", None),
        ("Peru is cold. The country's president, Ada Quill, was ill.", "Peru"),
        ("Peru met Chile. The country's president, Ada Quill, was ill.", None),
    ],
)
def test_nlp_settle_a_place_or_country_beside_an_office_tells_its_country(text: str, country: str | None) -> None:
    assert place_of(text, "Ada Quill", "country") == country


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Sabex Bank will close its yard in Orbel. Chief executive Ada Quill spoke first.", "Sabex Bank"),
        ("The Sabex Bank will close its yard in Orbel. The former chief executive, Ada Quill, spoke first.", None),
        ("The Sabex Bank will close its yard in Orbel. Novelist Ada Quill spoke first.", None),
        ("The Sabex Bank sued the Velora Bank in Orbel. Chief executive Ada Quill spoke first.", None),
        ("The Sabex Bank will close its yard. At the Velora Bank, chief executive Ada Quill spoke first.", None),
        ("Chief executive Ada Quill was at the Sabex Bank before.", None),
        ("The Ministry of Ports will close its yard in Orbel. Chief executive Ada Quill spoke first.", None),
    ],
)
def test_nlp_settle_executives_are_those_of_the_company_that_the_article_is_about(text: str, body: str | None) -> None:
    assert place_of(text, "Ada Quill", "organisation") == body


@pytest.mark.parametrize(
    ("text", "body", "basis"),
    [
        ("The U.S. Senate met on Monday. Sen. Ada Quill spoke first.", "U.S. Senate", "implied"),
        ("The U.S. Senate met on Monday. Rep. Ada Quill spoke first.", None, None),
        ("U.S. envoys met on Monday. Sen. Ada Quill spoke first.", None, None),
        ("The U.S. Senate met on Monday. State Sen. Ada Quill spoke first.", None, None),
        ("The Sabex Bank met on Monday. Chief executive Ada Quill spoke first.", "Sabex Bank", "implied"),
        ("The Sabex Bank's chief executive, Ada Quill, spoke first.", "Sabex Bank", None),
    ],
)
def test_nlp_settle_an_implied_body_is_marked(text: str, body: str | None, basis: str | None) -> None:
    assert place_of(text, "Ada Quill", "organisation") == body
    layers = Layers(pipeline()(text))
    assert [claim["values"].get("basis") for claim in layers.claims if claim["kind"] == "role"] == [basis]
