"""Texts with every row that the pipeline gives of them: read, compared, and written anew.

tests/readings/*.txt: a text on a line (`\\n` parts its lines), and indented below it its entities with their mentions, its times and
its claims, each with all that is set of it, in their order. Places count in characters. What stands there was written by the
pipeline and is not judged: a change of it is seen, and whoever makes it says whether it is right.
tests/readings/layers/*.txt hold for some of these texts what the functions of each room of the rule code say (layers.py).

    python tests/readings.py             shows what the code reads otherwise than the files say
    python tests/readings.py --write     writes it into the files too
    python tests/readings.py --say memberships.talks._is_other_occasion
                                         shows, text by text, what a function says of which the files hold a digest
"""

from __future__ import annotations

import argparse
import difflib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

    from newsgraph.records import ArticleEntity, Extraction, TimeExpression

FOLDER = Path(__file__).parent / "readings"
_SHORT = 40


@dataclass(frozen=True, slots=True)
class Reading:
    text: str
    rows: tuple[str, ...]


def files() -> list[Path]:
    return sorted(FOLDER.glob("*.txt"))


def kept(path: Path) -> list[Reading]:
    """The texts of a file with their rows."""
    found: list[tuple[str, list[str]]] = []
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith("  "):
            found[-1][1].append(line[2:])
        elif line:
            found.append((line.replace("\\n", "\n"), []))
    return [Reading(text, tuple(rows)) for text, rows in found]


def read(nlp: Language, texts: Iterable[str]) -> Iterator[Reading]:
    """What a pipeline reads of texts now."""
    from newsgraph.nlp.extract import extract
    from newsgraph.records import Article

    for extraction in extract(nlp, (Article("text", text) for text in texts)):
        yield Reading(extraction.article.text, tuple(rows_of(extraction)))


def rows_of(extraction: Extraction) -> Iterator[str]:
    """Each row as a line."""
    return _Rows(extraction).lines()


class _Rows:
    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.text = extraction.article.text
        self.names = _told_apart([entity.name for entity in extraction.entities])

    def lines(self) -> Iterator[str]:
        mentions: dict[int, list[str]] = {}
        for mention in self.extraction.mentions:
            how = " ".join(["" if mention.type == "name" else f" {mention.type}", *["metonym"] * mention.metonym])
            mentions.setdefault(mention.entity, []).append(f"{mention.text}@{mention.start}{how.rstrip()}")
        for number, entity in enumerate(self.extraction.entities):
            parts = [*self._entity(entity), " | ".join(mentions.get(number, []))]
            yield f"{entity.kind} {self.names[number]}: {'; '.join(part for part in parts if part)}"
        for time in self.extraction.times:
            yield f"time {self._time(time)}: {'; '.join(_set(time, 'start', 'end', 'text'))}"
        yield from self._claims()

    def _entity(self, entity: ArticleEntity) -> Iterator[str]:
        for field in ("country", "sender", "place"):
            number = getattr(entity, field)
            if number is not None:
                yield f"{field}={self.names[number]}"
        yield from _set(entity, "kind", "name", "country", "sender", "place", "time", "counts", "aliases")
        if entity.aliases:
            yield f"aliases={' | '.join(entity.aliases)}"
        if entity.time:
            yield f"time={self._time(entity.time)}"
        for count in entity.counts:
            yield f"count={count.text}@{count.start} ({', '.join(_set(count, 'start', 'end', 'text'))})"

    def _claims(self) -> Iterator[str]:
        for claim in self.extraction.claims:
            fields: dict[str, str] = {name: self.names[number] for name, number in claim.entities.items()}
            fields |= claim.values
            fields |= {name: self._time(time) for name, time in claim.times.items()}
            fields |= {name: " + ".join(self._place(span) for span in spans) for name, spans in claim.spans.items()}
            if claim.source is not None:
                fields["source"] = self.names[claim.source]
            if claim.statement is not None:
                said = self.extraction.claims[claim.statement]
                fields["in"] = f"{said.evidence.start}-{said.evidence.end}"
            if claim.hedges:
                fields["hedges"] = ", ".join(claim.hedges)
            if claim.support:
                fields["support"] = " + ".join(self._place(span) for span in claim.support)
            told = "; ".join(f"{name}={value}" for name, value in fields.items())
            how = "" if claim.modality == "asserted" else f" {claim.modality}"
            yield f"{claim.rule}{how} {claim.evidence.start}-{claim.evidence.end}: {told}"

    def _time(self, time: TimeExpression) -> str:
        return f"{time.text}@{time.start}"

    def _place(self, span: Any) -> str:
        words = self.text[span.start : span.end].replace("\n", "\\n")
        if len(words) > _SHORT:
            words = f"{words[: _SHORT // 2]} ... {words[-_SHORT // 2 :]}"
        return f"{span.start}-{span.end} {words}"


