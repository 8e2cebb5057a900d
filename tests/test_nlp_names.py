"""Names on doc.ents: boundaries and types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.model

SENTENCES = [
    # the model's wrong types, repaired by tables, titles and syntax
    ("Oleksii Vereshchuk is director of the port in Odesa.", "Oleksii Vereshchuk", "PERSON"),
    ("Talks in Kyiv ended late on Monday.", "Kyiv", "GPE"),
    ("The deal was welcomed in Bratislava, Podgorica and Skopje.", "Podgorica", "GPE"),
    ("Nadezhda Molchanova works in the ministry's new office.", "Nadezhda Molchanova", "PERSON"),
    # titles and demonyms are no part of a name
    ("Finnish Foreign Minister Aino Rautavaara flew home.", "Aino Rautavaara", "PERSON"),
    ("He met Secretary of Commerce Dana Whitlock there.", "Dana Whitlock", "PERSON"),
    ("UN Special Envoy Tomas Brandt spoke first.", "UN", "ORG"),
    ("Senior Legal Correspondent Mike Orr reported it.", "Mike Orr", "PERSON"),
    # bodies with links inside
    (
        "She joined the Department for Rural Policy in the Digital Sphere.",
        "Department for Rural Policy in the Digital Sphere",
        "ORG",
    ),
    ("The Ministry of Health and Social Affairs declined.", "Ministry of Health and Social Affairs", "ORG"),
    ("He edits the North/South Desk in Geneva.", "North/South Desk", "ORG"),
    ("Anna Berg, head of the research project V.Analytik, left.", "V.Analytik", "ORG"),
    ("The Justice Department appealed.", "Justice Department", "ORG"),
    # particles, hyphens, East Asian order
    ("Ursula von der Heyden spoke.", "Ursula von der Heyden", "PERSON"),
    ("South Korean Prime Minister Han Duck-soon resigned.", "Han Duck-soon", "PERSON"),
    ("The Saudi-led alliance withdrew.", "Saudi", "NORP"),
    # a word that names a kind tells the type
    ("The Zemlya party won six seats.", "Zemlya", "ORG"),
    ("They skipped the Winter Olympics.", "Winter Olympics", "EVENT"),
]


@pytest.mark.parametrize(("sentence", "name", "label"), SENTENCES)
def test_names_have_their_span_and_type(layers_of: Callable[[str], Any], sentence: str, name: str, label: str) -> None:
    ents = {ent.text.removeprefix("the ").removeprefix("The "): ent.label_ for ent in layers_of(sentence).doc.ents}
    assert ents.get(name) == label, ents


NO_NAMES = [
    ("The opposition said it would wait. It then left.", "It"),
    (
        "Delegation For Talks With Spain Leaves Tonight\n\nThe group left Madrid on Monday, and that was all.",
        "Delegation",
    ),
    ("Foreign Minister Jan Novak arrived.", "Foreign"),
    ("He wrote it on X.", "X."),
]


@pytest.mark.parametrize(("text", "word"), NO_NAMES)
def test_names_are_not_made_of_other_words(layers_of: Callable[[str], Any], text: str, word: str) -> None:
    assert word not in {ent.text for ent in layers_of(text).doc.ents}


def test_names_carry_certain_mentions_to_uncertain_ones(layers_of: Callable[[str], Any]) -> None:
    text = (
        "Marko Podgorny-Vrh, the mayor, opened the bridge.\n\n"
        "Podgorny-Vrh will not run again. Voters trusted Podgorny-Vrh and his plans."
    )
    people = [ent.text for ent in layers_of(text).doc.ents if ent.label_ == "PERSON"]
    assert people.count("Podgorny-Vrh") == 2, people


def test_names_in_headlines_are_those_of_the_prose(layers_of: Callable[[str], Any]) -> None:
    layers = layers_of(
        "Why Did Ostrander Suddenly Want New Talks?\n\nKarl Ostrander, the mediator, wanted talks, officials said."
    )
    headline = [ent.text for ent in layers.doc.ents if ent.start < 8]
    assert headline == ["Ostrander"]
