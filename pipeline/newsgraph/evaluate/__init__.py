"""How right a graph is by annotations of its articles: `read_gold`, `evaluate`; and drafts of such annotations."""

from newsgraph.evaluate.counting import Finding, Row
from newsgraph.evaluate.gold import Gold, read_gold
from newsgraph.evaluate.scoring import ROWS, Evaluation, evaluate
from newsgraph.evaluate.spanning import evaluate_spans
from newsgraph.evaluate.spans import Marked, read_spans, span_files

__all__ = [
    "ROWS",
    "Evaluation",
    "Finding",
    "Gold",
    "Marked",
    "Row",
    "evaluate",
    "evaluate_spans",
    "read_gold",
    "read_spans",
    "span_files",
]
