"""Small words inside the names of bodies: "Bank of England", "Ministry of Health and Social Affairs", "Group of 20".

English: "of", "and" and "for" inside names, the genitive with "'s".
"""

from __future__ import annotations

from newsgraph.names import tables
from newsgraph.names.dictionary import is_plural, parts_of_speech
from newsgraph.nlp.names.words import DETERMINERS, Words, is_country, is_known, is_place
from newsgraph.rules.closed import closed
from newsgraph.rules.parties import is_label

_AND = closed().and_
_GENITIVES = closed().genitives
_INDEFINITE = closed().indefinite_articles
_MOST_WORDS = 4


def after_links(words: Words, start: int, end: int) -> int | None:
    """Where a body's name that has reached `end` goes on after small words; None where it does not."""
    if words.lowers[end] in _GENITIVES and end + 1 in words.capitalised and _is_of_a_people(words, end):
        return end + 1
    i = end
    while (
        i < len(words.texts)
        and i - end < 2
        and words.lowers[i] in words.lists.body_links
        and i not in words.sentence_starts
    ):
        i += 1
    if i == end + 1 and i < len(words.texts) and words.doc[i].like_num and words.texts[end - 1] == "Group":
        return i + 1
    if end == start + 1 and words.opens_people_body(start):
        return start + 2
    if i == end or i >= len(words.texts) or i not in words.capitalised:
        return None
    start += words.lowers[start] in DETERMINERS
    return _known_end(words, start, i) or (i if _is_linked(words, start, end, i) else None)


def _known_end(words: Words, start: int, i: int) -> int | None:
    """Where a name of the tables ends that has a link before `i`: "People's Republic of China", a country before it or not."""
    starts = (start, start + 1) if is_country(words.texts[start]) else (start,)
    names = ((k, words.said.stretch(at, k)) for at in starts for k in range(i + 1, min(i + 4, len(words.texts) + 1)))
    return next((k for k, name in names if tables.body(name) or tables.country_code(name)), None)


def _is_linked(words: Words, start: int, end: int, i: int) -> bool:
    """Whether the small words between `end` and `i` go on with one name."""
    links = {words.lowers[k] for k in range(end, i)}
    if links & _GENITIVES and _is_owner(words, end - 1):
        return False  # an owner and what is owned: "Brandt's Lakeside Inn", "the Trade Ministry's Export Desk"
    if (links == {"of"} and _ends_in_person(words, start, end)) or (links & _GENITIVES and _is_person(words, i, i + 2)):
        return False  # "Sara Novak of Lima", "Lima's Sara Novak"
    if _in_one_ent(words, end - 1, i) and not links & words.lists.loose_links:
        return True
    if links == {"and"} and any(is_one(words, start, end, i) for is_one in _PAIRS_OF_ONE_BODY):
        return True
    return _goes_on_listing(words, start, end, i) or _goes_on(words, start, end, i, links)


def _ends_in_person(words: Words, start: int, end: int) -> bool:
    """Whether a person's name ends here, alone or behind a title: "House Speaker Sara Novak | of Lima"."""
    title = next((i for i in range(end - 2, start, -1) if words.is_title(i - 1)), start)
    return _is_person(words, title, end)


def _is_of_a_people(words: Words, end: int) -> bool:
    """Whether a body is that of a kind of people: "the National People's Party", "the Weavers' Union", not "the Senators' Panel"."""
    text, lower, lists = words.texts[end - 1], words.lowers[end - 1], words.lists
    several = lower in lists.body_people or (
        is_plural(text) and lower not in lists.body_last and not words.is_title(end - 1)
    )
    if not several or is_label(text) or is_place(text):
        return False
    stop = _end_of_capitals(words, end + 1)
    short = stop - end <= _MOST_WORDS
    if words.lowers[end + 1] in lists.body_first:
        return short  # "the People's Bank of China"
    return short and words.lowers[stop - 1] in lists.body_last and not tables.listed_family_name(words.texts[end + 1])


