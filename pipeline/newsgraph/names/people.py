"""Whether two names can be one person's."""

from __future__ import annotations

from dataclasses import dataclass

from newsgraph.names.lookup import word_list
from newsgraph.names.parts import Name, parse_name
from newsgraph.names.tables import given_name, patronymic
from newsgraph.names.words import DIFFERENT, INITIAL, SLIP, compare_words, edit_distance, spelling_key, two_names

_OTHER_GENERATION = 0.7
# "Harold Tench" can be "Harold Tench Jr.", or his father.

_MOST_MISSING = 2
_MOST_INITIALS = 3
_LONG_NAME = 10
BROKEN = 0.7
_SERVANT = frozenset({"abdul", "abdel", "abdal", "abdoul", "abdol"})
LONE_SURNAME = 0.5
"""The score of a surname alone against a full name with that surname: possible, but not proof."""


def compare_people(one: str, other: str) -> float:
    """0 to 1: whether two names can be one person's. Different given names with one surname give 0."""
    first, second = parse_name(one), parse_name(other)
    if not first.words or not second.words:
        return DIFFERENT
    limit = 1.0
    if first.suffixes or second.suffixes:
        mine, theirs = generation(one), generation(other)
        if mine and theirs and mine != theirs:
            return DIFFERENT
        limit = 1.0 if mine == theirs else _OTHER_GENERATION
    return min(limit, _compare_parsed(first, second))


def generation(name: str) -> set[str]:
    """What tells a son from his father: "jr", "ii"; empty for most names."""
    return set(parse_name(name).suffixes) & word_list("generation")


def _compare_parsed(first: Name, second: Name) -> float:
    mine, theirs = _core(first), _core(second)
    if "".join(mine) == "".join(theirs):
        # "Abu Omar" and "Omar" share a name, which proves nothing.
        return 1.0 if first.words == second.words else LONE_SURNAME if len(mine) == 1 else 0.9
    shorter, longer = _by_size(mine, theirs)
    if len(longer) == 1:
        return compare_words(shorter[0], longer[0])
    if len(shorter) == 1:
        lone = _compare_lone(shorter[0], first if len(mine) > 1 else second)
        return max(lone, _compare_split(shorter, longer))
    return max(
        _compare_full(first, second, mine, theirs),
        _compare_with_nick(first, second),
        _compare_letters(shorter, longer),
    )


def _core(name: Name) -> tuple[str, ...]:
    """The words that tell: without particles, and a doubled word once; "Abdul" before its word is "Abd al-"."""
    words, particles = name.words, word_list("particle")
    if not particles.isdisjoint(words):
        words = tuple(word for word in words if word not in particles) or words
    if not _SERVANT.isdisjoint(words):
        words = tuple("abd" if word in _SERVANT else word for word in words[:-1]) + words[-1:]
    if len(words) > 3 or len(set(words)) == len(words):
        return words  # "Mohamed Mohamed" in a chain of fathers' names is two people's
    return tuple(word for i, word in enumerate(words) if i == 0 or word != words[i - 1])


