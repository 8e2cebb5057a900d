"""Breaks small files at random and has them read, paired, loaded or written: what is raised, how long it takes, what it touches.

    nice -n 19 python scripts/fuzz.py [--only page.html quotes] [--minutes 60] [--runs 1000000] [--slice 20] [--keep findings] [--tallies folder]

Each target (tests/fuzz_targets.py) runs in a process of its own, slice by slice. A file with an outcome that was not seen
before is broken further. A run that takes longer than --seconds or more than --memory MB, or ends the process, is a
finding, and so are whatever is raised, a file that is opened to write, a socket and another program. Findings are printed,
and their files kept with --keep. A target that has had --runs is done; Ctrl+C ends all of them, with their figures. With
--tallies the runs of earlier calls count, those that were ended half-way too. Exit code: 1 if there are findings.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import logging
import mmap
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from fuzz_targets import TARGETS, Target, remember_texts
from mutants_of_files import mutate

_LONGEST, _MOST_IN_POOL, _LONGEST_IN_POOL = 2**20, 300, 3_000
_HEAD, _LOADING = 40, 300
_NO_START = 3
"""Exit code of a child that ends before or beside its runs."""
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.remove",
    "os.rename",
    "shutil.",
    "ftplib.",
    "urllib.",
)


class Touched(BaseException):
    """Something beyond reading was tried; no Exception, so that no reader catches it."""


class Board:
    """What a process and its child both see: how many runs are done, when the last began, the slowest, its bytes."""

    def __init__(self) -> None:
        self.memory = mmap.mmap(-1, _HEAD + _LONGEST)

    def put(self, at: int, value: int) -> None:
        self.memory[at * 8 : at * 8 + 8] = value.to_bytes(8, "little")

    def get(self, at: int) -> int:
        return int.from_bytes(self.memory[at * 8 : at * 8 + 8], "little")

    def begin(self, number: int, data: bytes) -> None:
        self.put(0, number)
        self.put(1, len(data))
        self.memory[_HEAD : _HEAD + len(data)] = data

    def data(self) -> bytes:
        return bytes(self.memory[_HEAD : _HEAD + self.get(1)])


@dataclass
class Tally:
    """What came of a target."""

    runs: int = 0
    seconds: float = 0
    slowest: float = 0
    outcomes: int = 0
    findings: Counter[str] = field(default_factory=Counter)

    @classmethod
    def read(cls, path: Path | None) -> Tally:
        """What came of a target in earlier calls."""
        kept = json.loads(path.read_bytes()) if path and path.exists() else {}
        return cls(**kept | {"findings": Counter(kept.get("findings", {}))})

    def write(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.write_text(json.dumps({**vars(self), "findings": dict(self.findings)}, indent=1) + "\n")
        new.replace(path)


def work(name: str, board: Board, until: float, options: Any, out: Any) -> None:
    """The child: breaks, runs, and tells findings, a line each, through a pipe."""
    remember_texts()
    target: Target = TARGETS[name]()
    target.look(target.seeds[0])  # what is loaded at the first time is loaded
    kept = {path.name: path.read_bytes() for path in sorted(pool_of(options, name).iterdir())}
    pool = [*target.seeds, *kept.values()]
    outcomes = {*kept, *(name_of(target.look(data)) for data in target.seeds)}
    watch_touching(name)
    if name != "claims":  # a model takes what it takes
        resource.setrlimit(resource.RLIMIT_DATA, (options.memory * 2**20, -1))
    gc.freeze()
    number = board.get(0)
    dice = random.Random(f"{options.seed} {name} {number}")  # noqa: S311  (no secret)
    while time.monotonic() < until and number < options.runs:
        number += 1
        seed = dice.randrange(2**48)
        data = mutate(dice.choice(pool if dice.random() < 0.7 else target.seeds), seed, pool)[:_LONGEST]
        board.begin(number, data)
        start = time.monotonic()
        try:
            outcome = name_of(target.look(data))
        except BaseException as error:  # noqa: BLE001
            what = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
            out.write(f"{keep(options, name, data)} {what}\n".encode(errors="replace"))
            out.flush()
            continue
        finally:
            took = time.monotonic() - start
            board.put(2, max(board.get(2), int(took * 1e6)))
        if outcome not in outcomes and len(data) < _LONGEST_IN_POOL and len(outcomes) < _MOST_IN_POOL:
            outcomes.add(outcome)
            pool.append(data)
            put_in_pool(options, name, outcome, data)
    board.put(3, len(outcomes))
    board.put(0, number)


_POOLING = [False]


def name_of(outcome: Any) -> str:
    return sha256(repr(outcome).encode(errors="replace")).hexdigest()[:16]


def put_in_pool(options: Any, name: str, outcome: str, data: bytes) -> None:
    _POOLING[0] = True
    (pool_of(options, name) / outcome).write_bytes(data)
    _POOLING[0] = False


def watch_touching(name: str) -> None:
    """From now on, what opens a file to write, a socket, another program or a folder to change ends its run."""
    may_write = name.startswith(("rules", "writer"))  # a rule file is put where it is read from

    def look(event: str, arguments: tuple[Any, ...]) -> None:
        if _POOLING[0] or may_write:
            return
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if writes or event.startswith(_FORBIDDEN):
            raise Touched(f"{event} {arguments!r}")

    sys.addaudithook(look)


def pool_of(options: Any, name: str) -> Path:
    folder: Path = options.pool / name.replace(" ", "-")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def tally_of(options: Any, name: str) -> Path:
    folder: Path = options.tallies
    return folder / f"{name.replace(' ', '-')}.json"


def keep(options: Any, name: str, data: bytes) -> str:
    """A file for what was found; its name."""
    id_ = sha256(data).hexdigest()[:12]
    if options.keep:
        _POOLING[0] = True
        options.keep.mkdir(exist_ok=True)
        (options.keep / f"{id_}-{name.replace(' ', '-')}").write_bytes(data)
        _POOLING[0] = False
    return id_


def run_slice(name: str, tally: Tally, options: Any) -> None:
    """A child for a while, and an eye on it."""
    board, began = Board(), time.monotonic()
    board.put(0, tally.runs)
    board.put(4, tally.runs)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever waits for it ends it
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        try:
            with os.fdopen(writing, "wb") as out:
                work(name, board, began + options.slice, options, out)
        except BaseException:  # noqa: BLE001  (the child of a fork must not go on)
            traceback.print_exc()
            os._exit(_NO_START)
        os._exit(0)
    os.close(writing)
    how = ""
    try:
        how = _wait(child, board, options)
    finally:  # ended from outside: what was done until then counts
        with os.fdopen(reading, "rb") as lines:
            for line in lines.read().decode(errors="replace").splitlines():
                _note(tally, name, *line.split(" ", 1))
        if how:
            _note(tally, name, keep(options, name, board.data()), how)
        tally.runs, tally.seconds = board.get(0), tally.seconds + time.monotonic() - began
        tally.slowest, tally.outcomes = max(tally.slowest, board.get(2) / 1e6), max(tally.outcomes, board.get(3))
        if options.tallies:
            tally.write(tally_of(options, name))


def _wait(child: int, board: Board, options: Any) -> str:
    """Waits for a child; how it ended, if not of itself."""
    try:
        return _watch(child, board, options)
    except KeyboardInterrupt:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise


def _watch(child: int, board: Board, options: Any) -> str:
    last, since = board.get(0), time.monotonic()
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done and os.waitstatus_to_exitcode(status) == _NO_START:
            raise SystemExit("a target does not run even on its own files")  # again and again would tell no more
        if done:
            return f"ended by signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else ""
        number, now = board.get(0), time.monotonic()
        if number != last:
            last, since = number, now
        patience = options.seconds if number > board.get(4) else options.seconds + _LOADING
        if now - since > patience:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return f"longer than {options.seconds} s"
        time.sleep(0.05)


def _note(tally: Tally, name: str, id_: str, what: str) -> None:
    tally.findings[what[:90]] += 1
    if tally.findings[what[:90]] < 3:
        print(f"  {name} {id_}: {what}", flush=True)


def run_all(tallies: dict[str, Tally], options: Any) -> None:
    """Each target in turn, for a slice, while there is time and one that has not had its runs."""
    until = time.monotonic() + 60 * options.minutes
    while waiting := [name for name, tally in tallies.items() if tally.runs < options.runs]:
        for name in waiting:
            if time.monotonic() >= until:
                return
            run_slice(name, tallies[name], options)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=list(TARGETS), metavar="TARGET", choices=list(TARGETS))
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--runs", type=int, default=10**9, help="of a target, at most")
    parser.add_argument("--slice", type=float, default=20, help="seconds of a target before the next one's turn")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--memory", type=int, default=2000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--tallies", type=Path, metavar="FOLDER", help="what came of each target, kept over many calls")
    parser.add_argument("--pool", type=Path, default=Path(tempfile.gettempdir()) / "newsgraph-fuzz-pool")
    options = parser.parse_args()
    logging.disable()
    tallies = {name: Tally.read(options.tallies and tally_of(options, name)) for name in options.only}
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt):
        run_all(tallies, options)
    for name, tally in tallies.items():
        print(
            f"{name:22} {tally.runs:9} runs, {tally.runs / max(tally.seconds, 1):6.0f} a second, {tally.outcomes:4} outcomes, "
            f"slowest {tally.slowest:6.2f} s, {tally.findings.total()} findings"
        )
    print(
        f"{sum(tally.runs for tally in tallies.values())} runs, {sum(len(t.findings) for t in tallies.values())} kinds of findings"
    )
    return int(any(tally.findings for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main())
