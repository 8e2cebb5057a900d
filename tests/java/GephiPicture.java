import java.awt.Color;
import java.io.File;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.gephi.io.exporter.api.ExportController;
import org.gephi.io.exporter.preview.PDFExporter;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.preview.api.CanvasSize;
import org.gephi.preview.api.PreviewController;
import org.gephi.preview.api.PreviewModel;
import org.gephi.preview.api.PreviewProperties;
import org.gephi.preview.api.PreviewProperty;
import org.gephi.preview.types.DependantColor;
import org.gephi.preview.types.EdgeColor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/**
 * Opens a graph as Gephi does and exports its preview with labels and the file's own colours, as PDF, SVG or PNG.
 * No layout is run: what is drawn lies where the file says.
 * Run by scripts/draw_gephi.py and test_interop_gephi.py: java -cp gephi-toolkit-all.jar GephiPicture.java GRAPH PICTURE
 */
public class GephiPicture {
    private static final float LABEL_POINTS = 18;
    private static final float MARGIN = 30;

    public static void main(String[] files) throws Exception {
        Lookup lookup = Lookup.getDefault();
        ProjectController projects = lookup.lookup(ProjectController.class);
        projects.newProject();
        ImportController importer = lookup.lookup(ImportController.class);
        Container container = importer.importFile(new File(files[0]));
        container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
        importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());

        PreviewModel preview = lookup.lookup(PreviewController.class).getModel();
        PreviewProperties set = preview.getProperties();
        set.putValue(PreviewProperty.SHOW_NODE_LABELS, true);
        set.putValue(PreviewProperty.NODE_LABEL_PROPORTIONAL_SIZE, false);
        set.putValue(PreviewProperty.NODE_LABEL_FONT, set.getFontValue(PreviewProperty.NODE_LABEL_FONT).deriveFont(LABEL_POINTS));
        set.putValue(PreviewProperty.NODE_LABEL_OUTLINE_SIZE, 3f);
        set.putValue(PreviewProperty.NODE_LABEL_OUTLINE_COLOR, new DependantColor(Color.WHITE));
        set.putValue(PreviewProperty.NODE_LABEL_OUTLINE_OPACITY, 80f);
        set.putValue(PreviewProperty.NODE_BORDER_FIXED, true);
        set.putValue(PreviewProperty.NODE_BORDER_WIDTH, 0f);
        set.putValue(PreviewProperty.EDGE_COLOR, new EdgeColor(EdgeColor.Mode.ORIGINAL));
        set.putValue(PreviewProperty.EDGE_OPACITY, 100f);
        set.putValue(PreviewProperty.EDGE_THICKNESS, 2.5f);
        set.putValue(PreviewProperty.EDGE_RESCALE_WEIGHT, true);
        set.putValue(PreviewProperty.EDGE_RESCALE_WEIGHT_MIN, 1f);
        set.putValue(PreviewProperty.EDGE_RESCALE_WEIGHT_MAX, 4f);
        set.putValue(PreviewProperty.EDGE_CURVED, false);
        set.putValue(PreviewProperty.ARROW_SIZE, 5f);
        // The page in the form of the picture, a point of it a unit of the graph's coordinates.
        PreviewController controller = lookup.lookup(PreviewController.class);
        controller.refreshPreview();
        CanvasSize size = preview.getGraphicsCanvasSize();
        ExportController export = lookup.lookup(ExportController.class);
        PDFExporter pdf = (PDFExporter) export.getExporter("pdf");
        pdf.setPageSize(new PDRectangle(size.getWidth() + 2 * MARGIN, size.getHeight() + 2 * MARGIN));
        pdf.setMarginLeft(MARGIN);
        pdf.setMarginRight(MARGIN);
        pdf.setMarginTop(MARGIN);
        pdf.setMarginBottom(MARGIN);
        export.exportFile(new File(files[1]), pdf);
        System.exit(0);
    }
}
