"""A graph of as many small articles as one likes, all of invented names, to ask the named queries of at large.

What makes engines differ is all in it: articles without a date and dates of differing precision, claims of several
articles and several in one article, the same claim asserted here and reported or denied there, groups of several years
and of none, names and aliases with quotes, backslashes, tabs and other scripts. Same number, same graph.
"""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from newsgraph.records import (
    Article,
    Claim,
    ClaimKind,
    Entity,
    EntityCount,
    EntityKind,
    EntityMention,
    Evidence,
    KnowledgeGraph,
    Modality,
    Place,
    SupportSpan,
)

T = TypeVar("T")
Parts = Sequence[str]  # of a sentence: words, or the id of the entity whose name stands there

SENTENCES_AN_ARTICLE = 7

DATES = (
    "2021-03-04",
    "2022-03-29",
    "2022-03",
    "2022",
    "2022~",
    "2023-21",
    "2023-07-01",
    "202X",
    "2025-05-1X",
    None,
    None,
)
PUBLISHERS = ("Porthaven Gazette", "PORTHAVEN GAZETTE", "Sudmark Herald", "Éclair de l'Île", None)
TITLES = ("foreign minister", "Defence Minister", 'head of "Unit 7"')
CAPACITIES = ("member", "member", "head", "expert \\ adviser")
STATUSES = ("current", "current", "former", "incoming")
TIMES = (*[None] * 12, "2020", "2019~", "2018/2021", "2022-03-01")

COUNTRIES = {"norland": "Norland", "sudmark": "Sudmark", "ile": "Île d'Or"}
BODIES = ("Harbor Bureau", "League of Ports", "Ünal & Sons", "Comité «Nord»")
TOPICS = ("harbor truce", "fish tax", "the “long” bridge", "C:\\new plan")
PEOPLE = (
    *("Ada Weld", "Bo Quist", "Cato Verne", "Dela Marsh", "Edda Quill", "Falk Fenn"),
    *('Zoë "Zed" Ünal', "Nils O'Hara", "Ёлка Снег", "Omar Østby"),
)
ALIASES = {"Ada Weld": ("Weld", 'the "Owl"'), "Bo Quist": ("Quist", "B.\tQuist", "波"), "Ёлка Снег": ("Yolka", "Ёлка")}
PLACES = ("place/porthaven", "place/lowmoor")
# name, sender, date, occasion
GROUPS = (
    ("Norland delegation", "country/norland", "2022-03", "talks"),
    ("Norland delegation", "country/norland", "2025~", "talks"),
    ("Norland's negotiating team", "country/norland", "2022", None),
    ("Sudmark delegation", "country/sudmark", "2021/2023", "a “last” round"),
    ("Sudmark delegation", "country/sudmark", "2025-05-06", None),
    ("League mission", "organisation/league-of-ports", "2022-21", "fish"),
    ("League mission", "organisation/league-of-ports", "2025", None),
    ("another team", None, "2022", None),
    ("undated panel", "country/ile", None, None),
    ("Fleet council", None, None, None),
)


def many_articles(count: int = 100) -> KnowledgeGraph:
    """The graph of so many articles of SENTENCES_AN_ARTICLE sentences each; every sentence proves one claim."""
    builder = _Builder({entity.id: entity for entity in _entities()})
    for number in range(count):
        _write(builder, number, random.Random(number))
    return builder.graph()


