"""Noun phrases that stand for a group: whose it is, when it met and what for, as the phrase and its clause say.

English: a compound noun's head stands last, what narrows it before it or behind "of" and "on".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from newsgraph.nlp.countries.acting import country_of
from newsgraph.nlp.grammar.factuality import is_asked
from newsgraph.nlp.grammar.functions import MODIFIERS, OBJECTS, prepositional
from newsgraph.nlp.grammar.numbers import number_of, sized
from newsgraph.nlp.grammar.syntax import noun_phrase
from newsgraph.nlp.grammar.tree import sentence, subtree
from newsgraph.nlp.groups.rounds import round_of
from newsgraph.nlp.groups.senders import find_sender
from newsgraph.nlp.page.layers import Layers, TimeRow
from newsgraph.nlp.page.lookup import of_lemma, written
from newsgraph.nlp.times.context import told_time
from newsgraph.rules.closed import closed
from newsgraph.rules.groups import GroupClass, group_rules

_ARTICLES = closed().indefinite_articles
_DEFINITE = closed().demonstratives | closed().possessives | {"the"}
_NOT_ONE = closed().each | closed().any
_NEW = closed().new
_MEETING_PLACES = closed().meeting_places
_MATTER = tuple(sorted(closed().matter))
"""Before what a group is about, or whose it is: "inquiry into the floods", "board of the Red Cross"."""
_TIMES = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class GroupPhrase:
    """A mention of a group. `start`, `end` leave out the article; `sender` is an entity, `time` a time row.

    `named`: the sender stands before the noun. `earlier`: another occasion than today's, at a time not given
    ("the previous delegation"). `first`: "a delegation", which nothing before has told of. `sides`, `sorts`: words that
    part it from others of the same country ("government", "technical"). `owner`: whose it is, where that is no name
    ("the politicians' delegation"). `round`: of the talks it is at, where the clause tells.
    """

    head: Token
    start: int
    end: int
    group_class: GroupClass
    sender: int | None
    named: bool
    time: int | None
    earlier: bool
    definite: bool
    first: bool
    place: int | None
    occasion: str | None
    sides: frozenset[str] = frozenset()
    sorts: frozenset[str] = frozenset()
    owner: str | None = None
    round: int | None = None


def read_group_phrase(layers: Layers, head: Token, *, told: bool = False) -> GroupPhrase | None:
    """The group that a noun names, None when it names none.

    `told`: somebody is said to belong to what the noun names. Then cabinets and committees count, and nouns that stand
    for many other things ("the Caspian team", "a panel of inquiry").
    """
    rules = group_rules()
    readings = rules.nouns.get(noun_of(head))
    if (
        readings is None
        or head.pos_ not in {"NOUN", "PROPN"}
        or (head.dep_ in {"compound", "nmod"} and not _is_titled(head))
    ):
        return None
    if _is_generic(layers, head):
        return None
    sender = find_sender(layers, head)
    for group_class, use in readings:
        if (group_class in {"cabinet", "committee"} or use in {"told", "described"}) and not told:
            continue
        if group_class == "delegation" and sender is not None and layers.kind(sender) == "person":
            sender = country_of(layers, sender)  # the president's delegation is the country's
        if use == "told" and not _is_described(layers, head):
            continue
        if use == "told" and not _is_sent_by(layers, head, sender):
            sender = None
        if _is_group(head, use, rules.modifiers[group_class], sender):
            return _describe(layers, head, group_class, sender)
    return None


def _is_generic(layers: Layers, head: Token) -> bool:
    """As in "a head of delegation shakes hands", "What is a delegation?": a word, and no group, but in a headline."""
    if layers.block(head)["kind"] in {"title", "heading"}:
        return sentence(head)[-1].text == "?"
    bare = not any(True for _ in head.lefts) and head.dep_ == "pobj" and head.head.lower_ == "of"
    return (bare and head.tag_ == "NN") or (
        is_asked(layers, head) and any(child.lower_ in _ARTICLES for child in head.lefts)
    )


def _is_described(layers: Layers, head: Token) -> bool:
    """Whether more than a country stands with a noun: "the Caspian team", but "the Kenyan team" only where it plays no game."""
    if prepositional(head, *_MATTER) or _has_task(head):
        return True
    before = [child for child in head.lefts if child.dep_ in MODIFIERS]
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


def _has_task(head: Token) -> bool:
    """As in "the panel investigating the collapse", "a panel that is to look into it", but not "the team building the browser"."""
    if noun_of(head) not in group_rules().words.elected:
        return False
    clauses = [child for child in head.children if child.dep_ in {"acl", "relcl"} and child.i > head.i]
    return any(clause.tag_ == "VBG" or (_is_to_come(clause) and _is_its_own(clause)) for clause in clauses)


def _is_to_come(clause: Token) -> bool:
    """As in "will look into it", "is to look into it"."""
    to = any(other.dep_ == "xcomp" and other.tag_ == "VB" for other in clause.children)
    return clause.tag_ == "VB" or (clause.lemma_ == "be" and to)


def _is_its_own(clause: Token) -> bool:
    """Whether a relative clause has its noun for a subject: "that will look into it", not "which he will lead"."""
    return any(child.dep_ == "nsubj" and child.lower_ in {"that", "which"} for child in clause.children)


def speaks_of_talks(layers: Layers) -> bool:
    """Whether a document is about sides that meet: where "the Kenyan side" is led, but plays no game."""
    rules = group_rules().words
    return _has_noun(layers.doc, rules.negotiating) and not _has_noun(layers.doc, rules.games)


def _has_noun(doc: Doc, lemmas: frozenset[str]) -> bool:
    return any(doc[i].pos_ in {"NOUN", "PROPN"} for i in of_lemma(doc, lemmas))


def _is_sent_by(layers: Layers, head: Token, sender: int | None) -> bool:
    """Whether a sender is told as such: "the Front's team" is the Front's, "the Caspian team" not the sea's."""
    compounds = {layers.entity(child) for child in head.lefts if child.dep_ in {"compound", "amod", "nmod"}}
    return sender is not None and (layers.kind(sender) == "country" or sender not in compounds)


def noun_of(token: Token) -> str:
    """A noun's lemma; of a plural in title case, which the lemmatiser keeps, the singular ("Negotiators")."""
    lemma: str = token.lemma_.lower()
    return lemma[:-1] if token.tag_ == "NNPS" and lemma.endswith("s") and lemma not in group_rules().nouns else lemma


