package dev.rollcall.system.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PlotTest {
    private static final Sample HUNDRED = millis(100);

    private static Sample millis(int count) {
        return Sample.ofNanos(LongStream.rangeClosed(1, count).map(each -> 1_000_000 * each));
    }

    private static Figure figure(String what) {
        return Figure.beside(what, "100 ms", "-");
    }

    private static Plot plot(Figure... figures) {
        return new Plot("push", "2026-11-28, commit 1234567", List.of(figures));
    }

    /** Fails if it is not well-formed. */
    private static Document svg(Plot plot) throws Exception {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        return parsers.newDocumentBuilder()
                .parse(new ByteArrayInputStream(plot.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> all(Document svg, String name) {
        NodeList found = svg.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> (Element) found.item(index))
                .toList();
    }

    private static List<String> texts(Document svg) {
        return all(svg, "text").stream().map(Element::getTextContent).toList();
    }

    private static String kind(Element line) {
        return ((Element) line.getParentNode()).getAttribute("class");
    }

    @Test
    void aFigureIsALineWithItsNameBelow() throws Exception {
        Document svg = svg(plot(figure("`GET /students`").with(HUNDRED)));

        assertEquals(2, all(svg, "polyline").size(), "in the plot and in the legend");
        assertTrue(
                texts(svg).contains("GET /students (100 values)"),
                () -> texts(svg).toString());
        assertTrue(texts(svg).containsAll(List.of("push", "2026-11-28, commit 1234567", "90 %", "99 %", "10 ms")));
    }

    @Test
    void aBaselineIsDashedAndHasTheColourOfWhatStandsBesideIt() throws Exception {
        Document svg = svg(
                plot(figure("read").with(HUNDRED), figure("saved").with(HUNDRED).over("bare", HUNDRED)));

        assertEquals(
                List.of("c0", "c1", "c1 baseline"),
                all(svg, "polyline").stream().limit(3).map(PlotTest::kind).toList());
    }

    @Test
    void aBaselineOfSeveralFiguresIsDrawnOnce() throws Exception {
        Figure read = figure("read").with(HUNDRED).over("bare", millis(50));
        Figure saved = figure("saved").with(HUNDRED).over("bare", millis(50));

        assertEquals(1, count(texts(svg(plot(read, saved))), "bare (50 values)"));
    }

    private static long count(List<String> texts, String text) {
        return texts.stream().filter(text::equals).count();
    }

    @Test
    void aGoalOfSeveralFiguresIsOneLineAndStandsBesideTheNameOfEach() throws Exception {
        Limit goal = new Limit("p95", Duration.ofMillis(300));
        Document svg =
                svg(plot(figure("read").with(HUNDRED, goal), figure("saved").with(HUNDRED, goal)));

        assertEquals(1, count(texts(svg), "goal p95 <= 300 ms"));
        assertEquals(1, count(texts(svg), "read (100 values, goal p95 <= 300 ms)"));
        assertEquals(1, count(texts(svg), "saved (100 values, goal p95 <= 300 ms)"));
    }

    @Test
    void whatIsMarkupElsewhereIsTextHere() throws Exception {
        String hostile = "</desc><script>\"a\" & 'b'</script>";
        Plot plot = new Plot(hostile, hostile, List.of(figure(hostile).with(HUNDRED)));

        Document svg = svg(plot);

        assertEquals(List.of(), all(svg, "script"));
        assertTrue(texts(svg).containsAll(List.of(hostile, hostile + " (100 values)")));
    }

    @Test
    void whoDoesNotSeeItIsToldWhatItShows() throws Exception {
        Document svg = svg(plot(figure("read").with(HUNDRED)));

        assertEquals("img", svg.getDocumentElement().getAttribute("role"));
        assertEquals(
                "read (100 values): 50 % within 50 ms, 90 % within 90 ms, 99 % within 99 ms, all within 100 ms",
                all(svg, "desc").get(0).getTextContent());
    }

    @Test
    void withoutLinesItIsAPictureAllTheSame() throws Exception {
        assertEquals(List.of(), all(svg(plot()), "polyline"));
    }

    @Test
    void fewValuesHaveNoLine() {
        assertEquals(List.of(), figure("start").with(millis(19)).curves());
        assertEquals(1, figure("start").with(millis(20)).curves().size());
    }

    @Test
    void aPartThatIsMeasuredAgainReplacesItsOwnPlot(@TempDir Path docs) throws IOException {
        Path page = docs.resolve("benchmarks.md");
        plot(figure("read").with(HUNDRED)).write(page);
        Plot second = plot(figure("saved").with(HUNDRED));

        second.write(page);

        assertEquals(second.toString(), Files.readString(docs.resolve("benchmarks/push.svg")));
        assertEquals("\n![How long it took by percentiles: saved](benchmarks/push.svg)\n", second.link());
    }

    @Test
    void withoutDurationsNothingIsWrittenAndNothingIsLinked(@TempDir Path docs) throws IOException {
        Plot none = plot(figure("memory"));

        none.write(docs.resolve("benchmarks.md"));

        assertEquals("", none.link());
        assertFalse(Files.exists(docs.resolve("benchmarks")));
    }

    @Test
    void aPlotOfDurationsThatAreNoMoreIsDeleted(@TempDir Path docs) throws IOException {
        Path page = docs.resolve("benchmarks.md");
        plot(figure("read").with(HUNDRED)).write(page);

        plot(figure("memory")).write(page);

        assertFalse(Files.exists(docs.resolve("benchmarks/push.svg")));
    }
}
