"""Who sits on bodies that have a name, as news of parliaments and councils tells it: party ranks, "the panel", bodies that share a noun.

Each row: a text, and who is told to be where, as "member @ body capacity" with what is usual left out; parties are left out.
"""

from __future__ import annotations

import pytest
from spacy.language import Language

from newsgraph.articles.reading import make_reading
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.pipeline import annotate, load
from newsgraph.records import Article

pytestmark = pytest.mark.model

RANKS = [
    ("Sen. Una Kelly of Utah, the top Democrat on the Rules Committee, was calm.", "Una Kelly @ Rules Committee"),
    (
        "Sen. Una Kelly, R-Utah, the committee's ranking Republican, was calm. The Rules Committee met.",
        "Una Kelly @ committee",
    ),
    (
        "The Rules Committee met. Una Kelly (R), one of two Republicans on the panel, was calm.",
        "Una Kelly @ Rules Committee",
    ),
    (
        "The Rules Committee met. The top Democrat on the panel, Rep. Una Kelly, was calm.",
        "Una Kelly @ Rules Committee",
    ),
    ("Rules Committee Chairman Sean Walsh and ranking member Una Kelly argued.", "Una Kelly @ Rules Committee"),
    (
        "Una Kelly, a veteran of many fights and the ranking Democrat on the House panel, was calm.",
        "Una Kelly @ House panel",
    ),
    (
        "The Rules Committee's two Democrats, Una Kelly and Sean Walsh, voted no.",
        "Sean Walsh @ Rules Committee; Una Kelly @ Rules Committee",
    ),
    ("Una Kelly and other Republicans on the Rules Committee voted no.", "Una Kelly @ Rules Committee"),
    ("The Rules Committee met. High-ranking Democrat Una Kelly was calm.", ""),
    ("Una Kelly, the top Republican in the Senate, wrote to the Rules Committee.", ""),
    ("Una Kelly, a Republican, testified before the Rules Committee.", ""),
    ("Una Kelly and other critics of the Rules Committee walked out.", ""),
]
SHARED = [
    (
        "Sen. Una Kelly, a member of the Senate Armed Services and Intelligence committees, was calm.",
        "Una Kelly @ Senate Armed Services Committee; Una Kelly @ Senate Intelligence Committee",
    ),
    (
        "Una Kelly, who sits on the House Budget, Rules and Ethics committees, was calm.",
        "Una Kelly @ House Budget Committee; Una Kelly @ House Ethics Committee; Una Kelly @ House Rules Committee",
    ),
    ("Una Kelly wrote to the Budget and Ethics committees.", ""),
    ("Una Kelly met members of the Budget and Ethics committees.", ""),
]
CLAUSES = [
    ("Una Kelly, a lawyer who serves on the Rules Committee, was calm.", "Una Kelly @ Rules Committee"),
    (
        "Una Kelly and Sean Walsh, who both sit on the Rules Committee, left.",
        "Sean Walsh @ Rules Committee; Una Kelly @ Rules Committee",
    ),
    (
        "Una Kelly and Sean Walsh left. Both sit on the Rules Committee.",
        "Sean Walsh @ Rules Committee; Una Kelly @ Rules Committee",
    ),
    (
        "Una Kelly and Sean Walsh left. They were named to the ethics panel in May.",
        "Sean Walsh @ ethics panel; Una Kelly @ ethics panel",
    ),
    ("Una Kelly served two terms on the county council.", "Una Kelly @ county council"),
    ("As a member of the Rules Committee, Una Kelly voted no.", "Una Kelly @ Rules Committee"),
    ("Una Kelly and other members of the Rules Committee walked out.", "Una Kelly @ Rules Committee"),
    ("Peru's team was led by Una Kelly and Chile's by Sean Walsh.", "Una Kelly @ Peru's team head"),
    ("Una Kelly, an aide to a senator who sits on the Rules Committee, was calm.", ""),
    ("Una Kelly, the wife of a lawyer who sits on the Rules Committee, was calm.", ""),
    ("Lawyers and Una Kelly left. They were named to the ethics panel in May.", ""),
    ("Una Kelly and several members of the Rules Committee walked out.", ""),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


@pytest.mark.parametrize(("text", "members"), [*RANKS, *SHARED, *CLAUSES])
def test_memberships_in_bodies_with_names(nlp: Language, text: str, members: str) -> None:
    (doc,) = annotate(nlp, [make_reading(Article("a", text))])
    layers = Layers(doc)
    told = {
        f"{layers.entities[claim['entities']['member']]['name']} @ {layers.entities[claim['entities']['group']]['name']}"
        f"{'' if claim['values']['capacity'] == 'member' else ' ' + claim['values']['capacity']}"
        for claim in layers.claims
        if claim["kind"] == "membership" and not claim["rule"].startswith("membership.party")
    }
    assert "; ".join(sorted(told)) == members
