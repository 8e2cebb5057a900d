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
Fields = Mapping[str, list[str]]

_SCHEMATA: dict[str, Kind | None] = {
    "person": "person",
    **dict.fromkeys(("organization", "organisation", "company", "publicbody"), "organisation"),
    "legalentity": None,  # a person or a body
}
_NAMES = ("name", "alias", "aliases", "previousName")
_COUNTRIES = ("country", "countries", "nationality", "citizenship", "jurisdiction", "mainCountry")
_BORN = ("birthDate", "birth_date")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list; `kind` is None where the list does not say, `countries` are ISO codes.

    `weak` holds names that are shared too widely to link by ("Abu Ali"): they are only worth a question.
    """

    id: str
    names: tuple[str, ...]
    kind: Kind | None = None
    countries: frozenset[str] = frozenset()
    born: str | None = None
    weak: tuple[str, ...] = ()


def read_entries(path: Path) -> Iterator[Entry | InputError]:
    """The people and bodies of a list, other things passed over; a line that is none is an error naming file and line.

    Raises InputError where the whole file is no such list.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            yield from (_read_csv(path, lines) if path.suffix.lower() == ".csv" else _read_ftm(path, lines))
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}") from error
    except csv.Error as error:
        raise InputError(f"{path}: no CSV ({error})") from error


def as_iri(id_: str, prefix: str) -> str:
    """The IRI of an entry: itself where it is one, Wikidata's where it is an item, else below `prefix`."""
    if _IRI.fullmatch(id_):
        return id_
    return f"http://www.wikidata.org/entity/{id_}" if _WIKIDATA.fullmatch(id_) else f"{prefix}{id_}"


def _read_ftm(path: Path, lines: Iterable[str]) -> Iterator[Entry | InputError]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = _make_ftm(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            yield InputError(f"{path}:{number}: not a FollowTheMoney entity ({type(error).__name__}: {error})")
        else:
            if entry:
                yield entry


def _make_ftm(row: Mapping[str, Any]) -> Entry | None:
    """An entity with its `properties` nested or beside `id` and `schema`; None for what is no person or body."""
    schema = str(row["schema"]).lower()
    if schema not in _SCHEMATA:
        return None
    given = {"name": row.get("caption"), **row, **row.get("properties", {})}
    fields = {name: _texts(value) for name, value in given.items()}
    return _make_entry(str(row["id"]), _SCHEMATA[schema], fields)


def _texts(value: Any) -> list[str]:
    """The texts of a value or of a list of values; entities that are nested in it are no texts."""
    return [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str) and text.strip()]


def _read_csv(path: Path, lines: Iterable[str]) -> Iterator[Entry | InputError]:
    rows = csv.DictReader(lines)
    missing = [name for name in ("id", "name") if name not in (rows.fieldnames or ())]
    if missing:
        raise InputError(f"{path}:1: no column {missing[0]!r}; needed are id and name")
    for row in rows:
        fields = {
            name: [part.strip() for part in value.split(";") if part.strip()]
            for name, value in row.items()
            if isinstance(name, str) and isinstance(value, str)
        }
        schema = (_first(fields, ("schema",)) or "").lower()
        if schema and schema not in _SCHEMATA:
            continue
        entry = _make_entry((row["id"] or "").strip(), _SCHEMATA.get(schema), fields)
        yield entry or InputError(f"{path}:{rows.line_num}: an entry without {'name' if fields.get('id') else 'id'}")


def _make_entry(id_: str, kind: Kind | None, fields: Fields) -> Entry | None:
    """An entry; None where it has no id or no name."""
    names = tuple(dict.fromkeys(name for field in _NAMES for name in fields.get(field, ())))
    if not id_ or not names:
        return None
    values = [value for name in _COUNTRIES for value in fields.get(name, ())]
    codes = (value.upper() if len(value) == 2 else country_code(value) or value for value in values)
    weak = tuple(name for name in fields.get("weakAlias", ()) if name not in names)
    return Entry(id_, names, kind, frozenset(codes), _first(fields, _BORN), weak)


def _first(fields: Fields, names: Iterable[str]) -> str | None:
    return next((value for name in names for value in fields.get(name, ())), None)
