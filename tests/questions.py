"""Which functions of the rule code can be asked by themselves, as their signatures tell, and about what of a document.

`(Token)`, `(Layers, Token)`, `(Token, Surface)`: some parameters are given (`GIVEN`, and each class that can be made of what is
given), the others are what they are asked about (`ABOUT`). A function that is given the document alone is asked once.
"""

from __future__ import annotations

import importlib
import inspect
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from spacy.tokens import Span

from arguments import can_ask, makers

if TYPE_CHECKING:
    from newsgraph.nlp.page.layers import Layers


@dataclass(frozen=True, slots=True)
class Question:
    """A function with the types of its parameters."""

    room: str
    name: str
    function: Callable[..., Any]
    kinds: tuple[str, ...]
    parameters: tuple[tuple[str, str], ...]
    """Names and types of those that are not given."""
    writes: bool

    about: tuple[str, ...]
    """Their types."""
    told: bool
    """Whether what it says is kept word by word; of private functions, and of what is asked at each word, a digest is."""


@cache
def questions() -> Mapping[str, list[Question]]:
    """All questions by their room, in the order of the modules' names."""
    found = defaultdict[str, list[Question]](list)
    for room, name, module in _modules():
        for item in _own(module):
            label = ".".join(part for part in (name, item.__name__) if part)
            if not inspect.isclass(item):
                found[room] += _question(room, label, item, ())
            elif classes().get(item.__name__, (None,))[0] is item:
                for method in vars(item).values():
                    if inspect.isfunction(method) and not method.__name__.startswith("__"):
                        found[room] += _question(room, f"{label}.{method.__name__}", method, (item.__name__,))
    return found


@cache
def classes() -> Mapping[str, tuple[Callable[..., Any], tuple[str, ...]]]:
    """The classes that can be made of what is given, with what each is made of."""
    open_ = {
        item.__name__: (item, _kinds(item.__init__))
        for _, _, module in _modules()
        for item in _own(module)
        if inspect.isclass(item) and "__init__" in vars(item) and item.__name__ not in GIVEN
    }
    found: dict[str, tuple[Callable[..., Any], tuple[str, ...]]] = {}
    while ready := {
        name: each
        for name, each in open_.items()
        if name not in found and each[1] and all(kind in GIVEN or kind in found for kind in each[1])
    }:
        found |= ready
    return found


def _modules() -> Iterator[tuple[str, str, ModuleType]]:
    import newsgraph.nlp

    base = Path(newsgraph.nlp.__path__[0])
    for path in sorted(base.glob("*/*.py")):
        name = "" if path.stem == "__init__" else path.stem
        module = ".".join(part for part in ("newsgraph.nlp", path.parent.name, name) if part)
        yield path.parent.name, name, importlib.import_module(module)


def _own(module: ModuleType) -> Iterator[Any]:
    """The functions and classes that a module has of its own, what remembers its answers among them."""
    for item in list(vars(module).values()):
        own = getattr(item, "__module__", "") == module.__name__
        if own and callable(item) and not getattr(item, "__name__", "__").startswith("__"):
            yield item


def forget_questions() -> None:
    """They are asked for anew: the rule code was loaded anew."""
    for remembered in (questions, classes, questions_of_words, makers):
        remembered.cache_clear()


def _parameters(function: Any) -> tuple[tuple[str, str], ...]:
    """The names and types of the parameters that must be given."""
    needed = (each for each in inspect.signature(function).parameters.values() if each.default is each.empty)
    return tuple(
        (each.name, each.annotation) for each in needed if each.kind is not each.VAR_POSITIONAL and each.name != "self"
    )


def _kinds(function: Any) -> tuple[str, ...]:
    return tuple(kind for _, kind in _parameters(function))


