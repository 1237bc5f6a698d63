package dev.rollcall.system.bench;

import dev.rollcall.system.bench.Curve.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How long what a part has measured took, by percentiles, as a picture beside the page of all figures. A figure has a colour, which
 * its baselines share, dashed; every line has marks of its own shape. Without durations there is no picture.
 */
final class Plot {
    private static final String DIRECTORY = "benchmarks";
    private static final int WIDTH = 960;
    private static final int MARGIN = 16;
    private static final int ROW = 20;
    private static final int BOTTOM = Axes.TOP + Axes.HEIGHT;
    private static final int LEGEND = BOTTOM + 60;

    /** Each can be told from every other, dark or light, with any kind of colour blindness, at least by how bright it is or its mark. */
    private static final int COLOURS = 6;

    private static final String STYLE = """
            svg { --page: #fff; --ink: #1f2328; --faint: #d1d9e0; font: 12px system-ui, sans-serif; }
            .c0 { color: #0072b2 } .c1 { color: #c04d00 } .c2 { color: #007a59 }
            .c3 { color: #a8437e } .c4 { color: #7d6600 } .c5 { color: #1f2328 }
            @media (prefers-color-scheme: dark) {
              svg { --page: #0d1117; --ink: #e6edf3; --faint: #3d444d; }
              .c0 { color: #56b4e9 } .c1 { color: #ff8a3d } .c2 { color: #2ed3a3 }
              .c3 { color: #e79bc6 } .c4 { color: #f0e442 } .c5 { color: #e6edf3 }
            }
            .page { fill: var(--page) }
            text { fill: var(--ink); stroke: var(--page); stroke-width: 3px; paint-order: stroke }
            .head { font-size: 18px; font-weight: 600 } .small { font-size: 10px }
            .end { text-anchor: end } .middle { text-anchor: middle }
            .grid { stroke: var(--faint) } .goal { stroke: var(--ink); stroke-width: 0.8px }
            polyline { fill: none; stroke: currentColor; stroke-width: 1.8px; stroke-linejoin: round }
            .mark { fill: currentColor; stroke: currentColor; stroke-width: 1.5px }
            .baseline polyline { stroke-dasharray: 6 4 } .baseline .mark { fill: var(--page) }
            """;

    private static final List<String> MARKS = List.of(
            "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
            "M-3.5-3.5h7v7h-7z",
            "M0-4.5l4.5 8h-9z",
            "M0-5l5 5l-5 5l-5-5z",
            "M0 4.5l4.5-8h-9z",
            "M-4-4l8 8m0-8l-8 8",
            "M-4.5 0h9m-4.5-4.5v9");

    private final String part;
    private final String circumstances;
    private final List<Line> lines = new ArrayList<>();

    /**
     * Takes the name of the part, when and where it was measured, and its figures, also those without durations. A baseline that
     * several have is drawn once.
     */
    Plot(String part, String circumstances, List<Figure> figures) {
        this.part = part;
        this.circumstances = circumstances;
        int colour = 0;
        for (Figure figure : figures) {
            for (Curve curve : figure.curves()) {
                if (lines.stream().noneMatch(line -> line.curve.equals(curve))) {
                    lines.add(new Line(curve, colour % COLOURS, MARKS.get(lines.size() % MARKS.size())));
                }
            }
            colour += figure.curves().isEmpty() ? 0 : 1;
        }
    }

    private record Line(Curve curve, int colour, String mark) {
        /** Opens what a colour and a dash belong to. */
        String group() {
            return "<g class=\"c" + colour + (curve.baseline() ? " baseline" : "") + "\">";
        }

        String mark(double x, double y) {
            return "<path class=\"mark\" transform=\"translate(" + at(x, " ", y) + ")\" d=\"" + mark + "\"/>";
        }

        String legend() {
            return curve.name()
                    + Stream.concat(
                                    Stream.of(String.format(Locale.ROOT, "%,d values", curve.size())),
                                    curve.limits().stream().map(limit -> "goal " + limit))
                            .collect(Collectors.joining(", ", " (", ")"));
        }

        String inWords() {
            List<Point> marked = curve.marked();
            Point last = marked.remove(marked.size() - 1);
            return marked.stream()
                            .map(point -> Axes.percent(point.nines()) + " within " + Axes.name(point.nanos()) + ", ")
                            .collect(Collectors.joining("", plain(legend()) + ": ", "all within "))
                    + Axes.name(last.nanos());
        }
    }

    /** Returns what shows it on the page of all figures; empty without durations. */
    String link() {
        return lines.isEmpty() ? "" : "\n![" + alt() + "](" + DIRECTORY + "/" + part + ".svg)\n";
    }

    private String alt() {
        return lines.stream()
                .filter(line -> !line.curve.baseline())
                .map(line -> plain(line.curve.name()).replaceAll("[\\[\\]]", "\\\\$0"))
                .collect(Collectors.joining("; ", "How long it took by percentiles: ", ""));
    }

