"""What stands at a word, by the type of a parameter: so a function that takes several things is asked about such as go together.

`(Token, int, bool)`, `(RolePhrase, MentionRow)`: for each word its head, its phrase's ends, the name that follows, and so on; what
a function of the rule code makes of a word ("RolePhrase") is asked of the first such function. Much of it nobody would ever ask:
that is told too, for the answers are compared, not judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from spacy.tokens import Token

_MISSING = object()


def _ends(_: Any, token: Token) -> tuple[int, int]:
    return token.left_edge.i, token.right_edge.i + 1


def _from_here(rows: Sequence[Any], token: Token, start: Callable[[Any], int]) -> Any:
    """The first that begins at a word or behind it, else the last before it."""
    return next((row for row in rows if start(row) >= token.i), rows[-1] if rows else _MISSING)


def _name(layers: Any, token: Token) -> Any:
    return _from_here(layers.mentions, token, lambda row: row["start"])


def _entity_of(*kinds: str) -> Callable[[Any, Token], Any]:
    def entity(layers: Any, token: Token) -> Any:
        """That of the next name of a kind, else of any kind."""
        names = [row for row in layers.mentions if layers.kind(row["entity"]) in kinds]
        name = _from_here(names or layers.mentions, token, lambda row: row["start"])
        return name if name is _MISSING else name["entity"]

    return entity


def _block(layers: Any, token: Token) -> Any:
    return next((number for number, row in enumerate(layers.blocks) if token.i < row["end"]), 0)


def _children(_: Any, token: Token) -> list[Token]:
    return [token, *token.children]


def _words(_: Any, token: Token) -> list[str]:
    return [word.lower_ for word in token.subtree]


def _places(_: Any, token: Token) -> list[int]:
    return [word.i for word in token.subtree]


def _weighing(_: Any, __: Token) -> Any:
    from newsgraph.nlp.grammar.weighing import Weighing

    return Weighing()


def _points(_: Any, __: Token) -> Any:
    from newsgraph.nlp.names.points import Points

    return Points(float)


def _heads(layers: Any, token: Token) -> Any:
    from newsgraph.nlp.roles.heads import find_heads

    return _from_here(list(find_heads(layers.doc)), token, lambda head: head.start)


def _quotation(layers: Any, token: Token) -> Any:
    from newsgraph.nlp.page.quotes import quotations_of

    return _from_here(quotations_of(layers), token, lambda quotation: quotation.start)


_INTS: Mapping[str, Callable[[Any, Token], Any]] = {
    **dict.fromkeys(("start", "first", "low"), lambda _, token: token.left_edge.i),
    **dict.fromkeys(("end", "limit", "stop", "high", "after"), lambda _, token: token.right_edge.i + 1),
    **dict.fromkeys(("last", "close"), lambda _, token: token.right_edge.i),
    **dict.fromkeys(("verb", "edge", "other"), lambda _, token: token.head.i),
    **dict.fromkeys(("number", "block"), _block),
    **dict.fromkeys(("person", "holder", "leader", "member"), _entity_of("person")),
    **dict.fromkeys(("group", "team"), _entity_of("group")),
    **dict.fromkeys(("body", "organisation", "side", "sender"), _entity_of("organisation", "country")),
    **dict.fromkeys(("country", "entity", "owner", "source"), _entity_of("country", "place")),
}
"""What a number means is in its parameter's name; all others are the word's place."""

AT: Mapping[str, Sequence[Callable[[Any, Token], Any]]] = {
    "Token": (lambda _, token: token, lambda _, token: token.head, lambda _, token: token.right_edge),
    "Token | None": (lambda _, token: token.head,),
    "bool": (lambda _, token: token.i < token.head.i,),
    "str": (lambda _, token: token.lower_, lambda _, token: token.head.lower_),
    "str | None": (lambda _, token: token.head.lower_,),
    "TokenSpan": (_ends, lambda _, token: (token.i, token.i + 1)),
    "tuple[int, int]": (_ends,),
    "tuple[Token, ...]": (lambda _, token: tuple(token.children),),
    **dict.fromkeys(("list[Token]", "Sequence[Token]"), (_children, lambda _, token: list(token.head.children))),
    **dict.fromkeys(("list[str]", "Sequence[str]"), (_words,)),
    "tuple[str, ...]": (lambda *at: tuple(_words(*at)), lambda _, token: (token.lower_,)),
    "set[str]": (lambda *at: set(_words(*at)),),
    "frozenset[str]": (lambda *at: frozenset(_words(*at)),),
    "list[int]": (_places,),
    **dict.fromkeys(("set[int]", "AbstractSet[int]"), (lambda *at: set(_places(*at)),)),
    "frozenset[int]": (lambda *at: frozenset(_places(*at)),),
    "MentionRow": (_name,),
    "Span": (lambda _, token: token.doc[token.left_edge.i : token.right_edge.i + 1],),
    "BlockRow": (lambda layers, token: layers.block(token),),
    "TitleHead": (_heads,),
    **dict.fromkeys(("Quotation", "Quotation | None"), (_quotation,)),
    "Weighing": (_weighing,),
    "Points": (_points,),
}
"""By the name of a type what of it stands at a word; for the second parameter of a type the second, and so on."""


def can_ask(about: Sequence[str]) -> bool:
    """Whether things of these types can be found at a word."""
    return any(kind not in _ALONE for kind in about) and all(
        kind in AT or kind in _NUMBERS or kind in makers() for kind in about
    )


_NUMBERS = frozenset({"int", "int | None"})
_ALONE = frozenset({"Weighing", "Points"})
"""Types that are the same at each word."""


def things_at(
    layers: Any, parameters: Sequence[tuple[str, str]], made: Callable[[Any, Token], Any]
) -> Iterator[tuple[Token, tuple[Any, ...]]]:
    """Each word with what stands there for parameters (name and type), where all do; `made` is what a function makes of a word."""
    order = [sum(kind == other for _, other in parameters[:number]) for number, (_, kind) in enumerate(parameters)]
    for token in layers.doc:
        if token.is_punct or token.is_space:
            continue
        things = list[Any]()
        for (name, kind), nth in zip(parameters, order, strict=True):
            if kind in _NUMBERS:
                thing = _INTS.get(name, lambda _, token: token.i)(layers, token)
            elif kind in AT:
                thing = AT[kind][nth % len(AT[kind])](layers, token)
            else:
                thing = made(makers()[kind], token)
            if thing is None or thing is _MISSING:
                break
            things.append(thing)
        else:
            yield token, tuple(things)


@cache
def makers() -> Mapping[str, Any]:
    """By the name of a type the first question about a word alone that is answered with one."""
    from questions import questions_of_words

    return questions_of_words()
