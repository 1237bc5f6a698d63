package dev.rollcall.system.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The figures as a table in Markdown that can be read as it is, too. */
final class Table {
    private static final List<String> HEAD = List.of("figure", "measured", "goal or baseline", "");

    private final Consumer<String> progress;
    private final List<Figure> figures = new ArrayList<>();

    /** Takes who is told of each figure when it is known: all of them take minutes. */
    Table(Consumer<String> progress) {
        this.progress = progress;
    }

    void add(Figure figure) {
        figures.add(figure);
        progress.accept("  " + String.join(" | ", cells(figure)));
    }

    /** Returns whether everything could be measured; goals may be missed. */
    boolean complete() {
        return figures.stream().noneMatch(figure -> figure.verdict().equals(Figure.FAILED));
    }

    @Override
    public String toString() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        figures.forEach(figure -> rows.add(cells(figure)));
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        rows.add(1, HEAD.stream().map(name -> "").toList());
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            boolean rule = row.stream().allMatch(String::isEmpty);
            line.append(rule ? "-" : " ")
                    .append(cell)
                    .append((rule ? "-" : " ").repeat(widths[column] - cell.length()))
                    .append(rule ? "-|" : " |");
        }
        return line.toString();
    }

    /** A bar in a cell would begin the next one. */
    private static List<String> cells(Figure figure) {
        return List.of(figure.what(), figure.measured(), figure.beside(), figure.verdict()).stream()
                .map(cell -> cell.replace("|", "\\|"))
                .toList();
    }
}
