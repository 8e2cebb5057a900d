"""The frames of role verbs: what each makes of the role at its tense, and what the reader of the rules refuses."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from newsgraph.errors import RuleError
from newsgraph.nlp.frames import Frames
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.roles.places import PLACES
from newsgraph.rules.roles import RoleFrame, RoleVerbs, verb_rules


@cache
def pipeline() -> Language:
    from newsgraph.nlp.pipeline import load

    return load()


def told(text: str) -> list[tuple[str, str, str]]:
    """Holder, title and status of each role; the modality too where it is not asserted."""
    layers = Layers(pipeline()(text))
    return [
        (
            layers.entities[claim["entities"]["holder"]]["name"],
            claim["values"]["title"],
            claim["values"]["status"] + ("" if claim["modality"] == "asserted" else f" {claim['modality']}"),
        )
        for claim in layers.claims
        if claim["kind"] == "role"
    ]


QUISPE, DIAZ = "Marta Quispe", "Pablo Diaz"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Marta Quispe remains director of the Lima Institute.", [(QUISPE, "director", "current")]),
        ("The king has appointed Marta Quispe finance minister.", [(QUISPE, "finance minister", "incoming")]),
        ("Marta Quispe was elected president of the Lima Institute.", [(QUISPE, "president", "current")]),
        (
            "Marta Quispe succeeded Pablo Diaz as director of the Lima Institute.",
            [(DIAZ, "director", "former"), (QUISPE, "director", "current")],
        ),
        ("Marta Quispe was replaced as director of the Lima Institute.", [(QUISPE, "director", "former")]),
        ("Marta Quispe will retire as director of the Lima Institute.", [(QUISPE, "director", "current reported")]),
        ("Marta Quispe took over as director of the Lima Institute.", [(QUISPE, "director", "current")]),
        ("Marta Quispe joined Radio Lima as an editor.", [(QUISPE, "editor", "current")]),
        (
            "Marta Quispe has served in many posts, including as director of the Lima Institute.",
            [(QUISPE, "director", "former")],
        ),
        ("Marta Quispe was promoted to general on Monday.", [(QUISPE, "general", "current")]),
        ("Marta Quispe rose to chief of staff.", [(QUISPE, "chief of staff", "current")]),
        ("Marta Quispe turned down the post of finance minister.", [(QUISPE, "finance minister", "incoming denied")]),
        ("Marta Quispe left the post of finance minister.", [(QUISPE, "finance minister", "former")]),
        ("Marta Quispe was named to the post of finance minister.", [(QUISPE, "finance minister", "incoming")]),
        ("Marta Quispe set up Radio Lima in 1990.", [(QUISPE, "founder", "current")]),
        ("Radio Lima is led by Marta Quispe.", [(QUISPE, "leader", "current")]),
        ("Marta Quispe teaches at the Lima Institute.", [(QUISPE, "teaches at", "current")]),
    ],
)
def test_roles_frames_give_holder_title_and_status(text: str, roles: list[tuple[str, str, str]]) -> None:
    assert told(text) == roles


@pytest.mark.parametrize(
    ("frame", "wrong"),
    [
        (RoleFrame(rule="role.nothing", words=("hail",), at={"role": ">attr", "holder": "subject"}), "is no rule"),
        (RoleFrame(rule="role.change", words=("@hailing",), at={"role": ">attr", "holder": "subject"}), "is no list"),
        (RoleFrame(rule="role.change", words=("hail",), at={"role": ">attr", "holder": ":nobody"}), "is no place"),
        (
            RoleFrame(rule="role.change", words=("hail",), at={"role": ">attr", "place": "subject"}),
            "'holder' is missing",
        ),
    ],
)
def test_roles_frames_must_name_rules_lists_and_places_that_are_there(frame: RoleFrame, wrong: str) -> None:
    def read() -> None:
        rules = RoleVerbs(**{**fields_of(verb_rules()), "frames": [frame]})
        Frames(rules.frames, ("role", "holder"), ("body",), rules.lists, PLACES)

    with pytest.raises((ValueError, RuleError), match=wrong):
        read()


def fields_of(rules: RoleVerbs) -> dict[str, object]:
    return {name: getattr(rules, name) for name in rules.__dataclass_fields__}


def test_roles_rules_all_say_what_they_read() -> None:
    assert {rule.construction for rule in verb_rules().rules.values()} >= {"before-name", "predicate", "verb"}
