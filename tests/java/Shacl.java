import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;

/**
 * Checks a graph with Jena's SHACL: a line a violation, node and message parted by a tab, each once.
 * Run by test_validate_breaks.py: java -cp JARS Shacl.java SHAPES.ttl GRAPH.nt REPORT.tsv
 */
public class Shacl {
    public static void main(String[] args) throws IOException {
        Shapes shapes = Shapes.parse(RDFDataMgr.loadGraph(args[0]));
        Graph data = RDFDataMgr.loadGraph(args[1]);
        List<String> lines = ShaclValidator.get().validate(shapes, data).getEntries().stream()
            .map(entry -> (entry.focusNode().isURI() ? entry.focusNode().getURI() : entry.focusNode().toString()) + "\t" + entry.message())
            .distinct().sorted().toList();
        Files.write(Path.of(args[2]), lines);
        System.exit(0);
    }
}
