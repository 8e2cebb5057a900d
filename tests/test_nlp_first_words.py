"""What looks at the word before finds none at the beginning of an article, and reads on."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "As members of the panel, Ann Orr and Bo Diaz met in Lima on Monday.",
        "As chairwoman of the delegation, Ann Orr spoke first.",
        "As an adviser, Ann Orr joined the delegation.",
        "As president, Ann Orr has been neither what she wanted nor what others feared.",
        "As head of the Peru delegation Ann Orr led the talks, and Bo Diaz attended.",
        ". Lang and Berg met. The delegation included Ann Orr, Bo Diaz and Cy Fox.",
        "His aide, Ann Orr, joined the delegation.",
        "A Democrat, Ann Orr of Ohio, opposes the tax.",
        "The Democrat Ann Orr, a senator, left the party.",
        "Minister Ann Orr joined the cabinet.",
        "Including Ann Orr and Bo Diaz, the panel met.",
        "Led by Ann Orr, the delegation met.",
        "Comprising Ann Orr, Bo Diaz and Cy Fox, the delegation met.",
        ", including Ann Orr",
        "Not Ann Orr, but Bo Diaz leads the delegation.",
        "President of Peru Ann Orr met the team.",
    ],
)
def test_nlp_reads_texts_that_begin_with(text: str, nlp: Any) -> None:
    assert nlp(text).text == text
