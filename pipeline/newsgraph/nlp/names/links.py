"""Small words inside the names of bodies: "Bank of England", "Ministry of Health and Social Affairs", "Group of 20".

English: "of", "and" and "for" inside names, the genitive with "'s".
"""

from __future__ import annotations

from newsgraph.names import tables
from newsgraph.nlp.names.words import DETERMINERS, Words, is_capitalised, is_known, is_place
from newsgraph.rules.closed import closed

_AND = closed().and_
_GENITIVES = closed().genitives
_MOST_WORDS = 4


def after_links(words: Words, start: int, end: int) -> int | None:
    """Where a body's name that has reached `end` goes on after small words; None where it does not."""
    doc, i = words.doc, end
    while i < len(doc) and i - end < 2 and doc[i].lower_ in words.lists.body_links and not doc[i].is_sent_start:
        i += 1
    if i == end + 1 and i < len(doc) and doc[i].like_num and doc[end - 1].text == "Group":
        return i + 1
    if end == start + 1 and words.opens_people_body(start):
        return start + 2
    if i == end or i >= len(doc) or not is_capitalised(doc[i]):
        return None
    start += doc[start].lower_ in DETERMINERS
    return _known_end(words, start, i) or (i if _is_linked(words, start, end, i) else None)


def _known_end(words: Words, start: int, i: int) -> int | None:
    """Where a name of the tables ends that has a link before `i`: "People's Republic of China"."""
    names = ((k, words.said.stretch(start, k)) for k in range(i + 1, min(i + 4, len(words.texts) + 1)))
    return next((k for k, name in names if tables.body(name) or tables.country_code(name)), None)


def _is_linked(words: Words, start: int, end: int, i: int) -> bool:
    """Whether the small words between `end` and `i` go on with one name."""
    links = {words.lowers[k] for k in range(end, i)}
    if links & _GENITIVES and _is_owner(words, end - 1):
        return False  # an owner and what is owned: "Brandt's Lakeside Inn", "the Trade Ministry's Export Desk"
    if (links == {"of"} and _is_person(words, start, end)) or (links & _GENITIVES and _is_person(words, i, i + 2)):
        return False  # "Sara Novak of Lima", "Lima's Sara Novak"
    if _in_one_ent(words, end - 1, i) and not links & words.lists.loose_links:
        return True
    if links == {"and"} and _is_pair_of_one_body(words, start, end, i):
        return True
    return _goes_on_listing(words, start, end, i) or _goes_on(words, start, end, i, links)


def _is_person(words: Words, start: int, end: int) -> bool:
    """Whether words are a given name with a surname, none of them a body's or a title."""
    doc = words.doc
    name = doc[start:end]
    if not 1 < end - start < 4 or end > len(doc) or not all(is_capitalised(token) for token in name):
        return False
    ends = end == len(doc) or not is_capitalised(doc[end]) or doc[end].lower_ == "of"
    plain = not any(words.is_body_word(token) or words.is_title(token) for token in name)
    return ends and plain and tables.given_name(doc[start].text) is not None and tables.city(name.text) is None


def _is_pair_of_one_body(words: Words, start: int, end: int, i: int) -> bool:
    """Whether a word that names nothing by itself opens a body's name: "the Hope and Harvest Coalition"."""
    doc, first = words.doc, words.doc[start]
    if end - start > 1 or start == 0 or doc[start - 1].lower_ != "the" or doc[start - 1].is_sent_start:
        return False
    if is_place(first.text) or tables.body(first.text) or words.is_body_word(first):
        return False
    if first.is_upper or first.lower_ in words.lists.seats:
        return False
    stop = i
    while stop < len(doc) and is_capitalised(doc[stop]):
        stop += 1
    return stop - i == 2 and doc[stop - 1].lower_ in words.lists.body_last and not is_known(doc[i].lower_)


def _is_owner(words: Words, i: int) -> bool:
    word = words.doc[i]
    return is_known(word.lower_) or tables.name_part(word.text) or words.is_body_word(word)


def _in_one_ent(words: Words, one: int, other: int) -> bool:
    """Whether the model takes two tokens for parts of one name."""
    return words.ent_at.get(one) is not None and words.ent_at.get(one) == words.ent_at.get(other)


def _goes_on(words: Words, start: int, end: int, i: int, links: set[str]) -> bool:
    """Whether a body's name goes on at `i`: it begins with a body's word, or one stands before the link."""
    doc, lists = words.doc, words.lists
    body = doc[start].lower_ in lists.body_first or (start + 1 < end and words.is_body_word(doc[end - 1]))
    if not body:
        return False
    if links == {"of"} and words.lowers[i] in words.people and not is_known(words.lowers[i]):
        return False  # "told Congress of Novak's plan"
    place = is_place(doc[i].text) or tables.city(doc[i].text) is not None
    if links & lists.body_links_first and place and not links <= {"of", "the"}:
        return _in_one_ent(words, end - 1, i)
    if links & {"to", "with", "from"}:
        return _in_one_ent(words, end - 1, i)
    # "Department for State Policy in the Humanitarian Sphere", "Ministry of Health and Social Affairs"
    long_body = doc[start].lower_ in lists.body_first and end - start > 2 and bool(links & lists.loose_links)
    on_field = links == {"on"} and doc[end - 1].lower_ in lists.bodies_on
    on_field = on_field and doc[i].lower_ not in lists.not_names and not is_known(doc[i].lower_)
    return bool(links & {"of", "for"}) or long_body or on_field


def _goes_on_listing(words: Words, start: int, end: int, i: int) -> bool:
    """Whether "and" goes on with what a body is for: "Bank for Trade and Development", not "Bank of England and Barclays"."""
    doc = words.doc
    if i != end + 1 or doc[end].lower_ not in _AND or is_known(doc[i].lower_):
        return False
    of = [k for k in range(start + 1, end) if doc[k].lower_ in {"of", "for", "on"}]
    if not words.opens_people_body(start) and not (of and words.is_body_word(doc[of[0] - 1])):
        return False
    inside = range(of[0] + 1 if of else start + 2, end)
    plain = all(not is_known(doc[k].lower_) and not doc[k].is_upper for k in inside)
    # A body of its own begins after "and": "the Chamber of Deputies and Senate of ..."
    own_body = words.is_body_word(doc[i]) and i + 1 < len(doc) and not is_capitalised(doc[i + 1])
    return plain and len(inside) < _MOST_WORDS and not own_body
