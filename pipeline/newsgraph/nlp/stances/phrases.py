"""The words of a topic: where a phrase or clause begins and ends that reads by itself."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.tree import children_of, subtree
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.rules.attitudes import attitudes, noun_entries
from newsgraph.rules.closed import closed
from newsgraph.rules.control import control

LONGEST = 14
"""A phrase of more words than this names no topic."""
_AFTERTHOUGHTS = frozenset({"relcl", "advcl", "appos", "parataxis", "ccomp"})
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_BREAKS = frozenset({",", ";", ":", "–", "—", "("})
_LOOSE = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PART", "AUX"})
_CUT_CLAUSES = frozenset({"prep", "acl", "relcl", "advcl", "npadvmod"})
_HUNG_HIGHER = frozenset({"advcl", "xcomp"})
_CUTS = frozenset({"prep", "acl", "relcl"})
_WH = frozenset({"WDT", "WP", "WRB", "MD"})
_DATING = closed().dating
_FILLING = frozenset({"relcl", "acl", "ccomp"})
_DAYS = frozenset({"DATE", "TIME"})
_PURPOSES = frozenset({"advcl", "xcomp"})
_LEFT_OUT = closed().left_out


def filled_phrase(head: Token) -> TokenSpan | None:
    """The words of what a clause fills: "the way *he runs the council*", "those *who oppose it*", "claims *that she lied*"."""
    rules = attitudes()
    if head.lemma_.lower() not in rules.filled | rules.claims:
        return None
    opening = "that" if head.lemma_ in rules.claims else "who" if head.lemma_.lower() in rules.anybody else None
    clauses = (child for child in children_of(head) if child.dep_ in _FILLING and child.left_edge.i == head.i + 1)
    filling = (child for child in clauses if opening in {None, child.left_edge.lower_})
    clause = next(filling, None)
    return None if clause is None else clause_phrase(clause, head.i)


def topic_phrase(head: Token) -> TokenSpan:
    """The words of a topic that a noun heads, without article, relative clauses and afterthoughts.

    "a plan to close the school, which he hates, as a mistake": "plan to close the school".
    """
    kept = {head.i, *(token.i for token in _of_phrase(head))}
    start = end = head.i
    while start - 1 in kept:
        start -= 1
    while end + 1 in kept:
        end += 1
    doc = head.doc
    while start < head.i and (doc[start].is_punct or doc[start].lower_ in _LEFT_OUT):
        start += 1
    end = max(end, _end_of_purpose(head, end))
    asked = _asked_for(head, end + 1)
    whole = None if asked is None else clause_phrase(asked, start)
    return (start, _with_hyphens(doc, _end(head, start, end + 1))) if whole is None else whole


def _asked_for(noun: Token, after: int) -> Token | None:
    """The deed that a noun asks for, where the parser hung it from the verb ("resisted calls | to ban the drug")."""
    doc = noun.doc
    if noun.dep_ != "dobj" or after >= len(doc) or doc[after].lower_ != "to" or doc[after].dep_ != "aux":
        return None
    asks = any("to-do" in entry.frame.target for entry in noun_entries().get(noun.lemma_, ()))
    deed = doc[after].head
    return deed if asks and deed.dep_ in _HUNG_HIGHER and deed.head.i == noun.head.i else None


def clause_phrase(clause: Token, start: int) -> TokenSpan | None:
    """The words of a deed from a token on, up to its first afterthought. None when they are too long or say nothing."""
    doc, end = clause.doc, start
    last = max(token.i for token in _of_clause(clause))
    quoted = [i for i in range(start, last + 1) if doc[i].text in _QUOTES]
    torn_at = quoted[-1] if len(quoted) % 2 else -1
    while end <= last and end != torn_at and (doc[end].text not in _BREAKS or _parts_adjectives(doc, end)):
        end += 1
    torn = end <= last
    end = _past_loose(doc, start, end)
    opened = [i for i in range(start + 1, end) if doc[i].text in _QUOTES]
    if len(opened) % 2 and doc[start].text not in _QUOTES and end < len(doc) and doc[end].text not in _QUOTES:
        end = _past_loose(doc, start, opened[-1])  # "work with them as | “partners,”"
    words = doc[start:end]
    says_something = any(_is_thing(token) for token in words)
    if len(words) > LONGEST:
        end = _cut(doc, clause.i, start)
        words = doc[start:end]
    if (
        not 1 < len(words) <= LONGEST
        or not says_something
        or (torn and words[-1].pos_ == "ADJ" and words[-1].dep_ == "amod")
    ):
        return None
    return start, end


def _cut(doc: Doc, verb: int, start: int) -> int:
    """Where a clause that is too long can end: before the last phrase or clause that is set behind its verb's own words."""
    last = start + LONGEST
    ends = (
        i
        for i in range(last, verb + 1, -1)
        if doc[i].left_edge.i == i and doc[i].dep_ in _CUT_CLAUSES and doc[i].head.i < i
    )
    return _past_loose(doc, start, next(ends, start))


def _is_thing(token: Token) -> bool:
    return (token.pos_ in {"NOUN", "PROPN"} and token.ent_type_ not in _DAYS) or (
        token.pos_ == "ADJ" and token.dep_ == "dobj"  # "maintain calm"
    )


def _parts_adjectives(doc: Doc, comma: int) -> bool:
    """Whether a comma only stands between two adjectives of one noun ("a full, detailed list")."""
    return all(doc[i].dep_ == "amod" for i in (comma - 1, min(comma + 1, len(doc) - 1)))


