"""The graph as one asks it from Python: the records of `newsgraph.records.KnowledgeGraph`, with everything that can be asked of them.

`newsgraph.extract` and `newsgraph.read_graph` give it. It is a KnowledgeGraph (`articles`, `entities`, `claims`), so whatever takes
one takes it; and it is as frozen as one. What a method needs is imported when it is called.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsgraph.records import Entity, EntityKind, KnowledgeGraph

if TYPE_CHECKING:
    import pyoxigraph

    from newsgraph.compare import Comparison
    from newsgraph.explain import ClaimExplanation, Dossier
    from newsgraph.network import Chain, Choice, Community, Neighbour, Ranking
    from newsgraph.query import Limits

Row = dict[str, Any]
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Graph(KnowledgeGraph):
    """A knowledge graph that answers.

    Names are names, parts of names or ids, as on the command line; one that fits nothing or too much raises QueryError with
    the candidates.
    """

    # --- asking ----------------------------------------------------------------------------------------------------

    def answer(self, question: str, **parameters: object) -> list[Row]:
        """Ask a named question: `graph.answer("both", first=2022, second=2025)`; a row is a dictionary of column to value.

        `newsgraph query --list` and docs/questions.md name the questions and their parameters. Raises QueryError for one
        that does not fit.
        """
        from newsgraph.query import run_named  # noqa: PLC0415

        table = run_named(self.store, question, parameters)
        return [dict(zip(table.columns, row, strict=True)) for row in table.rows]

    def sparql(self, text: str, limits: Limits | None = None) -> list[Row]:
        """Ask any SPARQL 1.1 question; the prefixes of the ontology need no declaration.

        SELECT gives its variables, ASK one row with `answer`, CONSTRUCT and DESCRIBE triples as `subject`, `predicate`,
        `object`. The question runs in a process that can open nothing, within limits (60 seconds, 10,000 rows, 2 GB); rows
        beyond are cut with a warning. Raises QueryError for what is no question, an update, SERVICE, or a limit reached.
        """
        from newsgraph.query import run_sparql  # noqa: PLC0415

        table = run_sparql(self.store, text, limits)
        if table.cut:
            _LOG.warning("the answer is cut after %s rows; see newsgraph.query.Limits", f"{len(table.rows):,}")
        return [dict(zip(table.columns, row, strict=True)) for row in table.rows]

    @cached_property
    def store(self) -> pyoxigraph.Store:
        """The graph as an Oxigraph store, made once, when it is first asked for."""
        from newsgraph.query import open_store  # noqa: PLC0415

        return open_store(self)

    # --- looking ---------------------------------------------------------------------------------------------------

    def find(self, name: str, *kinds: EntityKind) -> Entity:
        """The entity of that name, part of a name or id: `graph.find("Medinsky")`, `graph.find("Istanbul", "place")`."""
        from newsgraph.graph.find import find_entity  # noqa: PLC0415

        return find_entity(self, name, kinds or None)

    def show(self, name: str) -> Dossier:
        """All that the graph holds on somebody or something, each line with its words."""
        from newsgraph.explain import write_dossier  # noqa: PLC0415

        return write_dossier(self, self.find(name))

    def explain(self, claim: str) -> ClaimExplanation:
        """A claim by its id, with all its evidence in context."""
        from newsgraph.explain import explain_claim  # noqa: PLC0415

        return explain_claim(self, claim)

    # --- people as a network ---------------------------------------------------------------------------------------

    def paths(self, first: str, second: str, choice: Choice | None = None, most: int = 5) -> list[Chain]:
        """The shortest chains of claims that connect two people or bodies."""
        from newsgraph.network import EVERYTHING, find_paths  # noqa: PLC0415

        return find_paths(self, self.find(first).id, self.find(second).id, choice or EVERYTHING, most)

    def neighbours(self, name: str, depth: int = 1, choice: Choice | None = None) -> list[Neighbour]:
        """Who and what is at most `depth` steps from somebody, with the last step's claim."""
        from newsgraph.network import EVERYTHING, find_neighbours  # noqa: PLC0415

        return find_neighbours(self, self.find(name).id, depth, choice or EVERYTHING)

    def brokers(self, choice: Choice | None = None) -> Ranking:
        """People by how much they stand between others."""
        from newsgraph.network import EVERYTHING, rank_brokers  # noqa: PLC0415

        return rank_brokers(self, choice or EVERYTHING)

    def communities(self, choice: Choice | None = None) -> list[Community]:
        """People who share more with each other than with others."""
        from newsgraph.network import EVERYTHING, find_communities  # noqa: PLC0415

        return find_communities(self, choice or EVERYTHING)

    # --- comparing -------------------------------------------------------------------------------------------------

    def changes_since(self, old: KnowledgeGraph) -> Comparison:
        """What this graph adds to an older one, has lost of it, and tells otherwise."""
        from newsgraph.compare import compare_graphs  # noqa: PLC0415

        return compare_graphs(old, self)

    # --- other libraries -------------------------------------------------------------------------------------------

    def to_networkx(self, view: str = "all", *, isolates: bool = True, years: Collection[int] = ()) -> Any:
        """The drawn graph as a `networkx.MultiDiGraph`, of `view="people"` as a `MultiGraph`; without places and colours.

        Nodes are entity ids, keys of lines claim ids; their attributes are those of GraphML. Views: `all`, `people` who share a group or body,
        `groups` and who sits in them (`years`: only in groups of these), `stances`. Without `isolates`, what no line
        touches is left out. Denied claims and unnamed people are not drawn.
        """
        from newsgraph.network.views import view_of  # noqa: PLC0415

        return view_of(self, view, isolates=isolates, years=years)

    def to_rdflib(self) -> Any:
        """The union of all articles' statements as an `rdflib.Graph`. Which article says what stands in TriG and N-Quads."""
        import pyoxigraph  # noqa: PLC0415
        import rdflib  # noqa: PLC0415

        from newsgraph.terms import PREFIXES  # noqa: PLC0415

        triples = self.store.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph())
        graph = rdflib.Graph()
        for prefix, namespace in PREFIXES.items():
            graph.bind(prefix, namespace)
        return graph.parse(data=triples or b"", format="nt")

    def to_pandas(self) -> dict[str, Any]:
        """The graph as tables: a `pandas.DataFrame` each for `articles` (with their text), `entities`, `claims`, `evidence` and `mentions`.

        The columns are those of `--format csv`: names beside ids (`subject`, `subject_name`); `evidence` and `mentions` have a row a piece.
        Raises SetupError where pandas is not installed.
        """
        from newsgraph.export.tables.frames import make_frames  # noqa: PLC0415

        return make_frames(self)

    def write(self, folder: str | Path, formats: Iterable[str] = ()) -> list[Path]:
        """Write the three JSON Lines files into a folder, and exports in these formats; gives the files."""
        from newsgraph.export import export_graph  # noqa: PLC0415
        from newsgraph.folder import hold_folder  # noqa: PLC0415
        from newsgraph.jsonl import FILES, write_graph  # noqa: PLC0415

        folder = Path(folder)
        with hold_folder(folder):
            write_graph(self, folder)
            return [*(folder / name for name in FILES), *export_graph(self, folder, formats)]

    # --- a graph among graphs --------------------------------------------------------------------------------------

    def __eq__(self, other: object) -> bool:
        """Whether two graphs hold the same records; a KnowledgeGraph is as good as one of ours."""
        if not isinstance(other, KnowledgeGraph):
            return NotImplemented
        return (self.articles, self.entities, self.claims) == (other.articles, other.entities, other.claims)

    __hash__ = KnowledgeGraph.__hash__

    def __repr__(self) -> str:
        counts = (len(self.articles), len(self.entities), len(self.claims))
        return "Graph({:,} articles, {:,} entities, {:,} claims)".format(*counts)


def as_graph(graph: KnowledgeGraph) -> Graph:
    """The records of a graph with what can be asked of them."""
    return graph if isinstance(graph, Graph) else Graph(graph.articles, graph.entities, graph.claims)