    private static String plain(String markdown) {
        return markdown.replace("`", "");
    }

    /** Writes it where that page looks for it, in place of what is there. Without durations nothing is there afterwards. */
    void write(Path page) throws IOException {
        Path directory = page.resolveSibling(DIRECTORY);
        Path file = directory.resolve(part + ".svg");
        if (lines.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            Files.createDirectories(directory);
            Files.writeString(file, toString());
        }
    }

    /** Returns the picture as SVG. */
    @Override
    public String toString() {
        Axes axes = axes();
        List<String> svg = new ArrayList<>();
        int height = LEGEND + ROW * lines.size() + MARGIN;
        svg.add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + WIDTH + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + WIDTH + " " + height + "\" role=\"img\" aria-labelledby=\"title desc\">");
        svg.add("<title id=\"title\">" + xml(part + ": how long it took, by percentiles") + "</title>");
        svg.add("<desc id=\"desc\">"
                + lines.stream().map(line -> xml(line.inWords())).collect(Collectors.joining(".\n")) + "</desc>");
        svg.add("<style>\n" + STYLE + "</style>");
        svg.add("<rect class=\"page\" width=\"" + WIDTH + "\" height=\"" + height + "\"/>");
        svg.add(text("head", MARGIN, 30, part));
        svg.add(text("small", MARGIN, 48, circumstances));
        grid(axes, svg);
        lines.forEach(line -> svg.add(drawn(line, axes)));
        goals(axes, svg);
        legend(svg);
        svg.add("</svg>\n");
        return String.join("\n", svg);
    }

    private Axes axes() {
        List<Point> points =
                lines.stream().flatMap(line -> line.curve.points().stream()).toList();
        return new Axes(
                points.stream().mapToDouble(Point::nines).max().orElse(1),
                LongStream.concat(
                        points.stream().mapToLong(Point::nanos),
                        limits().stream().mapToLong(limit -> limit.at().toNanos())));
    }

    private List<Limit> limits() {
        return lines.stream()
                .flatMap(line -> line.curve.limits().stream())
                .distinct()
                .toList();
    }

    private static void grid(Axes axes, List<String> svg) {
        svg.add(text("small", MARGIN, Axes.TOP - 12, "time, logarithmic"));
        for (long nanos : axes.durations()) {
            svg.add(rule("grid", Axes.LEFT, axes.y(nanos), Axes.LEFT + Axes.WIDTH, axes.y(nanos)));
            svg.add(text("end", Axes.LEFT - 8, axes.y(nanos) + 4, Axes.name(nanos)));
        }
        for (double nine : axes.percentiles()) {
            svg.add(rule("grid", axes.x(nine), Axes.TOP, axes.x(nine), BOTTOM));
            svg.add(text("middle", axes.x(nine), BOTTOM + 18, Axes.percent(nine)));
        }
        svg.add(text(
                "small end", Axes.LEFT + Axes.WIDTH, BOTTOM + 34, "so many took no longer; the end is the longest"));
    }

    private void goals(Axes axes, List<String> svg) {
        for (Limit limit : limits()) {
            double y = axes.y(limit.at().toNanos());
            svg.add(rule("goal", Axes.LEFT, y, Axes.LEFT + Axes.WIDTH, y));
            svg.add(text("small", Axes.LEFT + 6, y - 4, "goal " + limit));
        }
    }

    private static String drawn(Line line, Axes axes) {
        return line.curve.points().stream()
                        .map(point -> at(axes.x(point.nines()), ",", axes.y(point.nanos())))
                        .collect(Collectors.joining(" ", line.group() + "<polyline points=\"", "\"/>"))
                + line.curve.marked().stream()
                        .map(point -> line.mark(axes.x(point.nines()), axes.y(point.nanos())))
                        .collect(Collectors.joining("", "", "</g>"));
    }

    private void legend(List<String> svg) {
        int y = LEGEND;
        for (Line line : lines) {
            svg.add(line.group() + "<polyline points=\"" + at(MARGIN, ",", y) + " " + at(MARGIN + 40, ",", y) + "\"/>"
                    + line.mark(MARGIN + 20, y) + "</g>" + text("", MARGIN + 52, y + 4, line.legend()));
            y += ROW;
        }
    }

    private static String rule(String kind, double x, double y, double right, double bottom) {
        return "<path class=\"" + kind + "\" d=\"M" + at(x, " ", y) + "L" + at(right, " ", bottom) + "\"/>";
    }

    private static String text(String kind, double x, double y, String text) {
        return String.format(
                Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", kind, x, y, xml(plain(text)));
    }

    private static String at(double x, String between, double y) {
        return String.format(Locale.ROOT, "%.1f%s%.1f", x, between, y);
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