def whole_phrase(start: int, last: Token) -> TokenSpan | None:
    """The words from a token to another. None when they are too long, or tear a quotation."""
    words = last.doc[start : last.i + 1]
    torn = sum(token.text in _QUOTES for token in words) % 2
    return None if torn or len(words) > LONGEST else (start, last.i + 1)


def with_both_marks(doc: Doc, start: int, end: int) -> TokenSpan:
    """A phrase that tears a quotation at its border, with the mark beside it ("giant” tax cut": "“giant” tax cut")."""
    if sum(token.text in _QUOTES for token in doc[start:end]) % 2:
        if end < len(doc) and doc[end].text in _QUOTES:
            return start, end + 1
        if start and doc[start - 1].text in _QUOTES:
            return start - 1, end
    return start, end


def _of_phrase(head: Token) -> Iterator[Token]:
    for child in children_of(head):
        if child.dep_ in {"conj", "cc", "preconj"} or (child.dep_ == "punct" and child.i > head.i):
            continue
        if _is_afterthought(child) or is_charge(child):
            continue
        yield child
        yield from _inside(child)


def is_charge(link: Token) -> bool:
    """Whether a phrase says what somebody is accused of or thanked for, whom the parser hung it from ("the mayor of lying")."""
    noun = link.head
    if noun.dep_ != "dobj":
        return False
    if link.lower_ == "of" and noun.head.lemma_ in control().accusing:
        return not any(child.lower_ == "of" for child in children_of(noun.head))  # "accused the mayor | of theft"
    return noun.head.lemma_ in attitudes().charging and any(child.tag_ == "VBG" for child in children_of(link))


def _of_clause(clause: Token) -> Iterator[Token]:
    yield clause
    for child in children_of(clause):
        if child.i > clause.i and (child.dep_ in {"advcl", "parataxis", "relcl", "cc", "conj"}):
            continue
        yield from subtree(child) if child.dep_ in {"ccomp", "xcomp"} else (child, *_inside(child))


def _inside(token: Token) -> Iterator[Token]:
    waiting = [token]
    while waiting:
        item = waiting.pop()
        if item.i != token.i:
            yield item
        waiting += [child for child in reversed(list(children_of(item))) if not _is_afterthought(child)]


def _is_afterthought(child: Token) -> bool:
    if child.i < child.head.i:
        return child.dep_ == "relcl"
    if child.dep_ == "acl" or (child.dep_ == "relcl" and child.tag_ == "VB"):
        return (
            child.tag_ != "VB"
            or child.doc[child.left_edge.i].lower_ != "to"  # "calls to repeal the tax"
            or any(item.tag_ in _WH for item in children_of(child))
        )
    return child.dep_ in _AFTERTHOUGHTS or (child.dep_ == "prep" and (child.lower_ == "as" or _is_when(child)))


def _is_when(link: Token) -> bool:
    """Whether a phrase tells when, or on which programme, rather than what ("the plan on Monday", "her union on ABC")."""
    kinds = _DAYS if link.lower_ != "on" else _DAYS | {"ORG", "WORK_OF_ART"}
    return link.lower_ in _DATING and any(
        child.dep_ == "pobj" and {child.ent_type_, child.doc[child.left_edge.i].ent_type_} & kinds
        for child in children_of(link)
    )


def _end(head: Token, start: int, end: int) -> int:
    """Where a phrase ends: before a quotation that it would tear, and before what makes it too long."""
    doc = head.doc
    marks = [i for i in range(head.i + 1, end) if doc[i].text in _QUOTES]
    if len(marks) % 2:
        end = marks[-1]
    end = _past_loose(doc, head.i, end)
    while end - start > LONGEST:
        cut = next((i for i in range(end - 1, head.i, -1) if doc[i].dep_ in _CUTS), None)
        if cut is None:
            break
        end = cut
    return _past_loose(doc, head.i, end)


def _end_of_purpose(head: Token, end: int) -> int:
    """The last word of what a measure is for, which the parser hung from its verb ("drafted a bill | to help farmers")."""
    after = head.doc[end + 1] if end + 1 < len(head.doc) else head
    clause = after.head
    if head.lemma_ not in attitudes().measures or head.dep_ != "dobj" or after.lower_ != "to" or after.dep_ != "aux":
        return end
    own = clause.dep_ in _PURPOSES and clause.head.i == head.head.i and clause.left_edge.i == after.i
    return max((token.i for token in _of_clause(clause)), default=end) if own else end


def _with_hyphens(doc: Doc, end: int) -> int:
    """The end of a phrase past what is joined to its last word ("her father | -in-law")."""
    while end + 1 < len(doc) and doc[end].text == "-" and not (doc[end - 1].whitespace_ or doc[end].whitespace_):
        end += 2
    return end


def _past_loose(doc: Doc, last: int, end: int) -> int:
    """Past punctuation and little words at the end that lead on to nothing ("… and more importantly")."""
    adverbs = end
    while adverbs > last + 1 and doc[adverbs - 1].pos_ == "ADV":
        adverbs -= 1
    if doc[adverbs - 1].pos_ == "CCONJ":
        end = adverbs
    while end > last + 1 and (
        doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].pos_ in _LOOSE or doc[end - 1].lower_ == "those"
    ):
        end -= 1
    return end