def _question(room: str, name: str, function: Any, own: tuple[str, ...]) -> Iterator[Question]:
    kinds = (*own, *_kinds(function))
    parameters = tuple(
        (each, kind) for each, kind in _parameters(function) if kind not in GIVEN and kind not in classes()
    )
    about = tuple(kind for _, kind in parameters)
    writes = inspect.signature(function).return_annotation == "None"
    if name not in _UNASKED and kinds and (about in ABOUT or can_ask(about) or (about == () and not own)):
        told = not any(part.startswith("_") for part in name.split(".")) and (not about or about in ABOUT)
        yield Question(room, name, function, kinds, parameters, writes, about, told)


@cache
def questions_of_words() -> Mapping[str, Question]:
    """By the name of a type the first function that makes one of a word alone."""
    found: dict[str, Question] = {}
    for room, name, module in _modules():
        for item in _own(module):
            if not inspect.isclass(item):
                kinds = _kinds(item)
                made = str(inspect.signature(item).return_annotation).removesuffix(" | None")
                about = tuple(each for each in _parameters(item) if each[1] not in GIVEN and each[1] not in classes())
                if [kind for _, kind in about] == ["Token"] and made[:1].isupper() and made not in GIVEN:
                    label = ".".join(part for part in (name, item.__name__) if part)
                    found.setdefault(made, Question(room, label, item, kinds, about, False, ("Token",), False))
    return found


_UNASKED = frozenset(
    {
        *(
            "tree.children_of",
            "tree.subtree",
            "tree.sentence",
            "tree.sentence_bounds",
            "tree.sentence_root",
            "tree.said_around",
        ),
        *("beside.words_of", "beside.around", "places.beneath", "inverted.opening", "announcing.subtree_end"),
        *("told_of.folk_of", "nouns.noun_of"),
        *(
            "judging.Judge.known",
            "tree.Tree.inside",
            "tree.Tree.children",
            "adjectives.begin_of_entity",
            "syntax.noun_phrase",
            "descriptions.title_key",
            "hanging.above_of",
        ),
    }
)
"""Functions that say something of each word, mostly of the words around it: whoever asks them shows what they say."""


# --- what they are asked about -----------------------------------------------------------------------------------


def _quotations(layers: Layers) -> list[Any]:
    from newsgraph.nlp.page.quotes import quotations_of

    return quotations_of(layers)


def _page(layers: Layers) -> Any:
    from newsgraph.nlp.statements.page import Page
    from newsgraph.nlp.statements.scene import Scene

    return Page(Scene(layers, _quotations(layers)), [token for token in layers.doc if token.pos_ == "VERB"])


GIVEN: Mapping[str, Callable[[Layers], Any]] = {
    "Doc": lambda layers: layers.doc,
    "Layers": lambda layers: layers,
    "Sequence[Quotation]": _quotations,
    "Page": _page,
}
"""By the name of a parameter's type: how it is made of the document's layers."""


def _people(layers: Layers) -> Iterable[Span]:
    return [ent for ent in layers.doc.ents if ent.label_ == "PERSON"]


def _heads(layers: Layers) -> Iterable[Any]:
    from newsgraph.nlp.roles.heads import find_heads

    return find_heads(layers.doc)


def _names(layers: Layers) -> list[tuple[int, int]]:
    return [(ent.start, ent.end) for ent in layers.doc.ents]


ABOUT: Mapping[tuple[str, ...], Callable[[Layers], Iterable[Any]]] = {
    ("Token",): lambda layers: [token for token in layers.doc if not token.is_punct],
    ("Token", "Token"): lambda layers: [(token, token.head) for token in layers.doc if token.head.i != token.i],
    ("int",): lambda layers: range(len(layers.doc)),
    ("int", "int"): _names,
    ("TokenSpan",): _names,
    ("Span",): _people,
    ("TitleHead",): _heads,
    ("Quotation",): _quotations,
    ("BlockRow",): lambda layers: list(layers.blocks),
    ("MentionRow",): lambda layers: list(layers.mentions),
    ("ClaimRow",): lambda layers: list(layers.claims),
    ("TimeRow",): lambda layers: list(layers.times),
    ("str",): lambda layers: dict.fromkeys(token.text for token in layers.doc),
}
"""By the types of the parameters: what of the document a function is asked about, one by one."""
