"""Lists that are told in pairs: "Ann Lee and Bo Diaz are the president and the treasurer, respectively"."""

from __future__ import annotations

from dataclasses import replace

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.page.layers import MentionRow
from newsgraph.nlp.page.lookup import with_lower
from newsgraph.nlp.roles.coordination import neighbours
from newsgraph.nlp.roles.links import Link, Sentences
from newsgraph.nlp.roles.phrase import RolePhrase
from newsgraph.rules.closed import closed
from newsgraph.rules.roles import role_words

_ARTICLES = closed().articles
_AND = closed().and_


def pair_respectively(sentences: Sentences) -> None:
    """Gives the first person of a list the first role of the other, and so on, where a sentence says "respectively" or cannot mean else."""
    marked = with_lower(sentences.doc, role_words().in_pairs)
    for chain in _chains(neighbours(sentences)):
        at = sentence(sentences.doc[sentences.phrases[chain[0]].start])
        people = _people(sentences, chain)
        said = any(at.start <= i < at.end for i in marked)
        if len(people) == len(chain) and (said or _is_one_each(sentences, chain, people)):
            _pair(sentences, chain, people)


def _is_one_each(sentences: Sentences, chain: list[int], people: list[MentionRow]) -> bool:
    """As "Ann Lee and Bo Diaz, the president and the treasurer, left", "Ann Lee and Bo Diaz are president and treasurer".

    Or "the president and the treasurer, Ann Lee and Bo Diaz, left".

    Not "Ann Lee and Bo Diaz, president and founder of Sabex": these may both be his.
    """
    phrases = [sentences.phrases[number] for number in chain]
    if any(phrase.is_plural for phrase in phrases):
        return False
    before = people[-1]["end"] <= phrases[0].start
    start, end = (people[-1]["end"], phrases[0].start) if before else (phrases[-1].end, people[0]["start"])
    between = sentences.doc[start:end]
    if len(between) and between[-1].lower_ in _ARTICLES:
        between = between[:-1]
    if [token.text for token in between] == [","]:
        both = not before and sentences.doc[people[0]["end"]].lower_ in _AND
        return both or all(_has_article(sentences, phrase) for phrase in phrases)
    return before and len(between) == 1 and between[0].lemma_ == "be" and between[0].tag_ in {"VBP", "VBD"}


def _has_article(sentences: Sentences, phrase: RolePhrase) -> bool:
    return not _ARTICLES.isdisjoint(
        token.lower_ for token in sentences.doc[max(phrase.start - 1, 0) : phrase.start + 1]
    )


def _chains(pairs: list[tuple[int, int]]) -> list[list[int]]:
    """Neighbours that follow each other, as lists of phrases."""
    found: list[list[int]] = []
    for first, second in pairs:
        if found and found[-1][-1] == first:
            found[-1].append(second)
        else:
            found.append([first, second])
    return found


def _pair(sentences: Sentences, chain: list[int], people: list[MentionRow]) -> None:
    links = [link for number in chain for link in sentences.links.get(number, [])]
    last = sentences.phrases[chain[-1]]
    for number, row in zip(chain, people, strict=True):
        phrase = sentences.phrases[number]
        if phrase.is_placeless and phrase.end == phrase.head.end:
            # "the chairman and chief executive of Sabex, respectively"
            phrase = replace(phrase, organisation=last.organisation, body=last.body, country=last.country)
            sentences.phrases[number] = phrase
        link = Link(phrase, row["entity"], (row["start"], row["end"]), "role.apposition")
        if links:
            link = replace(links[0], phrase=phrase, holder=link.holder, place=link.place)
        sentences.links[number] = [link]


def _people(sentences: Sentences, chain: list[int]) -> list[MentionRow]:
    """The list of as many names that stands before the roles, else right behind them, in text order; none where there are two such lists."""
    start, end = sentences.phrases[chain[0]].start, sentences.phrases[chain[-1]].end
    rows = sentences.names.inside((sentence(sentences.doc[start]).start, start), "person")
    if not rows and (row := sentences.names.person_from(end + 1)) is not None:
        found = sentences.people_from(row)
        return found if len(found) == len(chain) else []
    lists = [sentences.people_from(row) for row in rows]
    inner = {row["start"] for found in lists for row in found[1:]}
    fitting = [found for found in lists if len(found) == len(chain) and found[0]["start"] not in inner]
    return fitting[0] if len(fitting) == 1 and fitting[0][-1]["end"] <= start else []
