"""Who holds a stance and what it is about: tokens of a frame to entities, pronouns and relative clauses resolved."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.nlp.layers import ClaimRow, Layers, TokenSpan
from newsgraph.nlp.nominals import ensure_entity
from newsgraph.nlp.statements.speakers import can_speak, known_entity
from newsgraph.nlp.syntax import noun_phrase

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SELVES = frozenset({"i", "we", "me", "us", "my", "our"})
_NO_TARGET = frozenset(
    {
        "fact",
        "notion",
        "idea",
        "way",
        "thing",
        "lot",
        "reason",
        "time",
        "question",
        "percent",
        "people",
        "something",
        "anything",
        "nothing",
        "everything",
        "one",
        "comment",
        "interview",
        "kind",
        "part",
    }
)
_QUANTITIES = frozenset(
    {
        "many",
        "some",
        "most",
        "all",
        "number",
        "lot",
        "one",
        "several",
        "part",
        "much",
        "few",
        "majority",
        "each",
        "any",
        "none",
    }
)
_PEOPLE = frozenset(
    {"man", "woman", "boy", "girl", "people", "person", "suspect", "witness", "driver", "officer", "student", "child", "resident", "employee", "teenager", "victim"}
)  # fmt: skip
_PAPERS = frozenset({"poll", "survey", "study", "datum", "data", "statistic", "percent", "analysis"})
"""What shows attitudes and holds none."""
_SCANT = frozenset({"few", "no", "neither", "nobody", "none"})
_NAMED = frozenset({"person", "organisation", "group", "country"})


@dataclass(frozen=True, slots=True)
class Party:
    """A holder or target: its entity and the words that stand for it here."""

    entity: int
    words: TokenSpan


class Parties:
    """Looks up the parties of stances in one document, and the statement that a token stands in."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self._statement: dict[int, int] = {}
        rows = [
            (n, row)
            for n, row in enumerate(layers.claims)
            if row["kind"] == "statement" and row["modality"] != "denied"
        ]
        for n, row in sorted(rows, key=lambda pair: (-_width(pair[1]), -pair[0])):
            for start, end in row["spans"]["content_span"]:
                self._statement.update(dict.fromkeys(range(start, end), n))
        self._cues = {
            i: n for n, row in rows for start, end in row["spans"].get("cue_span", []) for i in range(start, end)
        }

    # --- statements
    def statement(self, token: Token) -> int | None:
        """The index of the innermost statement whose content a token stands in."""
        return self._statement.get(token.i)

    def made_by_cue(self, token: Token) -> int | None:
        """The index of the statement whose cue a token is."""
        return self._cues.get(token.i)

    def speaker(self, statement: int) -> Party:
        row = self.layers.claims[statement]
        words = row["spans"].get("speaker_span") or row["spans"]["content_span"]
        return Party(row["entities"]["speaker"], words[0])

    # --- holders
    def holder(self, token: Token) -> Party | None:
        """Who holds a stance, from the head of the holder's phrase. None when that is nobody who can."""
        token = self._named_beside(antecedent(token))
        if not token.is_alpha or token.lemma_ in _PAPERS or self._is_scant(token):
            return None
        if token.lower_ in _SELVES:
            statement = self.statement(token)
            return None if statement is None else self.speaker(statement)
        entity = known_entity(self.layers, token)
        if entity is not None:
            kind = self.layers.kind(entity)
            if kind not in _NAMED | {"unnamed"}:
                return None
            return Party(entity, self._words(token))
        if token.pos_ == "PRON" or not can_speak(self.layers, token):
            return None
        return Party(ensure_entity(self.layers, token, kind="unnamed"), self._words(token))

    @staticmethod
    def _is_scant(token: Token) -> bool:
        """Whether hardly anybody is meant ("few Democrats")."""
        return token.lower_ in _SCANT or any(
            child.lower_ in _SCANT and child.i == token.left_edge.i for child in token.children
        )

    def _named_beside(self, token: Token) -> Token:
        """The name that a description stands beside ("Greenleaf, a party that opposes …": Greenleaf)."""
        if token.dep_ == "appos" and token.pos_ == "NOUN":
            entity = self.layers.entity(token.head)
            if entity is not None and self.layers.kind(entity) in _NAMED:
                return token.head
        return token

    def holders(self, tokens: list[Token]) -> list[Party]:
        return [party for token in tokens if (party := self.holder(token)) is not None]

    # --- targets
    def target(self, token: Token) -> Party | None:
        """What a stance is about, from the head of its phrase: somebody, or a topic in the article's words."""
        token = _owner(_of_fact(_counted(antecedent(_so_called(token)))))
        if token.lower_ in _SELVES:
            return None
        entity = self.layers.entity(token)
        if entity is not None and self._stands_for(token):
            return Party(entity, self._words(token))
        if (
            token.pos_ not in {"NOUN", "PROPN"}
            or token.lemma_ in _NO_TARGET
            or token.ent_type_ in {"DATE", "TIME", "PERCENT", "CARDINAL", "MONEY"}
        ):
            return None
        return Party(ensure_entity(self.layers, token, kind="topic"), self._words(token))

    def is_person(self, party: Party) -> bool:
        last = self.layers.doc[party.words[1] - 1]
        return self.layers.kind(party.entity) in {"person", "unnamed"} or last.lemma_ in _PEOPLE

    def is_named(self, party: Party) -> bool:
        return self.layers.kind(party.entity) in _NAMED

    def topic(self, start: int, end: int) -> Party:
        """A topic made of a stretch of words that no noun heads ("meet him face to face")."""
        words = self.layers.doc[start:end].text
        for mention in self.layers.mentions:
            row = self.layers.entities[mention["entity"]]
            if row["kind"] == "topic" and row["name"].lower() == words.lower():
                if (mention["start"], mention["end"]) != (start, end):
                    self.layers.add_mention(mention["entity"], start, end, "nominal")
                return Party(mention["entity"], (start, end))
        entity = self.layers.add_entity("topic", words)
        self.layers.add_mention(entity, start, end, "nominal")
        return Party(entity, (start, end))

    def _stands_for(self, token: Token) -> bool:
        """Whether a mention is headed by the token, not merely around it ("Ukraine policy")."""
        mention = self.layers.mention(token)
        if mention is None:
            return False
        return token.i == mention["end"] - 1 or token.pos_ == "PRON" or self.layers.span(mention).root == token

    def _words(self, token: Token) -> TokenSpan:
        mention = self.layers.mention(token)
        if mention is not None and mention["start"] <= token.i < mention["end"]:
            return mention["start"], mention["end"]
        return noun_phrase(token)


