"""A draft of an article's gold: what the graph holds of it, in the form that people correct."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import yaml

from newsgraph.records import Article, Claim, Entity, KnowledgeGraph

Line = Mapping[str, object]
_HEAD = """\
# What newsgraph reads in this article: a draft. Read the article, take out what is wrong, add what is missing; only then is
# it gold. `optional: true` is for what may be found and need not be. A layer that you have not annotated: delete it whole.
"""
_WORDS = 15
"""How many words of a content are enough to find it."""


def write_gold(graph: KnowledgeGraph, article: Article) -> str:
    """The YAML text of the draft; read as gold it agrees with the graph."""
    draft = _Draft(graph, article)
    parts = [_HEAD, f"article: {_flow(article.id)}\npublished: {_flow(article.published)}\n"]
    for layer, lines in draft.layers():
        parts.append(f"{layer}:\n" + "".join(f"  - {_flow(line)}\n" for line in lines) if lines else f"{layer}: []\n")
    return "".join(parts)


def _flow(value: object) -> str:
    """One line of YAML. Words are quoted where YAML needs it, dates and years are not."""
    text = yaml.safe_dump(value, default_flow_style=True, sort_keys=False, allow_unicode=True, width=10**9)
    return re.sub(r"'(\d{4}(?:-\d\d){0,2})'", r"\1", text.removesuffix("\n").removesuffix("\n..."))


class _Draft:
    def __init__(self, graph: KnowledgeGraph, article: Article) -> None:
        self.article = article
        self.entities = {entity.id: entity for entity in graph.entities}
        self.here = sorted(
            (entity for entity in graph.entities if self._first(entity) is not None), key=lambda e: self._first(e) or 0
        )
        self.claims = [claim for claim in graph.claims if any(e.article == article.id for e in claim.evidence)]
        self.claims.sort(key=lambda claim: (self._place(claim), claim.id))

    def layers(self) -> Iterator[tuple[str, Sequence[Line]]]:
        yield "people", [self._named(entity) for entity in self.here if entity.kind == "person"]
        yield "organisations", [self._named(entity) for entity in self.here if entity.kind == "organisation"]
        yield "groups", [self._group(entity) for entity in self._groups()]
        yield "roles", [self._role(claim) for claim in self._of("role")]
        yield "memberships", [self._membership(claim) for claim in self._of("membership")]
        yield "stances", [*self._stances()]
        yield "statements", [self._statement(claim) for claim in self._of("statement")]

    # --- entities
    def _first(self, entity: Entity) -> int | None:
        return min((m.start for m in entity.mentions if m.article == self.article.id), default=None)

    def _forms(self, entity: Entity) -> list[str]:
        """How the article names an entity: the graph's name first, then what ends as it does, the longest first."""
        own = dict.fromkeys(m.text for m in entity.mentions if m.article == self.article.id and m.type == "name")
        last = entity.name.split()[-1:]
        return sorted(own, key=lambda form: (form != entity.name, form.split()[-1:] != last, -len(form))) or [
            entity.name
        ]

    def _named(self, entity: Entity) -> Line:
        name, *aliases = self._forms(entity)
        return {"name": name, "aliases": aliases}

    def _name(self, ref: str | None) -> str | None:
        entity = self.entities.get(ref or "")
        return self._forms(entity)[0] if entity else None

    def _groups(self) -> list[Entity]:
        """The groups that the article mentions, and those that it only puts somebody into."""
        refs = [entity.id for entity in self.here] + [claim.fields["group"] or "" for claim in self._of("membership")]
        found = (self.entities[ref] for ref in dict.fromkeys(refs) if ref in self.entities)
        return [entity for entity in found if entity.kind == "group"]

    def _group(self, entity: Entity) -> Line:
        own = entity.properties
        year = (own.get("date") or "")[:4]
        line = {
            "id": _bare(entity.id),
            "name": entity.name,
            "sender": self._name(own.get("sender")),
            "occasion": own.get("occasion"),
            "place": self._name(own.get("place")),
            "year": year if year.isdecimal() else None,
        }
        return _filled(line)

    # --- claims
    def _of(self, kind: str) -> list[Claim]:
        return [claim for claim in self.claims if claim.kind == kind]

    def _place(self, claim: Claim) -> int:
        return min(evidence.start for evidence in claim.evidence if evidence.article == self.article.id)

    def _quote(self, claim: Claim) -> str:
        here = [evidence for evidence in claim.evidence if evidence.article == self.article.id]
        return next((evidence.text for evidence in here if evidence.rule == claim.rule), here[0].text)

    def _proof(self, claim: Claim, *fields: str) -> Line:
        """The end of a line: some plain fields, how certain it is, who says so, the words."""
        certainty = claim.modality if claim.kind == "membership" or claim.modality != "asserted" else None
        plain = {name: claim.fields[name] for name in fields}
        return {**plain, "modality": certainty, "source": self._name(claim.source), "quote": self._quote(claim)}

    def _role(self, claim: Claim) -> Line:
        names = {name: self._name(claim.fields[name]) for name in ("organisation", "country", "principal")}
        line = {"holder": self._name(claim.fields["holder"]), "title": claim.fields["title"]}
        return _filled({**line, **names, **self._proof(claim, "status", "start", "end")})

    def _membership(self, claim: Claim) -> Line:
        group = self.entities.get(claim.fields["group"] or "")
        name = _bare(group.id) if group and group.kind == "group" else self._name(claim.fields["group"])
        capacity = claim.fields["capacity"]
        line = {
            "member": self._name(claim.fields["member"]),
            "group": name,
            "capacity": None if capacity == "member" else capacity,
        }
        return _filled({**line, **self._proof(claim, "start", "end")})

    def _stances(self) -> Iterator[Line]:
        """One for each holder, target and polarity; what is denied, and what has no holder, is no stance of a gold."""
        held = [c for c in self._of("stance") if c.modality != "denied" and c.fields["holder"] and c.fields["target"]]

        def triple(claim: Claim) -> tuple[str, ...]:
            return tuple(str(claim.fields[name]) for name in ("holder", "target", "polarity"))

        first = [next(same) for _, same in groupby(sorted(held, key=triple), key=triple)]
        for claim in sorted(first, key=lambda claim: (self._place(claim), claim.id)):
            names = {name: self._name(claim.fields[name]) for name in ("holder", "target")}
            yield _filled({**names, **self._proof(claim, "polarity", "cue")})

    def _statement(self, claim: Claim) -> Line:
        spans = [span for span in claim.spans["content_span"] if span.article == self.article.id]
        said = self.article.text[spans[0].start : spans[0].end] if spans else self._quote(claim)
        words = [*re.finditer(r"\S+", said)][:_WORDS]
        speakers = [span for span in claim.spans.get("speaker_span", ()) if span.article == self.article.id]
        speaker = self._name(claim.fields["speaker"]) or " ".join(self.article.text[s.start : s.end] for s in speakers)
        line = {"speaker": speaker or "nobody named", "content": said[: words[-1].end()] if words else said}
        return _filled({**line, "style": claim.fields["style"], "cue": claim.fields["cue"]})


def _bare(ref: str) -> str:
    return ref.rpartition("/")[2]


def _filled(line: Mapping[str, object]) -> Line:
    return {key: value for key, value in line.items() if value}