def _told_apart(names: Sequence[str]) -> list[str]:
    """Names of which those that are alike have a number behind them."""
    seen: Counter[str] = Counter()
    told = []
    for name in names:
        seen[name] += 1
        told.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return told


def _set(record: Any, *but: str) -> Iterator[str]:
    """The fields of a record that say something, in their order."""
    for name in record.__dataclass_fields__:
        value = getattr(record, name)
        if name not in but and value not in (None, "", (), False):
            yield name if value is True else f"{name}={value}"


def differences(old: Sequence[Reading], new: Sequence[Reading]) -> list[str]:
    """Lines that show each text that is read otherwise, and how."""
    lines: list[str] = []
    for before, after in zip(old, new, strict=True):
        if before.rows != after.rows:
            changed = difflib.ndiff(before.rows, after.rows)
            lines += [before.text, *(f"  {line}" for line in changed if line[0] in "+-"), ""]
    return lines


def write(path: Path, readings: Iterable[Reading]) -> None:
    lines: list[str] = []
    for reading in readings:
        lines += [reading.text.replace("\n", "\\n"), *(f"  {row}" for row in reading.rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf8")


def main() -> None:
    from newsgraph.nlp.pipeline import load

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write what is read now into the files")
    parser.add_argument("--say", metavar="FUNCTION", help="show what a function says of which a digest is kept")
    options = parser.parse_args()
    if options.say:
        say(load(portrayals=True), options.say)
        return
    changed: Mapping[str, int] = {}
    for path, new in _read_anew(load(portrayals=True), options.write):
        lines = differences(kept(path), new)
        if lines:
            sys.stdout.write("\n".join([f"=== {path.relative_to(FOLDER)}", *lines, ""]))
            changed = {**changed, str(path): lines.count("")}
            if options.write:
                write(path, new)
    sys.stdout.write(f"{sum(changed.values())} texts are read otherwise\n")


def say(nlp: Language, function: str) -> None:
    """Shows what a function says of the texts of its room: to be laid beside what it said before a change."""
    import layers

    room = function.partition(".")[0]
    said = layers.read(nlp, {text: {room} for text, of in layers.rooms_of_texts().items() if room in of})
    for text, line in said.digested.get(function, {}).items():
        sys.stdout.write(f"{text}\n  {line}\n")


def _read_anew(nlp: Language, write_digests: bool) -> Iterator[tuple[Path, list[Reading]]]:
    import layers

    for path in files():
        yield path, list(read(nlp, (reading.text for reading in kept(path))))
    said = layers.read(nlp, layers.rooms_of_texts())
    for path in layers.files():
        yield path, [said.of_rooms[path.stem][reading.text] for reading in kept(path)]
    old, new = layers.kept_digests(), said.digests()
    for name in sorted(dict(old.items() ^ new.items())):
        sys.stdout.write(f"{name}: {' '.join(old.get(name, ()))} -> {' '.join(new.get(name, ()))}\n")
    if write_digests:
        layers.write_digests(new)


if __name__ == "__main__":
    main()
