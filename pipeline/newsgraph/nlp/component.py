"""A component of ours as spaCy holds it: a function over Docs with the rules that it works by, saved with the pipeline."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from newsgraph.errors import SetupError
from newsgraph.nlp.page.silencing import drop_claims
from newsgraph.rules import SHIPPED, RuleSet, using
from newsgraph.rules.folder import read_rules
from newsgraph.rules.ruleset import RuleFile

FILE = "rules.json"


class Component:
    """Calls a function under a rule set, and takes out what rules that are switched off have read.

    Folders that are not there are asked for when the first Doc comes: a pipeline that was saved brings their content
    along, and needs them no more.
    """

    def __init__(self, find: Callable[[Doc], Doc], folders: str | Sequence[str] = ()) -> None:
        self._find = find
        self._folders = [folders] if isinstance(folders, str) else list(folders)
        self._rules: RuleSet | None = SHIPPED
        if self._folders:
            self._rules = read_rules(self._folders) if all(Path(folder).exists() for folder in self._folders) else None

    def __call__(self, doc: Doc) -> Doc:
        rules = self.rules
        with using(rules):
            doc = self._find(doc)
        if rules.off:
            drop_claims(doc, rules.off)
        return doc

    @property
    def rules(self) -> RuleSet:
        """The rules that it works by. Raises SetupError where their folder is not there, RuleError where they are wrong."""
        if self._rules is None:
            self._rules = read_rules(self._folders)
        return self._rules

    @rules.setter
    def rules(self, rules: RuleSet) -> None:
        self._rules = rules

    # --- saving, by the names that spaCy asks for
    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002  (spaCy's signature)
        folders = [[(file.name, file.path, file.text) for file in folder] for folder in self.rules.folders]
        return json.dumps(folders, ensure_ascii=False, indent=1).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Component:  # noqa: ARG002
        folders = [tuple(RuleFile(*file) for file in folder) for folder in json.loads(data)]
        self._rules = RuleSet(*folders) if folders else SHIPPED
        return self

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        path.mkdir(parents=True, exist_ok=True)
        (path / FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> Component:  # noqa: ARG002
        return self.from_bytes((path / FILE).read_bytes()) if (path / FILE).is_file() else self


def components_of(nlp: Language) -> list[Component]:
    """Our components of a pipeline, in its order."""
    parts: list[tuple[str, Any]] = list(nlp.pipeline)
    return [part for _, part in parts if isinstance(part, Component)]


def rules_of(nlp: Language) -> RuleSet:
    """The rules that a pipeline works by. Raises SetupError where its components have different ones."""
    found = {component.rules.key: component.rules for component in components_of(nlp)}
    if len(found) > 1:
        raise SetupError("the pipeline's components have different rules; give all the same, or make it with `load`")
    return next(iter(found.values()), SHIPPED)