def _is_person(words: Words, start: int, end: int) -> bool:
    """Whether words are a given name with a surname, none of them a body's or a title but forms of address before them."""
    while start < end - 1 and words.is_address(start):
        start += 1
    inside = range(start, end)
    if not 1 < end - start < 4 or end > len(words.texts) or not words.capitalised.issuperset(inside):
        return False
    ends = end == len(words.texts) or end not in words.capitalised or words.lowers[end] == "of"
    plain = not any(words.is_body_word(words.lowers[i]) or words.is_title(i) for i in inside)
    given = ends and plain and tables.given_name(words.texts[start]) is not None
    return given and tables.city(words.said.stretch(start, end)) is None


def _is_pair_of_one_body(words: Words, start: int, end: int, i: int) -> bool:
    """Whether a word that names nothing by itself opens a body's name: "the Hope and Harvest Coalition".

    A sentence's first "The" says less than one inside it, and a word that is a given name too may begin a name of its own:
    then both words have to be words of the language.
    """
    first, lower = words.texts[start], words.lowers[start]
    if end - start > 1 or start == 0 or words.lowers[start - 1] != "the":
        return False
    if is_place(first) or tables.body(first) or words.is_body_word(lower) or is_label(first):
        return False
    if first.isupper() or lower in words.lists.seats:
        return False
    stop = _end_of_capitals(words, i)
    beside = words.doc[start].dep_ == "nmod" and words.doc[start].head.i == stop - 1  # as the parser has it
    plain = bool(parts_of_speech(first)) and (beside or bool(parts_of_speech(words.texts[i])))
    plain = plain and not is_place(words.texts[i])
    if not plain and (start - 1 in words.sentence_starts or is_known(words.lowers[i])):
        return False
    return stop - i == 2 and words.lowers[stop - 1] in words.lists.body_last and not words.is_body_word(words.lowers[i])


def opens_pair(words: Words, i: int) -> bool:
    """Whether a body's name begins here with a word of the language that "and" joins to the next: "the Miners and Weavers Union"."""
    if i == 0 or i + 3 >= len(words.texts) or words.texts[i + 1] != "and" or i not in words.capitalised:
        return False
    return i + 2 in words.capitalised and _is_pair_of_one_body(words, i, i + 1, i + 2)


def _is_pair_of_founders(words: Words, start: int, end: int, i: int) -> bool:
    """Whether a body has the names of two people: "the Jan and Eva Novak Fund"."""
    if end - start > 1 or start == 0 or words.lowers[start - 1] != "the" or i + 2 >= len(words.texts):
        return False
    given = all(tables.given_name(words.texts[k]) is not None for k in (start, i))
    return given and {i + 1, i + 2} <= words.capitalised and words.lowers[i + 2] in words.lists.body_last


def _is_pair_of_fields(words: Words, start: int, end: int, i: int) -> bool:
    """Whether what two offices are for stands before a body's word: "Transport and Labour Committee"."""
    while start < end and is_place(words.texts[start]):
        start += 1
    fields = words.lists.fields | words.lists.body_fields
    stop = i
    while stop < len(words.texts) and stop in words.capitalised and not words.is_title(stop):
        stop += 1
    told = all(words.lowers[k] in fields for k in (*range(start + 1, end), i))
    if words.lowers[start] in words.lists.chambers:
        return told and end - start > 1  # "House Ways and Means | Chairman"
    whole = stop - i > 1 and words.lowers[stop - 1] in words.lists.body_last
    return 0 < end - start < _MOST_WORDS and told and words.lowers[start] in fields and whole


def _is_pair_of_members(words: Words, start: int, end: int, i: int) -> bool:
    """Whether two words say who the members of a place's body are: "Ohio District and County Attorneys Association"."""
    if start < end - 1 and (is_place(words.texts[start]) or tables.region(words.texts[start])):
        start += 1
    stop = _end_of_capitals(words, i)
    if end - start > 1 or stop - i not in {2, 3} or words.lowers[stop - 1] not in words.lists.body_last:
        return False
    plain = all(parts_of_speech(words.texts[k]) and not is_place(words.texts[k]) for k in (start, *range(i, stop)))
    chamber = words.lowers[start] in words.lists.chambers
    return plain and not chamber and not words.is_title(start) and is_plural(words.texts[stop - 2])


def _is_pair_of_collections(words: Words, start: int, end: int, i: int) -> bool:
    """Whether a body has two kinds of rooms: "the Marta Lindt Library and Museum"."""
    pairs = words.lists.body_pairs
    ends = i + 1 >= len(words.texts) or i + 1 not in words.capitalised
    return end - start > 1 and ends and {words.lowers[end - 1], words.lowers[i]} <= pairs


