"""A text may end anywhere: no reader looks for what would come next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytestmark = pytest.mark.model

TEXTS = [
    "Leading the Peruvian delegation is Ann Orr, a friend of Bo Diaz.",
    "The members of the Peruvian delegation are: Ann Orr, Bo Diaz and Cy Lind.",
    "The Peruvian delegation left. Others include Bo Diaz (head), Cy Lind and, from left, the mayor of Lima.",
    "Ann Orr, who leads the Peruvian delegation, flew to Rome with Bo Diaz, Cy Lind and her deputy, Dov Hale.",
    "Besides Ann Orr, the commission of inquiry has three members: Bo Diaz; Cy Lind; Dov Hale (chair).",
    "Ann Orr led the Kenyan delegation and Bo Diaz the Chilean one, alongside Cy Lind and Dov Hale.",
    "The minister appointed Ann Orr as director of the Lima Institute from 2009 to 2013, replacing Bo Diaz.",
    "Senator Ann Orr (D-Ohio), the former mayor of Lima, and President-elect Bo Diaz of Peru resigned on 3 May 2021.",
    '"We will not sign the treaty," Ann Orr told Bo Diaz on Monday, adding that she "never" liked it.',
    "According to Ann Orr, neither the mayor nor the council supports the plan to close the port, let alone the tax.",
    "Ann Orr accused Bo Diaz of lying, called him a liar and said she was against his election as chair of the bank.",
    "President: Ann Orr. Vice-presidents: Bo Diaz and Cy Lind. Treasurer: Dov Hale, Lima.",
]


def beginnings(text: str) -> Iterator[str]:
    words = text.split(" ")
    yield from (" ".join(words[:number]) for number in range(1, len(words)))


@pytest.mark.parametrize("text", TEXTS)
def test_nlp_text_may_end_after_any_word(layers_of: Callable[[str], Any], text: str) -> None:
    for beginning in beginnings(text):
        layers_of(beginning)
        layers_of(f"{beginning}:")