def _by_size(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The shorter one first; of equally long ones by their words, so that it cannot matter which name comes first."""
    return (other, one) if (len(other), other) < (len(one), one) else (one, other)


def _compare_lone(word: str, name: Name) -> float:
    """A single name against a full one: its surname, or nothing of it."""
    family = [part for part in name.family if part not in word_list("particle")] or list(name.family)
    return LONE_SURNAME if len(word) > 1 and max(compare_words(word, part) for part in family) > SLIP else DIFFERENT


def _compare_with_nick(first: Name, second: Name) -> float:
    """The same with the name in quotes in place of the given names: William "Bill" Clinton."""
    if not first.nicks and not second.nicks:
        return DIFFERENT
    one = Name(first.nicks, first.family) if first.nicks and first.family else first
    two = Name(second.nicks, second.family) if second.nicks and second.family else second
    return max(
        (
            _compare_full(a, b, _core(a), _core(b))
            for a, b in ((one, second), (first, two), (one, two))
            if len(a.words) > 1 < len(b.words)
        ),
        default=0.0,
    )


@dataclass(frozen=True, slots=True)
class _Pair:
    left: int
    right: int
    score: float


def _compare_full(first: Name, second: Name, one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Two names of several words, by their cores: every word of the shorter one must have its like, in order but for the surname's place."""
    particles = word_list("particle")
    marked = not (particles.isdisjoint(first.family) and particles.isdisjoint(second.family))
    mended = _mend(one, other), _mend(other, one)
    if mended != (one, other) and len(mended[0]) > 1 < len(mended[1]):
        return min(BROKEN, _compare_cores(*mended, marked=marked))
    return _compare_cores(one, other, marked=marked)


def _mend(words: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """The words, two of them put together where the other name has them as one ("Pet rov")."""
    for i in range(len(words) - 1):
        if words[i] + words[i + 1] in others:
            return (*words[:i], words[i] + words[i + 1], *words[i + 2 :])
    return words


def _compare_cores(one: tuple[str, ...], other: tuple[str, ...], *, marked: bool) -> float:
    left, right = _by_size(one, other)
    pairs = _match(left, right)
    if _contradict(left, right, pairs) or _hides_surname(left, right, pairs):
        return DIFFERENT
    if len(pairs) < len(left):
        return _compare_split(left, right)
    if not (marked and len(left) == len(right) == 2) and not _in_order(left, right, pairs):
        return DIFFERENT
    if sum(pair.score <= SLIP for pair in pairs) > max(1, len(pairs) // 3) or all(
        pair.score == INITIAL for pair in pairs
    ):
        return DIFFERENT
    mean = sum(pair.score for pair in pairs) / len(pairs)
    weakest = min(pair.score for pair in pairs)
    missing = len(right) - len(left)
    if missing > _MOST_MISSING:
        return 0.4
    return max(0.0, min(mean, weakest + 0.1) - 0.02 * missing)


def _hides_surname(left: tuple[str, ...], right: tuple[str, ...], pairs: list[_Pair]) -> bool:
    """Whether a surname has only a middle initial for its like, beside another surname: Ann Berg, Ann B. Holm."""
    own = [pair for pair in pairs if pair.left == len(left) - 1 and pair.score == INITIAL and len(left[-1]) > 1]
    return bool(own) and all(pair.right != len(right) - 1 for pair in pairs)


def _match(left: tuple[str, ...], right: tuple[str, ...]) -> list[_Pair]:
    """Each word of `left` with its best free like in `right`, best pairs first."""
    scores = [
        (-score, abs(i - j), i, j)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if (score := compare_words(a, b)) > 0
    ]
    pairs: list[_Pair] = []
    for less, _, i, j in sorted(scores):
        score = -less
        if all(pair.left != i and pair.right != j for pair in pairs):
            pairs.append(_Pair(i, j, score))
    return sorted(pairs, key=lambda pair: pair.left)


def _contradict(left: tuple[str, ...], right: tuple[str, ...], pairs: list[_Pair]) -> bool:
    """Whether both have a patronymic and they differ, or middle initials and the first of them differ."""
    if len(left) > 2 and len(left[1]) == 1 and compare_words(left[1], right[1]) == DIFFERENT and left[0] == right[0]:
        return True
    mine = {i for i, word in enumerate(left) if i and patronymic(word)}
    theirs = {j for j, word in enumerate(right) if j and patronymic(word)}
    return bool(mine and theirs) and not any(pair.left in mine and pair.right in theirs for pair in pairs)


def _in_order(left: tuple[str, ...], right: tuple[str, ...], pairs: list[_Pair]) -> bool:
    """Whether the words stand in one order, or in it once a surname moves from one end to the other."""
    order = [pair.right for pair in pairs]
    if order == sorted(order):
        return order[-1] == len(right) - 1 or order[0] == 0
    turned = order[1:] + order[:1] if order[0] > order[-1] else order
    rotated = order[-1:] + order[:-1]
    if turned != sorted(turned) and rotated != sorted(rotated):
        return order[0] == 0 and order[-1] == len(right) - 1 if order[0] < order[-1] else False
    # "Hans Friedrich" and "Friedrich Hans" are two people: either word can be the surname.
    return not all(given_name(word) is not None for word in left)


def _compare_letters(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Long names of which one word differs by a letter, be it short ("Jong On"), unless both words are names."""
    differing = [(a, b) for a, b in zip(left, right, strict=False) if spelling_key(a) != spelling_key(b)]
    if len(left) != len(right) or len(differing) != 1 or min(len("".join(left)), len("".join(right))) < _LONG_NAME - 1:
        return DIFFERENT
    one, other = differing[0]
    told_apart = min(len(one), len(other)) < 2 or two_names(one, other)
    return DIFFERENT if told_apart or edit_distance(one, other, 1) > 1 else 0.55


def _compare_split(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Names whose words were run together or parted ("AlisherUsmanov", "Abd al-Aziz"), and initials ("JC")."""
    if len(left) == len(right):
        return DIFFERENT
    short = left[0]
    if len(short) <= _MOST_INITIALS and right[: len(short)] and len(right) == len(short) + len(left) - 1:
        spelled = _match(left[1:], right[len(short) :])
        if short == "".join(word[0] for word in right[: len(short)]) and len(spelled) == len(left) - 1:
            return INITIAL
    one, other = (
        spelling_key("".join(words).replace("abdul", "abd").replace("abdel", "abd")) for words in (left, right)
    )
    if one == other:
        return 0.7
    return 0.6 if min(len(one), len(other)) >= _LONG_NAME and edit_distance(one, other, 1) <= 1 else DIFFERENT