_PAIRS_OF_ONE_BODY = (
    _is_pair_of_founders,
    _is_pair_of_one_body,
    _is_pair_of_fields,
    _is_pair_of_members,
    _is_pair_of_collections,
)


def _is_owner(words: Words, i: int) -> bool:
    lower = words.lowers[i]
    return is_known(lower) or tables.name_part(words.texts[i]) or words.is_body_word(lower)


def _in_one_ent(words: Words, one: int, other: int) -> bool:
    """Whether the model takes two tokens for parts of one name."""
    return words.ent_at.get(one) is not None and words.ent_at.get(one) == words.ent_at.get(other)


def _goes_on(words: Words, start: int, end: int, i: int, links: set[str]) -> bool:
    """Whether a body's name goes on at `i`: it begins with a body's word, or one stands before the link."""
    lists = words.lists
    body = words.lowers[start] in lists.body_first or (start + 1 < end and words.is_body_word(words.lowers[end - 1]))
    if not body:
        return False
    if links == {"of"} and words.lowers[i] in words.people and not is_known(words.lowers[i]):
        return False  # "told Congress of Novak's plan"
    place = is_place(words.texts[i]) or tables.city(words.texts[i]) is not None
    if links & lists.body_links_first and place and not links <= {"of", "the"}:
        return _in_one_ent(words, end - 1, i)
    if links & {"to", "with", "from"}:
        return _in_one_ent(words, end - 1, i) or (links == {"to"} and _tells_task(words, end, i))
    # "at Lima University for a Stand with ...", "Centers for Disease Control and the Lindt Institute"
    apart = bool(links & _INDEFINITE) and words.lowers[start] not in lists.body_first - lists.chambers
    if apart or ("and" in links and _ends_in_body(words, i)):
        return False
    # "Department for State Policy in the Humanitarian Sphere", not "House Roads Committee Chairman Novak and"
    long_body = words.lowers[start] in lists.body_first and end - start > 2 and bool(links & lists.loose_links)
    long_body = long_body and not any(words.is_title(k) for k in range(start, end))
    on_field = links == {"on"} and words.lowers[end - 1] in lists.bodies_on
    on_field = on_field and words.lowers[i] not in lists.not_names and not is_known(words.lowers[i])
    return bool(links & {"of", "for"}) or long_body or on_field


def _tells_task(words: Words, end: int, i: int) -> bool:
    """Whether a body's name goes on with what it is to do: "Committee to Defend Lima"."""
    return words.lowers[end - 1] in words.lists.bodies_to and "v" in parts_of_speech(words.lowers[i])


def _end_of_capitals(words: Words, i: int) -> int:
    """Where the capitalised words from a token on end."""
    return next((k for k in range(i, len(words.texts)) if k not in words.capitalised), len(words.texts))


def _ends_in_body(words: Words, i: int) -> bool:
    """Whether several capitalised words from here on end in a body's word, and are a body's name themselves."""
    stop = _end_of_capitals(words, i)
    return stop - i > 1 and words.lowers[stop - 1] in words.lists.body_last


def _goes_on_listing(words: Words, start: int, end: int, i: int) -> bool:
    """Whether "and" goes on with what a body is for: "Bank for Trade and Development", not "Bank of England and Barclays"."""
    if i != end + 1 or words.lowers[end] not in _AND or is_known(words.lowers[i]):
        return False
    heads = (k for k in range(end - 1, start, -1) if words.lowers[k] in {"of", "for", "on"})
    of = next((k for k in heads if words.is_body_word(words.lowers[k - 1])), None)
    if of is None and not words.opens_people_body(start):
        return False
    inside = range(start + 2 if of is None else of + 1, end)
    plain = all(not is_known(words.lowers[k]) and not words.texts[k].isupper() for k in inside)
    # A body of its own begins after "and": "the Chamber of Deputies and Senate of ..."
    own_body = words.is_body_word(words.lowers[i]) and i + 1 < len(words.texts) and i + 1 not in words.capitalised
    return plain and len(inside) < _MOST_WORDS and not own_body
