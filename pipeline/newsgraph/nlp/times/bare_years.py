"""Whether a number of four digits is a year."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.rules.closed import closed
from newsgraph.rules.times import time_words

_GENITIVES = closed().genitives
_NO_YEARS = frozenset({"CARDINAL", "MONEY", "QUANTITY", "PERCENT", "TIME"})


def is_year(token: Token) -> bool:
    """Whether a bare four-digit number is a year rather than a count: by the model, by what stands before or after it."""
    label = token.ent_type_
    if label == "DATE":
        return True
    before = token.nbor(-1) if token.i > 0 else None
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if label in _NO_YEARS:
        if before is not None and before.lower_ in time_words().surely_before_years:
            return True
        # "the 2014 negotiations": counts are round, or written with a comma
        named = (
            before is not None
            and (before.lower_ == "the" or before.lower_ in _GENITIVES)
            and after is not None
            and after.pos_ in {"NOUN", "PROPN"}
        )
        return named and token.text.startswith(("19", "20")) and not token.text.endswith("00")
    return before is None or before.lower_ in time_words().before_years or before.text in {"(", "-", "–", "—"}
