"""`newsgraph compare-names`: a score a line, by the function that resolves identities."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgraph.cli.commands import main
from newsgraph.names.compare import compare_names


def test_cli_compare_names_prints_a_score_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = [("Maria Duarte", "DUARTE, Maria", "Person"), ("Duarte Group", "Durante Group", "Company")]
    file = tmp_path / "pairs.csv"
    file.write_text("note,name1,name2,schema\n" + "".join(f'x,"{a}","{b}",{c}\n' for a, b, c in pairs))
    assert main(["compare-names", str(file)]) == 0
    assert capsys.readouterr().out.split() == [f"{compare_names(*pair):.3f}" for pair in pairs]


def test_cli_compare_names_names_the_missing_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "pairs.csv"
    file.write_text("name1,name2\na,b\n")
    assert main(["compare-names", str(file)]) == 1
    assert f"{file}:1: no column 'schema'" in capsys.readouterr().err
