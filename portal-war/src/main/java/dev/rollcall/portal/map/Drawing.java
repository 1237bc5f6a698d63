package dev.rollcall.portal.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A graph as it is drawn, in units that are pixels at full size. Immutable.
 *
 * @param boxes one for each node
 * @param lines one for each need
 */
public record Drawing(int width, int height, List<Box> boxes, List<Line> lines) {
    private static final int BOX_HEIGHT = 46;
    private static final int GAP = 18;
    private static final int COLUMN_GAP = 84;
    private static final int MARGIN = 12;
    private static final int LETTER = 8;
    private static final int MOST_LETTERS = 26;
    private static final int TIP = 8;

    /** Room below a column for the lines that lead back. */
    private static final int BACK = 26;

    public Drawing {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    /**
     * A service.
     *
     * @param label short enough for the box
     * @param name the whole of it
     */
    public record Box(
            int x,
            int y,
            int width,
            int height,
            String label,
            String name,
            String note,
            String tone,
            boolean missing) {}

    /**
     * A need.
     *
     * @param path data of an SVG path
     * @param tip the same of the point of the arrow
     * @param tone {@code bad} if it is not met, {@code circle} if it is part of one, or empty
     */
    public record Line(String path, String tip, String tone) {}

    /** Draws a graph; the function gives what is drawn for a node. */
    static Drawing of(Needs needs, Function<String, Node> nodes) {
        List<List<String>> columns = Layers.of(needs);
        int tallest = columns.stream().mapToInt(List::size).max().orElse(0);
        int inner = tallest * (BOX_HEIGHT + GAP) - (tallest == 0 ? 0 : GAP);
        Map<String, Box> boxes = new HashMap<>();
        int x = MARGIN;
        for (List<String> column : columns) {
            int width = column.stream()
                    .mapToInt(name -> width(nodes.apply(name)))
                    .max()
                    .orElse(0);
            int y = MARGIN + (inner - column.size() * (BOX_HEIGHT + GAP) + GAP) / 2;
            for (String name : column) {
                boxes.put(name, box(nodes.apply(name), x, y, width));
                y += BOX_HEIGHT + GAP;
            }
            x += width + COLUMN_GAP;
        }
        int width = columns.isEmpty() ? 2 * MARGIN : x - COLUMN_GAP + MARGIN;
        return new Drawing(
                width,
                inner + 2 * MARGIN + (needs.circles().isEmpty() ? 0 : BACK),
                needs.nodes().stream().map(boxes::get).toList(),
                lines(needs, nodes, boxes));
    }

    private static List<Line> lines(Needs needs, Function<String, Node> nodes, Map<String, Box> boxes) {
        List<Line> lines = new ArrayList<>();
        for (String from : needs.nodes()) {
            for (String to : needs.of(from)) {
                Box start = boxes.get(from);
                Box end = boxes.get(to);
                if (start != null && end != null) {
                    boolean unmet =
                            nodes.apply(to).missing() || nodes.apply(to).tone().equals("bad");
                    boolean circular = !from.equals(to) && needs.isCircular(from, to);
                    lines.add(line(start, end, circular ? "circle" : unmet ? "bad" : ""));
                }
            }
        }
        return lines;
    }

    private static Line line(Box from, Box to, String tone) {
        return from.x() < to.x() ? onward(from, to, tone) : back(from, to, tone);
    }

    private static Line onward(Box from, Box to, String tone) {
        int x1 = from.x() + from.width();
        int y1 = from.y() + from.height() / 2;
        int x2 = to.x() - TIP;
        int y2 = to.y() + to.height() / 2;
        int bend = Math.max(COLUMN_GAP / 2, (x2 - x1) / 2);
        String path = path("M%d %dC%d %d %d %d %d %d", x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2);
        return new Line(path, path("M%d %dl-%d -5v10z", x2 + TIP, y2, TIP), tone);
    }

    /** Below the boxes, from bottom to bottom. */
    private static Line back(Box from, Box to, String tone) {
        int x1 = from.x() + from.width() * 2 / 3;
        int y1 = from.y() + from.height();
        int x2 = to.x() + to.width() / 3;
        int y2 = to.y() + to.height() + TIP;
        int low = Math.max(y1, y2) + BACK;
        String path = path("M%d %dC%d %d %d %d %d %d", x1, y1, x1, low, x2, low, x2, y2);
        return new Line(path, path("M%d %dl-5 %dh10z", x2, y2 - TIP, TIP), tone);
    }

    /** In digits that SVG knows, whatever the machine's language. */
    private static String path(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }

    private static Box box(Node node, int x, int y, int width) {
        return new Box(
                x, y, width, BOX_HEIGHT, cut(node.label()), node.label(), node.note(), node.tone(), node.missing());
    }

    private static int width(Node node) {
        return 24
                + LETTER
                        * Math.max(
                                cut(node.label()).length(),
                                Math.max(10, node.note().length()));
    }

    private static String cut(String label) {
        return label.length() > MOST_LETTERS ? label.substring(0, MOST_LETTERS - 1) + "…" : label;
    }
}
