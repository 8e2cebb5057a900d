"""What the commands that read articles share: where fields stand, which languages, and messages as JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from newsgraph.cli import output

if TYPE_CHECKING:
    from newsgraph.articles.formats.given import Settings

Command = TypeVar("Command", bound=Callable[..., Any])

_COLUMNS = {
    "text": "the text",
    "id": "the id",
    "title": "the title",
    "published": "the day of publication",
    "url": "the address",
    "publisher": "the publisher",
    "authors": "the authors",
}


def reading_options(command: Command) -> Command:
    """`--text-column NAME` and the like, `--language` and `--log-json`; `take_settings` takes them out of what was given."""
    options = [
        click.option(
            f"--{field}-column",
            metavar="NAME",
            help=f"The column of a table, or the key of JSON, that holds {what}.  [default: by usual names]",
        )
        for field, what in _COLUMNS.items()
    ]
    options += [
        click.option(
            "--language",
            "languages",
            multiple=True,
            metavar="CODE",
            help="Read articles in this language (en, de, ...), or `all`; may be given again.  [default: en]",
        ),
        click.option(
            "--log-json",
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_log_json,
            help="Messages on stderr as a JSON object a line.",
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def _log_json(_ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        output.log_json()


def take_settings(given: dict[str, Any]) -> Settings:
    """The wishes among a command's parameters, which are taken out of them; what an article may take holds for reading its file too."""
    from newsgraph.articles.formats.given import Settings  # noqa: PLC0415  (--help need not load it)

    columns = {field: given.pop(f"{field}_column", None) for field in _COLUMNS}
    languages = given.pop("languages", ())
    return Settings(
        {field: column for field, column in columns.items() if column},
        None if "all" in languages else frozenset(languages or ("en",)),
        given.get("article_seconds") or 0,
    )
