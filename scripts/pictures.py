"""What the pictures of the documentation have in common."""

from __future__ import annotations

from pathlib import Path


def shrink(file: Path) -> None:
    """Few colours: less than half of the bytes, and nobody sees it. Needs Pillow."""
    from PIL import Image  # noqa: PLC0415

    with Image.open(file) as picture:
        small = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    small.save(file, optimize=True)
