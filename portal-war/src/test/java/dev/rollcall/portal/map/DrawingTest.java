package dev.rollcall.portal.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.system.Census;
import dev.rollcall.portal.system.Entries;
import dev.rollcall.portal.system.Entry;
import dev.rollcall.portal.system.Roll;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrawingTest {
    private static final ServiceName SHOP = new ServiceName("Shop");
    private static final ServiceName STOCK = new ServiceName("Stock");

    @Test
    void boxesNeitherTouchNorLeaveTheSheet() {
        StringBuilder text = new StringBuilder("n0>n1");
        for (int i = 0; i < 40; i++) {
            text.append(" n").append(i).append(">n").append(i * 7 % 40);
        }

        Drawing drawing = draw(text.toString());

        for (Drawing.Box box : drawing.boxes()) {
            assertTrue(box.x() > 0 && box.x() + box.width() < drawing.width(), box.toString());
            assertTrue(box.y() > 0 && box.y() + box.height() < drawing.height(), box.toString());
            for (Drawing.Box other : drawing.boxes()) {
                boolean apart = box == other
                        || box.x() + box.width() < other.x()
                        || other.x() + other.width() < box.x()
                        || box.y() + box.height() < other.y()
                        || other.y() + other.height() < box.y();
                assertTrue(apart, box + " " + other);
            }
        }
    }

    @Test
    void aNeedLeadsFromTheRightSideToTheLeftSide() {
        Drawing drawing = draw("a>b");
        Drawing.Box a = drawing.boxes().get(0);
        Drawing.Box b = drawing.boxes().get(1);

        Drawing.Line line = drawing.lines().get(0);

        assertTrue(line.path().startsWith("M" + (a.x() + a.width()) + " " + (a.y() + 23)), line.path());
        assertTrue(line.tip().startsWith("M" + b.x() + " " + (b.y() + 23)), line.tip());
        assertEquals("", line.tone());
    }

    @Test
    void whatClosesACircleLeadsBackAndBothAreMarked() {
        assertEquals(
                List.of("circle", "circle"),
                draw("a>b b>a").lines().stream().map(Drawing.Line::tone).toList());
    }

    @Test
    void longNamesAreCutInTheBoxOnly() {
        Drawing drawing = draw("x".repeat(200) + ">y");

        assertEquals(26, drawing.boxes().get(0).label().length());
        assertEquals(200, drawing.boxes().get(0).name().length());
    }

    @Test
    void nothingIsAnEmptySheet() {
        assertEquals(
                List.of(),
                Drawing.of(new Needs(List.of(), Map.of()), DrawingTest::node).boxes());
    }

    @Test
    void missingProvidersAreNamedAndDrawn() {
        MapView view = view(Entries.up(SHOP, STOCK));

        assertEquals(List.of("Stock is required by Shop, and nobody is registered under that name."), view.missing());
        Drawing.Box stock = view.drawing().boxes().stream()
                .filter(box -> box.name().equals("Stock"))
                .findFirst()
                .orElseThrow();
        assertTrue(stock.missing());
        assertEquals("not registered", stock.note());
        assertEquals("bad", view.drawing().lines().get(0).tone());
    }

    @Test
    void circlesAreSaidInWordsAndInTheTable() {
        MapView view = view(Entries.up(SHOP, STOCK), Entries.up(STOCK, SHOP));

        assertTrue(view.circles().get(0).startsWith("A circle: Shop, Stock require one another"));
        assertTrue(row(view, "Shop").requires().get(0).circular());
        assertEquals(List.of("Stock"), row(view, "Shop").requiredBy());
    }

    @Test
    void whoRequiresItselfIsInNoTrouble() {
        MapView view = view(Entries.up(SHOP, SHOP));

        assertEquals(List.of(), view.circles());
        assertFalse(row(view, "Shop").requires().get(0).circular());
        assertFalse(view.drawing().lines().stream().anyMatch(line -> line.tone().equals("circle")));
    }

    @Test
    void theTableSaysTheSameAsTheDrawing() {
        MapView view = view(Entries.up(SHOP, STOCK), Entries.down(STOCK, "s1", "refused"));

        assertEquals(view.drawing().boxes().size(), view.rows().size());
        assertFalse(row(view, "Shop").requires().get(0).met());
        assertEquals(
                "5 services, 1 need, 0 circles; the table below says the same",
                view.summary(Texts.in(Language.ENGLISH)));
    }

    @Test
    void aCrowdIsCutAndCounted() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            entries.add(Entries.up(new ServiceName("S" + i), new ServiceName("S" + (i + 1))));
        }

        MapView view = MapView.of(new Census(new Roll("", entries)), Texts.in(Language.ENGLISH));

        assertEquals(200, view.rows().size());
        assertEquals(104, view.more());
        assertEquals("Registry", view.rows().get(0).name(), "what is missing comes first");
    }

    private static MapView.Row row(MapView view, String name) {
        return view.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static MapView view(Entry... entries) {
        return MapView.of(new Census(new Roll("", List.of(entries))), Texts.in(Language.ENGLISH));
    }

    private static Drawing draw(String needs) {
        return Drawing.of(NeedsTest.needs(needs), DrawingTest::node);
    }

    private static Node node(String name) {
        return new Node(name, name, "healthy", "ok", false);
    }
}
