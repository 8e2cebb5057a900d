import java.io.File;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/**
 * Opens files as Gephi does, without its window, and prints what it holds then, one line a node or edge:
 * file, "node", id, label, colour, x, y, size, time; file, "edge", id, label, source, target, colour, weight, time.
 * Parted by tabs.
 * Run by test_interop_gephi.py: java -cp gephi-toolkit-all.jar GephiImport.java FILE...
 */
public class GephiImport {
    public static void main(String[] files) throws Exception {
        Lookup lookup = Lookup.getDefault();
        ProjectController projects = lookup.lookup(ProjectController.class);
        ImportController importer = lookup.lookup(ImportController.class);
        for (String name : files) {
            projects.newProject();
            Workspace workspace = projects.getCurrentWorkspace();
            Container container = importer.importFile(new File(name));
            // Ends of edges that are no nodes would be made up otherwise.
            container.getLoader().setAllowAutoNode(false);
            // "Don't merge" in the window: without it Gephi adds up two roles of one person in one body.
            container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
            importer.process(container, new DefaultProcessor(), workspace);
            Graph graph = lookup.lookup(GraphController.class).getGraphModel(workspace).getDirectedGraph();
            for (Node node : graph.getNodes()) {
                String colour = String.format("%06x", node.getColor().getRGB() & 0xffffff);
                print(name, "node", node.getId(), node.getLabel(), colour, node.x(), node.y(), node.size(), time(node));
            }
            for (Edge edge : graph.getEdges()) {
                String colour = String.format("%06x", edge.getColor().getRGB() & 0xffffff);
                String[] ends = {edge.getSource().getId().toString(), edge.getTarget().getId().toString()};
                print(name, "edge", edge.getId(), edge.getLabel(), ends[0], ends[1], colour, edge.getWeight(), time(edge));
            }
        }
        System.exit(0);
    }

    /** When an element is there, in milliseconds since 1970: "<[1.0, 2.0]>"; "null" where always. */
    private static Object time(Element element) {
        return element.getAttribute("timeset");
    }

    private static void print(Object... parts) {
        StringBuilder line = new StringBuilder();
        for (Object part : parts) {
            line.append(line.length() > 0 ? "\t" : "").append(part);
        }
        System.out.println(line);
    }
}
