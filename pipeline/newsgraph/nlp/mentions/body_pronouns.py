"""It and its: to the organisation or country that has just acted, where nothing else stands in between.

Most "it" of a text is nobody (a plan, the weather, "it is clear that"). So only three places are read: the clause that a
body's own verb of saying opens ("The bank said it would ..."), the subject of such a verb in the next sentence ("It added
that ..."), and what a sentence's subject has ("Peru withdrew its envoy").

English: "it" is a thing's or nobody's.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import subjects_of
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.mentions.candidates import SUBJECTS
from newsgraph.nlp.mentions.quotations import Quotations
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import with_lower
from newsgraph.rules.closed import closed
from newsgraph.rules.mentions import body_nouns, mention_words
from newsgraph.rules.names import name_lists

_PRONOUNS = closed().it
_ACTORS = frozenset({"organisation", "country"})
_NAMES = frozenset({"NNP", "NNPS"})
_THINGS = _NAMES | {"NN"}
_CLAUSES = frozenset({"ccomp", "advcl", "conj", "xcomp"})
_CONTENT = frozenset({"ccomp", "xcomp", "csubj", "acl", "relcl", "advcl"})


def add_body_pronouns(layers: Layers, quotations: Quotations) -> None:
    """Adds mentions for it and its."""
    _BodyPronouns(layers, quotations).add()


class _BodyPronouns:
    def __init__(self, layers: Layers, quotations: Quotations) -> None:
        self.layers = layers
        self.doc = layers.doc
        self.speaking = name_lists().speaking
        self.quotations = quotations

    def add(self) -> None:
        for i in with_lower(self.doc, _PRONOUNS):
            token = self.doc[i]
            if self.quotations.holds(token.i):
                continue
            body = self._owner(token) if token.lower_ == "its" else self._actor(token)
            if body is not None:
                self.layers.add_mention(body, token.i, token.i + 1, "pronoun")

    def _actor(self, token: Token) -> int | None:
        """Whom a subject "it" means: who says the clause, or for a verb of saying who acted in the sentence before."""
        if token.dep_ not in SUBJECTS or _is_expletive(token):
            return None
        above = token.head
        while above.dep_ in _CLAUSES and above.head.i < above.i:
            above = above.head
            if above.lemma_ in self.speaking:
                if above.tag_ == "VBG":
                    return None  # "welcomed the plan, saying it would help"
                return self._subject_of(above, token)
        if token.head.lemma_ in self.speaking and token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
            return self._subject_before(token)
        return None

    def _owner(self, token: Token) -> int | None:
        """Whose "its" tells: the subject's of a verb that what is had hangs from."""
        if token.dep_ != "poss":
            return None
        for above in token.ancestors:
            if above.pos_ in {"VERB", "AUX"} and above.i < token.i:
                if above.dep_ == "xcomp" and any(child.dep_ == "dobj" for child in above.head.children):
                    return None  # "asked the agency to review its work"
                return self._subject_of(above, token)
            if above.pos_ == "VERB":
                return None
        return None

    def _subject_of(self, verb: Token, token: Token) -> int | None:
        """The body that is a verb's subject, where no other thing is named between verb and pronoun."""
        subjects = [subject for subject in subjects_of(verb) if subject.i < verb.i]
        if len(subjects) != 1 or not all(self._is_passed(other, token) for other in self.doc[verb.i + 1 : token.i]):
            return None
        return self._body(subjects[0])

    def _subject_before(self, token: Token) -> int | None:
        """The body that is the subject of the sentence before, in the same paragraph or at the one before's end."""
        start = sentence(token).start
        if start == 0 or self.layers.block_number(token) - self.layers.block_number(self.doc[start - 1]) > 1:
            return None
        before = sentence(self.doc[start - 1])
        if any(self._body(other) is not None for other in self.doc[start : token.i]):
            return None
        subjects = [child for child in before.root.children if child.dep_ in SUBJECTS]
        return self._body(subjects[0]) if len(subjects) == 1 else None

    def _is_passed(self, other: Token, token: Token) -> bool:
        """Whether a word can stand between a body and its pronoun without being meant: a date, "in a statement"."""
        barred = _NAMES if token.lower_ == "its" else _THINGS
        return other.tag_ not in barred or other.ent_type_ == "DATE" or other.lower_ in body_nouns().channels

    def _body(self, token: Token) -> int | None:
        """The one organisation or country that a noun names; two joined by "and" are no "it"."""
        row = self.layers.mention(token)
        if row is None or self.layers.kind(row["entity"]) not in _ACTORS or token.tag_ in {"NNS", "NNPS"}:
            return None
        return None if any(child.dep_ == "conj" for child in token.children) else row["entity"]


def _is_expletive(token: Token) -> bool:
    """Whether "it" only opens a sentence: "it is clear that", "it seems", "it takes time to"."""
    verb = token.head
    if verb.lemma_ in mention_words().impersonal:
        return True
    content = any(child.dep_ in _CONTENT and child.i > verb.i for child in verb.children)
    passive = token.dep_ == "nsubjpass"
    return (verb.lemma_ == "be" or passive) and (content or any(child.dep_ == "attr" for child in verb.children))
