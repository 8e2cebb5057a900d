"""What an extraction depends on, as one hash: the article, the model, and newsgraph's own code and rules."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from newsgraph.plain import to_list
from newsgraph.records import Article
from newsgraph.resources import PACKAGE

_AFTER_EXTRACTION = frozenset(
    {
        "cli",
        "explain",
        "export",
        "folder",
        "graph",
        "ontology",
        "query",
        "rebuild",
        "resolve",
        "revise",
        "run",
        "validate",
    }
)
"""Parts of the package that only read extractions; whatever is not named here counts as influencing them."""


def cache_key(article: Article, reader: str) -> str:
    """A hash that changes when anything changes that the article's extraction depends on.

    `reader` is the model's name and version (`newsgraph.nlp.model.model_version`) and what it is asked for.
    """
    known = (article.title, article.url, article.publisher, article.authors, article.published, article.published_basis)
    clues = [(clue.start, clue.end) for clue in article.published_clues]
    source = to_list(article.source) if article.source else None
    parts = (article.id, article.text, known, clues, article.language, source, reader, _spacy_version(), code_hash())
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@cache
def _spacy_version() -> str:
    return version("spacy")


@cache
def code_hash() -> str:
    """A hash of the content of all code and data of the package that may influence what is read from an article."""
    return _hash(name for name in _hashes() if Path(name).parts[0].removesuffix(".py") not in _AFTER_EXTRACTION)


@cache
def package_hash() -> str:
    """A hash of the content of all code and data of the package."""
    return _hash(_hashes())


def _hash(names: Iterable[str]) -> str:
    hashes = _hashes()
    return hashlib.sha256("".join(f"{name} {hashes[name]}\n" for name in names).encode()).hexdigest()


@cache
def _hashes() -> dict[str, str]:
    """The hash of each file of the package, by its path in it, sorted."""
    return {
        path.relative_to(PACKAGE).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(_files(PACKAGE))
    }


def _files(package: Path) -> Iterator[Path]:
    for top in package.iterdir():
        if not top.name.startswith(("__pycache__", ".")):
            found = [top] if top.is_file() else [path for path in top.rglob("*") if path.is_file()]
            yield from (path for path in found if path.suffix != ".pyc")