def _width(row: ClaimRow) -> int:
    return row["spans"]["content_span"][-1][1] - row["spans"]["content_span"][0][0]


def _counted(token: Token) -> Token:
    """What a quantity is of ("many of his proposals": the proposals)."""
    if token.lemma_ in _QUANTITIES:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                return next((item for item in child.children if item.dep_ == "pobj"), token)
    return token


def is_so_called(token: Token) -> bool:
    """Whether a clause gives a thing by what it is taken for ("what he sees as meddling")."""
    return token.pos_ == "VERB" and any(child.lower_ == "what" for child in token.children)


def _so_called(token: Token) -> Token:
    if is_so_called(token):
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "as":
                return next((item for item in child.children if item.dep_ == "pobj"), token)
            if child.dep_ == "oprd" and child.i > token.i:
                return child
    return token


def _of_fact(token: Token) -> Token:
    """Whom a fact is about ("bemoaned the fact that the party won": the party)."""
    if token.lemma_ == "fact":
        for clause in token.children:
            if clause.dep_ in {"acl", "ccomp"} and clause.i > token.i:
                return next((item for item in clause.children if item.dep_ == "nsubj"), token)
    return token


def _owner(token: Token) -> Token:
    """Whom "whose" stands for ("Ann, whose campaign he backed": Ann)."""
    clause = token.head
    if clause.dep_ == "relcl" and any(child.lower_ == "whose" for child in token.children):
        return clause.head
    return token


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if token.lower_ in _RELATIVE:
        clause = token.head if token.dep_ != "pobj" else token.head.head
        for _ in range(4):
            if clause.dep_ == "relcl":
                return clause.head
            clause = clause.head
    return token
