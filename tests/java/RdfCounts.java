import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.RDFParser;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;
import org.eclipse.rdf4j.rio.helpers.NTriplesUtil;

/**
 * Opens RDF files in Apache Jena and Eclipse RDF4J and prints what each finds, a line a file: engine, file, different triples whatever
 * their graph, named graphs, and the letters of all literals; parted by tabs.
 * Run by test_interop_rdf.py: java -cp JARS RdfCounts.java FILE...
 */
public class RdfCounts {
    public static void main(String[] files) throws Exception {
        for (String name : files) {
            print("jena", name, jena(name));
            RDFFormat format = Rio.getParserFormatForFileName(name).orElse(null);
            if (format != null) { // its parsers of N-Quads and JSON-LD are jars that not every repository has
                print("rdf4j", name, rdf4j(Path.of(name), format));
            }
        }
        System.exit(0);
    }

    private static final class Found {
        final Set<String> triples = new TreeSet<>();
        final Set<String> graphs = new TreeSet<>();
        long letters;

        void add(String triple, String graph, String literal) {
            if (triples.add(triple)) {
                letters += literal.codePointCount(0, literal.length());
            }
            if (graph != null) {
                graphs.add(graph);
            }
        }
    }

    private static Found jena(String name) {
        Found found = new Found();
        DatasetGraph data = RDFDataMgr.loadDatasetGraph(name);
        data.find().forEachRemaining(quad -> {
            String literal = quad.getObject().isLiteral() ? quad.getObject().getLiteralLexicalForm() : "";
            String triple = NodeFmtLib.strNT(quad.getSubject()) + NodeFmtLib.strNT(quad.getPredicate()) + NodeFmtLib.strNT(quad.getObject());
            found.add(triple, quad.isDefaultGraph() ? null : quad.getGraph().toString(), literal);
        });
        return found;
    }

    private static Found rdf4j(Path path, RDFFormat format) throws Exception {
        Found found = new Found();
        RDFParser parser = Rio.createParser(format);
        parser.setRDFHandler(new AbstractRDFHandler() {
            @Override
            public void handleStatement(Statement said) {
                Resource graph = said.getContext();
                String literal = said.getObject().isLiteral() ? said.getObject().stringValue() : "";
                String triple = NTriplesUtil.toNTriplesString(said.getSubject()) + NTriplesUtil.toNTriplesString(said.getPredicate())
                        + NTriplesUtil.toNTriplesString(said.getObject());
                found.add(triple, graph == null ? null : graph.stringValue(), literal);
            }
        });
        try (InputStream in = Files.newInputStream(path)) {
            parser.parse(in, "urn:base:");
        }
        return found;
    }

    private static void print(String engine, String file, Found found) {
        System.out.println(String.join("\t", engine, file, String.valueOf(found.triples.size()), String.valueOf(found.graphs.size()),
                String.valueOf(found.letters)));
    }
}
