"""The workspace of an output folder: one SQLite file that makes runs incremental and resumable."""

from __future__ import annotations

from newsgraph.workspace.fingerprint import cache_key, code_hash
from newsgraph.workspace.packed import Packed, pack
from newsgraph.workspace.store import FILE, RESOLVED_FILE, SKIMMED_FILE, Workspace, follow_id, open_workspace

__all__ = [
    "FILE",
    "RESOLVED_FILE",
    "SKIMMED_FILE",
    "Packed",
    "Workspace",
    "cache_key",
    "code_hash",
    "follow_id",
    "open_workspace",
    "pack",
]
