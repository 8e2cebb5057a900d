"""Java beside us: the class path of the programs that our files and queries are handed to."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

JAVA = Path(__file__).parent / "java"


def find_class_path(folder: Path) -> str:
    """The jars of java/pom.xml, asked of Maven offline; skips the test where they, Maven or a JDK are not there."""
    for tool in ("javac", "mvn"):
        if not shutil.which(tool):
            pytest.skip(f"no {tool} here: Jena and RDF4J are Java, fetched by Maven")
    version = subprocess.run(["javac", "-version"], capture_output=True, encoding="utf8", check=True).stdout
    if int(re.findall(r"[0-9]+", version)[0]) < 17:
        pytest.skip(f"{version.strip()} here: Jena needs Java 17")
    found = folder / "class_path"
    done = subprocess.run(
        ["mvn", "-B", "-q", "--offline", "-f", JAVA / "pom.xml", "dependency:build-classpath", f"-Dmdep.outputFile={found}"],
        capture_output=True, encoding="utf8", check=False, timeout=300,
    )  # fmt: skip
    if done.returncode:
        pytest.skip(
            "the programs of tests/java/pom.xml are not in Maven's repository: mvn -f tests/java/pom.xml dependency:build-classpath"
        )
    return found.read_text("utf8").strip()
