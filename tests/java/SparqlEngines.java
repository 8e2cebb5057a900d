import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.query.ResultSet;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.out.NodeFmtLib;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.query.BindingSet;
import org.eclipse.rdf4j.query.TupleQuery;
import org.eclipse.rdf4j.query.TupleQueryResult;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.helpers.NTriplesUtil;
import org.eclipse.rdf4j.sail.memory.MemoryStore;

/**
 * Asks queries of one graph in Apache Jena or Eclipse RDF4J and writes the answers as SPARQL's TSV: NAME.tsv for
 * NAME.rq, in the order of the answer; NAME.error with the message where the engine gives none.
 * Run by test_interop_sparql.py: java -cp JARS SparqlEngines.java (jena|rdf4j) GRAPH.nt FOLDER_OF_QUERIES FOLDER_OF_ANSWERS
 */
public class SparqlEngines {
    private static final int SECONDS = 60; // for one query

    private interface Engine extends AutoCloseable {
        /** A line of names, then a line a row: terms as in N-Triples, parted by tabs. */
        List<String> ask(String query);

        @Override
        void close();
    }

    public static void main(String[] args) throws IOException {
        Path answers = Path.of(args[3]);
        List<Path> queries;
        try (Stream<Path> files = Files.list(Path.of(args[2]))) {
            queries = files.filter(file -> file.toString().endsWith(".rq")).sorted().toList();
        }
        try (Engine engine = args[0].equals("jena") ? jena(args[1]) : rdf4j(Path.of(args[1]))) {
            for (Path query : queries) {
                String name = query.getFileName().toString().replaceFirst("\\.rq$", "");
                try {
                    Files.write(answers.resolve(name + ".tsv"), engine.ask(Files.readString(query)));
                } catch (RuntimeException error) {
                    Files.writeString(answers.resolve(name + ".error"), String.valueOf(error));
                }
            }
        }
        System.exit(0);
    }

    private static Engine jena(String graph) {
        Dataset data = DatasetFactory.create(RDFDataMgr.loadModel(graph));
        return new Engine() {
            @Override
            public List<String> ask(String query) {
                try (QueryExecution asked = QueryExecution.dataset(data).query(QueryFactory.create(query)).timeout(SECONDS, TimeUnit.SECONDS).build()) {
                    ResultSet rows = asked.execSelect();
                    List<String> names = rows.getResultVars();
                    List<String> lines = new ArrayList<>(List.of(header(names)));
                    while (rows.hasNext()) {
                        QuerySolution row = rows.next();
                        lines.add(line(names.stream().map(name -> row.contains(name) ? written(row.get(name).asNode()) : "")));
                    }
                    return lines;
                }
            }

            private String written(Node term) {
                return NodeFmtLib.strNT(term);
            }

            @Override
            public void close() {
                data.close();
            }
        };
    }

    private static Engine rdf4j(Path graph) {
        SailRepository repository = new SailRepository(new MemoryStore());
        RepositoryConnection connection = repository.getConnection();
        try (InputStream triples = Files.newInputStream(graph)) {
            connection.add(triples, "", RDFFormat.NTRIPLES);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
        return new Engine() {
            @Override
            public List<String> ask(String query) {
                TupleQuery asked = connection.prepareTupleQuery(query);
                asked.setMaxExecutionTime(SECONDS);
                try (TupleQueryResult rows = asked.evaluate()) {
                    List<String> names = rows.getBindingNames();
                    List<String> lines = new ArrayList<>(List.of(header(names)));
                    for (BindingSet row : rows) {
                        lines.add(line(names.stream().map(name -> row.hasBinding(name) ? written(row.getValue(name)) : "")));
                    }
                    return lines;
                }
            }

            private String written(Value term) {
                return NTriplesUtil.toNTriplesString(term);
            }

            @Override
            public void close() {
                connection.close();
                repository.shutDown();
            }
        };
    }

    private static String header(List<String> names) {
        return line(names.stream().map(name -> "?" + name));
    }

    private static String line(Stream<String> cells) {
        return String.join("\t", cells.toList());
    }
}
