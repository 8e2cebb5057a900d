"""Names that stand side by side in one run of words: bodies joined by "and", and people right behind a body or before "of".

English: "and the" begins another body, "of" behind a full name tells whose somebody is.
"""

from __future__ import annotations

from newsgraph.names import tables
from newsgraph.names.dictionary import parts_of_speech
from newsgraph.nlp.names.persons import is_given
from newsgraph.nlp.names.words import Words, is_place
from newsgraph.rules.closed import closed

_LEAST_WITH_HOLDER = 5
_OF = frozenset({"of", "for"})
_LINKS = closed().of_purpose | closed().and_ | closed().articles | frozenset({"&", "-"})


def are_several(words: Words, start: int, end: int) -> bool:
    """Whether a run begins with somebody of a body, or one of its words joins two names."""
    return is_person_of(words, start, end) or any(joins_names(words, i, end) for i in range(start + 1, end))


def joins_names(words: Words, i: int, end: int) -> int:
    """Where the next name begins if the word at `i` stands between two names of a run that ends at `end`; else 0."""
    if words.lowers[i] not in closed().and_:
        return 0
    if is_person_of(words, i + 1, end):
        return i + 1  # "Lumen Corp. and | Jana Novak of Brix Inc."
    if i + 3 >= end or words.lowers[i + 1] not in closed().articles:
        return 0
    # "Department of Labor and the | Ministry of Trade"
    return i + 2 if words.lowers[i + 2] in words.lists.body_first and words.lowers[i + 3] in _OF else 0


def is_behind_company(words: Words, i: int) -> bool:
    """Whether a company's legal form ends its name, and another name begins here: "Lumen Ltd. | Novak"."""
    text, before = words.texts[i], words.texts[i - 1]
    form = before.endswith(".") and tables.legal_form(before) is not None
    return (
        form and i in words.capitalised and tables.legal_form(text) is None and not words.is_body_word(words.lowers[i])
    )


def is_person_of(words: Words, start: int, end: int) -> bool:
    """Whether a full name and "of" stand here: "Jana Novak of Brix Inc."."""
    return start + 2 < end and words.texts[start + 2] == "of" and _is_full_name(words, start)


def ends_in_person(words: Words, start: int, end: int) -> bool:
    """Whether a body "of" or "for" something is followed by a full name: "Center for Sea Law | Jana Novak"."""
    if end - start < _LEAST_WITH_HOLDER or words.lowers[start] not in words.lists.body_first:
        return False
    return words.lowers[start + 1] in _OF and words.lowers[end - 3] not in _LINKS and _is_full_name(words, end - 2)


def _is_full_name(words: Words, start: int) -> bool:
    """Whether two words are a given name and a surname that is no word of the language, and no place."""
    given, surname = words.texts[start : start + 2]
    capital = surname.istitle() and surname.isalpha()
    return is_given(given) and capital and not parts_of_speech(surname) and not is_place(f"{given} {surname}")
