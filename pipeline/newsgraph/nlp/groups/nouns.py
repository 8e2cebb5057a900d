"""Whether a noun stands for a group, by itself, by the words around it, or by what the document is about.

English: a compound noun's head stands last, what narrows it before it or behind "of" and "on".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.factuality import is_asked
from newsgraph.nlp.grammar.functions import MODIFIERS, prepositional
from newsgraph.nlp.grammar.numbers import number_of, sized
from newsgraph.nlp.grammar.tree import sentence, subtree
from newsgraph.nlp.groups.beside import around, relative_clause
from newsgraph.nlp.page.layers import Layers, head_of
from newsgraph.nlp.page.lookup import of_lemma, written
from newsgraph.rules.closed import closed
from newsgraph.rules.groups import group_rules

_ARTICLES = closed().indefinite_articles
_NOT_ONE = closed().each | closed().any
_MATTER = tuple(sorted(closed().matter))
"""Before what a group is about, or whose it is: "inquiry into the floods", "board of the Red Cross"."""
_TIMES = frozenset({"DATE", "TIME"})
_FLAT = frozenset({"compound", "amod", "nmod"})
_PLURALS = frozenset({"NNS", "NNPS"})


def nouns_for_groups(doc: Doc) -> Iterator[Token]:
    """The nouns of a document that can stand for a group, in text order."""
    nouns = group_rules().nouns
    lemmas = frozenset(lemma for lemma in written(doc).by_lemma if lemma in nouns or lemma.removesuffix("s") in nouns)
    return (token for i in of_lemma(doc, lemmas) if noun_of(token := doc[i]) in nouns)


def noun_of(token: Token) -> str:
    """A noun's lemma; of a plural in title case, which the lemmatiser keeps, the singular ("Negotiators")."""
    lemma: str = token.lemma_.lower()
    return lemma[:-1] if token.tag_ == "NNPS" and lemma.endswith("s") and lemma not in group_rules().nouns else lemma


def is_plural(token: Token) -> bool:
    """Whether a noun is one of several; the tagger takes some in the singular for such ("troika")."""
    return token.tag_ in _PLURALS and token.lower_ not in group_rules().nouns


def is_of_outsiders(head: Token) -> bool:
    """As in "opponents of the cabinet, led by A"."""
    outsiders = group_rules().words.outsiders
    return head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_.lower() in outsiders


def is_titled(head: Token) -> bool:
    """Whether a noun stands in front of a position noun or of one for a list: "delegation head A B", "cabinet line-up"."""
    if head.i + 1 >= len(head.doc):
        return False
    following = head.nbor(1).lemma_.lower()
    words = group_rules().words
    told = following in group_rules().positions or following in words.lineups | words.staff | words.commands
    return told or [token.lower_ for token in head.doc[head.i + 1 : head.i + 4]] == ["line", "-", "up"]


def is_generic(layers: Layers, head: Token) -> bool:
    """As in "a head of delegation shakes hands", "What is a delegation?": a word, and no group, but in a headline."""
    if layers.block(head)["kind"] in {"title", "heading"}:
        return sentence(head)[-1].text == "?"
    bare = not any(True for _ in head.lefts) and head.dep_ == "pobj" and head.head.lower_ == "of"
    return (bare and head.tag_ == "NN") or (
        is_asked(layers, head) and any(child.lower_ in _ARTICLES for child in head.lefts)
    )


def is_group(head: Token, use: str, modifiers: frozenset[str], sender: int | None) -> bool:
    plural = is_plural(head)
    if use in {"people", "crowd"}:
        counted = use == "crowd" and any(number_of(child.lower_) is not None for child in head.lefts)
        sided = use == "people" and not front_words(head).isdisjoint(
            group_rules().words.sides
        )  # "opposition negotiators"
        return plural and (sender is not None or counted or sided)
    if plural or (use != "with" and _is_furniture(head)) or any(child.lower_ in _NOT_ONE for child in head.children):
        return False
    if use in {"counted", "told", "described"}:
        return _is_told(head, use)
    if use == "with":
        people = {token.lemma_.lower() for token in prepositional(head, "of")}
        return bool(front_words(head) & modifiers) or not people.isdisjoint(group_rules().people)
    if use == "sent":  # Moscow's team at the talks, the team that conducted the negotiations
        return (sender is not None or any(child.dep_ == "relcl" for child in head.children)) and _has_meeting(head)
    return use == "alone" or sender is not None  # "owned"


def _is_told(head: Token, use: str) -> bool:
    """Whether a noun's number of people, its subject matter or the words before it tell which group it is."""
    if use == "counted":
        return _is_sized(head)
    words = front_words(head)
    if use == "described":
        return bool(words) or subject_matter(head) is not None
    told = words or _has_matter(head, "for") or _has_task(head)
    return bool(told) and words.isdisjoint(group_rules().words.other_sorts)


