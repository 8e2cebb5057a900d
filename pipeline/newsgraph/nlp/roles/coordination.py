"""Roles that are coordinated: "founder and head of the project", "lawyer, author and activist"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from newsgraph.nlp.page.lookup import written
from newsgraph.nlp.roles.links import Link, Sentences
from newsgraph.nlp.roles.phrase import RolePhrase
from newsgraph.rules.roles import role_words, verb_rules

_TERM = 9
_AND = frozenset({"and", "&", "/"})


def complete_coordinated(sentences: Sentences) -> None:
    """Gives "founder" in "founder and head of X" the body, and "adviser" in "Kremlin aide and adviser" too."""
    pairs = [
        (first, second)
        for first, second in neighbours(sentences)
        if sentences.phrases[second].determiner == "" and not _is_of_another_time(sentences, first, second)
    ]
    for first, second in reversed(pairs):
        one, other = sentences.phrases[first], sentences.phrases[second]
        if not _has_place(one) and other.end > other.head.end:
            sentences.phrases[first] = _placed(one, other)
    for first, second in pairs:
        one, other = sentences.phrases[first], sentences.phrases[second]
        if (
            not _has_place(other)
            and other.head.title.word not in role_words().chambers  # "member of the European Parliament" tells where
            and other.status is None
            and other.start == other.head.start
            and one.start < one.head.start
            and one.end
            == one.head.end  # what stands behind the first belongs to it: "a scientist at Lima State and author"
        ):
            sentences.phrases[second] = _placed(other, one)


def _placed(phrase: RolePhrase, given: RolePhrase) -> RolePhrase:
    return replace(
        phrase,
        organisation=given.organisation,
        body=given.body,
        more=given.more,
        country=given.country,
        principal=given.principal,
        team=given.team,
    )


def _has_place(phrase: RolePhrase) -> bool:
    return phrase.team or any(
        part is not None for part in (phrase.organisation, phrase.body, phrase.country, phrase.principal)
    )


def neighbours(sentences: Sentences) -> list[tuple[int, int]]:
    """The pairs of phrases with nothing between them but "and", "&" or a comma that continues a list."""
    pairs: list[tuple[int, int]] = []
    for number in range(len(sentences.phrases) - 2, -1, -1):  # from the last: a comma goes by what the next joint is
        if _joined(sentences, number, next_joined=bool(pairs) and pairs[-1][0] == number + 1):
            pairs.append((number, number + 1))
    return pairs[::-1]


def _joined(sentences: Sentences, number: int, *, next_joined: bool) -> bool:
    doc, first, second = sentences.doc, sentences.phrases[number], sentences.phrases[number + 1]
    if not 0 < second.start - first.end <= 5:
        return False
    if any(token.is_sent_start for token in doc[first.end : second.start + 1]):
        return False
    words = written(doc).lowers[first.end : second.start]
    if words[0] == "," and len(words) == 1:
        # A comma alone joins only what goes on as a list: "president, chief executive and director".
        return (
            number + 2 < len(sentences.phrases)
            and sentences.phrases[number + 2].start - second.end <= 3
            and next_joined
        )
    known = role_words()
    beside = _AND | known.beside | known.beside_in_time | known.beside_now
    return all(word == "," or word in beside for word in words) and bool(_AND & set(words) or "well" in words)


def _is_of_another_time(sentences: Sentences, first: int, second: int) -> bool:
    """Whether a word between two phrases parts their bodies: "a lawyer and later dean of the school", but "founder and later head of"."""
    known = role_words()
    return not sentences.phrases[first].head.title.body and not (known.beside_in_time | known.beside_now).isdisjoint(
        _between(sentences, first, second)
    )


def _between(sentences: Sentences, first: int, second: int) -> list[str]:
    one, other = sorted((first, second))
    return written(sentences.doc).lowers[sentences.phrases[one].end : sentences.phrases[other].start]


def link_coordinated(sentences: Sentences) -> None:
    """Gives a role phrase without holder the holders of the phrase that it is coordinated with."""
    pairs = neighbours(sentences)
    for first, second in [*pairs, *reversed(pairs)]:
        if sentences.linked(first) == sentences.linked(second):
            continue
        known, other = (first, second) if sentences.linked(first) else (second, first)
        if sentences.phrases[other].head.plural and not sentences.phrases[known].head.plural:
            continue
        for link in sentences.links[known]:
            if _may_share(sentences, known, other, link):
                now = other == second and not role_words().beside_now.isdisjoint(_between(sentences, first, second))
                share(sentences, other, link, now=now)


def link_listed(sentences: Sentences) -> None:
    """Goes on with a list of what somebody is: "director of the bank from 1990 to 1995, a member of the board, and dean of the school"."""
    for number in range(len(sentences.phrases) - 1):
        if sentences.linked(number) and not sentences.linked(number + 1) and _is_next(sentences, number):
            for link in list(sentences.links[number]):
                if not verb_rules().is_(link.rule, "before-name", "counterpart"):
                    share(sentences, number + 1, link)


def _is_next(sentences: Sentences, number: int) -> bool:
    """Whether a phrase is the next item of a list: nothing but terms and places between, and it is no person of its own."""
    doc, first, second = sentences.doc, sentences.phrases[number], sentences.phrases[number + 1]
    between = doc[first.end : second.start]
    if not 0 < len(between) <= _TERM or any(token.is_sent_start for token in doc[first.end : second.start + 1]):
        return False
    if second.determiner not in {"", "a", "an"} or second.head.plural or (second.is_bare and second.head.title.body):
        return False
    ends = doc[second.end] if second.end < len(doc) else None
    if ends is not None and ends.lower_ == "and" and ends.i + 1 < len(doc) and ends.nbor().tag_ in {"CD", "NNS"}:
        return False  # "Lee, a lawyer, a minister and two aides": a list of people
    closed = ends is None or ends.is_punct or ends.lower_ in {"and", "who", "from", "since", "until", "in", "at"}
    told = [token for token in between if token.text != "," and token.lower_ != "and"]
    return closed and len(told) < len(between) and between[-1] not in told and all(_is_term(t) for t in told)


def _is_term(token: Token) -> bool:
    """Whether a word tells when or where ("from 1990 to 1995 in Lima")."""
    return token.ent_type_ in {"DATE", "GPE", "CARDINAL"} or token.lower_ in {"from", "to", "in", "since", "until", "-"}


def _may_share(sentences: Sentences, known: int, other: int, link: Link) -> bool:
    """A title before a name is shared with one before it ("President and CEO Ann Lee"), not with one after the name, nor one behind "as"."""
    start = sentences.phrases[other].start
    if start > 0 and verb_rules().is_(link.rule, "before-name") and sentences.doc[start - 1].lower_ == "as":
        return False
    return not (
        verb_rules().is_(link.rule, "before-name")
        and (
            other > known or sentences.phrases[other].determiner not in {"", sentences.phrases[known].determiner, "the"}
        )
    )


def share(sentences: Sentences, number: int, link: Link, *, now: bool = False) -> None:
    """Gives a phrase the holder of the one that it is coordinated with; `now`: it is held now, whatever the other is."""
    phrase = sentences.phrases[number]
    if now and phrase.status is None:
        phrase = replace(phrase, status="current")
    status = link.status if phrase.status is None else None
    if (
        phrase.status is None
        and link.phrase.status is not None
        and link.phrase.start < phrase.start
        and phrase.determiner == ""
    ):
        phrase = replace(phrase, status=link.phrase.status)
    sentences.add(number, replace(link, phrase=phrase, rule="role.coordinated", status=status, support=()))
