package dev.rollcall.portal.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeedsTest {
    @Test
    void needsWithoutACircleHaveNone() {
        Needs needs = needs("a>b a>c b>d c>d");

        assertEquals(List.of(), needs.circles());
        assertFalse(needs.isCircular("a", "b"));
    }

    @Test
    void aCircleIsFoundWithEverybodyInIt() {
        Needs needs = needs("a>b b>c c>b c>d d>c d>e");

        assertEquals(List.of(List.of("b", "c", "d")), needs.circles());
        assertTrue(needs.isCircular("b", "c"));
        assertFalse(needs.isCircular("d", "e"));
    }

    @Test
    void whoNeedsItselfIsACircleOfOne() {
        assertEquals(List.of(List.of("a")), needs("a>a a>b").circles());
    }

    @Test
    void twoCirclesAreTwo() {
        Needs needs = needs("a>b b>a c>d d>c a>c");

        assertEquals(2, needs.circles().size());
        assertFalse(needs.isCircular("a", "c"));
    }

    @Test
    void needsLeadToTheRight() {
        assertEquals(List.of(List.of("a"), List.of("b"), List.of("c")), Layers.of(needs("a>b a>c b>c")));
    }

    @Test
    void circlesHaveColumnsToo() {
        assertEquals(List.of(List.of("a"), List.of("b"), List.of("c")), Layers.of(needs("a>b b>c c>a")));
    }

    @Test
    void neighboursLieAtTheSameHeight() {
        List<List<String>> columns = Layers.of(needs("a>z b>y c>x"));

        assertEquals(List.of(List.of("a", "b", "c"), List.of("z", "y", "x")), columns);
    }

    @Test
    void everyNodeIsInOneColumnAndEveryOpenNeedLeadsToTheRight() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            StringBuilder text = new StringBuilder("n0>n1");
            for (int i = 0; i < 60; i++) {
                text.append(" n").append(random.nextInt(30)).append(">n").append(random.nextInt(30));
            }
            Needs needs = needs(text.toString());
            Map<String, Integer> column = new HashMap<>();
            List<List<String>> columns = Layers.of(needs);
            for (int i = 0; i < columns.size(); i++) {
                for (String node : columns.get(i)) {
                    assertEquals(null, column.put(node, i), node);
                }
            }
            assertEquals(needs.nodes().size(), column.size());
            for (String from : needs.nodes()) {
                for (String to : needs.of(from)) {
                    assertTrue(
                            needs.isCircular(from, to) || column.get(from) < column.get(to), text + ": " + from + to);
                }
            }
        }
    }

    static Needs needs(String text) {
        Map<String, List<String>> all = new HashMap<>();
        List<String> nodes = new ArrayList<>();
        for (String need : text.split(" ")) {
            String[] ends = need.split(">");
            all.computeIfAbsent(ends[0], unknown -> new ArrayList<>()).add(ends[1]);
            for (String end : ends) {
                if (!nodes.contains(end)) {
                    nodes.add(end);
                }
            }
        }
        return new Needs(nodes, all);
    }
}
