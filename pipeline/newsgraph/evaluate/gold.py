"""Gold annotations: one YAML file an article, what a perfect reader would put into the graph of it (docs/evaluating.md)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from newsgraph.errors import InputError
from newsgraph.evaluate.spans import span_files
from newsgraph.plain_yaml import find_line, read_plain_yaml

LAYERS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    layer: (frozenset(needed.split()), frozenset(further.split()))
    for layer, needed, further in (
        ("people", "name", ""),
        ("organisations", "name", ""),
        ("groups", "id name", "sender occasion place year count"),
        ("roles", "holder title", "organisation country principal status start end modality source quote"),
        ("memberships", "member group", "capacity modality source start end quote"),
        ("stances", "holder target polarity", "cue modality source quote"),
        ("statements", "speaker content", "style cue modality source quote"),
    )
}
"""The layers of a gold file, with the keys that an item must and may have beside `aliases` and `optional`."""

_CLOSED = {
    "polarity": ("for", "against"),
    "status": ("current", "former", "incoming"),
    "modality": ("asserted", "reported", "denied"),
    "style": ("direct", "indirect", "mixed"),
    "optional": ("true", "false"),
}
_ENDINGS = (".txt", ".md", ".html")


@dataclass(frozen=True, slots=True)
class Item:
    """One annotation: its keys with their values, and where it stands (`file:line`)."""

    fields: Mapping[str, str]
    place: str
    aliases: tuple[str, ...] = ()
    optional: bool = False

    def __getitem__(self, key: str) -> str:
        return self.fields[key]

    def get(self, key: str, default: str = "") -> str:
        return self.fields.get(key, default)

    @property
    def forms(self) -> tuple[str, ...]:
        """What a person or body is called."""
        return (self.fields["name"], *self.aliases)


@dataclass(frozen=True, slots=True)
class Gold:
    """All annotations of one article; `layers` are those that the file has, an empty list included."""

    article: str
    place: str
    published: str | None
    layers: Mapping[str, tuple[Item, ...]]

    @property
    def annotated(self) -> frozenset[str]:
        """The layers that can be scored; a file that lacks one says nothing of it."""
        return frozenset(self.layers) | ({"published"} if self.published else set())

    def items(self, layer: str) -> tuple[Item, ...]:
        return self.layers.get(layer, ())


def read_gold(path: Path) -> dict[str, Gold]:
    """The gold of each article in a file or a folder's *.yaml files, by article. Raises InputError naming file and line."""
    files = sorted(file for end in ("yaml", "yml") for file in path.glob(f"*.{end}")) if path.is_dir() else [path]
    if not files and not span_files(path):
        raise InputError(f"{path}: no gold here (*.yaml); `newsgraph annotate ARTICLE` writes a draft")
    golds: dict[str, Gold] = {}
    if path.suffix not in {".yaml", ".yml"} and not path.is_dir():
        raise InputError(f"{path}: gold is YAML (*.yaml), or an export of Label Studio (*.json) or Prodigy (*.jsonl)")
    for file in files:
        gold = _Reader(file).read()
        if gold.article in golds:
            raise InputError(f"{gold.place}: {gold.article} has its gold in {golds[gold.article].place} already")
        golds[gold.article] = gold
    return golds


class _Reader:
    """Reads one file, and knows its lines for what is wrong."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.data = path.read_bytes()
        except OSError as error:
            raise InputError(f"{path}: {error.strerror}") from error
        self.content = read_plain_yaml(self.data, path)
        self.text = self.data.decode("utf-8-sig")

    def read(self) -> Gold:
        if not isinstance(self.content, dict) or not isinstance(self.content.get("article"), str):
            self.refuse([], "no gold: `article` (its id) is missing")
        for key in self.content:
            if key not in {"article", "published", *LAYERS}:
                self.refuse([key], f"{key!r} is none of article, published, {', '.join(LAYERS)}")
        published = self.content.get("published")
        if not isinstance(published, str | None):
            self.refuse(["published"], "`published` is no date")
        layers = {layer: tuple(self.items(layer)) for layer in LAYERS if layer in self.content}
        return Gold(stem(self.content["article"]), self.at(["article"]), published, layers)

    def items(self, layer: str) -> Iterator[Item]:
        rows = self.content[layer] or []
        if not isinstance(rows, list):
            self.refuse([layer], f"`{layer}` is no list")
        ids: set[str] = set()
        for number, row in enumerate(rows):
            item = self.item(layer, [layer, number], row)
            if layer == "groups" and item["id"] in ids:
                self.refuse([layer, number], f"the group id {item['id']!r} stands twice")
            ids.add(item.get("id"))
            yield item

    def item(self, layer: str, path: list[Any], row: Any) -> Item:
        needed, further = LAYERS[layer]
        if not isinstance(row, dict):
            form = ", ".join(f"{key}: …" for key in sorted(needed))
            self.refuse(path, f"an entry of `{layer}` is written `- {{{form}}}`")
        aliases = row.get("aliases") or []
        if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
            self.refuse([*path, "aliases"], "`aliases` is no list of names")
        for key, value in row.items():
            if key not in {*needed, *further, "aliases", "optional"}:
                self.refuse([*path, key], f"{key!r} is no key of `{layer}` ({', '.join(sorted(needed | further))})")
            if key != "aliases" and not isinstance(value, str | None):
                self.refuse([*path, key], f"`{key}` is no text")
            if value is not None and key in _CLOSED and value not in _CLOSED[key]:
                self.refuse([*path, key], f"{key} is {value!r}; it can be {', '.join(_CLOSED[key])}")
        missing = sorted(key for key in needed if not row.get(key))
        if missing:
            self.refuse(path, f"an entry of `{layer}` lacks `{missing[0]}`")
        fields = {key: value for key, value in row.items() if isinstance(value, str) and key != "optional"}
        return Item(fields, self.at(path), tuple(aliases), row.get("optional") == "true")

    def at(self, path: list[Any]) -> str:
        return f"{self.path}:{find_line(self.text, path)}"

    def refuse(self, path: list[Any], what: str) -> NoReturn:
        raise InputError(f"{self.at(path)}: {what}")


def stem(article: str) -> str:
    """An article's id without a file name's ending."""
    for ending in _ENDINGS:
        article = article.removesuffix(ending)
    return article
