"""What stands before a title's head: rank words that belong to it, and body, country, person served and status that do not."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from newsgraph.nlp.layers import MentionRow, TokenSpan
from newsgraph.nlp.roles.heads import TitleHead
from newsgraph.nlp.roles.names import Names, is_body_noun
from newsgraph.rules.titles import Status, is_epithet, is_honorific, is_rank_word, is_title_head, status_of

_NOUNISH = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "AFX", "VBN", "VBG", "FW", "ADD", "GW"})
_ADVERBS = frozenset({"newly", "recently", "then", "once", "previously", "formerly", "currently"})
_PARTICIPLES = frozenset(
    {
        "based",
        "born",
        "backed",
        "led",
        "educated",
        "trained",
        "run",
        "controlled",
        "sanctioned",
        "owned",
        "installed",
        "occupied",
        "linked",
        "aligned",
    }
)
_RULES_OF_PERSON = frozenset(
    {"administration", "government", "campaign", "cabinet", "foundation", "organization", "organisation", "white"}
)
_ABBREVIATIONS = frozenset({"U.S.", "U.K.", "U.N.", "E.U."})
_HYPHENS = frozenset({"-", "–", "/"})
_LOCAL_HEADS = frozenset(
    {"coach", "striker", "midfielder", "goalkeeper", "keeper", "defender", "winger", "attacker", "playmaker"}
)
_ARMS = frozenset({"army", "navy", "parliament", "congress", "senate", "pentagon", "kremlin", "cabinet"})


@dataclass(slots=True)
class Modifiers:
    """What was read to the left of a head; `kept` are the tokens of the title."""

    start: int
    kept: list[int] = field(default_factory=list)
    organisation: int | None = None
    body: TokenSpan | None = None
    country: int | None = None
    principal: int | None = None
    status: Status | None = None
    determiner: str = ""

    @property
    def has_body(self) -> bool:
        return self.organisation is not None or self.body is not None


def read_modifiers(names: Names, head: TitleHead) -> Modifiers:
    """Reads leftwards from a head to the beginning of its noun phrase."""
    return _Walk(names, head).read()


class _Walk:
    def __init__(self, names: Names, head: TitleHead) -> None:
        self.names, self.head, self.doc = names, head, names.doc
        self.found = Modifiers(head.start)
        self.capital = self.doc[head.noun].text[0].isupper() and head.start != self.doc[head.start].sent.start
        self.first = _first_token(self.doc[head.start])
        self.genitive = self.owned = False

    def read(self) -> Modifiers:
        i = self.head.start - 1
        while i >= self.first:
            step = self._step(i)
            if step is None:
                break
            i = step
            self.found.start = i + 1
        self._split_bodies()
        self.found.kept.sort()
        return self.found

    def _step(self, i: int) -> int | None:
        """Reads the unit that ends at a token; the token before it, or None where the phrase begins."""
        token, name = self.doc[i], self.names.at(i)
        if self.owned:
            return self._owners(token)
        if name is not None and name["end"] <= self.head.start:
            return self._name(name, i)
        if token.tag_ in {"DT", "PRP$", "PDT"}:
            return self._determiner(token)
        if token.tag_ == "POS":
            self.genitive = True
            return i - 1
        if token.ent_type_ in {"DATE", "TIME"} and status_of(token.text) is None:
            return None
        if self.genitive:
            return self._owner(token)
        if token.tag_ == "CC":
            return self._coordination(i)
        return self._word(i)

    def _determiner(self, token: Token) -> int | None:
        self.found.start = token.i
        if not self.found.determiner:
            self.found.determiner = "his" if token.tag_ == "PRP$" else token.lower_
        if token.tag_ == "PRP$":
            self._possessive(token)
        return None

    def _possessive(self, token: Token) -> None:
        """As in "his", "its": the person served or the body."""
        found = self.found
        if token.lower_ in {"its", "their", "our"}:
            if not found.has_body and token.lower_ == "its":
                found.organisation = self.names.body_before(token)
        elif found.principal is None:
            found.principal = self.names.person(token)

    def _name(self, name: MentionRow, i: int) -> int:
        kind, entity, found = self.names.layers.kind(name["entity"]), name["entity"], self.found
        genitive, self.genitive = self.genitive, False
        self.owned = genitive
        if genitive:
            found.determiner = found.determiner or "the"
        hyphened = (
            name["end"] < len(self.doc) and self.doc[name["end"]].text in _HYPHENS and not self.doc[i].whitespace_
        )
        if hyphened and not genitive:
            pass  # "Britain-based", "Moscow-backed": the participle has been dropped already
        elif kind == "person":
            self._person(name, genitive)
        elif kind in {"organisation", "group"}:
            if not found.has_body:
                found.organisation = entity
        elif kind == "place" and self.head.title.word in _LOCAL_HEADS and not found.has_body:
            found.body = (name["start"], name["end"])
        elif kind == "country":
            if self._is_topic(name, genitive):
                found.kept += range(name["start"], name["end"])
            elif found.country is None:
                found.country = entity
        return name["start"] - 1

    def _owners(self, token: Token) -> int | None:
        """What stands before an owner ("President Ann Lee's aide") is the owner's."""
        if token.tag_ in _NOUNISH and self.names.at(token.i) is None:
            return token.i - 1
        return self._determiner(token) if token.tag_ == "DT" else None

    def _person(self, name: MentionRow, genitive: bool) -> None:
        follows = self.doc[name["end"]]
        if not genitive and follows.lower_ in _RULES_OF_PERSON and follows.i in self.found.kept:
            if not self.found.has_body:
                self.found.body = (name["start"], follows.i + 1)
            self.found.kept.remove(follows.i)
        elif genitive or self.head.title.serves:
            if self.found.principal is None:
                self.found.principal = name["entity"]
        elif self.head.title.body or self.head.title.kind == "office":
            # A person does not modify "leader" or "superintendent": a body that NER took for a person.
            if not self.found.has_body and self.doc[self.head.start].text.islower():
                self.found.body = (name["start"], name["end"])

    def _is_topic(self, name: MentionRow, genitive: bool) -> bool:
        """Whether a country before an occupation is its subject ("Russia analyst"), not its home ("Russian analyst")."""
        if genitive or self.head.title.kind != "occupation":
            return False
        last = self.doc[name["end"] - 1]
        text = self.doc[name["start"] : name["end"]].text
        return (
            last.tag_ in {"NNP", "NN"}
            and text.isalpha()
            and not text.isupper()
            and text == self.names.layers.entities[name["entity"]]["name"]
        )

    def _owner(self, token: Token) -> int | None:
        """The common noun before a genitive ending ("the president's aide"): whoever it stands for."""
        if token.tag_ not in _NOUNISH:
            return None
        found, entity = self.found, self.names.layers.entity(token)
        found.determiner = found.determiner or "the"
        if entity is not None and (kind := self.names.layers.kind(entity)) and token.tag_.startswith("NN"):
            if kind == "person" and found.principal is None:
                found.principal = entity
            elif kind == "organisation" and not found.has_body:
                found.organisation = entity
            elif kind == "country" and found.country is None:
                found.country = entity
        return token.i - 1

    def _coordination(self, i: int) -> int | None:
        """As in "Foreign and European Affairs Minister": the title goes on before "and" when both sides are alike and no title."""
        before, after = self.doc[i - 1], self.doc[i + 1]
        alike = (
            before.tag_ in {"NNP", "NN", "JJ"}
            and before.text[0].isupper()
            and after.text[0].isupper()
            and after.i in self.found.kept
        )
        if i - 1 < self.first or not alike or is_title_head(before.text) or self.names.at(i - 1) is not None:
            return None
        self.found.kept += [i, i - 1]
        return i - 2

    def _word(self, i: int) -> int | None:
        start = i
        while (
            start - 2 >= self.first
            and self.doc[start - 1].text in _HYPHENS
            and not self.doc[start - 1].whitespace_
            and not self.doc[start - 2].whitespace_
        ):
            start -= 2
        token = self.doc[i]
        if token.text in _HYPHENS and i + 1 == self.head.start and not token.whitespace_:
            return self._prefix(i)
        if start == i:
            return self._single(token)
        return self._compound(start, i)

    def _prefix(self, i: int) -> int | None:
        """A prefix of the head itself: "ex-minister", "co-founder"."""
        if i - 1 < self.first:
            return None
        status = status_of(self.doc[i - 1].text)
        if status is not None:
            self._say(status)
        elif self.names.at(i - 1) is None:
            self.found.kept += [i - 1, i]
        return i - 2

    def _single(self, token: Token) -> int | None:
        status = status_of(token.text)
        if status is not None and (
            token.tag_ in _NOUNISH or token.lower_ in _ADVERBS or token.tag_ in {"RB", "IN", "VBD"}
        ):
            self._say(status)
        elif is_rank_word(token.text) and token.tag_[0] in "JNVR":
            self.found.kept.append(token.i)
        elif (
            token.tag_ not in _NOUNISH
            or is_honorific(token.text)
            or (
                is_title_head(token.text)
                and token.dep_ not in {"compound", "amod", "nmod"}
                and not is_rank_word(token.text)
            )
            or (token.tag_ in {"VBG", "VBN"} and not self._is_adjective(token))
        ):
            return None
        elif not self._is_epithet(token):
            self.found.kept.append(token.i)
        return token.i - 1

    def _is_adjective(self, token: Token) -> bool:
        """Whether a participle is an adjective of the head ("a Greek shipping tycoon"), not the verb before it."""
        if token.dep_ in {"amod", "compound", "nmod"}:
            return True
        before = self.doc[token.i - 1] if token.i > self.first else None
        return before is not None and (before.tag_ in {"JJ", "DT"} or self.names.kind_at(before.i) == "country")

    def _is_epithet(self, token: Token) -> bool:
        if is_rank_word(token.text):
            return False
        return is_epithet(token.text) or token.tag_ in {"JJS", "JJR"} or (self.capital and token.text[0].islower())

    def _compound(self, start: int, i: int) -> int | None:
        text, last = self.doc[start : i + 1].text.lower(), self.doc[i].lower_
        first = status_of(self.doc[start].text)
        status = status_of(text)
        if status is not None:
            self._say(status)
        elif first is not None:
            self._say(first)
            if self.names.at(i) is None and not is_epithet(last):
                self.found.kept += range(start + 2, i + 1)
        elif (
            last not in _PARTICIPLES
            and not is_epithet(text)
            and not (self.capital and self.doc[start].text[0].islower())
        ):
            self.found.kept += range(start, i + 1)
        return start - 1

    def _say(self, status: Status) -> None:
        if self.found.status is None or status != "current":
            self.found.status = status

    def _split_bodies(self) -> None:
        """Takes a body that NER missed out of the kept words: "Blue House spokesman", "Economic Council Director"."""
        found = self.found
        kept = sorted(found.kept)
        caps = [
            i
            for i in kept
            if self.doc[i].text[0].isupper()
            and i != self.first
            and self.names.at(i) is None
            and not is_rank_word(self.doc[i].text)
        ]
        if found.has_body or not caps:
            return
        lower_head = self.doc[self.head.start].text[0].islower()
        ends = [i for i in caps if is_body_noun(self.doc[i].text)]
        if lower_head:
            run = [i for i in range(caps[0], caps[-1] + 1) if i in kept]
        elif ends and (ends[-1] > caps[0] or self.doc[ends[-1]].lower_ in _ARMS):
            run = [i for i in kept if caps[0] <= i <= ends[-1]]
        else:
            return
        if run == list(range(run[0], run[-1] + 1)):
            found.body = (run[0], run[-1] + 1)
            found.kept = [i for i in kept if i not in run]


def _first_token(token: Token) -> int:
    """Where a noun phrase may begin: at the sentence, or at an abbreviation that the parser took for the end of one ("U.S.")."""
    first: int = token.sent.start
    if first > 0 and token.doc[first - 1].text in _ABBREVIATIONS and token.doc[first].text[0].isupper():
        return first - 1
    return first
