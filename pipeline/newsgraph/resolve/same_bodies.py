"""Which organisations of different articles are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newsgraph.names.bodies import body_words, split_legal_form
from newsgraph.names.lookup import word_list
from newsgraph.names.tables import body, country_code, demonym_code
from newsgraph.resolve.clusters import Joins, Key, Known, Reason

Form = tuple[str, ...]


_PROMINENT_ARTICLES, _PROMINENT_LEAD = 3, 4
# As for people: one country whose body of that name is in so many articles, and in times as many as the next.


def join_bodies(bodies: Iterable[Known], countries: Iterable[Known], joins: Joins) -> None:
    """Joins organisations of one name or declared acronym, and where the name is generic only within one country."""
    by_form: dict[Form, dict[str, list[Key]]] = defaultdict(lambda: defaultdict(list))
    plain: dict[Form, dict[str | None, list[Key]]] = defaultdict(lambda: defaultdict(list))
    homeless: dict[Form, list[Key]] = defaultdict(list)
    for known in bodies:
        for form, country in sorted(body_forms(known), key=str):
            if not is_generic(form):
                plain[form][country].append(known.key)
            elif not form or (form[0] in word_list("indefinite body") and _words(known.entity.name) == form):
                continue  # says nothing outside its article
            elif country is None:
                homeless[form].append(known.key)
            else:
                by_form[form][country].append(known.key)
    for form, found in sorted(by_form.items()):
        for country, keys in sorted(found.items()):
            joins.join_all(keys, Reason("same-body", f"{' '.join(form)} of {country}"))
    for form, stated in sorted(plain.items()):
        join_within_countries(stated, joins, Reason("same-name", " ".join(form)))
    _join_homeless(homeless, by_form, countries, joins)


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
    forms = {body_form(name, known.country, known.home) for name in (known.entity.name, *known.entity.aliases)}
    name = body_form(known.entity.name, known.country, known.home)
    # An alias of one common word ("the ministry", "the party") says nothing outside its article.
    return {name} | {form for form in forms if len(form[0]) > 1 or not is_generic(form[0])}


def body_form(name: str, country: str | None = None, home: str | None = None) -> tuple[Form, str | None]:
    """(the words that name a body, its country); a generic name that states none has the article's `home`.

    Legal forms and small words fall away. A generic name's country words move to its country ("Russian Foreign
    Ministry", "Ministry of Foreign Affairs of Russia" and "Foreign Ministry" with country RU are one form).
    """
    listed = body(name)
    if listed is not None and listed.full:
        name = listed.full
    known_country = listed.country or None if listed else None
    words, _ = split_legal_form(_words(name))
    rest, stated = _take_country(words)
    rest = _read_party(rest)
    if rest and is_generic(rest):
        return tuple(
            sorted(word for word in rest if word != "affairs" or len(rest) < 3)
        ), stated or country or known_country or home
    return words, country or known_country


def _read_party(words: Form) -> Form:
    """Reads "Republicans" and "Democratic" as names of parties; other words stay as they are."""
    singular = tuple("democratic" if word in ("democrat", "democrats") else word.removesuffix("s") for word in words)
    return (*singular, "party") if words and set(singular) <= word_list("party adjective") else words


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
