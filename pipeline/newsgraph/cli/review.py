"""`newsgraph review`: doubtful merges and splits, decided by a person; the decisions survive every re-run."""

from __future__ import annotations

import getpass
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgraph.cli import output
from newsgraph.cli.table import safe
from newsgraph.errors import InputError, SetupError

if TYPE_CHECKING:
    from newsgraph.records import Article, MentionReference
    from newsgraph.resolve.decisions import Decision
    from newsgraph.resolve.sides import Doubt

COLUMNS = ["affected", "now", "score", "one", "one at", "other", "other at", "reason"]
_KEYS = {"y": "same", "n": "different", "u": "unsure"}
_PROMPT = "  one? [y]es [n]o [u]nsure [s]kip [z] undo [q]uit"


@click.command(
    epilog=output.example(
        "newsgraph review --in exports",
        "newsgraph review --in exports --list --most 20",
        "newsgraph review --in exports --export doubts.yaml",
        "newsgraph review --in exports --import doubts.yaml",
    )
)
@output.graph_option
@output.format_option
@click.option("--list", "listed", is_flag=True, help="Print the doubts and ask nothing.")
@click.option("--most", type=click.IntRange(1), help="Only so many doubts.")
@click.option("--by", help="Who decides.  [default: the user's name]")
@click.option("--export", "export_to", type=click.Path(path_type=Path), help="Write the doubts as YAML to be answered.")
@click.option("--import", "import_from", type=click.Path(path_type=Path, exists=True), help="Take answers from YAML.")
@click.option("--undo", is_flag=True, help="Take back the last decision of decisions.yaml.")
@click.option("--base", help="What the IRIs of the exports begin with.  [default: what they begin with now]")
def review(  # noqa: PLR0913, PLR0917  (one argument an option)
    folder: Path,
    style: str,
    listed: bool,
    most: int | None,
    by: str | None,
    export_to: Path | None,
    import_from: Path | None,
    undo: bool,
    base: str | None,
) -> None:
    """Decide which doubtful merges and splits are right, those that touch most mentions first.

    Decisions stand in decisions.yaml in the graph's folder: edit it, commit it; every later extract obeys it. They point
    at mentions, so they survive added and changed articles. At the end the graph and its exports are made anew.
    """
    from newsgraph import revise  # noqa: PLC0415  (--help need not load it)
    from newsgraph.resolve import decision_file  # noqa: PLC0415

    path = folder / decision_file.FILE
    if undo:
        decided = _undo(path)
    elif import_from:
        decided = _import(path, import_from, by or _user())
    else:
        doubts, articles = revise.doubts(folder)
        shown = doubts[:most] if most else doubts
        if export_to:
            _export(export_to, shown, articles)
        elif listed:
            output.write_answer(COLUMNS, [_row(doubt) for doubt in shown], style)
        elif not shown:
            output.say("nothing is in doubt")
        decided = 0 if export_to or listed else _ask_all(path, shown, articles, by or _user())
    if decided:
        _refresh(folder, base)


def _refresh(folder: Path, base: str | None) -> None:
    from newsgraph import revise  # noqa: PLC0415

    try:
        revise.refresh(folder, base)
    except SetupError as error:
        output.warn(f"the decisions are kept and hold from the next extract on ({error})")
    else:
        output.say(f"{folder}: made anew under the decisions")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user where containers run under a bare number
        return "unknown"


def _row(doubt: Doubt) -> list[str | int | float]:
    one, other = doubt.one, doubt.other
    names = [one.name, str(one.reference), other.name, str(other.reference)]
    return [doubt.affected, doubt.now, doubt.score, *names, doubt.reason]


# --- at the terminal -----------------------------------------------------------------------------------------------


def _ask_all(path: Path, doubts: Sequence[Doubt], articles: Mapping[str, Article], by: str) -> int:
    """Asks doubt by doubt, keeping each answer at once; gives how many decisions were made."""
    made: list[int] = []  # places of the doubts decided here, in order
    place = 0
    while place < len(doubts):
        click.echo("\n" + _format(doubts[place], place + 1, len(doubts), articles))
        answer = _prompt()
        if answer == "q":
            break
        try:
            if answer == "z":
                if made:
                    _undo(path)
                    place = made.pop()
                else:
                    output.say("nothing to undo")
                continue
            if answer in _KEYS and _keep(path, _decide(doubts[place], _KEYS[answer], by)):
                made.append(place)
        except SetupError as error:  # another run holds the folder, or the disk is full
            output.warn(f"not kept, answer again ({error})")
            continue
        place += 1
    if made:
        output.say(f"{output.count(len(made), 'decision')} in {path}")
    return len(made)


