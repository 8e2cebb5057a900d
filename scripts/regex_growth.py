"""How the time of every regular expression of the package grows on its own worst texts.

    .venv/bin/python scripts/regex_growth.py [--longest CHARACTERS] [--show 10]

Prints the worst: exponent from half the length to the whole (1 is linear), seconds, characters, where it stands, and
the text. Exits with 1 where one that takes over a millisecond grows faster than with the power of 1.2.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from regex_attacks import LONGEST, worst_growth
from regexes import package_regexes

BAR = 1.2
NOISE = 0.001


def main() -> int:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    arguments.add_argument("--longest", type=int, default=LONGEST)
    arguments.add_argument("--show", type=int, default=10)
    options = arguments.parse_args()
    found = [worst_growth(regex, options.longest) for regex in package_regexes()]
    found.sort(key=lambda growth: (growth.exponent if growth.seconds > NOISE else 0, growth.seconds), reverse=True)
    for growth in found[: options.show]:
        attack = growth.attack
        text = f"{attack.before[:30]!r} + {attack.pump[:40]!r} * n + {attack.after!r}"
        print(f"{growth.exponent:5.2f} {growth.seconds:8.4f} {growth.length:7}  {growth.regex.place}  {text}")
    bad = [growth for growth in found if growth.seconds > NOISE and growth.exponent > BAR]
    print(f"{len(found)} expressions, {len(bad)} of them grow faster than with the power of {BAR}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
