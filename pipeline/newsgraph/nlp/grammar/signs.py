"""What the words inside a clause say of whether it is so: negations, helping verbs, adverbs, conjunctions, the order of words.

English: "not" and "n't" beside a helping verb, conditions by inversion ("had she led it").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import prepositional
from newsgraph.nlp.grammar.surface import INVERTED, Surface
from newsgraph.nlp.grammar.tree import children_as, children_of, sentence_bounds, tree_of
from newsgraph.nlp.grammar.words import phrase_at, phrase_from
from newsgraph.rules.certainty import Word
from newsgraph.rules.closed import closed

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_BESIDE = frozenset(
    {"neg", "advmod", "aux", "auxpass", "mark", "preconj", "cc", "prep", "npadvmod", "intj", "dep", "prt"}
)
"""How a word hangs from the verb of the clause that it says something of."""
_OBJECTS = frozenset({"dobj", "attr", "acomp"})
_CONTRACTED = closed().contracted_negations
_HAD_OR_WOULD = closed().had_or_would
_PREPOSITION = frozenset({"prep"})
_NOUNS_AFTER = frozenset({"pobj"})
_OWNED = frozenset({"poss"})
_ARTICLE = frozenset({"det"})
_HELPING = frozenset({"maybe", "ability", "would", "will"})
"""Classes whose words count only as helping verbs where they can be other words too ("may", "will", "can")."""
_AUXILIARY = frozenset({"aux", "auxpass"})
_FRONTED = frozenset({"ADV", "PART", "SCONJ"})
_FRONTING = closed().fronted
_SET_IN = frozenset({"parataxis", "advcl"})
_PAST_TAGS = frozenset({"VBD", "VBN"})


@dataclass(slots=True)
class Signs:
    """What stands in one clause: its words with what they say, its sources and the clauses set into it by their tokens' numbers."""

    words: list[tuple[Word, str]] = field(default_factory=list)
    negated: bool = False
    sources: list[int] = field(default_factory=list)
    asides: list[int] = field(default_factory=list)
    inverted: bool = False

    def of(self, *classes: str) -> list[Word]:
        """The signs of some classes."""
        return [word for word, _ in self.words if word.class_ in classes]

    def bounded(self, verb: Token) -> bool:
        """Whether a negation only tells since when something is so ("did not lead it until 2019")."""
        if self.of("bounding"):
            return True
        below = (child for thing in children_as(verb, _OBJECTS) for child in children_as(thing, _PREPOSITION))
        return any(phrase_from("after", child) is not None for child in below)

    def take(self, word: Word, token: Token) -> None:
        """Adds a sign."""
        self.words.append((word, token.lower_))
        self.negated |= word.class_ == "negating"


def signs_of(verb: Token, surface: Surface) -> Signs:
    """The signs in the clause of a verb, noun or adjective.

    Words on the other side of a quotation mark belong to somebody else's clause: `"Absolutely not," Karl Berg said.`
    """
    signs = Signs()
    seen: set[int] = set()
    subject = None
    doc, at = verb.doc, verb.i
    tree = tree_of(doc)
    opener = at in surface.inverted
    for i in tree.children(at):  # by numbers: most children are no signs, and no Token is made for them
        dep = tree.labels[i]
        sign = i in surface.signs and not surface.is_apart(i, at)
        opener |= i in surface.inverted
        if dep in _SUBJECTS and not (sign and doc[i].lower_ in _CONTRACTED):
            subject = i if subject is None else subject
            if surface.has_sign(tree.first[i], i) and not surface.is_apart(i, at):
                _read_subject(signs, doc[i], surface)
        elif dep in _OBJECTS and surface.has_sign(tree.first[i], i) and not surface.is_apart(i, at):
            _read_object(signs, doc[i], surface)
        elif dep in _SET_IN:
            signs.asides.append(i)
        elif sign and (dep in _BESIDE or dep == "det" or doc[i].lower_ in _CONTRACTED):
            _read_beside(signs, verb, doc[i], seen)
        if dep in _AUXILIARY and tree.first[i] < i:
            _read_before_helper(signs, verb, doc[i], seen)
        if dep == "prep" and (sign or surface.feigned):
            _read_preposition(signs, doc[i], surface)
    if tree.first[at] in surface.opened and verb.pos_ in {"VERB", "AUX"}:
        _read_opening(signs, verb, surface)
    signs.inverted = opener and subject is not None and _is_inverted(verb, doc[subject])
    return signs


def _read_before_helper(signs: Signs, verb: Token, helper: Token, seen: set[int]) -> None:
    """As in "never had she led it"."""
    for below in helper.lefts:
        if below.dep_ == "neg":
            _read_beside(signs, verb, below, seen)


def _read_beside(signs: Signs, verb: Token, child: Token, seen: set[int]) -> None:
    found = phrase_at("clause", child)
    if found is not None:
        word, start = found
        if start not in seen and _counts(word, verb, child):
            seen.add(start)
            signs.take(word, child)


