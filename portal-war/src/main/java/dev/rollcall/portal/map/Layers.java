package dev.rollcall.portal.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Places the nodes of a graph in columns so that needs lead to the right, except those that close a circle; within a column
 * each lies near those it is connected with. The method is that of K. Sugiyama, S. Tagawa and M. Toda (1981), without dummy
 * nodes. Pure.
 */
final class Layers {
    private static final int SWEEPS = 4;

    private final Needs needs;
    private final Map<String, Integer> column = new HashMap<>();
    private final Map<String, List<String>> forward = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Set<String> done = new HashSet<>();
    private final List<String> finished = new ArrayList<>();

    private Layers(Needs needs) {
        this.needs = needs;
    }

    /** The columns, from the left, each from the top. */
    static List<List<String>> of(Needs needs) {
        return new Layers(needs).columns();
    }

    private List<List<String>> columns() {
        needs.nodes().stream().filter(node -> !done.contains(node)).forEach(this::leaveOutWhatClosesCircles);
        needs.nodes().forEach(node -> column.put(node, 0));
        for (int i = finished.size() - 1; i >= 0; i--) { // a service comes before those that it needs
            String node = finished.get(i);
            int next = column.getOrDefault(node, 0) + 1;
            forward.getOrDefault(node, List.of()).forEach(needed -> column.merge(needed, next, Math::max));
        }
        List<List<String>> columns = new ArrayList<>();
        for (String node : needs.nodes()) {
            int at = column.getOrDefault(node, 0);
            while (columns.size() <= at) {
                columns.add(new ArrayList<>());
            }
            columns.get(at).add(node);
        }
        return sorted(columns);
    }

    private void leaveOutWhatClosesCircles(String node) {
        open.add(node);
        List<String> kept = new ArrayList<>();
        for (String needed : needs.of(node)) {
            if (open.contains(needed)) {
                continue;
            }
            kept.add(needed);
            if (!done.contains(needed)) {
                leaveOutWhatClosesCircles(needed);
            }
        }
        forward.put(node, kept);
        open.remove(node);
        done.add(node);
        finished.add(node);
    }

    private List<List<String>> sorted(List<List<String>> columns) {
        Map<String, Set<String>> neighbours = new HashMap<>();
        forward.forEach((from, all) -> all.forEach(to -> {
            neighbours.computeIfAbsent(from, unknown -> new HashSet<>()).add(to);
            neighbours.computeIfAbsent(to, unknown -> new HashSet<>()).add(from);
        }));
        Map<String, Double> height = new HashMap<>();
        columns.forEach(nodes -> place(nodes, height));
        for (int i = 0; i < SWEEPS; i++) {
            for (List<String> nodes : columns) {
                Map<String, Double> wish = new HashMap<>();
                nodes.forEach(node -> wish.put(node, mean(node, neighbours, height)));
                nodes.sort(Comparator.comparing(node -> wish.getOrDefault(node, 0.0)));
                place(nodes, height);
            }
        }
        return columns.stream().map(List::copyOf).toList();
    }

    /** From 0 at the top to 1. */
    private static void place(List<String> nodes, Map<String, Double> height) {
        for (int i = 0; i < nodes.size(); i++) {
            height.put(nodes.get(i), (i + 0.5) / nodes.size());
        }
    }

    private static double mean(String node, Map<String, Set<String>> neighbours, Map<String, Double> height) {
        double own = height.getOrDefault(node, 0.0);
        return neighbours.getOrDefault(node, Set.of()).stream()
                .mapToDouble(other -> height.getOrDefault(other, own))
                .average()
                .orElse(own);
    }
}
