"""Comparing titles: by their head nouns, so that "deputy foreign minister" is a foreign minister, but no defense minister. English."""

from __future__ import annotations

import re
from functools import cache

from newsgraph.evaluate.words import country, fold

Head = tuple[str, frozenset[str]]
"""The head noun of a title and the words before it."""

# "secretary general": the head stands before.
_POSTPOSED = frozenset(["general", "elect", "designate", "emeritus", "plenipotentiary"])
_BEFORE_POSTPOSED = frozenset(
    [
        "secretary",
        "attorney",
        "director",
        "governor",
        "inspector",
        "surgeon",
        "solicitor",
        "consul",
        "auditor",
        "president",
        "minister",
        "professor",
        "ambassador",
        "chancellor",
        "mayor",
    ]
)
# A bare "minister" agrees with any; two that say more must not contradict each other.
_BROAD = frozenset(["minister", "secretary", "officer", "adviser", "general", "official", "director", "chief", "head"])
_ONE_WORD = {
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "congresswoman": "congressman",
    "businesswoman": "businessman",
    "advisor": "adviser",
    "cofounder": "founder",
    "premier": "minister",
    "pm": "minister",
    "vp": "president",
    "rep": "representative",
    "sen": "senator",
    "gov": "governor",
    "gen": "general",
}
_RANKS = {
    "deputy": "deputy",
    "vice": "deputy",
    "assistant": "assistant",
    "acting": "interim",
    "interim": "interim",
    "caretaker": "interim",
}
_TIMES = re.compile(r"\b(?:former|ex|then|current|acting|late|retired|the|a|an|incoming|outgoing)\b[- ]?")
_INSIDE = re.compile(r"\s(?:of|for|to|in|at|on|with)\s")
_AFTER = re.compile(r"(?<=\w)\s+(?:of|for|to|in|at|on|with|from|by|under|who|that)\b|[,(]")
_ENDING = re.compile(
    r"(?:er|or|ist|man|woman|person|ceo|head|chief|president|founder|chair|member|fellow|secretary|general|analyst)s?$"
)


@cache
def title_heads(title: str) -> tuple[Head, ...]:
    """The head nouns of a title: "founder and head of X" has two, "secretary of health and human services" one."""
    title = re.sub(r"\bchief executive( officer)?\b", "ceo", fold(title)).replace(".", "")
    parts: list[str] = []
    for part in re.split(r"(?<!\s)\s+and\s+|/|&|;|,\s+", title):
        if parts and _INSIDE.search(parts[-1]) and not _INSIDE.search(part) and not _ENDING.search(part):
            parts[-1] += f" and {part}"
        else:
            parts.append(part)
    return tuple(head for part in parts if (head := _head(part)))


def _head(part: str) -> Head | None:
    part = _TIMES.sub("", part).strip()
    part = _AFTER.split(part)[0] or part
    words = re.sub(r"[^a-z0-9 ]", " ", re.sub(r"'s\b", "", part).replace("co-", "")).split()
    words = [word for word in words if not (country(word) or word == "us")]
    if len(words) > 1 and words[-1] in _POSTPOSED and words[-2] in _BEFORE_POSTPOSED:
        words.pop()
    if not words:
        return None
    head = words[-1]
    head = head[:-1] if head.endswith("s") and not head.endswith(("ss", "us")) else head
    return _ONE_WORD.get(head, head), frozenset(words[:-1])


def same_head(one: Head, other: Head) -> bool:
    """Equal heads; the words before a broad one ("minister") do not contradict each other."""
    contradicts = one[0] in _BROAD and one[1] and other[1] and not one[1] & other[1]
    return one[0] == other[0] and not contradicts


def ranks(title: str) -> frozenset[str]:
    """The words of rank in a title: a deputy is not the minister."""
    return frozenset(_RANKS[word] for word in re.findall(r"[a-z]+", fold(title)) if word in _RANKS)
