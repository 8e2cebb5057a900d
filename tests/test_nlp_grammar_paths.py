"""Paths find what stands at a place of a clause, whatever the voice; a wrong one is told with its place."""

from __future__ import annotations

import pytest
from spacy.language import Language

from newsgraph.errors import RuleError
from newsgraph.nlp.grammar.paths import Path, compile_path, needs_of
from newsgraph.nlp.grammar.tree import said_around
from newsgraph.nlp.page.layers import register_extensions

pytestmark = pytest.mark.model

LED = "The Kenyan delegation was led by Anna Novak and left Nairobi without Peter Otieno."
MET = "She met members of the board on Monday."
PAIR = "Anna Novak and Peter Otieno joined the team."


@pytest.mark.parametrize(
    ("text", "word", "path", "found"),
    [
        (LED, "led", "actor", ["Novak"]),
        (LED, "led", "undergoer", ["delegation"]),
        (LED, "left", "actor", ["delegation"]),
        (LED, "left", "object", ["Nairobi"]),
        (LED, "left", "prep(without)", ["Otieno"]),
        (LED, "left", "prep(without,with)[ent=PERSON]", ["Otieno"]),
        (LED, "left", "prep(with)", []),
        (LED, "left", ">prep[word=without] >pobj", ["Otieno"]),
        (LED, "left", ">prep[word=without][!>pobj[ent=PERSON]]", []),
        (LED, "left", "prep(with) | prep(without)", ["Otieno"]),
        (LED, "left", "prep(without) | actor", ["Otieno"]),
        (LED, "left", "(prep(with) | actor) self", ["delegation"]),
        (LED, "left", "actor+object", ["delegation", "Nairobi"]),
        (LED, "left", "actor + actor", ["delegation"]),
        (LED, "left", "(actor + object)[side=after]", ["Nairobi"]),
        (LED, "left", "<", ["led"]),
        (LED, "left", "<conj", ["led"]),
        (LED, "left", "<relcl", []),
        (LED, "left", "< actor", ["Novak"]),
        (LED, "led", "<", []),
        (LED, "led", "self[tag=VBN][pos=VERB]", ["led"]),
        (LED, "led", "self[lemma=head,lead]", ["led"]),
        (LED, "led", "self[lemma=@journey]", []),
        (LED, "left", "self[lemma=@journey]", ["left"]),
        (LED, "left", "self[!lemma=@journey]", []),
        (LED, "left", ":next", ["Nairobi"]),
        (MET, "met", "object prep(of)", ["board"]),
        (PAIR, "joined", "actor", ["Novak", "Otieno"]),
        (PAIR, "joined", "actor[!dep=conj]", ["Novak"]),
        (PAIR, "joined", ">nsubj", ["Novak"]),
        (PAIR, "joined", ">nsubj each", ["Novak", "Otieno"]),
    ],
)
def test_paths_find(nlp: Language, text: str, word: str, path: str, found: list[str]) -> None:
    register_extensions()
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("newsgraph_")]):
        doc = nlp(text)
    places: dict[str, Path] = {"next": lambda token: (token.nbor(),)}
    compiled = compile_path(path, {"journey": {"leave"}}, places)
    start = next(token for token in doc if token.text == word)
    assert [token.text for token in compiled(start)] == found
    assert not found or not any(need.isdisjoint(said_around(start)) for need in needs_of(compiled))


@pytest.mark.parametrize(
    ("path", "needs"),
    [
        ("actor", []),
        ("self[lemma=head,lead]", ["lemma=head lemma=lead"]),
        ("self[!lemma=head][side=after]", []),
        ("prep(in,on)[tag=NNS]", ["tag=NNS", "word=in word=on"]),
        (">prep[word=as] >pobj", ["dep=pobj", "dep=prep", "word=as"]),
        ("self[>det[word=no]]", ["dep=det", "word=no"]),
        ("object[lemma=part] | <conj[word=so]", ["lemma=part word=so"]),
        ("object[lemma=part] | subject", []),
        ("prep(of) + >dobj", ["dep=dobj word=of"]),
        ("self[lemma=@none]", [""]),
    ],
)
def test_paths_tell_what_they_need(path: str, needs: list[str]) -> None:
    found = needs_of(compile_path(path, {"none": set()}))
    assert sorted(" ".join(sorted(need)) for need in found) == needs


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("", "path '', character 1: a place is missing"),
        ("actor |", "path 'actor |', character 8: a place is missing"),
        ("prep of", "path 'prep of', character 6: ( is missing"),
        ("actor foo", "path 'actor foo', character 7: 'foo' is no place"),
        ("self ] x", "path 'self ] x', character 6: unexpected ']'"),
        ("self € x", "path 'self € x', character 6: unexpected '€'"),
        ("(actor", "path '(actor', character 7: ) is missing"),
        (">dobj[", "path '>dobj[', character 7: a place is missing"),
        ("self[lemma=@no]", "path 'self[lemma=@no]', character 12: '@no' is no list of words"),
        ("self[colour=red]", "path 'self[colour=red]', character 6: 'colour' is nothing that a token has"),
        (":no", "path ':no', character 1: ':no' is no place"),
    ],
)
def test_paths_wrong_ones_are_told_with_their_place(path: str, error: str) -> None:
    with pytest.raises(RuleError) as caught:
        compile_path(path)
    assert str(caught.value) == error