@dataclass
class _Builder:
    entities: dict[str, Entity]
    articles: list[Article] = field(default_factory=list)
    mentions: dict[str, list[EntityMention]] = field(default_factory=lambda: defaultdict(list))
    counts: dict[str, list[EntityCount]] = field(default_factory=lambda: defaultdict(list))
    claims: dict[str, Claim] = field(default_factory=dict)

    def graph(self) -> KnowledgeGraph:
        entities = [
            replace(entity, mentions=tuple(self.mentions[id_]), counts=tuple(self.counts[id_]))
            for id_, entity in sorted(self.entities.items())
        ]
        claims = [replace(claim, rule=min(item.rule for item in claim.evidence)) for claim in self.claims.values()]
        return KnowledgeGraph(
            tuple(sorted(self.articles, key=lambda article: article.id)),
            tuple(entities),
            tuple(sorted(claims, key=lambda claim: claim.id)),
        )

    def mention(self, article: str, start: int, id_: str) -> str:
        """The entity's name, noted as a mention that begins there."""
        name = self.entities[id_].name
        self.mentions[id_].append(EntityMention(article, start, start + len(name), name))
        return name

    def claim(self, said: _Said, evidence: Evidence, content: Place) -> None:
        identity = repr((said.kind, said.modality, said.source, sorted(said.fields.items(), key=str)))
        id_ = f"{said.kind}/{hashlib.sha256(identity.encode()).hexdigest()[:16]}"
        before = self.claims.get(id_)
        spans = {"content_span": (content,)} if said.kind == "statement" else {}
        self.claims[id_] = Claim(
            id_,
            said.kind,
            said.modality,
            0.75,
            "",
            (*(before.evidence if before else ()), evidence),
            said.source,
            said.fields,
            {name: (*(before.spans[name] if before else ()), *pieces) for name, pieces in spans.items()},
            0.75,
        )


@dataclass(frozen=True)
class _Said:
    """What one sentence proves, and how."""

    parts: Parts
    kind: ClaimKind
    fields: dict[str, str | None]
    modality: Modality = "asserted"
    source: str | None = None
    rule: str | None = None
    counts: tuple[str, str, int] | None = None


def _write(builder: _Builder, number: int, chance: random.Random) -> None:
    """Add an article with its sentences; every ninth is a copy of the one before."""
    article = f'day {number % 7}/"{number:03}" ё'
    published = _pick(chance, DATES)
    text = f"№ {number}. "
    for _ in range(SENTENCES_AN_ARTICLE):
        said = _pick(chance, SENTENCES)(chance, builder.entities)
        start = len(text)
        for part in said.parts:
            text += builder.mention(article, len(text), part) if part in builder.entities else part
        rule = said.rule or f"{said.kind}.{_pick(chance, ('one', 'two'))}"
        support = (SupportSpan(0, 3, text[:3]),) if chance.random() < 0.2 else ()
        builder.claim(
            said,
            Evidence(article, start, len(text), text[start:], rule, published, support),
            Place(article, start, len(text)),
        )
        if said.counts:
            group, words, size = said.counts
            place = text.index(words, start)
            builder.counts[group].append(EntityCount(article, place, place + len(words), words, size))
        text += ". "
    copy_of = builder.articles[-1].id if number % 9 == 8 else None
    builder.articles.append(
        Article(
            article,
            text,
            publisher=_pick(chance, PUBLISHERS),
            published=published,
            published_basis="metadata" if published else None,
            copy_of=copy_of,
        )
    )


# --- sentences -----------------------------------------------------------------------------------------------------


def _sits(chance: random.Random, entities: dict[str, Entity]) -> _Said:
    person, group = _any(chance, entities, "person"), _any(chance, entities, "group", "organisation")
    capacity, modality = _pick(chance, CAPACITIES), _modality(chance)
    verb = {"asserted": " is ", "reported": " may be ", "denied": " is not "}[modality]
    fields = {"member": person, "group": group, "capacity": capacity, "start": _pick(chance, TIMES)}
    if chance.random() < 0.1:
        fields["status"] = "former"
    if chance.random() < 0.3:
        fields["occurrence"] = _pick(chance, ("first", "last"))
    parts = (person, f"{verb}{capacity} of ", group)
    if group.startswith("group/") and chance.random() < 0.4:
        words, size = _pick(chance, (("eight people", 8), ("nine of them", 9), ("a team of “six”", 6)))
        return _Said((*parts, f", {words}"), "membership", fields, modality, counts=(group, words, size))
    return _Said(parts, "membership", fields, modality)


