"""He and she: to the person whom the text is about, where one answer stands out.

After the ranked antecedent rules of the sieve literature (Lee et al. 2013, Deterministic coreference resolution based
on entity-centric, precision-ranked rules): gender agreement, subjects before others, near before far, and the speaker
of a quotation is not "he" inside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.nlp.layers import Layers, MentionRow
from newsgraph.nlp.names.lists import name_lists

_GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_SENTENCES_BACK = 3
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A mention of a person before the pronoun, and how prominent it stands."""

    person: int
    place: int
    sentence: int
    subject: bool
    modifier: bool
    quoted: bool
    speaks: bool


def add_pronouns(layers: Layers) -> None:
    """Adds mentions for he, she and their forms."""
    _PronounReader(layers).add()


class _PronounReader:
    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.doc = layers.doc
        self.sentence_of: list[int] = []
        for number, sent in enumerate(self.doc.sents):
            self.sentence_of.extend([number] * len(sent))
        self.quoted = _quoted(layers)
        self.speaking = name_lists().speaking
        self.names = {row["start"]: row for row in layers.mentions if layers.kind(row["entity"]) == "person"}

    def add(self) -> None:
        seen: list[_Candidate] = []
        for token in self.doc:
            row = self.names.get(token.i)
            if row is not None:
                seen.append(self._candidate(row, self.layers.span(row).root))
            gender = _GENDER.get(token.lower_)
            if gender is None:
                continue
            person = self._antecedent(token, gender, seen)
            if person is None:
                continue
            self.layers.add_mention(person, token.i, token.i + 1, "pronoun")
            entity = self.layers.entities[person]
            entity["gender"] = entity["gender"] or gender
            seen.append(
                self._candidate(
                    {"entity": person, "start": token.i, "end": token.i + 1, "type": "pronoun", "metonym": False}, token
                )
            )

    def _candidate(self, row: MentionRow, root: Token) -> _Candidate:
        return _Candidate(
            person=row["entity"],
            place=row["start"],
            sentence=self.sentence_of[row["start"]],
            subject=root.dep_ in _SUBJECTS or (root.dep_ == "conj" and root.head.dep_ in _SUBJECTS),
            modifier=root.dep_ in {"poss", "compound", "nmod", "amod", "npadvmod"},
            quoted=self.quoted[row["start"]],
            speaks=root.dep_ in _SUBJECTS and root.head.lemma_ in self.speaking,
        )

    def _antecedent(self, token: Token, gender: str, seen: list[_Candidate]) -> int | None:
        here = self.sentence_of[token.i]
        block = self.layers.block_number(token)
        fitting = [
            one
            for one in seen
            if here - one.sentence <= _SENTENCES_BACK
            and block - self.layers.block_number(self.doc[one.place]) <= 2
            and self.layers.entities[one.person]["gender"] in {gender, None}
            and not self._is_clause_mate(token, one)
        ]
        if self.quoted[token.i]:
            fitting = [one for one in fitting if not self._speaks_here(one, token)]
        else:
            # Outside a quotation one whom only quotations name is rarely meant.
            fitting = [one for one in fitting if not one.quoted] or fitting
        if not fitting:
            return None
        scores: dict[int, float] = {}
        for one in fitting:
            scores[one.person] = max(scores.get(one.person, -9.0), self._score(token, one, here))
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < self._margin:
            return None
        return ranked[0][0]

    _margin = 0.5

    def _score(self, token: Token, one: _Candidate, here: int) -> float:
        score = 2.0 * one.subject - 1.5 * one.modifier - 1.0 * (here - one.sentence) - 0.002 * (token.i - one.place)
        if self.layers.entities[one.person]["gender"] is not None:
            score += 0.75
        if one.speaks and not self.quoted[token.i] and token.dep_ in _SUBJECTS and token.head.lemma_ in self.speaking:
            # "..., he added": whoever spoke last.
            score += 2.5
        return score

    def _is_clause_mate(self, token: Token, one: _Candidate) -> bool:
        """An object pronoun is not the subject of its own verb ("Putin told him")."""
        if token.lower_ not in {"him", "her"} or token.dep_ == "poss" or not one.subject:
            return False
        verb = token.head if token.dep_ != "pobj" else token.head.head
        row = self.names.get(one.place)
        root = self.layers.span(row).root if row is not None else self.doc[one.place]
        return bool(root.head.i == verb.i)

    def _speaks_here(self, one: _Candidate, token: Token) -> bool:
        """Whether a person is the subject of a speech verb beside the quotation that a pronoun stands in."""
        if one.quoted or not one.subject:
            return False
        row = self.names.get(one.place)
        root = self.layers.span(row).root if row is not None else self.doc[one.place]
        return root.head.lemma_ in self.speaking and abs(self.sentence_of[one.place] - self.sentence_of[token.i]) <= 1


def _quoted(layers: Layers) -> list[bool]:
    """For each token whether it stands inside double quotation marks, opened anew in each block."""
    flags: list[bool] = []
    inside, block = False, -1
    for token in layers.doc:
        number = layers.block_number(token)
        if number != block:
            inside, block = False, number
        if token.text in {"“", "”", '"', "``", "''", "«", "»"}:
            inside = not inside if token.text == '"' else token.text in {"“", "``", "«"}
            flags.append(False)
        else:
            flags.append(inside)
    return flags
