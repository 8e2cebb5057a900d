"""What type a name has, by evidence pooled over the document.

Each sign adds points to a type; all occurrences of one spelling share their points, and short forms get some of the
full names that they are part of. The points are ordered by how sure a sign is, not trained: a table's answer or a title
outweighs one vote of the model, several votes outweigh a weak sign.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from newsgraph.names import tables
from newsgraph.names.dictionary import parts_of_speech
from newsgraph.names.surnames import first_surname
from newsgraph.nlp.names.couples import couples
from newsgraph.nlp.names.ordinary import is_team
from newsgraph.nlp.names.place_surnames import people_of_places
from newsgraph.nlp.names.points import STRONG, SURE, WEAK, Points
from newsgraph.nlp.names.shape import brand_of
from newsgraph.nlp.names.signs import Signs
from newsgraph.nlp.names.words import DETERMINERS, NAME_LABELS, Words
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.rules.names import name_lists

_PLACES = frozenset({"GPE", "LOC"})


def decide_types(
    words: Words, chunks: Sequence[TokenSpan], listed: AbstractSet[TokenSpan], figured: AbstractSet[TokenSpan]
) -> dict[TokenSpan, str]:
    """A label for each candidate that is a name; candidates without enough evidence are left out.

    `listed`: the candidates that stand in lists of people; `figured`: bodies by the figures and signs in their names.
    """
    signs = Signs(words)
    keys = {chunk: words.said.stretch(*chunk).lower().replace("’", "'") for chunk in chunks}
    own = {chunk: signs.of(*chunk) for chunk in chunks}
    around = {chunk: signs.around(*chunk) for chunk in chunks}
    for chunk in {*listed, *(given for given, _ in couples(words, chunks))}:
        around[chunk]["PERSON"] += SURE
    for chunk in figured & around.keys():
        around[chunk]["ORG"] += 2 * SURE
    for chunk in chunks:
        if words.signs_line(chunk[0]):
            around[chunk]["PERSON"] += STRONG
    uses = Counter(keys.values())
    pooled: defaultdict[str, Points] = defaultdict(lambda: defaultdict(float))
    highest: defaultdict[str, Points] = defaultdict(lambda: defaultdict(float))
    for chunk in chunks:
        key = keys[chunk]
        shared = pooled[key]
        for label, score in own[chunk].items():
            shared[label] += score / uses[key]
        for label, score in around[chunk].items():
            shared[label] += score / uses[key] / 2
            highest[key][label] = max(highest[key][label], score / 2, key=abs)
    for key, points in highest.items():
        # One plain sentence about a name tells more than the many that leave it open.
        for label, score in points.items():
            pooled[key][label] += score
    best = {key: _winner(points) for key, points in pooled.items()}
    short = _short_forms(pooled, best)
    best |= short
    typed = {chunk: label for chunk in chunks if (label := best[keys[chunk]])}
    somebodys = people_of_places(words, typed)
    typed |= somebodys
    common = _common_words(keys, {chunk: own[chunk] for chunk in typed if chunk not in figured}, signs) - short.keys()
    named = {i for chunk in typed for i in range(*chunk)}
    fragments = {keys[chunk] for chunk in typed if _is_fragment(words, chunk, named)}
    # "the Front" of a Liberation Front, and "the Panel" of a Panel on Roads
    kinds = {word for key, label in best.items() if label == "ORG" and " " in key for word in _ends(key)}
    return {
        chunk: label
        for chunk, label in typed.items()
        if (key := keys[chunk]) not in common
        and (uses[key] > 1 or key in short or signs.is_enough(chunk, own[chunk], around[chunk]))
        and (
            label != "PERSON"
            or key in short
            or chunk in somebodys
            or _may_be_person(signs, chunk, key, around[chunk], uses[key])
        )
        and (label == "PERSON" or key not in fragments)
        and (label not in _PLACES or signs.is_backed_place(*chunk, own[chunk], uses[key]))
        and (label != "ORG" or key in short or key in kinds or signs.is_backed_body(*chunk, own[chunk], uses[key]))
    }


def _ends(key: str) -> tuple[str, str]:
    words = key.split()
    return words[0], words[-1]


def _is_fragment(words: Words, chunk: TokenSpan, named: AbstractSet[int]) -> bool:
    """Whether common words are the end of a name that was lost: "the Holm Executive | Office Building", "Correspondents | Dinner"."""
    start, end = chunk
    before = start - 1
    if start in words.in_headlines or before not in words.capitalised or words.lowers[before] in DETERMINERS:
        return False
    if before in named or before in words.sentence_starts:
        return False
    lists, text = words.lists, words.said.stretch(start, end)
    if tables.body(text) is not None or text.lower() in {*lists.seats, *lists.chambers, *lists.single_bodies}:
        return False
    return all(map(parts_of_speech, words.texts[start:end])) and not tables.country_code(text)


def _may_be_person(signs: Signs, chunk: TokenSpan, key: str, around: Points, uses: int) -> bool:
    """Whether more than the model's vote speaks for a person, and the words are no field of offices ("General Affairs")."""
    lists = name_lists()
    if key in lists.compass and signs.said.lowers[chunk[0] - 1 : chunk[0]] == ["the"]:
        return False  # "the South's delegation", but "Ms. West"
    return not lists.fields.issuperset(key.split()) and signs.is_backed_person(*chunk, around, uses)


