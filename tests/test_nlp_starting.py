"""spaCy is loaded without its command line, which comes when somebody asks for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import sys
from newsgraph.nlp.starting import import_spacy
import_spacy()
import spacy
assert not [name for name in sys.modules if name.startswith(("spacy.cli", "typer", "requests"))]
assert not hasattr(spacy, "cli")
import_spacy()
{then}
"""


@pytest.mark.parametrize(
    "then",
    [
        "assert spacy.info(silent=True)['spacy_version'] == spacy.__version__",
        "import spacy.cli; assert spacy.cli.download",
        "from spacy.cli import train",
        "assert spacy.blank('en')('Lima').text == 'Lima'",
    ],
)
def test_starting_leaves_the_commands_for_later(then: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(then=then)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_starting_keeps_what_is_loaded() -> None:
    program = (
        "import spacy.cli; from newsgraph.nlp.starting import import_spacy; import_spacy(); assert spacy.cli.download"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
