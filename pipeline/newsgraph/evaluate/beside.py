"""The gold of one article beside what the graph holds of it: which entity is which person, body or group of the gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from newsgraph.evaluate.counting import pair_up
from newsgraph.evaluate.gold import Gold, Item
from newsgraph.evaluate.words import is_name, name_key, near_body, same_body, same_country, shared_words
from newsgraph.records import Article, Claim, Entity

Names = tuple[str, ...]
_MOST = 0.5
"""A phrase agrees with another when at least half of the shorter one's words are shared."""


@dataclass(frozen=True, slots=True)
class Owners:
    """Gold to entity, one to one, and for each entity all gold that it could be; gold is known by its place in the list."""

    gold: Sequence[Item]
    of: Mapping[int, str]
    alike: Mapping[str, Sequence[int]]


@dataclass
class Beside:
    """One article's gold, its text, and the entities and claims of the graph that stand in it."""

    gold: Gold
    article: Article
    entities: Mapping[str, Entity]
    here: Sequence[Entity]
    claims: Sequence[Claim]
    people: Owners = field(init=False)
    bodies: Owners = field(init=False)
    groups: Mapping[str, Item] = field(init=False)
    _names: dict[str, Names] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.groups = {item["id"]: item for item in self.gold.items("groups")}
        self.people = self._own("people", ("person",), _shared_names)
        self.bodies = self._own("organisations", ("organisation", "group"), _shared_bodies)

    def _own(self, layer: str, kinds: Sequence[str], score: Callable[[Names, Names, Counter[str]], float]) -> Owners:
        gold = sorted(self.gold.items(layer), key=lambda item: item.optional)
        uses = Counter(key for item in gold for key in {name_key(form) for form in item.forms})
        refs = [entity.id for entity in self.here if entity.kind in kinds]
        pairs = pair_up(gold, refs, lambda item, ref: score(item.forms, self.names(ref), uses))
        alike = {ref: pairs.agreeing[j] for j, ref in enumerate(refs)}
        return Owners(gold, {i: refs[j] for i, j in pairs.of.items()}, alike)

    def of(self, kind: str) -> list[Claim]:
        return [claim for claim in self.claims if claim.kind == kind]

    # --- what an entity is called
    def names(self, ref: str | None) -> Names:
        """An entity's name, its aliases, and how this article names it."""
        entity = self.entities.get(ref or "")
        if entity is None or ref is None:
            return ()
        if ref not in self._names:
            own = [m.text for m in entity.mentions if m.type == "name" and m.article == self.article.id]
            every = tuple(dict.fromkeys([entity.name, *entity.aliases, *own]))
            self._names[ref] = tuple(filter(is_name, every)) or every
        return self._names[ref]

    def kind(self, ref: str | None) -> str:
        entity = self.entities.get(ref or "")
        return entity.kind if entity else ""

    def label(self, ref: str | None) -> str:
        entity = self.entities.get(ref or "")
        return entity.name if entity else "nobody"

    # --- whether it is what the gold means
    def refers(self, ref: str | None, name: str) -> bool:
        """Whether an entity of a claim is what the gold means by a name."""
        if ref is None:
            return False
        person = _find(self.people.gold, name)
        if person is not None:
            return self._is_person(ref, person)
        theirs, body = self.names(ref), _find(self.bodies.gold, name)
        if body is not None:
            forms = self.bodies.gold[body].forms
            if self.bodies.of.get(body) == ref or any(near_body(a, b) for a in forms for b in theirs):
                return True
        if same_country([name], theirs) or any(same_body(name, other) for other in theirs):
            return True
        if body is not None or self.kind(ref) == "person":
            return False
        return any(shared_words(name, other) > _MOST for other in theirs)

    def _is_person(self, ref: str, person: int) -> bool:
        taken = next((i for i, other in self.people.of.items() if other == ref), None)
        if taken == person:
            return True
        if taken is not None and person in self.people.of:
            return False
        keys = {name_key(form) for form in self.people.gold[person].forms}
        return any(name_key(name) in keys for name in self.names(ref))

    def names_person(self, name: str) -> bool:
        """Whether the gold means one of its people by a name."""
        return _find(self.people.gold, name) is not None

    def is_group(self, ref: str | None, wanted: str) -> bool:
        """Sender and year agree, or the name, and neither year nor sender contradicts; a body by its name."""
        gold, entity = self.groups.get(wanted), self.entities.get(ref or "")
        if gold is None or entity is None:
            return self.refers(ref, wanted)
        year, sender = gold.get("year"), gold.get("sender")
        their_year = (entity.properties.get("date") or "")[:4]
        senders = self.names(entity.properties.get("sender"))
        if year and their_year and year != their_year:
            return False
        agrees = bool(sender and senders)
        if agrees and not (same_country([sender], senders) or any(near_body(sender, one) for one in senders)):
            return False
        if agrees and year and their_year:
            return True
        alone = sum(other.get("sender") == sender for other in self.groups.values()) == 1
        return name_key(gold["name"]) in map(name_key, self.names(entity.id)) or (agrees and alone)

    def target(self, ref: str | None, wanted: str) -> float:
        """How well the target of a stance is the gold's: 2 the same entity, else the share of words, from a half on."""
        if self.refers(ref, wanted):
            return 2.0
        if self.kind(ref) == "person" or self.names_person(wanted):
            return 0.0
        best = max((shared_words(wanted, name) for name in self.names(ref)), default=0.0)
        return best if best >= _MOST else 0.0


def _find(items: Sequence[Item], name: str) -> int | None:
    """Which person or body a name of the gold is: the one of that name, else the only one that is also called so."""
    key = name_key(name)
    exact = [i for i, item in enumerate(items) if name_key(item["name"]) == key]
    loose = [i for i, item in enumerate(items) if key in map(name_key, item.forms)]
    return exact[0] if exact else loose[0] if len(loose) == 1 else None


def _shared_names(gold: Names, theirs: Names, uses: Counter[str]) -> float:
    """Shared forms; one that several people of the gold share weighs little, the fullest form much."""
    shared = {name_key(name) for name in gold} & {name_key(name) for name in theirs} - {""}
    return sum(10.0 * len(key.split()) if uses[key] == 1 else 1.0 for key in shared)


def _shared_bodies(gold: Names, theirs: Names, _uses: Counter[str]) -> float:
    keys = {name_key(name) for name in gold}
    return max((2.0 if name_key(b) in keys else float(any(same_body(a, b) for a in gold)) for b in theirs), default=0.0)
