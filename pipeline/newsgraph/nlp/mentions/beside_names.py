"""What stands beside the names of people: titles before and behind them, and names that share a surname.

English: a title before the name, or behind a comma; of a couple the surname is said once, behind the last given name.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Span

from newsgraph.names import tables
from newsgraph.names.folding import fold
from newsgraph.rules.closed import closed
from newsgraph.rules.mentions import mention_words
from newsgraph.rules.titles import is_rank_word, is_title_head

_FULL = 2
_BEHIND = 6
"""Within how many tokens behind a name its title stands."""


def titles_before(span: Span) -> set[str]:
    """The title words right before a name."""
    doc = span.doc
    found: set[str] = set()
    for i in range(span.start - 1, max(-1, span.start - 5), -1):
        if doc[i + 1].is_sent_start or not is_title_word(doc[i].lower_):
            break
        found.add(doc[i].lower_)
    return found


def titles_behind(span: Span) -> set[str]:
    """The title that stands behind a name and a comma: "Karl Berg, the mayor,"."""
    doc = span.doc
    if span.end >= len(doc) or doc[span.end].text != ",":
        return set()
    near = doc[span.end + 1 : span.end + _BEHIND]
    stop = next((k for k, token in enumerate(near) if token.is_punct or token.pos_ in {"VERB", "ADP"}), len(near))
    return {token.lower_ for token in near[:stop] if is_title_head(token.lower_)}


def shared_surnames(spans: Sequence[Span]) -> dict[int, Span]:
    """Where a given name stands alone -> the full name behind it whose surname it shares ("Rolf and Vera Holm").

    None for those of people named in full elsewhere; `spans` in text order.
    """
    full = {fold(span[0].text) for span in spans if len(span) > 1}
    return {
        one.start: other
        for one, other in pairwise(spans)
        if len(one) == 1
        and len(other) == _FULL
        and other.start == one.end + 1
        and one.doc[one.end].lower_ in closed().and_
        and not (one.start and one.doc[one.start - 1].ent_type_ == "PERSON")
        and tables.given_name(one.text) is not None
        and fold(one.text) not in full
    }


def is_title_word(word: str) -> bool:
    """Whether a word can be part of a title before a name ("foreign", "minister")."""
    return is_title_head(word) or is_rank_word(word) or word in mention_words().title_words
