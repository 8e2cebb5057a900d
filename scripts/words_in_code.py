"""How many distinct English words stand in Python code where a rule asks for them, where each stands, and which stand twice.

    python scripts/words_in_code.py [FOLDER ...] [--each] [--twice]

Counted are string constants that read as words ("hardly", "as well as", "n't"):
- in a set, tuple, list or dict (its keys and values), at a module's top, in a function or as a default;
- compared with something (`==`, `in`), or given to a look-up of words (`with_text`, `with_lemma`, `frozenset`, `startswith`...);
- and the words inside regular expressions (two letters or more; escapes and classes of characters dropped).

Left out is what is no English of the article's: docstrings and messages, spaCy's labels (dependencies, parts of speech,
entity types), this project's own vocabulary (members of a `Literal`, keys of rows and of rule files), and
marks without letters. A word that is also vocabulary ("past", "group") counts where it's compared with a token's own text or
lemma, or stands in a collection of which most members are no vocabulary.

It is an estimate by form: the same for each commit, so that two commits can be compared.
"""

from __future__ import annotations

import argparse
import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import yaml

PACKAGE = Path(__file__).parent.parent / "pipeline" / "newsgraph"
LABELS = """acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep det
dobj expl intj iobj mark meta neg nmod npadvmod nsubj nsubjpass nummod obj obl oprd parataxis pcomp pobj poss preconj predet prep
prt punct quantmod relcl root xcomp"""
LOOKUPS = {
    "with_text",
    "with_lemma",
    "with_lower",
    "startswith",
    "endswith",
    "removeprefix",
    "removesuffix",
    "split",
    "count",
    "index",
}
TEXTS = ("lower_", "lemma_", "text", "norm_", "orth_", "lower", "texts", "lowers", "lemmas", "casefold")
PATTERN = re.compile(r"\\[bwdWD]|\(\?|\[[^\]]+\][*+?{]")
WORD = re.compile(r"[A-Za-z’'][A-Za-z’'\- ]*\.?")
EITHER_CASE = re.compile(r"\[[A-Z]([a-z])\]")
NOT_WORDS = re.compile(r"\\[a-zA-Z]|\[[^\]]*\]|\(\?P?[<!=:a-z]*(?:\w+>)?")


def main() -> None:
    parser = argparse.ArgumentParser(description="Count the English words in Python code.")
    parser.add_argument("folders", nargs="*", type=Path, help="folders of Python code (else: nlp)")
    parser.add_argument("--each", action="store_true", help="show each word with its places")
    parser.add_argument("--twice", action="store_true", help="show the words with two places or more")
    given = parser.parse_args()
    places: defaultdict[str, list[str]] = defaultdict(list)
    folders: dict[str, set[str]] = defaultdict(set)
    for folder in given.folders or [PACKAGE / "nlp"]:
        trees = {path: ast.parse(path.read_text("utf8")) for path in sorted(folder.rglob("*.py"))}
        package = [ast.parse(path.read_text("utf8")) for path in sorted(folder.parent.rglob("*.py"))]
        vocabulary = set(LABELS.split()).union(*map(_vocabulary, package), _keys(folder.parent / "rules"))
        for path, tree in trees.items():
            for word, line in sorted(set(_words(tree, vocabulary)), key=lambda found: found[1]):
                places[word].append(f"{path.relative_to(folder)}:{line}")
                folders[path.relative_to(folder).parts[0]].add(word)
    twice = {word: found for word, found in places.items() if len(found) > 1}
    for word, found in sorted((places if given.each else twice if given.twice else {}).items()):
        print(f"{word}\t{len(found)}\t{' '.join(found)}")
    for name, words in sorted(folders.items()):
        print(f"{name}: {len(words)}")
    print(
        f"{len(places)} distinct words, {len(twice)} of them at two places or more, {sum(map(len, places.values()))} places"
    )


def _vocabulary(tree: ast.Module) -> set[str]:
    """Members of `Literal`s, keys of subscripts, and the names that a module exports."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript):
            found.update(_strings(node.slice))
        elif isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "__all__" for target in node.targets):
            found.update(_strings(node.value))
    return found


def _keys(rules: Path) -> set[str]:
    """The keys at the top of rule files, and the classes of words that they tell."""
    found: set[str] = set()
    for path in rules.rglob("*.yaml"):
        content = yaml.safe_load(path.read_text("utf8"))
        if isinstance(content, dict):
            found.update(content, content.get("classes", ()))
    return found


def _words(tree: ast.Module, vocabulary: set[str]) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Set | ast.Tuple | ast.List):
            yield from _of_collection(node.elts, vocabulary)
        elif isinstance(node, ast.Dict):
            yield from _of_collection([key for key in node.keys if key is not None], vocabulary)
            yield from _of_collection(node.values, vocabulary)
        elif isinstance(node, ast.Compare):
            yield from _of_comparison(node, vocabulary)
        elif isinstance(node, ast.Call):
            yield from _of_call(node, vocabulary)
        elif isinstance(node, ast.Constant):
            yield from _of_pattern(node)


def _of_collection(members: list[ast.expr], vocabulary: set[str]) -> Iterator[tuple[str, int]]:
    found = [(text, line) for member in members for text, line in _constants(member) if _is_word(text)]
    if 2 * sum(text in vocabulary for text, _ in found) < len(found):
        yield from found


def _of_comparison(node: ast.Compare, vocabulary: set[str]) -> Iterator[tuple[str, int]]:
    sides = [node.left, *node.comparators]
    own = any(isinstance(part, ast.Attribute) and part.attr in TEXTS for side in sides for part in ast.walk(side))
    for side in sides:
        members = side.elts if isinstance(side, ast.Set | ast.Tuple | ast.List) else [side]
        found = [pair for member in members for pair in _constants(member) if _is_word(pair[0])]
        yield from (pair for pair in found if own or pair[0] not in vocabulary)


def _of_call(node: ast.Call, vocabulary: set[str]) -> Iterator[tuple[str, int]]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if isinstance(node.func, ast.Attribute) and name == "split" and isinstance(node.func.value, ast.Constant):
        text = node.func.value.value
        yield from ((word, node.lineno) for word in (text.split() if isinstance(text, str) else ()) if _is_word(word))
    elif name in LOOKUPS:
        yield from (
            pair for arg in node.args for pair in _constants(arg) if _is_word(pair[0]) and pair[0] not in vocabulary
        )


def _of_pattern(node: ast.Constant) -> Iterator[tuple[str, int]]:
    """The words in a regular expression, or in a part of one that another string is set into."""
    if isinstance(node.value, str) and "\n" not in node.value and PATTERN.search(node.value):
        plain = NOT_WORDS.sub(" ", EITHER_CASE.sub(r"\1", node.value))
        yield from ((word.lower(), node.lineno) for word in re.findall(r"[A-Za-z]{2,}", plain))


def _constants(node: ast.AST) -> list[tuple[str, int]]:
    return [(node.value, node.lineno)] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def _strings(node: ast.AST) -> Iterator[str]:
    yield from (part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str))


def _is_word(text: str) -> bool:
    """Letters, and no label: "PERSON" and "NNP" are labels, "A" and "I" are words."""
    return bool(WORD.fullmatch(text)) and any(map(str.isalpha, text)) and not (text.isupper() and len(text) > 1)


if __name__ == "__main__":
    main()