def _prompt() -> str:
    while True:
        try:
            answer: str = (
                click.prompt(_PROMPT, default="s", show_default=False, prompt_suffix=" > ").strip().lower()[:1]
            )
        except click.Abort:  # end of input
            return "q"
        if answer in (*_KEYS, "s", "z", "q"):
            return answer


def _decide(doubt: Doubt, judgement: str, by: str) -> Decision:
    from newsgraph.resolve.decisions import Decision  # noqa: PLC0415

    today = date.today().isoformat()  # noqa: DTZ011  (the day of the person who decides)
    return Decision(judgement, doubt.one.reference, doubt.other.reference, by, today)  # type: ignore[arg-type]


def _keep(path: Path, decision: Decision) -> bool:
    """Adds a decision unless it contradicts earlier ones."""
    from newsgraph import revise  # noqa: PLC0415

    try:
        revise.keep_decision(path, decision)
    except InputError as error:
        output.warn(str(error))
        return False
    return True


def _undo(path: Path) -> int:
    """Takes back the last decision; gives how many there were to take back, one or none."""
    from newsgraph.folder import hold_folder  # noqa: PLC0415
    from newsgraph.resolve.decision_file import read_decisions, write_decisions  # noqa: PLC0415

    if not path.is_file():
        output.say("nothing to undo")
        return 0
    with hold_folder(path.parent):
        decisions = read_decisions(path)
        if decisions:
            write_decisions(path, decisions[:-1])
    if not decisions:
        output.say("nothing to undo")
        return 0
    output.say(f"taken back: {decisions[-1]}")
    return 1


def _format(doubt: Doubt, number: int, doubts: int, articles: Mapping[str, Article]) -> str:
    state = "taken for one" if doubt.now == "one" else "taken for two"
    head = f"{number} of {doubts}: {state}, {output.count(doubt.affected, 'mention')} affected, names {doubt.score:.2f}"
    lines = [output.bold(head), output.wrap(doubt.reason, first="  ")]
    for letter, side in (("A", doubt.one), ("B", doubt.other)):
        counts = f"{output.count(side.mentions, 'mention')} in {output.count(side.articles, 'article')}"
        lines.append(f"{letter} {output.bold(side.name)}  ({side.kind}, {counts})")
        lines += [_quote(reference, articles) for reference in (side.reference, *side.further)]
    return "\n".join(lines)


def _quote(reference: MentionReference, articles: Mapping[str, Article]) -> str:
    from newsgraph.explain import mark_context  # noqa: PLC0415
    from newsgraph.records import Span  # noqa: PLC0415

    pieces = mark_context(articles[reference.article].text, Span(reference.start, reference.end))
    words = "".join(f"»{piece.text}«" if piece.mark else piece.text for piece in pieces)
    return f"    {safe(reference.article)}:{reference.start}-{reference.end}\n" + output.wrap(words, first="      ")


# --- as YAML -------------------------------------------------------------------------------------------------------


def _export(path: Path, doubts: Sequence[Doubt], articles: Mapping[str, Article]) -> None:
    from newsgraph.folder import hold_folder, replace_file  # noqa: PLC0415
    from newsgraph.resolve.decision_file import dump_doubt  # noqa: PLC0415

    entries = []
    for number, doubt in enumerate(doubts, 1):
        comment = "\n".join(
            f"# {line}".rstrip() for line in click.unstyle(_format(doubt, number, len(doubts), articles)).splitlines()
        )
        entries.append(f"{comment}\n{dump_doubt(doubt)}")
    head = (
        "# Answer with judgement: same, different or unsure; then `newsgraph review --import` this file.\ndecisions:\n"
    )
    with hold_folder(path.parent):
        replace_file(path, head + "\n".join(entries) if entries else "decisions: []\n")
    output.say(f"{path}: {output.count(len(doubts), 'doubt')}")


def _import(path: Path, answers: Path, by: str) -> int:
    from newsgraph.folder import hold_folder  # noqa: PLC0415
    from newsgraph.resolve.decision_file import read_decisions, write_decisions  # noqa: PLC0415
    from newsgraph.resolve.decisions import check_decisions  # noqa: PLC0415

    today = date.today().isoformat()  # noqa: DTZ011
    given = [replace(each, by=each.by or by, at=each.at or today) for each in read_decisions(answers)]
    with hold_folder(path.parent):
        known = list(read_decisions(path))
        settled = {(each.judgement, each.one, each.other) for each in known}
        fresh = [each for each in given if (each.judgement, each.one, each.other) not in settled]
        check_decisions([*known, *fresh])
        if fresh:
            write_decisions(path, [*known, *fresh])
    output.say(f"{path}: {output.count(len(fresh), 'new decision')}")
    return len(fresh)
