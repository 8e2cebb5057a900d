"""What holds of an output folder: one writer at a time, files that change as one set, drafts that nobody can plant."""

from __future__ import annotations

from newsgraph.folder.drafts import Content, hash_file, replace_file
from newsgraph.folder.file_set import MANIFEST, FileSet, finish, read_manifest, read_set
from newsgraph.folder.lock import hold_folder

__all__ = [
    "MANIFEST",
    "Content",
    "FileSet",
    "finish",
    "hash_file",
    "hold_folder",
    "read_manifest",
    "read_set",
    "replace_file",
]
