"""What a new graph has that an older one has not, and the other way round: what a newsroom reads in the morning.

    comparison = compare_graphs(read_graph(old), read_graph(new))      # or compare_folders(old, new)
    for change in comparison.changes: print(change.section, change.change, change.who, change.what, change.words)

Entities are recognised by their mentions, not by their ids: a person whose fuller name has given him another id is neither
lost nor new. The comparison of `new` with `old` is the mirror of that of `old` with `new`.
"""

from __future__ import annotations

from newsgraph.compare.changes import Change, Comparison, compare_folders, compare_graphs
from newsgraph.compare.markdown import to_markdown
from newsgraph.compare.sections import SECTIONS, Section

__all__ = ["SECTIONS", "Change", "Comparison", "Section", "compare_folders", "compare_graphs", "to_markdown"]
