"""Which of several people a name means: who was named before it, how often, and who is whose son."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Span


@dataclass(slots=True)
class Person:
    """Who was named, with the parts of the fullest name, and where (in tokens) that name stands."""

    entity: int
    words: tuple[str, ...]
    generation: set[str]
    starts: list[int] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    relative: bool = False


def chief(candidates: list[Person]) -> Person | None:
    """Who is named first and, in full, more than twice as often as the others; namesakes keep their full names then."""
    ranked = sorted(candidates, key=lambda person: person.starts[0])
    first, others = ranked[0], ranked[1:]
    return first if all(len(first.starts) > 1.5 * len(other.starts) for other in others) else None


def nearest(candidates: list[Person], span: Span) -> Person:
    """The one named last before a place, else the one named first."""

    def distance(person: Person) -> tuple[int, int]:
        before = [span.start - start for start in person.starts if start < span.start]
        return (0, min(before)) if before else (1, min(person.starts))

    return min(candidates, key=distance)


def of_generation(people: list[Person], told: set[str], start: int) -> list[Person]:
    """Those who are not the father or son of a full name ("Jr.", "III"; `told`) at a place.

    A name that stood without "Jr." before is another's; one that first had it is often written without it later.
    """
    if told:
        return [
            person
            for person in people
            if person.generation == told or not (person.generation or min(person.starts) < start)
        ]
    return [person for person in people if not person.generation] or people
