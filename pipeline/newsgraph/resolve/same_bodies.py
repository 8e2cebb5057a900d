"""Which organisations of different articles are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from newsgraph.names.bodies import body_words, split_legal_form
from newsgraph.names.lookup import word_list
from newsgraph.names.tables import body, country_code, demonym_code
from newsgraph.resolve.clusters import Joins, Key, Known, Reason

Form = tuple[str, ...]


def join_bodies(bodies: Iterable[Known], joins: Joins) -> None:
    """Joins organisations of one name or declared acronym, and where the name is generic only within one country."""
    by_form: dict[tuple[Form, str | None], list[Key]] = defaultdict(list)
    plain: dict[Form, dict[str | None, list[Key]]] = defaultdict(lambda: defaultdict(list))
    for known in bodies:
        for form, country in sorted(body_forms(known), key=str):
            if is_generic(form):
                if country is not None:
                    by_form[form, country].append(known.key)
            else:
                plain[form][country].append(known.key)
    for (form, country), keys in sorted(by_form.items()):
        joins.join_all(keys, Reason("same-body", f"{' '.join(form)} of {country}"))
    for form, countries in sorted(plain.items()):
        join_within_countries(countries, joins, Reason("same-name", " ".join(form)))


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
    words, _ = split_legal_form(tuple(word for word in body_words(name) if word not in word_list("small")))
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
