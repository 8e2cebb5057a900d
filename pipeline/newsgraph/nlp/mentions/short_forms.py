"""Which names can be shorter ways to write another.

English: a surname alone, initials, and nicknames; of East Asian names the first word.
"""

from __future__ import annotations

from newsgraph.names import tables
from newsgraph.names.lookup import word_list
from newsgraph.names.surnames import first_surname


def is_short_form(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether one name can be a shorter way to write another: "Putin", "V. Putin", "Mr Kim" of "Kim Jong Un".

    Different given names never agree.
    """
    if short == full:
        return True
    if len(short) == 1:
        return short[0] == full[-1] or (short[0] == full[0] and _is_family_first(full))
    if short[-1] != full[-1]:
        # "Kim Jong" is no short form of "Kim Jong Un"; but the second surname may be dropped: "Carlos Medina" of "Carlos Medina Ruiz".
        if short[-1] != first_surname(full) or len(short) > len(full) - 1:
            return False
        return all(any(_given_agree(part, other) for other in full[:-2]) for part in short[:-1])
    return all(any(_given_agree(part, other) for other in full[:-1]) for part in short[:-1])


def _given_agree(one: str, other: str) -> bool:
    """Equal, an initial, a spelling (Aleksei, Alexei) or an English nickname (Jim, James)."""
    if one == other or (len(one) == 1 and other.startswith(one)) or (len(other) == 1 and one.startswith(other)):
        return True
    return tables.same_variant(one, other) or one in tables.formal_names(other) or other in tables.formal_names(one)


def _is_family_first(words: tuple[str, ...]) -> bool:
    """East Asian order: a short family name first, then a given name of one or two parts that is no Western family name."""
    return len(words) in {2, 3} and words[0] in word_list("family first")
