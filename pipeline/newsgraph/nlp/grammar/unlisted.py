"""What is made of a clause under a word that no row of rules/en/certainty.yaml has, by the clause's form."""

from __future__ import annotations

from newsgraph.rules.certainty import Effect, Signature, Word


def _signature(so: Effect, not_: Effect) -> Signature:
    return Signature(**{"so": so, "not": not_})  # the fields as the YAML names them


UNTOLD = Word("", "unknown", _signature("open", "open"))
ACHIEVED = Word("", "achieving", _signature("so", "not"))
UNKNOWN: dict[str, Word] = {
    "to": UNTOLD,
    "bare": ACHIEVED,
    "ing": Word("", "forcing", _signature("so", "open"), (), None),
    "that": Word("", "telling", _signature("told", "open"), (), None),
}
"""What is made of a clause under a verb that no row has."""
FACTIVE = Word("", "factive", _signature("so", "so"))
HEARD = Word("", "hearing", _signature("heard", "not"))