def _counts(word: Word, verb: Token, child: Token) -> bool:  # noqa: PLR0911  (one for each class)
    """Whether a word is said of the clause where it stands: helping verbs help, "nor" stands before its verb."""
    if word.class_ in _HELPING and child.dep_ not in {*_AUXILIARY, "advmod", "neg"}:
        return False
    if word.class_ in _HELPING and child.lower_ in _HAD_OR_WOULD and child.tag_ != "MD":
        return False
    if child.dep_ in {"cc", "preconj"}:
        return child.i < verb.i
    if child.dep_ == "det":
        return word.class_ == "negating" and child.i < verb.i
    if word.class_ in {"supposing", "conceding"}:
        return child.dep_ in {"mark", "advmod"} and child.i < verb.i
    if word.class_ in {"timing", "foretelling"}:
        return child.dep_ in {"mark", "advmod"} and child.i < verb.i and not _is_past(verb)
    return True


def _read_preposition(signs: Signs, preposition: Token, surface: Surface) -> None:
    """As in "in the film, Ann led the bank", "according to Karl Berg"."""
    found = bounding = None
    if preposition.i in surface.signs:
        found, bounding = phrase_from("source", preposition), phrase_from("after", preposition)
    if bounding is not None:
        signs.take(bounding, preposition)
    elif found is None and preposition.lower_ != "in":
        return
    objects = children_as(preposition, _NOUNS_AFTER)
    if found is not None:
        inner = [token for child in children_as(preposition, _PREPOSITION) for token in children_of(child)]
        signs.take(found, preposition)
        signs.sources += [token.i for token in (*objects, *inner) if token.dep_ == "pobj"]
    elif preposition.lower_ == "in":
        for thing in objects:
            told = phrase_at("in", thing) if thing.i in surface.feigned else None
            if told is not None and told[0].class_ == "sourcing":
                owners = children_as(thing, _OWNED) or (
                    prepositional(thing, "of") if children_as(thing, _ARTICLE) else []
                )
                signs.sources += [token.i for token in owners]
                if not owners:
                    continue  # "in view of the strike"
            if told is not None:
                signs.take(told[0], thing)


def _read_subject(signs: Signs, subject: Token, surface: Surface) -> None:
    """As in "nobody led it", "no official led it", "neither Ann nor Karl led it"."""
    for token in (subject, *children_of(subject)):
        if token.i not in surface.signs:
            continue
        if token.i == subject.i or token.dep_ in {"det", "preconj", "predet", "amod", "neg", "cc"}:
            found = phrase_at("subject", token)
            if found is not None and (token.dep_ != "cc" or token.i < subject.i):
                signs.take(found[0], token)
                return


def _read_object(signs: Signs, thing: Token, surface: Surface) -> None:
    """As in "led neither the bank nor the fund"."""
    for token in children_of(thing):
        if token.dep_ == "preconj" and token.i in surface.signs and token.i < thing.i:
            found = phrase_at("subject", token)
            if found is not None:
                signs.take(found[0], token)


def _read_opening(signs: Signs, verb: Token, surface: Surface) -> None:
    """As in "as soon as she leads": phrases of several words that open the clause, wherever the parser hung them."""
    for token in _at_front(verb.left_edge, surface):
        word = phrase_from("opening", token)
        if token.pos_ == "VERB" and any(child.dep_ == "dobj" for child in token.children):
            continue  # "assuming office in May, ..."
        if word is not None and not (word.class_ == "timing" and _is_past(verb)):
            signs.take(word, token)
            return


def _at_front(first: Token, surface: Surface) -> Iterator[Token]:
    """The first word of a clause, and the two before it in the sentence, from which it may have been cut."""
    for back in range(3):
        i = first.i - back
        if i in surface.openings and i >= sentence_bounds(first)[0]:
            yield first.doc[i]


def _is_past(verb: Token) -> bool:
    """Whether a clause tells of what is over, by its own form or that of its helping verbs."""
    helpers = children_as(verb, _AUXILIARY)
    if helpers:
        return any(child.tag_ in _PAST_TAGS for child in helpers)
    return verb.tag_ in {"VBD", "VBN", "VBG"}


def _is_inverted(verb: Token, subject: Token) -> bool:
    """As in "had she led it", "should she lead it", "were she to lead it": a helping verb opens the clause."""
    helpers = [child for child in children_as(verb, _AUXILIARY) if child.i < subject.left_edge.i]
    opener = verb if verb.lower_ == "were" and verb.i < subject.i else helpers[0] if helpers else None
    if opener is None or opener.lower_ not in INVERTED:
        return False
    if opener.i + 1 != subject.left_edge.i:
        return False
    before = verb.doc[opener.i - 1] if opener.i > sentence_bounds(verb)[0] else None
    if opener.lower_ == "were":  # but not "on the panel were Ann and Karl", "representing Peru were Ann and Karl"
        return before is None or before.is_punct or before.pos_ == "CCONJ"
    return before is None or not (before.pos_ in _FRONTED or before.lower_ in _FRONTING)
