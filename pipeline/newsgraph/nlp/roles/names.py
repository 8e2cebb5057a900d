"""Which names stand at which tokens: a look-up for the readers of role phrases."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.mentions.known_parties import known_parties
from newsgraph.nlp.page.layers import Layers, MentionRow, TokenSpan
from newsgraph.nlp.page.lookup import written
from newsgraph.rules.names import name_lists
from newsgraph.rules.roles import role_words

BODIES = frozenset({"organisation", "group"})


def is_name_suffix(token: Token) -> bool:
    """Whether a token is what some names end in ("Jr.")."""
    return token.text[0].isupper() and token.lower_.rstrip(".") in name_lists().suffixes


class Names:
    """The name mentions of a document by token."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.doc = layers.doc
        self._covering: dict[int, MentionRow] = {}
        self._starting: dict[int, MentionRow] = {}
        for row in layers.mentions:
            if row["type"] == "name" and not self._is_no_name(row):
                self._index(row)
        self._places: dict[int, list[TokenSpan]] = {}
        for row in sorted(layers.mentions, key=lambda row: (row["start"], row["end"])):
            if row["type"] == "name":
                self._places.setdefault(row["entity"], []).append((row["start"], row["end"]))
        self._bodies = {
            (row["start"], row["end"]): row["entity"]
            for row in reversed(layers.mentions)
            if layers.kind(row["entity"]) in BODIES
        }
        self._by_name: dict[str, int] = {}
        for entity, told in enumerate(layers.entities):
            if told["kind"] == "organisation":
                for name in (told["name"], *told["aliases"]):
                    self._by_name.setdefault(name, entity)
        self._kinds: dict[str, set[str]] | None = None
        self._bodies_named: list[tuple[int, int, frozenset[str]]] | None = None
        self.parties = known_parties(layers)

    def _is_no_name(self, row: MentionRow) -> bool:
        """Whether a mention is a suffix, or a field of government or an army taken for a person ("Transportation Secretary")."""
        first = self.doc[row["start"]]
        alone = row["end"] - row["start"] == 1 and self.layers.kind(row["entity"]) == "person"
        words = role_words()
        return is_name_suffix(first) or (alone and first.lower_ in words.portfolios | words.lone_bodies)

    def _index(self, row: MentionRow) -> None:
        width = row["end"] - row["start"]
        for i in range(row["start"], row["end"]):
            held = self._covering.get(i)
            if held is None or width > held["end"] - held["start"]:
                self._covering[i] = row
        held = self._starting.get(row["start"])
        if held is None or width > held["end"] - held["start"]:
            self._starting[row["start"]] = row

    def forget(self, start: int, end: int) -> None:
        """Takes the words of a title for no names, whatever NER says ("Rear" in "Rear Adm. Ann Lee")."""
        for i in range(start, end):
            row = self._covering.get(i)
            if row is not None and start <= row["start"] and row["end"] <= end and end - start > 1:
                del self._covering[i]
                self._starting.pop(i, None)

    def at(self, i: int) -> MentionRow | None:
        """The longest name mention that covers a token."""
        return self._covering.get(i)

    def kind_at(self, i: int) -> str | None:
        row = self._covering.get(i)
        return None if row is None else self.layers.kind(row["entity"])

    def nearest_name(self, entity: int, evidence: TokenSpan) -> TokenSpan | None:
        """The last name of an entity that ends before a stretch, else its first one; None when the stretch holds one."""
        places = self._places.get(entity, [])
        i = bisect_left(places, evidence)
        if i < len(places) and places[i][1] <= evidence[1]:
            return None
        before = next((places[k] for k in range(i - 1, -1, -1) if places[k][1] <= evidence[0]), None)
        return before or (places[0] if places else None)

    def kinds_of(self, text: str) -> set[str]:
        """What the document means by a name wherever it is a mention: the kinds of its entities."""
        if self._kinds is None:
            self._kinds = {}
            for row in self.layers.mentions:
                if row["type"] == "name":
                    words = written(self.doc).stretch(row["start"], row["end"])
                    self._kinds.setdefault(words, set()).add(self.layers.kind(row["entity"]))
        return self._kinds.get(text, set())

    def country_begun(self, word: str) -> int | None:
        """The one country whose name of several words begins with a word: "the North" beside "North Korea"."""
        begun = [
            entity
            for entity, row in enumerate(self.layers.entities)
            if row["kind"] == "country" and row["name"].lower().startswith(f"{word.lower()} ")
        ]
        return begun[0] if len(begun) == 1 else None

    def body_begun(self, word: str) -> int | None:
        """The one organisation whose name of several words begins with a word: "Fisker" beside "Fisker Automotive"."""
        begun = {
            entity
            for entity in self._places
            if self.layers.kind(entity) == "organisation"
            and self.layers.entities[entity]["name"].startswith(f"{word} ")
            and not self.layers.entities[entity]["name"].split()[1].islower()
        }
        return begun.pop() if len(begun) == 1 else None

    def bodies_before(self, i: int) -> list[tuple[int, frozenset[str]]]:
        """The organisations named before a token, in text order, each with the words of its names."""
        return [(entity, words) for start, entity, words in self._organisations() if start < i]

    def near(self, i: int, entity: int) -> bool:
        """Whether an entity is named in a token's sentence or the one before it."""
        first = sentence(self.doc[i]).start
        first = sentence(self.doc[first - 1]).start if first > 0 else first
        return any(first <= start < i for start, _ in self._places.get(entity, ()))

    def _organisations(self) -> list[tuple[int, int, frozenset[str]]]:
        if self._bodies_named is None:
            self._bodies_named = sorted(
                (start, entity, frozenset(self.layers.entities[entity]["name"].lower().split()))
                for entity, places in self._places.items()
                if self.layers.kind(entity) == "organisation"
                for start, _ in places
            )
        return self._bodies_named

    def person_from(self, i: int) -> MentionRow | None:
        """The name of a person that begins at a token."""
        row = self._starting.get(i)
        return row if row is not None and self.layers.kind(row["entity"]) == "person" else None

    def person(self, token: Token) -> int | None:
        """The person whom a noun or pronoun stands for."""
        entity = self.layers.entity(token)
        return entity if entity is not None and self.layers.kind(entity) == "person" else None

    def inside(self, span: TokenSpan, *kinds: str) -> list[MentionRow]:
        """The longest name mentions of the given kinds that lie in a stretch of tokens, in text order."""
        found: list[MentionRow] = []
        i = span[0]
        while i < span[1]:
            row = self._covering.get(i)
            if row is not None and row["end"] <= span[1] and row["start"] >= span[0]:
                if self.layers.kind(row["entity"]) in kinds:
                    found.append(row)
                i = max(row["end"], i + 1)
            else:
                i += 1
        return found

    def body_before(self, token: Token) -> int | None:
        """The organisation that "its" or "the company" stands for: the sentence's first before it, else the last sentence's."""
        row = self.layers.mention(token)
        if row is not None and row["end"] == row["start"] + 1:  # not "Its director" who is mentioned
            return row["entity"] if self.layers.kind(row["entity"]) == "organisation" else None
        sent = sentence(token)
        spans = [(sent.start, token.i)]
        if sent.start > 0 and self.layers.block_number(self.doc[sent.start - 1]) == self.layers.block_number(token):
            spans.append((sentence(self.doc[sent.start - 1]).start, sent.start))
        for span in spans:
            bodies = self.inside(span, "organisation")
            if bodies:
                return bodies[0]["entity"]
        return None

    def body_named_last(self, token: Token) -> int | None:
        """The organisation that "the company" stands for: the nearest before it in its sentence or the one before."""
        first = sentence(token).start
        first = sentence(self.doc[first - 1]).start if first > 0 else first
        bodies = self.inside((first, token.i), "organisation")
        return bodies[-1]["entity"] if bodies else None

    def country_named_last(self, token: Token) -> int | None:
        """The country that "the country" stands for: the only one named before it in its sentence or the one before."""
        first = sentence(token).start
        first = sentence(self.doc[first - 1]).start if first > 0 else first
        lands = {row["entity"] for row in self.inside((first, token.i), "country")}
        return lands.pop() if len(lands) == 1 else None

    def ensure_body(self, span: TokenSpan) -> int:
        """The organisation that a stretch of tokens names, made when no name mention of one lies there exactly."""
        if span in self._bodies:
            return self._bodies[span]
        words = self.doc[span[0] : span[1]].text
        entity = self._by_name.get(words)
        if entity is None:
            entity = self._by_name[words] = self.layers.add_entity("organisation", words)
        self.layers.add_mention(entity, *span)
        self._bodies[span] = entity
        self._index(self.layers.mentions[-1])
        return entity
