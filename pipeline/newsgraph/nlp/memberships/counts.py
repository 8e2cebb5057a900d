"""How many a group is said to be: "a 12-member delegation", "eight officials", "four delegates and four experts"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from newsgraph.nlp.grammar.factuality import told
from newsgraph.nlp.grammar.functions import actors, prepositional, undergoers
from newsgraph.nlp.grammar.numbers import number_of, sized
from newsgraph.nlp.grammar.syntax import conjuncts_of
from newsgraph.nlp.groups.finding import ensure_group
from newsgraph.nlp.memberships.roster import Roster
from newsgraph.nlp.page.layers import CountRow, Layers, MentionRow
from newsgraph.nlp.page.lookup import of_lemma, written
from newsgraph.rules.groups import group_rules
from newsgraph.rules.titles import is_title_head

_DEFINITE = frozenset({"the", "its", "their", "all"})


def read_counts(layers: Layers, rosters: Sequence[Roster]) -> None:
    """Writes on each group the numbers that the text says of it, each with its words."""
    for mention in [row for row in layers.mentions if layers.kind(row["entity"]) == "group"]:
        _read_mention(layers, mention)
    doc, members = layers.doc, group_rules().members
    verbs = group_rules().words.making_up | group_rules().words.counted
    for i in of_lemma(doc, verbs | members | {"make"}):
        token, lemma = doc[i], written(doc).lemmas[i]
        if lemma in verbs or (lemma == "make" and any(child.lower_ == "up" for child in token.children)):
            _read_verb(layers, token)
        elif lemma in members and token.tag_ in {"NNS", "NNPS"}:
            _read_members(layers, token)
    for roster in rosters:
        _read_announcement(layers, roster)


def _add(layers: Layers, group: int, tokens: Sequence[Token], number: int, *, whole: bool) -> None:
    first, last = min(token.i for token in tokens), max(token.i for token in tokens) + 1
    row: CountRow = {
        "start": first,
        "end": last,
        "number": number,
        "whole": whole,
        "rough": _is_rough(layers, first, last),
    }
    counts = layers.entities[group]["counts"]
    if row not in counts:
        counts.append(row)


def _is_rough(layers: Layers, first: int, last: int) -> bool:
    """As in "about 20", "more than 20"."""
    words = f" {layers.doc[max(first - 2, 0) : last].text.lower()} "
    return any(f" {word} " in words for word in group_rules().words.rough)


def _number(noun: Token) -> int | None:
    """The number before a noun ("eight Russian officials")."""
    return next((n for child in noun.lefts if child.dep_ == "nummod" and (n := number_of(child.text))), None)


def _is_people(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return noun.tag_ in {"NNS", "NNPS"} and (lemma in group_rules().words.counted_people or is_title_head(lemma))


def _counted(token: Token) -> tuple[list[Token], int] | None:
    """The words and number of "eight officials", or of a bare number ("a delegation of eight")."""
    alone = number_of(token.text) if token.pos_ == "NUM" else None
    if alone is not None:
        return [token], alone
    number = _number(token) if _is_people(token) else None
    return None if number is None else ([token.left_edge, token], number)


# --- constructions
def _read_mention(layers: Layers, mention: MentionRow) -> None:
    """As in "a 12-member delegation", "a delegation of eight", "a delegation of eight officials"."""
    span = layers.span(mention)
    phrase = layers.doc[min(span.root.left_edge.i, span.start) : span.end]
    found = sized().search(phrase.text)
    number = number_of(found[1]) if found else None
    if found is not None and number is not None:
        start = phrase.start_char + found.start()
        words = layers.doc.char_span(start, phrase.start_char + found.end(), alignment_mode="expand")
        _add(layers, mention["entity"], [*(words or span), span[-1]], number, whole=True)
    head = span.root
    for token in prepositional(head, "of"):
        counted = _counted(token) if token.dep_ != "conj" else None
        if counted is not None and mention["type"] != "pronoun":
            _add(layers, mention["entity"], [head, *counted[0]], counted[1], whole=True)


def _read_verb(layers: Layers, verb: Token) -> None:
    """As in "The delegation consists of four delegates and four experts", "includes three experts"."""
    stated = told(layers, verb)
    if stated is None or stated.modality == "denied":
        return
    subjects = undergoers(verb) if verb.lemma_.lower() in {"compose", "make"} else actors(verb)
    group = next((e for token in subjects if (e := _group(layers, token)) is not None), None)
    things = [
        *prepositional(verb, "of"),
        *(t for child in verb.children if child.dep_ == "dobj" for t in conjuncts_of(child)),
    ]
    counted = [found for token in things if (found := _counted(token)) is not None]
    if group is None or not counted:
        return
    full = verb.lemma_.lower() not in group_rules().words.counted and len(counted) == len(things)
    for words, number in counted:
        _add(layers, group, words, number, whole=full and len(things) == 1)
    if full and len(things) > 1:
        words = [word for part, _ in counted for word in part]
        _add(layers, group, words, sum(number for _, number in counted), whole=True)


def _group(layers: Layers, token: Token) -> int | None:
    entity = layers.entity(token)
    if entity is None or layers.kind(entity) != "group":
        entity = ensure_group(layers, token) if token.lemma_.lower() in group_rules().nouns else None
    return entity if entity is not None and layers.kind(entity) == "group" else None


def _read_members(layers: Layers, noun: Token) -> None:
    """As in "the delegation's eight members", "the eight members of the delegation"; without "the" they are a part."""
    number = _number(noun)
    if number is None:
        return
    owners = [*(child for child in noun.lefts if child.dep_ == "poss"), *prepositional(noun, "of")]
    group = next((e for token in owners if (e := _group(layers, token)) is not None), None)
    if group is None:
        return
    definite = any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in noun.lefts)
    partly = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ in {"NUM", "PRON", "DET"}
    _add(layers, group, [noun.left_edge, noun], number, whole=definite and not partly)


def _read_announcement(layers: Layers, roster: Roster) -> None:
    """As in "Eight Kenyan officials came. Kenya called four of them delegates and four experts. Here is the Kenyan team:"."""
    sender = layers.entities[roster.group]["sender"]
    block = layers.blocks[roster.block]
    tokens = layers.doc[block["start"] : block["end"]]
    for token in tokens:
        if token.dep_ in {"nsubj", "nsubjpass"} and sender is not None:
            counted = _counted(token)
            own = any(layers.entity(child) == sender for child in token.lefts)
            if counted is not None and own and token.pos_ != "NUM":
                _add(layers, roster.group, counted[0], counted[1], whole=True)
    for words, number in _kinds(list(tokens)):
        _add(layers, roster.group, words, number, whole=False)


def _kinds(tokens: Sequence[Token]) -> Iterator[tuple[list[Token], int]]:
    """As in "four of the attendees as official delegates", "and four as experts"."""
    for place, token in enumerate(tokens):
        number = number_of(token.text) if token.pos_ == "NUM" else None
        following = [other.lower_ for other in tokens[place + 1 : place + 5]]
        if number is None or not following or following[0] not in {"of", "as"} or "as" not in following:
            continue
        after = tokens[place + 2 + following.index("as") : place + 6 + following.index("as")]
        noun = next((other for other in after if _is_people(other)), None)
        if noun is not None:
            yield [token, noun], number