def nouns_for_groups(doc: Doc) -> Iterator[Token]:
    """The nouns of a document that can stand for a group, in text order."""
    nouns = group_rules().nouns
    lemmas = frozenset(lemma for lemma in written(doc).by_lemma if lemma in nouns or lemma.removesuffix("s") in nouns)
    return (token for i in of_lemma(doc, lemmas) if noun_of(token := doc[i]) in nouns)


def _is_titled(head: Token) -> bool:
    """Whether a noun stands in front of a position noun or of one for a list: "delegation head A B", "cabinet line-up"."""
    if head.i + 1 >= len(head.doc):
        return False
    following = head.nbor(1).lemma_.lower()
    told = following in group_rules().positions or following in group_rules().words.lineups
    return told or [token.lower_ for token in head.doc[head.i + 1 : head.i + 4]] == ["line", "-", "up"]


def _is_group(head: Token, use: str, modifiers: frozenset[str], sender: int | None) -> bool:
    plural = head.tag_ in {"NNS", "NNPS"}
    if use == "people":
        return plural and sender is not None
    if plural or _is_furniture(head) or any(child.lower_ in _NOT_ONE for child in head.children):
        return False
    if use in {"counted", "told", "described"}:
        return _is_told(head, use)
    if use == "with":
        people = {token.lemma_.lower() for token in prepositional(head, "of")}
        return bool(_front_words(head) & modifiers) or not people.isdisjoint(group_rules().people)
    if use == "sent":  # Moscow's team at the talks, the team that conducted the negotiations
        return (sender is not None or any(child.dep_ == "relcl" for child in head.children)) and _has_meeting(head)
    return use == "alone" or sender is not None  # "owned"


def _is_told(head: Token, use: str) -> bool:
    """Whether a noun's number of people, its subject matter or the words before it tell which group it is."""
    if use == "counted":
        return _is_sized(head)
    words = _front_words(head)
    if use == "described":
        return bool(words) or _subject_matter(head) is not None
    told = words or prepositional(head, "for", *_MATTER) or _has_task(head)
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