def _common_words(keys: Mapping[TokenSpan, str], own: Mapping[TokenSpan, Points], signs: Signs) -> set[str]:
    """Words that stand only where any word has a capital, and are no names by anything but the model's vote."""
    named: set[str] = set()
    plain: set[str] = set()
    for chunk, points in own.items():
        (plain if signs.is_common_word(*chunk, points) else named).add(keys[chunk])
    return plain - named


def _winner(points: Mapping[str, float]) -> str:
    ranked = sorted(points.items(), key=lambda pair: (-pair[1], pair[0]))
    # Titles of works, awards and the like are no names for the graph.
    return ranked[0][0] if ranked and ranked[0][1] > 0 and ranked[0][0] in NAME_LABELS else ""


def _short_forms(pooled: Mapping[str, Points], best: Mapping[str, str]) -> dict[str, str]:
    """One-word names that are part of a full name in this document take its type: surnames, and brands of companies."""
    people = [key.split() for key, label in best.items() if label == "PERSON" and " " in key]
    surnames, given = {words[-1] for words in people}, {words[0] for words in people}
    firsts = {word for words in people if (word := first_surname(words)) is not None}
    surnames |= {word for word in firsts - given if tables.city(word) is None}  # places are told apart one by one
    certain = {words[-1] for words in people if tables.given_name(words[0]) is not None}
    storms = _names_of_storms(best) - surnames
    brands = {brand for key, label in best.items() if label == "ORG" and (brand := brand_of(key))}
    brands |= {words[-1] for key, label in best.items() if label == "ORG" and is_team(words := key.split())}
    found: dict[str, str] = {}
    for key in best:
        if " " in key or key not in surnames | given | brands or tables.country_code(key) or tables.demonym_code(key):
            continue
        points = pooled[key].copy()
        if key in surnames:
            points["PERSON"] += SURE if key in certain else STRONG
        elif key in given:
            points["PERSON"] += _given_points(key)
        points["ORG"] += STRONG if key in brands else 0
        found[key] = _winner(points)
    found |= dict.fromkeys(storms & best.keys(), "")
    # "the Lindqvists" are a family, nobody in particular.
    return found | {key + "s": "" for key in surnames if key + "s" in best and key + "s" not in surnames}


def _names_of_storms(best: Mapping[str, str]) -> set[str]:
    """What the storms of a document are called: "olga" of "Hurricane Olga"."""
    names = [key.split() for key, label in best.items() if label == "EVENT" and " " in key]
    return {words[-1] for words in names if words[0] in name_lists().storms}


def _given_points(key: str) -> float:
    return STRONG if tables.given_name(key) is not None else WEAK
