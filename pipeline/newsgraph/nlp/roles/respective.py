"""Lists that are told in pairs: "Ann Lee and Bo Diaz are the president and the treasurer, respectively"."""

from __future__ import annotations

from dataclasses import replace

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.page.layers import MentionRow
from newsgraph.nlp.page.lookup import with_lower
from newsgraph.nlp.roles.coordination import neighbours
from newsgraph.nlp.roles.links import Link, Sentences
from newsgraph.rules.roles import role_words


def pair_respectively(sentences: Sentences) -> None:
    """Gives the first person of a list the first role of the other, and so on, in sentences with "respectively"."""
    marked = with_lower(sentences.doc, role_words().in_pairs)
    if not marked:
        return
    for chain in _chains(neighbours(sentences)):
        at = sentence(sentences.doc[sentences.phrases[chain[0]].start])
        if any(at.start <= i < at.end for i in marked):
            _pair(sentences, chain)


def _chains(pairs: list[tuple[int, int]]) -> list[list[int]]:
    """Neighbours that follow each other, as lists of phrases."""
    found: list[list[int]] = []
    for first, second in pairs:
        if found and found[-1][-1] == first:
            found[-1].append(second)
        else:
            found.append([first, second])
    return found


def _pair(sentences: Sentences, chain: list[int]) -> None:
    people = _people(sentences, chain)
    if len(people) != len(chain):
        return
    links = [link for number in chain for link in sentences.links.get(number, [])]
    last = sentences.phrases[chain[-1]]
    for number, row in zip(chain, people, strict=True):
        phrase = sentences.phrases[number]
        if phrase.is_placeless:
            # "the chairman and chief executive of Sabex, respectively"
            phrase = replace(phrase, organisation=last.organisation, body=last.body, country=last.country)
            sentences.phrases[number] = phrase
        link = Link(phrase, row["entity"], (row["start"], row["end"]), "role.apposition")
        if links:
            link = replace(links[0], phrase=phrase, holder=link.holder, place=link.place)
        sentences.links[number] = [link]


def _people(sentences: Sentences, chain: list[int]) -> list[MentionRow]:
    """The list of as many names that stands before the roles, in text order; none where there are two such lists."""
    start = sentences.phrases[chain[0]].start
    rows = sentences.names.inside((sentence(sentences.doc[start]).start, start), "person")
    lists = [sentences.people_from(row) for row in rows]
    inner = {row["start"] for found in lists for row in found[1:]}
    fitting = [found for found in lists if len(found) == len(chain) and found[0]["start"] not in inner]
    return fitting[0] if len(fitting) == 1 and fitting[0][-1]["end"] <= start else []
