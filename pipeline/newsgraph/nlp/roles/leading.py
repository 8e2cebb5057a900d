"""Roles that a verb names without a noun: "heads the agency", "works for the bank", "founded by Lee"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from newsgraph.nlp.frames import Frames, Standing
from newsgraph.nlp.grammar.functions import is_passive, objects_of
from newsgraph.nlp.grammar.syntax import conjuncts_of, noun_phrase
from newsgraph.nlp.grammar.tree import children_as, has_child_as, sentence
from newsgraph.nlp.page.lookup import of_lemma, with_text, word_beside
from newsgraph.nlp.roles.by_frame import status_of
from newsgraph.nlp.roles.links import Sentences
from newsgraph.nlp.roles.places import PLACES, subjects
from newsgraph.nlp.roles.portfolios import portfolio_title
from newsgraph.nlp.roles.tense import Tense, tense_of
from newsgraph.rules import per_rules
from newsgraph.rules.roles import Hold, RoleFrame, role_words, verb_rules
from newsgraph.rules.titles import status_of as status_of_word

_KIND = 4
"""Words that say what a founded body is, before its name."""
_DESCRIBING = frozenset({"DET", "ADJ", "NOUN"})
_HELPING = frozenset({"aux", "auxpass"})
_DATIVE = frozenset({"dative"})


@dataclass(frozen=True, slots=True)
class VerbRole:
    """A role that a verb gives: its holder's token, the title, the body and the words' tokens."""

    verb: Token
    holder: Token
    title: str
    organisation: int | None
    body: Token
    rule: str
    tense: Tense


def find_verb_roles(sentences: Sentences) -> Iterator[VerbRole]:
    """The roles in named bodies that verbs give, in text order."""
    doc = sentences.doc
    verbs = set(of_lemma(doc, _frames().words))
    hyphened = {i + 1 for i in with_text(doc, frozenset({"-"})) if 1 < i < len(doc) - 1}
    for i in sorted(verbs | hyphened):
        token = doc[i]
        named = list(_named(sentences, token)) if i in verbs and token.pos_ in {"VERB", "AUX"} else []
        yield from named
        if not named and i in hyphened and (title := _hyphened(token)) is not None:
            yield from _cofounded(sentences, token, title)


@per_rules
def _frames() -> Frames[RoleFrame]:
    rules = verb_rules()
    return Frames([frame for frame in rules.frames if not frame.of_phrase], ("body", "holder"), (), rules.lists, PLACES)


def _named(sentences: Sentences, verb: Token) -> Iterator[VerbRole]:
    """The role of each holder in each body, a body once, by the first of a verb's frames that finds any."""
    standing = next(_frames().read(verb), None)
    if standing is None:
        return
    giver, holders = _task(sentences, verb)
    holders = holders or standing.at("holder")
    known: set[int | None] = set()
    for body in standing.at("body"):
        what = _named_by(standing, giver, body)
        found = [one for one in _roles(sentences, holders, what) if one.organisation not in known]
        known |= {one.organisation for one in found}
        yield from found


def _named_by(standing: Standing[RoleFrame], giver: Token, body: Token) -> _Named:
    rules, frame, verb = verb_rules(), standing.frame, standing.token
    title = rules.title_of(frame, standing.words)
    words = _activity(verb, body) if title is None else _co(verb) + title
    kind: Hold = rules.status_of(frame, standing.words) if giver.i == verb.i else "held"
    portfolio = body.lemma_.lower() in rules.portfolios
    return _Named(verb, giver, words, body, frame.rule, kind, portfolio)


def _co(verb: Token) -> str:
    """What a title takes over from a verb in two parts ("co-chairs")."""
    joined = word_beside(verb, -1) == "-" and word_beside(verb, -2) in role_words().prefixes
    return f"{word_beside(verb, -2)}-" if joined else ""


def _task(sentences: Sentences, verb: Token) -> tuple[Token, Sequence[Token]]:
    """The verb that gives or takes a task, and who has it then: "was given the job of running the port"."""
    rules, noun = verb_rules(), verb.head.head
    if verb.dep_ != "pcomp" or verb.head.lower_ != "of" or noun.lemma_.lower() not in rules.tasks:
        return verb, ()
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    if above.pos_ != "VERB":
        return verb, ()
    if above.lemma_.lower() not in rules.giving or is_passive(above):
        return above, subjects(sentences, above)
    return above, children_as(above, _DATIVE)


