"""Draws a graph as Gephi does, without its window: the picture of the README.

    python scripts/draw_gephi.py exports/graph.gexf docs/graph.png

Gephi opens the file, runs no layout, and exports its preview with labels and the file's own colours (tests/java/GephiPicture.java).
Needs a JDK (11 or later) and gephi-toolkit, for which see tests/test_interop_gephi.py, and pdftoppm (Debian's poppler-utils)
for a .png or .ppm; a .pdf needs it not.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
from pathlib import Path

from pictures import shrink

VERSION = "0.10.1"
TOOLKIT = Path(
    os.environ.get("GEPHI_TOOLKIT")
    or Path.home() / ".m2/repository/org/gephi/gephi-toolkit" / VERSION / f"gephi-toolkit-{VERSION}-all.jar"
)
PROGRAM = Path(__file__).parents[1] / "tests" / "java" / "GephiPicture.java"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path, help="a .gexf or .graphml file")
    parser.add_argument("picture", type=Path, help="a .pdf, .png or .ppm file")
    parser.add_argument("--width", type=int, default=1600, help="of the picture, in pixels (default: 1600)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        page = options.picture if options.picture.suffix == ".pdf" else Path(folder) / "page.pdf"
        draw_page(options.graph.resolve(), page.resolve(), Path(folder))
        if page != options.picture:
            paint(page, options.picture, options.width)
            if options.picture.suffix == ".png":
                shrink(options.picture)


def draw_page(graph: Path, page: Path, home: Path) -> None:
    """Gephi's preview of a graph as a PDF. `home` is where Gephi and its fonts may keep what they like to."""
    command = ["java", "-Djava.awt.headless=true", f"-Duser.home={home}", "-cp", str(TOOLKIT), str(PROGRAM)]
    done = subprocess.run([*command, str(graph), str(page)], capture_output=True, encoding="utf8", check=False)  # noqa: S603
    if done.returncode or not page.is_file():
        raise SystemExit(f"Gephi drew nothing:\n{done.stderr[-2000:]}")


def paint(page: Path, picture: Path, width: int) -> None:
    """The page as pixels."""
    kind = ["-png"] if picture.suffix == ".png" else []
    scale = ["-singlefile", "-scale-to-x", str(width), "-scale-to-y", "-1"]
    subprocess.run(["pdftoppm", *kind, *scale, str(page), str(picture.with_suffix(""))], check=True)  # noqa: S603, S607


if __name__ == "__main__":
    main()
