"""One article is one independent task: articles in, extractions or failures out, here or in worker processes."""

from __future__ import annotations

from newsgraph.engine.engine import Engine, Local, Work, extract_articles
from newsgraph.engine.limits import Limits
from newsgraph.engine.task import Extractor, Failure, ModelExtractor, Reader, use_one_thread

__all__ = [
    "Engine",
    "Extractor",
    "Failure",
    "Limits",
    "Local",
    "ModelExtractor",
    "Reader",
    "Work",
    "extract_articles",
    "use_one_thread",
]
