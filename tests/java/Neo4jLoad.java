import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Result;
import org.neo4j.graphdb.Transaction;

/**
 * Opens Neo4j's embedded database, runs a Cypher script there (twice: the second time changes nothing) and asks questions of it. For each
 * question FOLDER/NAME.cypher writes ANSWERS/NAME.tsv: a line a row, cells parted by tabs, what is not printable ASCII as \\uXXXX.
 * Run by test_interop_neo4j.py: java --add-opens... -cp JARS Neo4jLoad.java HOME_OF_DATABASE FOLDER_OF_QUESTIONS ANSWERS [SCRIPT]
 */
public class Neo4jLoad {
    public static void main(String[] args) throws Exception {
        DatabaseManagementService service = new DatabaseManagementServiceBuilder(Path.of(args[0]))
                .setConfig(GraphDatabaseSettings.pagecache_memory, 64L * 1024 * 1024)
                .build();
        try {
            GraphDatabaseService database = service.database("neo4j");
            for (int time = 0; args.length > 3 && time < 2; time++) {
                for (String statement : statements(Files.readString(Path.of(args[3])))) {
                    database.executeTransactionally(statement);
                }
            }
            try (var files = Files.list(Path.of(args[1]))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".cypher")).sorted().toList()) {
                    Path answer = Path.of(args[2], file.getFileName().toString().replaceFirst("cypher$", "tsv"));
                    Files.write(answer, ask(database, Files.readString(file)));
                }
            }
        } finally {
            service.shutdown();
        }
    }

    /** The statements of a script, each of which ends at a line that ends in a semicolon; comments are lines of their own. */
    private static List<String> statements(String script) {
        List<String> found = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : script.split("\n")) {
            if (statement.isEmpty() && line.startsWith("//")) {
                continue;
            }
            statement.append(line).append('\n');
            if (line.endsWith(";")) {
                found.add(statement.substring(0, statement.length() - 2));
                statement.setLength(0);
            }
        }
        return found;
    }

    private static List<String> ask(GraphDatabaseService database, String question) {
        List<String> lines = new ArrayList<>();
        try (Transaction transaction = database.beginTx(); Result rows = transaction.execute(question)) {
            List<String> columns = rows.columns();
            while (rows.hasNext()) {
                Map<String, Object> row = rows.next();
                lines.add(String.join("\t", columns.stream().map(name -> written(row.get(name))).toList()));
            }
        }
        return lines;
    }

    private static String written(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((key, item) -> sorted.put(key.toString(), written(item)));
            return sorted.toString();
        }
        if (value instanceof String[] texts) {
            return written(String.join("|", texts));
        }
        StringBuilder text = new StringBuilder();
        for (char letter : String.valueOf(value).toCharArray()) {
            text.append(letter < ' ' || letter == '\\' || letter > 126 ? String.format("\\u%04x", (int) letter) : letter);
        }
        return text.toString();
    }
}
