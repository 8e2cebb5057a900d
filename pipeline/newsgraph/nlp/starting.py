"""Loading spaCy without its command line, which is half of what loading it costs (typer, requests, jinja2 and more) and no use here."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

_COMMANDS, _INFO = "spacy.cli", "spacy.cli.info"


def import_spacy() -> None:
    """Imports spaCy; `spacy.info`, the one thing that it takes from its commands, then imports them when it is called.

    What is loaded already stays. `import spacy.cli` works afterwards as ever.
    """
    if "spacy" in sys.modules:
        return
    commands, info = ModuleType(_COMMANDS), ModuleType(_INFO)
    commands.__path__ = []
    info.info = _info  # type: ignore[attr-defined]
    sys.modules |= {_COMMANDS: commands, _INFO: info}
    try:
        import spacy  # noqa: PLC0415

        vars(spacy).pop("cli", None)
    finally:
        for name in (_COMMANDS, _INFO):
            sys.modules.pop(name, None)


def _info(*args: Any, **settings: Any) -> Any:
    from spacy.cli.info import info  # noqa: PLC0415

    return info(*args, **settings)
