"""Lists of people and bodies from outside: FollowTheMoney JSON lines (as OpenSanctions publishes them) and CSV."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from newsgraph.errors import InputError
from newsgraph.names.tables import country_code

Kind = Literal["person", "organisation"]

_SCHEMATA: dict[str, Kind] = {
    "person": "person",
    **dict.fromkeys(("organization", "organisation", "company", "publicbody", "legalentity"), "organisation"),
}
_NAMES = ("name", "alias", "previousName")  # weakAlias is too weak to link by
_COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry")
_WIKIDATA = re.compile(r"Q[1-9]\d*")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list; `kind` is None where the list does not say, `countries` are ISO codes."""

    id: str
    names: tuple[str, ...]
    kind: Kind | None = None
    countries: frozenset[str] = frozenset()
    born: str | None = None


def read_entries(path: Path) -> Iterator[Entry]:
    """The people and bodies of a list; other things in it are passed over. Raises InputError naming file and line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            yield from (_read_csv(path, lines) if path.suffix.lower() == ".csv" else _read_ftm(path, lines))
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}") from error


def as_iri(id_: str, prefix: str) -> str:
    """The IRI of an entry: itself where it is one, Wikidata's where it is an item, else below `prefix`."""
    if _IRI.fullmatch(id_):
        return id_
    return f"http://www.wikidata.org/entity/{id_}" if _WIKIDATA.fullmatch(id_) else f"{prefix}{id_}"


def _read_ftm(path: Path, lines: Iterable[str]) -> Iterator[Entry]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            properties: Mapping[str, list[str]] = row["properties"]
            names = tuple(dict.fromkeys(name for field in _NAMES for name in properties.get(field, ())))
            kind = _SCHEMATA.get(row["schema"].lower())
            entry = Entry(row["id"], names, kind, _codes(properties, _COUNTRIES), _first(properties.get("birthDate")))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(
                f"{path}:{number}: not a FollowTheMoney entity ({type(error).__name__}: {error})"
            ) from error
        if entry.kind and entry.names:
            yield entry


def _read_csv(path: Path, lines: Iterable[str]) -> Iterator[Entry]:
    rows = csv.DictReader(lines)
    missing = [name for name in ("id", "name") if name not in (rows.fieldnames or ())]
    if missing:
        raise InputError(f"{path}:1: no column {missing[0]!r}; needed are id and name")
    for row in rows:
        fields: dict[str, list[str]] = {
            name: [part.strip() for part in (value or "").split(";") if part.strip()]
            for name, value in row.items()
            if name
        }
        names = tuple(dict.fromkeys([*fields["name"], *fields.get("aliases", ())]))
        kind = _SCHEMATA.get((_first(fields.get("schema")) or "").lower())
        if not fields["id"] or not names:
            raise InputError(f"{path}:{rows.line_num}: an entry without {'name' if fields['id'] else 'id'}")
        yield Entry(fields["id"][0], names, kind, _codes(fields, _COUNTRIES), _first(fields.get("birthDate")))


def _codes(fields: Mapping[str, list[str]], names: Iterable[str]) -> frozenset[str]:
    values = [value for name in names for value in fields.get(name, ())]
    return frozenset(value.upper() if len(value) == 2 else country_code(value) or value for value in values)


def _first(values: Any) -> str | None:
    return values[0] if values else None
