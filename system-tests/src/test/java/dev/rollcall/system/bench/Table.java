package dev.rollcall.system.bench;

import dev.rollcall.system.harness.MarkdownTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The figures as a table in Markdown that can be read as it is, too. */
final class Table {
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

    List<Figure> figures() {
        return List.copyOf(figures);
    }

    /** Returns whether everything could be measured; goals may be missed. */
    boolean complete() {
        return figures.stream().noneMatch(figure -> figure.verdict().equals(Figure.FAILED));
    }

    @Override
    public String toString() {
        var table = new MarkdownTable("figure", "measured", "goal or baseline", "");
        figures.forEach(figure -> table.row(cells(figure)));
        return table.toString();
    }

    private static String[] cells(Figure figure) {
        return new String[] {figure.what(), figure.measured(), figure.beside(), figure.verdict()};
    }
}
