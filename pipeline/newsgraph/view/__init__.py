"""The graph as pages that lead from every line to the words that prove it.

`write_report(graph, file)` writes one file that opens from disk, `write_pages(graph, folder)` a folder of linked files;
both with the pages of a `Beside`: what changed since an older graph, and what waits for review.
"""

from newsgraph.view.archive import Archive
from newsgraph.view.beside import Beside
from newsgraph.view.files import write_pages
from newsgraph.view.report import write_report

__all__ = ["Archive", "Beside", "write_pages", "write_report"]