def _serves(chance: random.Random, entities: dict[str, Entity]) -> _Said:
    person, title, status = _any(chance, entities, "person"), _pick(chance, TITLES), _pick(chance, STATUSES)
    seat = _any(chance, entities, *_pick(chance, (("country",), ("country",), ("organisation", "person"))))
    name = {"country": "country", "organisation": "organisation", "person": "principal"}[seat.partition("/")[0]]
    times = {"start": _pick(chance, TIMES)} if status == "current" else {"end": _pick(chance, TIMES)}
    modality = _modality(chance)
    fields = {"holder": person, "title": title, name: seat, "status": status, **times}
    return _Said((person, f" ({status}) {title} of ", seat), "role", fields, modality)


def _takes_sides(chance: random.Random, entities: dict[str, Entity]) -> _Said:
    holder = _any(chance, entities, "person", "country")
    target = _pick(chance, ("topic/harbor-truce", "topic/fish-tax", _any(chance, entities, "topic", "person")))
    polarity, cue = _pick(chance, (("for", "backs"), ("against", "opposes")))
    source = _pick(chance, (None, None, _any(chance, entities, "organisation")))
    fields = {"holder": holder, "target": target, "polarity": polarity, "cue": cue, "strength": "normal"}
    return _Said((holder, f" {cue} ", target), "stance", fields, _modality(chance), source)


def _colours(chance: random.Random, entities: dict[str, Entity]) -> _Said:
    target, way = _any(chance, entities, "person"), _pick(chance, ("subject", "owner", "near"))
    polarity = _pick(chance, ("for", "against"))
    source = _pick(chance, (None, _any(chance, entities, "person")))
    fields = {"holder": None, "target": target, "polarity": polarity, "cue": "shines"}
    return _Said((target, " shines"), "stance", fields, source=source, rule=f"portrayal.{way}")


def _says(chance: random.Random, entities: dict[str, Entity]) -> _Said:
    speaker, other = _any(chance, entities, "person", "organisation"), _any(chance, entities, "person", "topic")
    content = f"of {entities[other].name} “much” is to be said"
    fields: dict[str, str | None] = {"speaker": speaker, "style": "indirect", "cue": "says", "content": content}
    return _Said((speaker, " says that of ", other, " “much” is to be said"), "statement", fields, _modality(chance))


SENTENCES: tuple[Callable[[random.Random, dict[str, Entity]], _Said], ...] = (
    *(_sits, _sits, _sits, _serves, _serves),
    *(_takes_sides, _takes_sides, _colours, _says),
)


def _pick(chance: random.Random, options: Sequence[T]) -> T:
    return options[int(chance.random() * len(options))]  # random() alone is the same in every Python


def _any(chance: random.Random, entities: dict[str, Entity], *kinds: EntityKind) -> str:
    return _pick(chance, [id_ for id_, entity in entities.items() if entity.kind in kinds])


def _modality(chance: random.Random) -> Modality:
    modalities: tuple[Modality, ...] = ("asserted", "asserted", "asserted", "reported", "denied")
    return _pick(chance, modalities)


# --- entities ------------------------------------------------------------------------------------------------------


def _entities() -> list[Entity]:
    return [
        *(Entity(f"country/{id_}", "country", name, properties={"code": None}) for id_, name in COUNTRIES.items()),
        *(Entity(_id("organisation", name), "organisation", name) for name in BODIES),
        *(Entity(_id("topic", name), "topic", name) for name in TOPICS),
        *(Entity(_id("person", name), "person", name, ALIASES.get(name, ())) for name in PEOPLE),
        Entity("place/porthaven", "place", "Porthaven", properties={"country": "country/norland"}),
        Entity("place/lowmoor", "place", "Lowmoor", properties={"country": None}),
        *(
            Entity(
                f"group/{number}",
                "group",
                name,
                properties={"sender": sender, "place": PLACES[number % 2], "occasion": occasion, "date": date},
                round=number % 3 or None,
            )
            for number, (name, sender, date, occasion) in enumerate(GROUPS)
        ),
    ]


def _id(kind: str, name: str) -> str:
    return f"{kind}/{name.casefold().replace(' ', '-')}"
