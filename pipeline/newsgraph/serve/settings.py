"""What the person who starts the server decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from newsgraph.nlp.model import DEFAULT_MODEL
from newsgraph.query import Limits

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Settings:
    """`hosts` are the names under which the server may be called: a page of another name may be an attacker's."""

    title: str = "newsgraph"
    hosts: tuple[str, ...] = LOOPBACK
    cors: bool = False
    edit: bool = False
    before: Path | None = None
    limits: Limits = field(default_factory=Limits)
    model: str = DEFAULT_MODEL
