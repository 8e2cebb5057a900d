"""Which organisations of different articles are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from newsgraph.names.bodies import body_words, split_legal_form
from newsgraph.names.compare import compare_names
from newsgraph.names.lookup import word_list
from newsgraph.names.tables import body, country_code, demonym_code
from newsgraph.resolve.clusters import Joins, Reason
from newsgraph.resolve.known import Key, Known

Form = tuple[str, ...]

Plain = defaultdict[Form, defaultdict[str | None, list[Key]]]
"""The bearers of each name that tells, by the country that is stated."""

_POSSIBLE = 0.5

_PROMINENT_ARTICLES, _PROMINENT_LEAD = 3, 4
# As for people: one country whose body of that name is in so many articles, and in times as many as the next.


def join_bodies(bodies: Iterable[Known], countries: Iterable[Known], joins: Joins) -> None:
    """Joins organisations of one name or declared acronym, and where the name is generic only within one country."""
    by_form: dict[Form, dict[str, list[Key]]] = defaultdict(lambda: defaultdict(list))
    plain: Plain = defaultdict(lambda: defaultdict(list))
    declared: dict[Form, list[tuple[Known, str | None]]] = defaultdict(list)
    homeless: dict[Form, list[Key]] = defaultdict(list)
    for known, form, country in _telling_forms(bodies):
        if not form or _means_another(known.entity.name, form):
            continue
        if not is_generic(form):
            if len(form) > 1 or form == body_form(known.entity.name, known.country, known.home)[0]:
                plain[form][country].append(known.key)
            else:
                declared[form].append((known, country))
        elif country is None:
            homeless[form].append(known.key)
        else:
            by_form[form][country].append(known.key)
    for form, found in sorted(by_form.items()):
        for country, keys in sorted(found.items()):
            joins.join_all(keys, Reason("same-body", f"{' '.join(form)} of {country}"))
    _join_plain(plain, declared, joins)
    _join_homeless(homeless, by_form, countries, joins)


def _telling_forms(bodies: Iterable[Known]) -> Iterator[tuple[Known, Form, str | None]]:
    """The forms by which each body can be known elsewhere.

    Not what is short for several: where one article's "Judiciary Committee" is the House's and another's the Senate's.
    """
    short: defaultdict[tuple[Form, str | None], list[tuple[Known, frozenset[str]]]] = defaultdict(list)
    for known in bodies:
        name, _ = body_form(known.entity.name, known.country, known.home)
        for form, country in sorted(body_forms(known), key=str):
            if len(form) > 1 and set(form) < set(name):
                short[form, country].append((known, frozenset(name).difference(form)))
            else:
                yield known, form, country
    for (form, country), bearers in short.items():
        left_out = sorted({words for _, words in bearers}, key=len)
        if all(fewer < more for fewer, more in pairwise(left_out)):
            yield from ((known, form, country) for known, _ in bearers)


def _join_plain(plain: Plain, declared: Mapping[Form, Sequence[tuple[Known, str | None]]], joins: Joins) -> None:
    """Joins bodies by names that tell; an acronym that articles declare to be of different bodies joins none of these."""
    for form, given in declared.items():
        if _agree({known.entity.name for known, _ in given}):
            for known, country in given:
                plain[form][country].append(known.key)
    short = _short_for_several(plain)
    for form, stated in sorted(item for item in plain.items() if item[0] not in short):
        join_within_countries(stated, joins, Reason("same-name", " ".join(form)))


def _agree(names: Iterable[str]) -> bool:
    return all(compare_names(*pair, "organisation") >= _POSSIBLE for pair in combinations(sorted(names), 2))


def _join_homeless(
    homeless: Mapping[Form, Sequence[Key]],
    by_form: Mapping[Form, Mapping[str, Sequence[Key]]],
    countries: Iterable[Known],
    joins: Joins,
) -> None:
    """Joins generic names without a country ("Congress") with the body of the one country that all the news means.

    The article must name that country; a party's name needs no more.
    """
    named: dict[str, set[str | None]] = defaultdict(set)
    for known in countries:
        named[known.key[0]].add(known.country)
    for form, keys in sorted(homeless.items()):
        country = _prominent(by_form.get(form, {}))
        if country is not None:
            meant = [key for key in keys if country in named[key[0]] or "party" in form]
            reason = Reason("best-known-body", f"{' '.join(form)} of {country}")
            for key in meant:
                joins.join(by_form[form][country][0], key, reason)


def _short_for_several(plain: Plain) -> set[Form]:
    """Words that are short for several bodies ("Times", "Post") and seldom a body's whole name: which one is not known."""
    longer: Counter[str] = Counter()
    bearers: Counter[str] = Counter()
    for form, found in plain.items():
        if len(form) > 1:
            longer[form[-1]] += 1
            bearers[form[-1]] += sum(map(len, found.values()))
    return {
        (word,)
        for word, bodies in longer.items()
        if bodies > 1 and sum(map(len, plain.get((word,), {}).values())) < bearers[word]
    }