def _is_sized(head: Token) -> bool:
    """Whether a number of people stands before a noun: "seven-member group", "12-strong team"."""
    before, after = head.doc[head.left_edge.i : head.i], head.doc[head.i + 1 : head.i + 3]
    of = len(after) == 2 and after[0].lower_ == "of" and number_of(after[1].lower_) is not None  # "a team of five"
    of = of and head.tag_ != "NNP"  # not "the Group of 20"
    return of or sized().search(before.text) is not None


def _is_furniture(head: Token) -> bool:
    """As in "medicine cabinet": a cabinet that a common noun describes, unless it is one of those of governments."""
    nouns = [child.lower_ for child in head.lefts if child.dep_ == "compound" and child.pos_ == "NOUN"]
    return head.lemma_.lower() == "cabinet" and not group_rules().words.cabinets.issuperset(nouns)


def _has_meeting(head: Token) -> bool:
    words, verb = group_rules().words, head.head
    goes = (
        head.dep_ == "nsubj" and verb.lemma_.lower() in words.journey
    )  # "A Kenyan team left for Rome to go on with the talks"
    ends = [child for child in verb.children if child.dep_ in {"advcl", "xcomp"} and child.tag_ == "VB"] if goes else []
    near = [*around(head), *relative_clause(head), *(token for end in ends for token in subtree(end))]
    return any(token.lemma_.lower() in words.meetings for token in near)


def is_described(layers: Layers, head: Token) -> bool:
    """Whether more than a country stands with a noun: "the Caspian team", but "the Kenyan team" only where it plays no game."""
    for_one = noun_of(head) in group_rules().words.bare and prepositional(head, "for")
    if for_one or _has_matter(head) or _has_task(head):
        return True  # "the jury for the short films" is not that for the long ones
    before = [child for child in head.lefts if child.dep_ in MODIFIERS]
    if noun_of(head) in group_rules().words.of_candidates:
        return False  # told by whose it is
    if before and noun_of(head) not in group_rules().words.playing:
        return True  # whose a panel is says which
    if head.lemma_.lower() != "mission" and layers.once(speaks_of_talks) and before:
        return True  # a country's mission to a body is no delegation
    entities = [layers.entity(child) for child in before]
    if any(entity is not None and _has_sent(layers, entity) for entity in entities):
        return True  # "the Kenyan team" is Kenya's delegation
    return any(entity is None or layers.kind(entity) not in {"country", "place", "person"} for entity in entities)


def _has_sent(layers: Layers, sender: int) -> bool:
    """Whether a document tells of a delegation that somebody sent."""
    return any(layers.entities[group]["sender"] == sender for group in layers.groups)


def _has_matter(head: Token, *further: str) -> bool:
    """As in "a panel on the fire", also where the parser hangs that from the verb ("named a panel on the fire")."""
    if prepositional(head, *further, *_MATTER):
        return True
    behind = head.nbor(1).lower_ if head.i + 1 < len(head.doc) else ""
    return (
        head.dep_ == "dobj"
        and behind == "on"
        and noun_of(head) in group_rules().words.bare - group_rules().words.of_tasks
    )


def is_dispatched(head: Token) -> bool:
    """As in "sent a team to Geneva", "a mission was dispatched"."""
    return head.dep_ in {"dobj", "nsubjpass"} and head.head.lemma_.lower() in group_rules().words.dispatching


def is_on_journey(head: Token) -> bool:
    """As in "the group visiting Peru", "a team that will travel to Lima"."""
    clauses = (child for child in head.children if child.dep_ in {"acl", "relcl"} and child.i > head.i)
    return any(
        clause.lemma_.lower() in group_rules().words.journey and (clause.tag_ == "VBG" or _is_its_own(clause))
        for clause in clauses
    )


def _has_task(head: Token) -> bool:
    """As in "the panel investigating the collapse", "the team that bargains with Norway", but not "the team building the browser"."""
    words = group_rules().words
    if noun_of(head) not in words.elected | words.of_tasks:
        return False
    clauses = [child for child in head.children if child.dep_ in {"acl", "relcl"} and child.i > head.i]
    if any(clause.lemma_.lower() in words.task_verbs and _is_its_own_deed(clause) for clause in clauses):
        return True
    if noun_of(head) not in words.elected:
        return False
    if head.i + 2 < len(head.doc) and head.nbor(1).tag_ == "TO" and head.nbor(2).tag_ == "VB":
        return True  # "a committee to study the floods", whatever the parser hangs the verb from
    return any(clause.tag_ == "VBG" or (_is_to_come(clause) and _is_its_own(clause)) for clause in clauses)


