"""Renews the browser files that others made: scripts/vendor.py [--check].

Fetches each line of pipeline/newsgraph/view/static/vendor/vendor.lock with `npm pack` and writes its file, with the hash of what
came into the lock file. To take another version, change it there first. `--check` only compares the files with their hashes.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "pipeline" / "newsgraph" / "view" / "static" / "vendor"
LOCK = FOLDER / "vendor.lock"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    lines = []
    for line in LOCK.read_text("utf8").splitlines():
        if line.startswith("#"):
            lines.append(line)
            continue
        package, version, inside, name, expected = line.split()
        content = (FOLDER / name).read_bytes() if check else fetch(package, version, inside)
        found = hashlib.sha256(content).hexdigest()
        if check and found != expected:
            sys.exit(f"{FOLDER / name}: not the file of {package} {version}")
        (FOLDER / name).write_bytes(content)
        lines.append(f"{package} {version} {inside} {name} {found}")
    LOCK.write_text("\n".join(lines) + "\n", "utf8")


def fetch(package: str, version: str, inside: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", f"{package}@{version}"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE)  # noqa: S603 (what our lock file names)
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(fileobj=io.BytesIO(archive.read_bytes())) as packed:
            file = packed.extractfile(f"package/{inside}")
            assert file is not None
            return file.read()


if __name__ == "__main__":
    main()