def _subject_matter(head: Token) -> Token | None:
    """What a committee is on, or whose it is: "the committee on trade", "the board of the Red Cross"."""
    if head.i + 1 >= len(head.doc):
        return None
    about = head.nbor(1)  # whatever the parser hangs it from: "a member of the committee on trade"
    if about.dep_ != "prep" or about.lower_ not in _MATTER:
        return None
    own = about.head.i == head.i
    matters = (token for token in about.children if token.dep_ == "pobj")
    return next((token for token in matters if own or (about.lower_ == "on" and token.ent_type_ not in _TIMES)), None)


def _front_words(head: Token) -> set[str]:
    """Words before a noun, single and by twos ("foreign policy")."""
    before = [*_flat(head), *(token for token in head.lefts if token.dep_ in MODIFIERS)]
    words = [token.lower_ for child in before for token in subtree(child) if not token.is_punct]
    return {*words, *(f"{one} {two}" for one, two in pairwise(words))}


def _flat(head: Token) -> list[Token]:
    """What stands right before a noun in front of another one, where all hangs from the last: "Trade Board member A B"."""
    if head.dep_ != "compound" or head.i <= sentence(head).start:
        return []
    before = head.nbor(-1)
    return [before] if before.dep_ == "compound" and before.head.i == head.head.i else []


def _has_meeting(head: Token) -> bool:
    meetings = group_rules().words.meetings
    return any(token.lemma_.lower() in meetings for token in [*_around(head), *_relative_clause(head)])


# --- time, occasion, place
def _describe(layers: Layers, head: Token, group_class: GroupClass, sender: int | None) -> GroupPhrase:
    start, end = _extent(head, group_class)
    determiner = {child.lower_ for child in head.lefts if child.dep_ in {"det", "poss"}}
    owned = any(child.dep_ == "poss" for child in head.lefts)
    near = _around(head)
    occasion = next((t for t in near if t.lemma_.lower() in group_rules().words.meetings and t.i > head.i), None)
    return GroupPhrase(
        head=head,
        start=start,
        end=end,
        group_class=group_class,
        sender=sender,
        named=sender is not None and any(layers.entity(child) == sender for child in head.lefts),
        time=_time(layers, head, near, owned=sender is not None),
        earlier=_is_earlier([*near, *_relative_clause(head)]),
        definite=bool(determiner & _DEFINITE) or owned,
        first=bool(determiner & _NEW),
        place=next((e for t in near if (e := _place(layers, t)) is not None), None),
        occasion=None if occasion is None else _words(occasion),
        sides=frozenset(own_words(head)) & group_rules().words.sides,
        sorts=sorts_of(head, group_class),
        owner=next((child.lemma_.lower() for child in head.lefts if _is_common_owner(layers, child)), None),
        round=round_of([*near, *_relative_clause(head), *_beside_verb(head)]),
    )


def sorts_of(head: Token, group_class: GroupClass) -> frozenset[str]:
    """The words before a noun that part a group from others of its side: "technical", of teams what they are for ("legal")."""
    tasks = group_rules().modifiers["team"] if group_class == "team" else frozenset()
    return frozenset(_front_words(head)) & (group_rules().words.sorts | tasks)


def own_words(head: Token) -> set[str]:
    """The nouns that say whose a group is: before it, and after "of" ("a delegation of the opposition")."""
    of = {token.lemma_.lower() for token in prepositional(head, "of")}
    return of | {token.lemma_.lower() for child in head.lefts if child.dep_ in MODIFIERS for token in subtree(child)}


def _is_common_owner(layers: Layers, token: Token) -> bool:
    return token.dep_ == "poss" and token.pos_ == "NOUN" and layers.entity(token) is None


def _extent(head: Token, group_class: GroupClass) -> tuple[int, int]:
    """The words of the name: without article, without "its" unless that is all that tells the group; what a committee is on."""
    owner = group_class == "cabinet"
    matter = _subject_matter(head) if group_class == "committee" else None
    sides = [token for token in prepositional(head, "of") if token.lemma_.lower() in group_rules().words.sides]
    matter = sides[0] if sides else matter  # "the delegation of the valley opposition"
    end = head.i + 1 if matter is None else noun_phrase(matter)[1]
    lefts = [child.left_edge.i for child in head.lefts if child.dep_ in MODIFIERS]
    start = min([head.i, *lefts])
    while start < head.i and _is_dropped(head.doc[start], owner=owner):
        start += 1
    return _whole(head, start), end


