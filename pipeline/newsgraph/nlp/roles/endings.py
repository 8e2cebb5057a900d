"""Offices that end in the article: who is ousted, resigns or is killed, and who is listed among those that did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_passive, objects_of, prepositional, subjects_of, undergoers
from newsgraph.nlp.grammar.tree import children_as, sentence, subtree
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.page.lookup import with_lemma, with_lower
from newsgraph.nlp.roles.links import Sentences
from newsgraph.nlp.roles.places import subjects
from newsgraph.nlp.roles.tense import tense_of
from newsgraph.rules.roles import Ending, verb_rules

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OWNERS = frozenset({"poss"})
_PREDICATE = frozenset({"attr", "nsubj", "nsubjpass"})
_PREPOSITION = frozenset({"prep"})
_BESIDE = frozenset({"poss", "pobj"})
_PARTICLES = frozenset({"prt", "prep", "advmod"})
_PLURALS = frozenset({"NNS", "NNPS"})
_SOON = 8
_WHOLE = frozenset({"ROOT", "dep"})
"""How the verb of a headline hangs, when the parser takes it into the sentence after it."""
_HELPING = frozenset({"aux"})
_FATAL = frozenset({"dies", "passes"})
_OF_SUBJECT = frozenset({"leaves", "passes"})


def read_endings(sentences: Sentences) -> None:
    """Notes whose office is told to end: `newsgraph_settle` makes the offices former, once all are read."""
    for i in with_lemma(sentences.doc, verb_rules().ending_lemmas):
        token = sentences.doc[i]
        if token.pos_ == "VERB":
            _read_verb(sentences, token)
        elif _has_happened(sentences, token):
            kind: Ending = "dies" if token.lemma_.lower() in verb_rules().fatal_nouns else "leaves"
            _note(sentences, token, [*children_as(token, _OWNERS), *prepositional(token, "of")], kind)
    for i in with_lower(sentences.doc, verb_rules().ending_headlines):
        if sentences.doc[i].tag_ in _PLURALS:
            _note(sentences, sentences.doc[i], _behind_headline(sentences, i), kind="removed")


def _behind_headline(sentences: Sentences, i: int) -> list[Token]:
    """The person named soon behind a headline's verb that was taken for a noun: "Lee ousts finance minister Bo Diaz"."""
    doc = sentences.doc
    if i == 0 or sentences.names.person(doc[i - 1]) is None:
        return []
    end = min(sentence(doc[i]).end, i + _SOON)
    return [doc[row["end"] - 1] for row in sentences.names.inside((i + 1, end), "person")[:1]]


def _read_verb(sentences: Sentences, verb: Token) -> None:
    kind = _kind(verb)
    if kind is not None:
        _note(sentences, verb, _leavers(sentences, verb, kind), kind)
    listed = kind or (verb_rules().leaving_listed.get(verb.lemma_.lower()) if _is_bare(verb) else None)
    if listed is not None and verb.dep_ in {"relcl", "acl"} and _is_told(sentences, verb, listed):
        _note(sentences, verb, list(_listed(sentences, verb.head)), listed)


def _note(sentences: Sentences, told: Token, holders: Sequence[Token], kind: Ending) -> None:
    for holder in holders:
        person = sentences.names.person(holder)
        if person is not None:
            start, end = _words(sentences, told, holder)
            sentences.layers.endings.append({"person": person, "start": start, "end": end, "all": kind in _FATAL})


def _kind(verb: Token) -> Ending | None:
    """How a verb ends an office: alone, with its particle, or with a word for the office ("left office", "dropped from the cabinet")."""
    rules = verb_rules()
    kind = next((rules.leaving[words] for words in _with_particles(verb) if words in rules.leaving), None)
    if kind is not None and (kind != "leaves" or not objects_of(verb)):
        return kind
    kind = rules.leaving_office.get(verb.lemma_.lower())
    places = objects_of(verb) if kind == "leaves" else prepositional(verb, "from")
    return kind if any(place.lemma_.lower() in rules.offices for place in places) else None


def _leavers(sentences: Sentences, verb: Token, kind: Ending) -> Sequence[Token]:
    """Whom a verb says to have left, been removed or been killed; nobody where it is not told as a fact of the past."""
    if not _is_told(sentences, verb, kind) or (
        kind not in _FATAL and (_is_of_something(verb) or _is_resigned_to(verb))
    ):
        return []
    if kind in _OF_SUBJECT:
        return [] if is_passive(verb) else subjects(sentences, verb)
    return subjects(sentences, verb) if is_passive(verb) else undergoers(verb)


