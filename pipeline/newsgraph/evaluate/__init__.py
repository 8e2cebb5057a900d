"""How right a graph is by annotations of its articles: `read_gold`, `evaluate`; and drafts of such annotations."""

from newsgraph.evaluate.counting import Finding, Row
from newsgraph.evaluate.gold import Gold, read_gold
from newsgraph.evaluate.scoring import ROWS, Evaluation, evaluate

__all__ = ["ROWS", "Evaluation", "Finding", "Gold", "Row", "evaluate", "read_gold"]