@dataclass(frozen=True, slots=True)
class _Named:
    """What a verb names: title and body, the verb whose tense counts, and what that makes of the role."""

    verb: Token
    giver: Token
    title: str
    body: Token
    rule: str
    kind: Hold
    portfolio: bool


def _roles(sentences: Sentences, holders: Iterable[Token], what: _Named) -> Iterator[VerbRole]:
    """The role of each holder in a body, when it is a named one."""
    organisation, tense = _body(sentences, what.body), tense_of(sentences.layers, what.giver)
    for_good = what.title in verb_rules().for_good
    if organisation is None and for_good:
        organisation = _founded(sentences, what.body)
    field = portfolio_title(what.body, what.title) if organisation is None and what.portfolio else None
    if (organisation is None and field is None) or tense is None:
        return
    lasting = for_good or _is_reduced(what.verb)
    status = "current" if lasting and tense.status == "former" else status_of(what.kind, tense)
    if status is not None:
        tense = replace(tense, status=status, perfect=False)
    everybody = {token.i: token for holder in holders for token in conjuncts_of(holder)}
    for token in everybody.values():
        for one in sentences.holders_of(token):
            yield VerbRole(what.verb, one, field or what.title, organisation, what.body, what.rule, tense)


def _is_reduced(verb: Token) -> bool:
    """Whether a participle behind the body tells what it is ("the panel, chaired by Lee, met"), with no word of the past beside it."""
    past = any(status_of_word(child.text) == "former" for child in verb.children)
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and not past and not has_child_as(verb, _HELPING)


def _body(sentences: Sentences, token: Token) -> int | None:
    """The named body that a noun stands for, also by apposition; teams and delegations are a membership's business."""
    if token.text.islower() and token.lower_ in role_words().teams | role_words().team_or_body:
        return None
    layers = sentences.layers
    others = [child for child in token.children if child.dep_ == "appos"] + (
        [token.head] if token.dep_ == "appos" else []
    )
    for candidate in (token, *others):
        entity = layers.entity(candidate)
        if entity is not None and layers.kind(entity) == "organisation":
            return entity
    return None


def _founded(sentences: Sentences, token: Token) -> int | None:
    """The body of a name that NER took for a person's: nobody founds a person."""
    row = sentences.names.at(token.i)
    mistaken = row is not None and row["end"] == token.i + 1 and sentences.layers.kind(row["entity"]) == "person"
    return sentences.names.ensure_body((row["start"], row["end"])) if row is not None and mistaken else None


def _activity(verb: Token, body: Token) -> str:
    """The words that say what somebody does in a body: "works for", "teaches military history"."""
    objects = objects_of(verb)
    start, end = noun_phrase(objects[0]) if objects else (0, 0)
    if start == verb.i + 1:
        return verb.doc[verb.i : end].text
    preposition = body.head
    while preposition.head.i not in {verb.i, preposition.i}:
        preposition = preposition.head
    if body.head.i - 1 > preposition.i > verb.i and verb.doc[body.head.i - 1].pos_ == "NOUN":
        return verb.doc[verb.i : body.head.i].text  # "served on the faculty"
    return f"{verb.lower_} {preposition.lower_}"


def _hyphened(verb: Token) -> str | None:
    """The title that a verb in two parts names ("co-founded")."""
    return verb_rules().hyphened.get(verb.doc[verb.i - 2 : verb.i + 1].text.lower())


def _after_kind(verb: Token) -> int:
    """The token behind a verb, past the words that say what a name behind them is: "co-founded | the software firm | Tessa Labs"."""
    doc, i = verb.doc, verb.i + 1
    while i < len(doc) and i - verb.i <= _KIND and doc[i].pos_ in _DESCRIBING and doc[i].is_lower:
        i += 1
    return i


def _cofounded(sentences: Sentences, verb: Token, title: str) -> Iterator[VerbRole]:
    """As in "Lee also co-founded X": parsers stumble over the hyphen, so it is read off the surface."""
    names, doc = sentences.names, sentences.doc
    i = verb.i - 3
    while i > sentence(verb).start and doc[i].lower_ in verb_rules().before_hyphened:
        i -= 1
    first = _after_kind(verb)
    row = names.at(first) if first < len(doc) else None
    if row is None or row["start"] != first or sentences.layers.kind(row["entity"]) != "organisation":
        return
    tense = tense_of(sentences.layers, verb) if names.person(doc[i]) is not None else None
    if tense is not None:
        tense = replace(tense, status="current", perfect=False)
        yield VerbRole(verb, doc[i], title, row["entity"], doc[row["end"] - 1], "role.leading-verb", tense)