def _is_told(sentences: Sentences, verb: Token, kind: Ending) -> bool:
    """Whether it has happened. A headline's "ousts" is done; who "resigns" may still be there for a while."""
    tense = tense_of(sentences.layers, verb)
    if tense is None or tense.modality == "denied" or tense.hedges or tense.status == "incoming":
        return False
    done = verb.tag_ == "VB" and any(child.lemma_ == "have" for child in children_as(verb, _HELPING))
    return (
        done or verb.tag_ in {"VBD", "VBN"} or (kind not in _OF_SUBJECT and verb.tag_ == "VBZ" and verb.dep_ in _WHOLE)
    )


def _with_particles(verb: Token) -> list[str]:
    """A verb's lemma with each of its particles ("step down"), and alone at last."""
    lemma = verb.lemma_.lower()
    return [*(f"{lemma} {child.lower_}" for child in children_as(verb, _PARTICLES)), lemma]


def _is_bare(verb: Token) -> bool:
    """Whether nothing is said but that somebody goes or is put out: not "gone to Lima", "left the room"."""
    rules = verb_rules()
    elsewhere = any(child.lower_ in rules.elsewhere for child in children_as(verb, _PREPOSITION))
    return not elsewhere and all(token.lemma_.lower() in rules.offices for token in objects_of(verb))


def _listed(sentences: Sentences, noun: Token) -> Iterator[Token]:
    """Who is told to be among those of whom a clause speaks: "Among those who have gone are Lee and Diaz", "Lee was among those sacked"."""
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ in verb_rules().among and above.head.lemma_ == "be":
        found = children_as(above.head, _PREDICATE)
    elif noun.dep_ in _SUBJECTS and above.lemma_.lower() in verb_rules().including:
        found = objects_of(above)
    else:
        return
    for token in found:
        if token.i != noun.i:
            yield from _people_in(sentences, token)


def _people_in(sentences: Sentences, noun: Token) -> Iterator[Token]:
    """The people of a list, wherever the parser hung the first of them: no owners, nor those behind a preposition."""
    tokens = list(subtree(noun))
    for row in sentences.names.inside((min(t.i for t in tokens), max(t.i for t in tokens) + 1), "person"):
        name = sentences.doc[row["end"] - 1]
        if name.dep_ not in _BESIDE:
            yield name


def _has_happened(sentences: Sentences, noun: Token) -> bool:
    """Whether a dismissal or death is more than asked for: something that happened is said of it, or comes after it."""
    lemma, above, rules = noun.lemma_.lower(), noun.head, verb_rules()
    if noun.pos_ != "NOUN" or lemma not in rules.ending_nouns | rules.fatal_nouns:
        return False
    if lemma in rules.fatal_nouns and noun.dep_ == "dobj":
        return above.lemma_.lower() in rules.mourning and tense_of(sentences.layers, above) is not None
    if noun.dep_ in _SUBJECTS and above.pos_ == "VERB" and above.tag_ in {"VBD", "VBN"}:
        return tense_of(sentences.layers, above) is not None and noun in subjects_of(above)
    after = rules.after_ending | (rules.with_death if lemma in rules.fatal_nouns else frozenset())
    return noun.dep_ == "pobj" and above.lower_ in after


def _is_of_something(verb: Token) -> bool:
    """Whether what ends is said with the verb: "as director", "from the board", "in 1974": other offices stay."""
    return any(_names_office(child) for child in children_as(verb, _PREPOSITION))


def _names_office(preposition: Token) -> bool:
    if preposition.lower_ == "from":
        return not any(place.lemma_.lower() in verb_rules().offices for place in preposition.children)
    return preposition.lower_ == "as" or _is_long_ago(preposition)


def _is_resigned_to(verb: Token) -> bool:
    """Whether somebody only puts up with a thing: "is resigned to defeat"."""
    return verb.lemma_ == "resign" and any(child.lower_ == "to" for child in children_as(verb, _PREPOSITION))


def _is_long_ago(preposition: Token) -> bool:
    """Whether a verb's "in" gives a year: what ended then may be another office."""
    years = (token for token in subtree(preposition) if len(token) == 4 and token.text.isdigit())
    return preposition.lower_ == "in" and any(years)


def _words(sentences: Sentences, told: Token, holder: Token) -> TokenSpan:
    row = sentences.names.at(holder.i)
    start, end = (holder.i, holder.i + 1) if row is None else (row["start"], row["end"])
    return min(start, told.i), max(end, told.i + 1)
