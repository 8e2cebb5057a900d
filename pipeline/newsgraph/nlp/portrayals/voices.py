"""Whose words the tokens of an article are: the article's own, or those of somebody who is quoted or reported."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.spoken import statements_of_tokens


class Voices:
    """Looks up the innermost statement that a token stands in."""

    def __init__(self, layers: Layers) -> None:
        self._claims = layers.claims
        self._statement = statements_of_tokens(layers, denied=True)

    def statement(self, token: Token) -> int | None:
        """The index of the statement whose content a token belongs to; None for the article's own words."""
        return self._statement.get(token.i)

    def speaker(self, statement: int | None) -> int | None:
        """The entity that makes a statement; None for the article's own words."""
        return None if statement is None else self._claims[statement]["entities"].get("speaker")

    def order(self, token: Token) -> int:
        """The statement's index, or -1 for the article's own words: to sort and group by."""
        return self._statement.get(token.i, -1)

    def is_denied(self, statement: int | None) -> bool:
        return statement is not None and self._claims[statement]["modality"] == "denied"
