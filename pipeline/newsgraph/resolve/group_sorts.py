"""What sort of group a name names, so that a country's cabinet and its delegation of one year stay two."""

from __future__ import annotations

from newsgraph.names.folding import fold
from newsgraph.rules.groups import group_rules


def sort_of(name: str) -> str:
    """Equal for names that may name one group: teams and delegations are one sort, each government is its own.

    A government or coalition is told by all its words ("Petrov government"), for a country has several in a year.
    """
    words = [word for word in fold(name).split() if word != "s"] or [""]
    noun = words[-1]
    readings = group_rules().nouns.get(noun) or group_rules().nouns.get(noun.removesuffix("s")) or ()
    classes = {group_class for group_class, _ in readings}
    if "delegation" in classes:
        staff = group_rules().modifiers["team"] & {*words, " ".join(words[-3:-1])}
        return " ".join(sorted(staff)) or "delegation"
    return " ".join(sorted(set(words) - group_rules().words.new - {"the"}))


def is_headed(name: str) -> bool:
    """Whether a name names a government, cabinet or coalition, which is told by its head."""
    return any(word in group_rules().words.headed for word in fold(name).split())
