"""The graph as pages that lead from every line to the words that prove it.

`write_report(graph, file)` writes one file that opens from disk, `write_pages(graph, folder)` a folder of linked files.
"""

from newsgraph.view.archive import Archive
from newsgraph.view.files import write_pages
from newsgraph.view.report import write_report

__all__ = ["Archive", "write_pages", "write_report"]