def _means_another(name: str, form: Form) -> bool:
    """Whether a body's whole name means another body in every article: "the Board", "the Special Court"."""
    whole = form[0] in word_list("indefinite body") and _words(name) == form
    return whole and (len(form) == 1 or is_generic(form))


def _words(name: str) -> Form:
    return tuple(word for word in body_words(name) if word not in word_list("small"))


def _prominent(found: Mapping[str, Sequence[Key]]) -> str | None:
    """The country that a generic name means in by far the most articles."""
    ranked = sorted(((len({key[0] for key in keys}), country) for country, keys in found.items()), reverse=True)
    if not ranked or ranked[0][0] < _PROMINENT_ARTICLES:
        return None
    return ranked[0][1] if len(ranked) == 1 or ranked[0][0] >= _PROMINENT_LEAD * ranked[1][0] else None


def join_within_countries(countries: dict[str | None, list[Key]], joins: Joins, reason: Reason) -> None:
    """Joins the bearers of a name country by country; those of no known country only where there is but one."""
    stated = [country for country in countries if country is not None]
    if len(stated) <= 1:
        joins.join_all([key for keys in countries.values() for key in keys], reason)
        return
    for _, keys in sorted(countries.items(), key=lambda item: item[0] or ""):
        joins.join_all(keys, reason)


def body_forms(known: Known) -> set[tuple[Form, str | None]]:
    """The forms by which a body can be known elsewhere, each with the country that it is to be looked for in."""
    name = body_form(known.entity.name, known.country, known.home)
    words = _words(known.entity.name)
    forms = {
        body_form(alias, known.country, known.home)
        for alias in known.entity.aliases
        if len(words) < 2 or " ".join(_words(alias)) not in words  # "the Times", "the PAC": its short name here only
    }
    # An alias of one common word ("the ministry", "the party") says nothing outside its article.
    return {name} | {form for form in forms if len(form[0]) > 1 or not is_generic(form[0])}


def body_form(name: str, country: str | None = None, home: str | None = None) -> tuple[Form, str | None]:
    """(the words that name a body, its country); a generic name that states none has the article's `home`.

    Legal forms and small words fall away. A generic name's country words move to its country ("Russian Foreign
    Ministry", "Ministry of Foreign Affairs of Russia" and "Foreign Ministry" with country RU are one form).
    """
    form, stated, known_country, generic = _read_name(name)
    return form, (stated or country or known_country or home if generic else country or known_country)


@lru_cache(maxsize=65536)
def _read_name(name: str) -> tuple[Form, str | None, str | None, bool]:
    """What a name says by itself: its words, the country in a generic one, the country of a body that is listed, and whether it is generic."""
    listed = body(name)
    if listed is not None and listed.full:
        name = listed.full
    known_country = listed.country or None if listed else None
    words, _ = split_legal_form(_words(name))
    rest, stated = _take_country(words)
    rest = _read_party(rest)
    if rest and is_generic(rest):
        form = tuple(sorted(word for word in rest if word != "affairs" or len(rest) < 3))
        return _SAME_OFFICE.get(form, form), stated, known_country, True
    return _office_last(words), None, known_country, False


_SAME_OFFICE: Mapping[Form, Form] = {
    ("house", "representatives"): ("house",),
    ("department", "treasury"): ("treasury",),
}

_OFFICES = frozenset({"department", "ministry", "bureau", "secretariat", "directorate"})


def _office_last(words: Form) -> Form:
    """One order for "Department of Homeland Security" and "Homeland Security Department"."""
    return (*words[1:], words[0]) if len(words) > 2 and words[0] in _OFFICES else words


def _read_party(words: Form) -> Form:
    """Reads "Republicans", "Democratic" and "Democrat Party" as names of parties; other words stay as they are."""
    if words[-1:] == ("party",) and set(words[:-1]) <= word_list("party adjective"):
        words = words[:-1]
    singular = tuple("democratic" if word in ("democrat", "democrats") else word.removesuffix("s") for word in words)
    return (*singular, "party") if words and set(singular) <= word_list("party adjective") else words


@lru_cache(maxsize=65536)
def _take_country(words: Form) -> tuple[Form, str | None]:
    """The words without a country's name or adjective at either end, and the country."""
    for size in (3, 2, 1):
        for taken, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            phrase = " ".join(taken)
            code = _COUNTRY_SHORT.get(phrase) or country_code(phrase) or demonym_code(phrase)
            if code is not None and rest:
                return rest, code
    return words, None


_COUNTRY_SHORT = {"us": "US", "usa": "US", "uk": "GB"}


def is_generic(form: Form) -> bool:
    """Whether a name is made of words that every state's or company's bodies share: "Foreign Ministry", "the party"."""
    return all(word in word_list("generic body") for word in form)