def _is_its_own_deed(clause: Token) -> bool:
    """Whether a clause tells what its noun does: "that renegotiated the accord", "investigating the crash", "to advise her"."""
    return clause.tag_ in {"VBG", "VB"} or _is_its_own(clause)


def _is_to_come(clause: Token) -> bool:
    """As in "will look into it", "is to look into it"."""
    to = any(other.dep_ == "xcomp" and other.tag_ == "VB" for other in clause.children)
    return clause.tag_ == "VB" or (clause.lemma_ == "be" and to)


def _is_its_own(clause: Token) -> bool:
    """Whether a relative clause has its noun for a subject: "that will look into it", not "which he will lead"."""
    return any(child.dep_ == "nsubj" and child.lower_ in {"that", "which"} for child in clause.children)


def is_sent_by(layers: Layers, head: Token, sender: int | None) -> bool:
    """Whether a sender is told as such: "the Front's team" and "the WHO team" are theirs, "the Caspian team" not the sea's."""
    compounds = {layers.entity(child) for child in head.lefts if child.dep_ in {"compound", "amod", "nmod"}}
    if sender is None or sender not in compounds or layers.kind(sender) == "country":
        return sender is not None
    return layers.kind(sender) == "organisation" and _acts(layers, sender)


def _acts(layers: Layers, body: int) -> bool:
    """Whether a body does something or owns something in the document, as no sea does, or is an acronym."""
    if layers.entities[body]["name"].isupper():
        return True
    heads = (head_of(layers.span(row)) for row in layers.mentions_of(body) if row["type"] == "name")
    return any(head.dep_ in {"nsubj", "poss"} for head in heads)


def speaks_of_talks(layers: Layers) -> bool:
    """Whether a document is about sides that meet: where "the Kenyan side" is led, but plays no game."""
    rules = group_rules().words
    return _has_noun(layers.doc, rules.negotiating) and not _has_noun(layers.doc, rules.games)


def speaks_of_meetings(layers: Layers) -> bool:
    """Whether a document is about a meeting that countries send their delegates to."""
    rules = group_rules().words
    return _has_noun(layers.doc, rules.meetings) and not _has_noun(layers.doc, rules.games)


def _has_noun(doc: Doc, lemmas: frozenset[str]) -> bool:
    return any(doc[i].pos_ in {"NOUN", "PROPN"} for i in of_lemma(doc, lemmas))


def subject_matter(head: Token) -> Token | None:
    """What a committee is on, or whose it is: "the committee on trade", "the board of the Red Cross"."""
    if head.i + 1 >= len(head.doc):
        return None
    about = head.nbor(1)  # whatever the parser hangs it from: "a member of the committee on trade"
    if about.dep_ != "prep" or about.lower_ not in _MATTER:
        return None
    own = about.head.i == head.i
    matters = (token for token in about.children if token.dep_ == "pobj")
    return next(
        (token for token in matters if own or (about.lower_ == "on" and not _tells_time(token))),
        None,
    )


def field_of_work(head: Token) -> Token | None:
    """What a team or mission is on, which tells two of one sender apart: "the task force on housing", "the panel of experts on Libya".

    Not where it is, or how: "the team on the ground", "the mission on Monday", "a team on standby".
    """
    of = (token for token in prepositional(head, "of") if noun_of(token) in group_rules().words.counted_people)
    noun = next(of, head)
    if noun.i + 1 >= len(head.doc) or noun.nbor(1).lower_ != "on":
        return None
    fields = (token for token in noun.nbor(1).children if token.dep_ == "pobj")
    return next((token for token in fields if _is_field(token)), None)


def _is_field(token: Token) -> bool:
    bare = not any(child.dep_ in {"det", "poss"} for child in token.lefts)
    return bare and not _tells_time(token) and token.lower_ not in group_rules().words.states


def _tells_time(token: Token) -> bool:
    """Whether what stands behind "on" is a day or a figure."""
    return token.ent_type_ in _TIMES or token.text[0].isdigit()


def front_words(head: Token) -> set[str]:
    """Words before a noun that say which it is, single and by twos ("foreign policy")."""
    before = [*flat_before(head), *(token for token in head.lefts if token.dep_ in MODIFIERS)]
    words = [token.lower_ for child in before for token in subtree(child) if not token.is_punct]
    words = [word for word in words if word not in group_rules().words.pointing_back]
    return {*words, *(f"{one} {two}" for one, two in pairwise(words))}


def flat_before(head: Token) -> list[Token]:
    """What stands right before a noun in front of another one, where all hangs from the last: "Trade Board member A B"."""
    if head.dep_ != "compound" or head.i <= sentence(head).start:
        return []
    before = head.nbor(-1)
    return [before] if before.dep_ in _FLAT and before.head.i == head.head.i else []