def _whole(head: Token, start: int) -> int:
    """The start of a name that a bracket cuts: "Green Party (GP)-led coalition" from "GP)-led coalition"."""
    doc = head.doc
    if ")" not in doc[start].text or "(" in doc[start].text:
        return start
    bracket = next((i for i in range(start, sentence(head).start - 1, -1) if "(" in doc[i].text), None)
    if bracket is None or start - bracket > 2:
        return start
    while bracket > sentence(head).start and doc[bracket - 1].pos_ == "PROPN":
        bracket -= 1
    return bracket


def _is_dropped(token: Token, *, owner: bool) -> bool:
    counts = number_of(token.lower_.partition("-")[0]) is not None or token.lower_ in group_rules().words.sized
    return token.is_punct or counts or token.dep_ == "det" or (token.tag_ == "PRP$" and not owner)


def _around(head: Token) -> list[Token]:
    """The tokens that may date or place a group: its phrase, then the prepositional phrases of the verb it is an object of."""
    start, end = noun_phrase(head)
    inside = [token for token in head.doc[start:end] if token.i != head.i]
    top = head.head.head if head.dep_ == "pobj" and head.head.dep_ == "prep" else head
    if top.pos_ in {"NOUN", "PROPN"} and top.i != head.i and top.dep_ != "attr":
        return inside  # "the head of the delegation left": what the verb says is about the head
    words = group_rules().words
    goes = top.dep_ in {"nsubj", "nsubjpass"} and top.head.lemma_.lower() in words.journey | words.stay
    # "was part of the team at the talks", "the team arrived in Geneva for talks"
    verb = top.head if top.dep_ in OBJECTS or goes else top if top.i != head.i else None
    if verb is None or verb.pos_ not in {"VERB", "AUX"}:
        return inside
    beside = [
        token
        for child in verb.children
        if child.dep_ == "prep"
        for token in subtree(child)
        if not start <= token.i < end
    ]
    return inside + beside


def _beside_verb(head: Token) -> Iterator[Token]:
    """What the prepositional phrases of a subject's verb say: "In the first round the delegation was headed by A"."""
    if head.dep_ in {"nsubj", "nsubjpass"}:
        for child in head.head.children:
            if child.dep_ == "prep":
                yield from subtree(child)


def _relative_clause(head: Token) -> Iterator[Token]:
    """The objects of a relative clause with what modifies them ("that conducted the 2022 talks")."""
    for clause in head.children:
        if clause.dep_ in {"relcl", "acl"}:
            for child in clause.children:
                if child.dep_ in OBJECTS | {"prep"}:
                    yield from subtree(child)


def _time(layers: Layers, head: Token, near: list[Token], *, owned: bool) -> int | None:
    tokens = [*near, *_relative_clause(head)]
    if not owned and head.dep_ in {"nsubj", "nsubjpass"}:
        tokens = [token for token in tokens if head.is_ancestor(token)]
    found = (layers.time_at(token) for token in tokens)
    stated = next((time for time in found if time is not None and names_year(layers.times[time])), None)
    return stated if stated is not None else told_time(layers, head)


def names_year(row: TimeRow) -> bool:
    """Whether a time expression tells the year without the article's date, or counts years from it."""
    if row["type"] == "date":
        return bool(row["value"] and not row["value"].startswith("--"))
    return row["type"] == "relative" and row["unit"] in {"year", "decade"} and (row["amount"] or 0) < 0


def _is_earlier(tokens: list[Token]) -> bool:
    words = group_rules().words
    return any(
        token.lower_ in words.earlier
        and token.dep_ == "amod"
        and (token.head.lemma_.lower() in words.meetings or token.head.lemma_.lower() in group_rules().nouns)
        for token in tokens
    )


def _place(layers: Layers, token: Token) -> int | None:
    if token.dep_ != "pobj" or token.head.lower_ not in _MEETING_PLACES:
        return None
    entity = layers.entity(token)
    return entity if entity is not None and layers.kind(entity) == "place" else None


def _words(head: Token) -> str:
    start, end = noun_phrase(head)
    first = start + 1 if head.doc[start].dep_ == "det" and end - start > 1 else start
    return head.doc[first:end].text
