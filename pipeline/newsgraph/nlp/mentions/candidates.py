"""Who a pronoun can mean: the people mentioned before it, and the unnamed ones that stand in their way."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.syntax import each_conjunct
from newsgraph.nlp.grammar.tree import tree_of
from newsgraph.nlp.mentions.quotations import Quotations
from newsgraph.nlp.page.layers import Layers, MentionRow
from newsgraph.nlp.page.lookup import written
from newsgraph.rules.closed import closed
from newsgraph.rules.mentions import mention_words
from newsgraph.rules.names import name_lists
from newsgraph.rules.titles import is_plural, title_head

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MODIFIERS = frozenset({"poss", "compound", "nmod", "amod", "npadvmod"})
_UNNAMED = closed().new | closed().each | closed().any | {"one", "some"}
_OWNED = closed().his_or_her


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention of a person before a pronoun, and how prominent it stands; an unnamed person has a negative number."""

    person: int
    place: int
    end: int
    root: Token
    sentence: int
    gender: str | None
    subject: bool
    modifier: bool
    paired: bool
    quoted: bool
    speaks: bool


def candidate_of(layers: Layers, quotations: Quotations, sentence: int, row: MentionRow, root: Token) -> Candidate:
    """What a mention of a person gives."""
    top = root.head if root.dep_ == "appos" else root
    first = top.head if top.dep_ == "conj" else _titled_subject(top, row) or _called_subject(top) or top
    pair = any(other.i != top.i and _is_person(layers, other) for other in each_conjunct(first))
    return Candidate(
        person=row["entity"],
        place=row["start"],
        end=row["end"],
        root=first,
        sentence=sentence,
        gender=layers.entities[row["entity"]]["gender"],
        subject=first.dep_ in SUBJECTS or first.head.dep_ == "agent",
        modifier=root.dep_ in _MODIFIERS,
        paired=pair and row["type"] == "name",
        quoted=quotations.holds(row["start"]),
        speaks=first.dep_ in SUBJECTS and quotations.is_attribution(first.head),
    )


def _titled_subject(root: Token, row: MentionRow) -> Token | None:
    """The subject that a name without a comma ends: "The head of the bank's council Alfred Sand is not convinced"."""
    if root.dep_ not in {"pobj", "appos"} or root.left_edge.i >= row["start"]:
        return None
    for above in root.ancestors:
        if above.dep_ in SUBJECTS:
            ends_here = above.right_edge.i == row["end"] - 1
            titled = title_head(above.lower_) is not None and not is_plural(above.lower_)
            return above if ends_here and titled else None
    return None


def _called_subject(root: Token) -> Token | None:
    """The noun that a name is given to: "A teenager called Billy Sand learns to fly"."""
    verb = root.head
    called = root.dep_ in {"oprd", "attr", "dobj"} and verb.dep_ == "acl" and verb.lemma_ in mention_words().naming
    return verb.head if called else None


def _is_person(layers: Layers, token: Token) -> bool:
    entity = layers.entity(token)
    return entity is not None and layers.kind(entity) == "person"


def unnamed_subjects(doc: Doc) -> list[int]:
    """The tokens of which `unnamed_candidate` may make one."""
    pairs = zip(written(doc).tags, tree_of(doc).labels, strict=True)
    return [i for i, (tag, label) in enumerate(pairs) if tag == "NN" and label in SUBJECTS]


def unnamed_candidate(layers: Layers, quotations: Quotations, sentence: int, token: Token) -> Candidate | None:
    """An unnamed person who is a subject ("a classmate says", "every investor", "his father"): the pronoun may mean them."""
    if token.dep_ not in SUBJECTS or layers.mention(token) is not None:
        return None
    lower, words = token.lower_, mention_words()
    known = title_head(lower) is not None or lower in name_lists().kin or lower in words.unnamed
    if not known or is_plural(lower):
        return None
    # "A career diplomat, she has been ...": a verb's second subject, the first is said of it.
    loose = any(child.i > token.i and child.dep_ in SUBJECTS for child in token.head.children)
    if loose or any(child.dep_ == "appos" for child in token.children):
        return None
    marks = {child.lower_ for child in token.children if child.dep_ in {"det", "poss", "nummod"}}
    named = any(child.dep_ == "poss" and child.pos_ == "PROPN" for child in token.children)
    told = "the" in marks and lower in words.unnamed
    if not (marks & _UNNAMED or marks & _OWNED or named or told):
        return None
    return Candidate(
        person=-1 - token.i,
        place=token.i,
        end=token.i + 1,
        root=token,
        sentence=sentence,
        gender="f" if lower in words.all_women else "m" if lower in words.all_men else None,
        subject=True,
        modifier=False,
        paired=False,
        quoted=quotations.holds(token.i),
        speaks=quotations.is_attribution(token.head),
    )
