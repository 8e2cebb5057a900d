"""Whom and what a stance is about when the words say it another way, and words like a stance that nobody holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.model

FOR, AGAINST = "for", "against"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who is meant by an office, a choice, a description; what by a noun that takes up a deed.
        (
            "Otto Lind met the mayor of Lima, Ana Weir, on Monday. Tomas Berg accused the mayor of theft.",
            {("Tomas Berg", AGAINST, "Ana Weir")},
        ),
        ("Vice President Ana Weir spoke. Otto Lind praised the president.", {("Otto Lind", FOR, "president")}),
        ("Ana Weir defended her choice of Otto Lind.", {("Ana Weir", FOR, "Otto Lind")}),
        ("Ana Weir criticized her rival, Otto Lind, on Monday.", {("Ana Weir", AGAINST, "Otto Lind")}),
        ("Ana Weir mocked Otto Lind's accent.", {("Ana Weir", AGAINST, "Otto Lind")}),
        ("The firm closed the port, a move condemned by the union.", {("union", AGAINST, "closed the port")}),
        ("The firm did not close the port, a move praised by the union.", {("union", FOR, "move")}),
        # What a clause fills.
        (
            "Ana Weir criticized the way the council ran the ferry.",
            {("Ana Weir", AGAINST, "way the council ran the ferry")},
        ),
        ("Ana Weir praised those who built the dam.", {("Ana Weir", FOR, "those who built the dam")}),
        ("Ana Weir condemned Otto Lind's comments.", {("Ana Weir", AGAINST, "Otto Lind's comments")}),
        ("Ana Weir declined to comment.", set()),
        ("The senator introduced a bill to protect the coast.", {("senator", FOR, "bill to protect the coast")}),
        # What is asked of somebody, given up, blamed, at stake.
        (
            "Ana Weir urged Otto Lind to retract his praise of the dam.",
            {
                ("Ana Weir", AGAINST, "his praise of the dam"),
                ("Otto Lind", FOR, "dam"),
            },
        ),
        (
            "Ana Weir urged voters to reject Otto Lind and support Tomas Berg.",
            {("Ana Weir", AGAINST, "Otto Lind"), ("Ana Weir", FOR, "Tomas Berg")},
        ),
        (
            "Ana Weir called for Otto Lind's resignation.",
            {("Ana Weir", FOR, "Otto Lind's resignation"), ("Ana Weir", AGAINST, "Otto Lind")},
        ),
        (
            "Ana Weir demanded the resignation of Otto Lind.",
            {("Ana Weir", FOR, "resignation of Otto Lind"), ("Ana Weir", AGAINST, "Otto Lind")},
        ),
        ("Ana Weir demanded the removal of the statue.", {("Ana Weir", FOR, "removal of the statue")}),
        ("The coach blamed the loss on Otto Lind.", {("coach", AGAINST, "Otto Lind")}),
        ("The coach credited the win to Otto Lind.", {("coach", FOR, "Otto Lind")}),
        ("Residents are worried about their health.", {("Residents", FOR, "their health")}),
        ("Residents are worried about the safety of the dam.", {("Residents", AGAINST, "safety of the dam")}),
        ("The panel recommended no charges.", {("panel", AGAINST, "charges")}),
        ("The panel demanded no changes.", set()),
        ("Ana Weir left the party, angry about the levy.", {("Ana Weir", AGAINST, "levy")}),
        ("Otto Lind told Ana Weir to resign, furious at the delay.", set()),
        # Others who do the same, or not.
        ("Ana Weir backed the dam, but Otto Lind did not.", {("Ana Weir", FOR, "dam"), ("Otto Lind", AGAINST, "dam")}),
        ("Ana Weir opposed the dam, but Otto Lind did not.", {("Ana Weir", AGAINST, "dam")}),
        (
            "Ana Weir joined Otto Lind in opposing the dam.",
            {("Ana Weir", AGAINST, "dam"), ("Otto Lind", AGAINST, "dam")},
        ),
        (
            "Ana Weir and Otto Lind, both of whom oppose the dam, left.",
            {("Ana Weir", AGAINST, "dam"), ("Otto Lind", AGAINST, "dam")},
        ),
        ("Critics of the dam, including Ana Weir, left.", {("Ana Weir", AGAINST, "dam")}),
        ("Ana Weir drew fire as a minister who opposed the dam.", {("Ana Weir", AGAINST, "dam")}),
        # What reported "it" is.
        ("The mayor unveiled a plan. Farmers say it is unfair.", {("Farmers", AGAINST, "plan")}),
        ("Critics of the plan say it is unfair.", {("Critics of the plan", AGAINST, "plan")}),
        ("The mayor met farmers. They say it is wrong to leave.", set()),
        ("The union said it opposes the dam.", {("union", AGAINST, "dam")}),
        ("The council passed a levy. The union said it will hurt farmers.", {("union", AGAINST, "levy")}),
        ("Ana Weir opposed the dam and Otto Lind did too.", {("Ana Weir", AGAINST, "dam")}),
        ("Peru backs the deal, but Chile opposes it.", {("Peru", FOR, "deal"), ("Chile", AGAINST, "deal")}),
        ("Ana Weir released a plan that calls for a tax on sugar.", {("Ana Weir", FOR, "tax on sugar")}),
        ("Ana Weir is suing the firm over the spill.", {("Ana Weir", AGAINST, "firm")}),
        ("Ana Weir urged Otto Lind to go while praising Tomas Berg.", {("Ana Weir", FOR, "Tomas Berg")}),
        # Whose "he" is, and what is wanted for somebody.
        ("A spokesman for Otto Lind said he opposes the dam.", {("Otto Lind", AGAINST, "dam")}),
        ("Ana Weir's lawyer said she rejects the claims.", {("Ana Weir", AGAINST, "claims")}),
        ("Ana Weir wants Otto Lind to win.", {("Ana Weir", FOR, "Otto Lind")}),
        ("Ana Weir wants Otto Lind to lose.", {("Ana Weir", AGAINST, "Otto Lind")}),
        ("Ana Weir vowed to build a school (and a road).", {("Ana Weir", FOR, "build a school")}),
        # Words like a stance that nobody holds.
        ("Ana Weir is considering backing the dam.", set()),
        ("Ana Weir pretended to back the dam.", set()),
        ("The law lets the agency refuse to sell the farm.", set()),
        ("The mayor does not expect the council to oppose the dam.", set()),
        ("The mayor expects voters to reject the tax.", set()),
        ("Ana Weir considered opposing the dam.", set()),
        ("The firm mandates that workers support the party.", set()),
        ("Otto Lind, Ana Weir's opponent in the race, left.", set()),
        ('"We support the strike," the statement said.', set()),
        ("Ana Weir spoke against the backdrop of the harbor.", set()),
        ("The party is on the right side of the road.", set()),
        ("The bank gave the Lind campaign a bus.", set()),
        ('"The persecution of Otto Lind is known," Ana Weir said.', set()),
        ("Ana Weir said the treaty was a mixed blessing.", set()),
        ('"We must recognize that the world has changed," Ana Weir said.', set()),
        ('"We must do everything necessary," Ana Weir said.', set()),
    ],
)
def test_nlp_stances_targets_are_what_is_meant(
    text: str, expected: set[tuple[str, str, str]], stances_of: Callable[[str], set[tuple[str, str, str]]]
) -> None:
    assert stances_of(text) == expected
