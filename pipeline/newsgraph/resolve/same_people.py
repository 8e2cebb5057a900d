"""Which people of different articles are one by their full names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from newsgraph.names.compare import KNOWN, compare_names
from newsgraph.names.parts import Name, normalise_person, parse_name
from newsgraph.resolve.clusters import Joins, Reason
from newsgraph.resolve.known import Key, Known
from newsgraph.resolve.spellings import Names, join_spellings


def join_full_names(people: Iterable[Known], joins: Joins) -> Names:
    """Joins people whose full names are equal or spellings of each other; gives the full names of the corpus."""
    names = _find_bearers(people)
    for form, keys in names.items():
        if len(keys) > 1:
            joins.join_all(keys, Reason("same-name", form))
    join_spellings(names, joins)
    return names


def _find_bearers(people: Iterable[Known]) -> Names:
    """Who bears which full name; a form with a word before the name ("Elect Maria Duarte") only where the name is not there too."""
    bearers: dict[str, list[Key]] = defaultdict(list)
    longer: Counter[str] = Counter()
    for known in people:
        forms = full_forms(known)
        for form in forms:
            bearers[form].append(known.key)
            if len(forms) > 1 and form.partition(" ")[2] in forms:
                longer[form] += 1
    for form, uses in longer.items():
        if uses == len(bearers[form]):
            del bearers[form]
    return {form: tuple(sorted(bearers.pop(form))) for form in sorted(bearers)}


def full_forms(known: Known) -> tuple[str, ...]:
    """The forms of a person's name that have more than a single name, normalised.

    An alias that cannot be the name's (a son's "Jr." in an article that confuses the two) is left out.
    """
    name = known.entity.name
    named = _is_full(parse_name(name))
    if not known.entity.aliases:
        return (normalise_person(name),) if named else ()
    forms = {normalise_person(name)} if named else set()
    for alias in known.entity.aliases:
        if _is_full(parse_name(alias)) and (not named or compare_names(name, alias) >= KNOWN):
            forms.add(normalise_person(alias))
    return tuple(sorted(forms))


def _is_full(name: Name) -> bool:
    # "J. Smith" tells no more than "Smith" to a reader of many articles; "J.D. Smith" does.
    return name.full and (len(name.given) != 1 or len(name.given[0]) > 1)
