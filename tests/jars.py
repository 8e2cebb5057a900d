"""Programs in Java that the tests hand our files to: where their jars are, or why the test is skipped."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

JAVA = Path(__file__).parent / "java"


def class_path_of(pom: Path, folder: Path, what: str) -> str:
    """The class path of a pom.xml from Maven's repository, offline; skips the test where Java 17, Maven or a jar is missing."""
    for tool in ("javac", "mvn"):
        if not shutil.which(tool):
            pytest.skip(f"no {tool} here: {what} is Java, fetched by Maven")
    version = subprocess.run(["javac", "-version"], capture_output=True, encoding="utf8", check=True).stdout
    if int(re.findall(r"[0-9]+", version)[0]) < 17:
        pytest.skip(f"{version.strip()} here: {what} needs Java 17")
    found = folder / "class_path"
    done = subprocess.run(
        ["mvn", "-B", "-q", "--offline", "-f", pom, "dependency:build-classpath", f"-Dmdep.outputFile={found}"],
        capture_output=True, encoding="utf8", check=False, timeout=300,
    )  # fmt: skip
    if done.returncode:
        place = pom.relative_to(JAVA.parents[1])
        pytest.skip(
            f"{what}: jars of {place} are not in Maven's repository (mvn -f {place} dependency:build-classpath)"
        )
    return found.read_text("utf8").strip()
