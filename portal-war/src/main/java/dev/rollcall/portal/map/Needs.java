package dev.rollcall.portal.map;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A directed graph of which node needs which. Immutable; made for a few hundred nodes, as it calls itself for each node
 * of a path.
 */
final class Needs {
    private final List<String> nodes;
    private final Map<String, List<String>> needs;
    private final Map<String, Integer> circleOf = new HashMap<>();
    private final List<List<String>> circles = new ArrayList<>();

    /**
     * A graph.
     *
     * @param nodes in the order in which they should be drawn
     * @param needs what each needs; what is no node is left out
     */
    Needs(List<String> nodes, Map<String, List<String>> needs) {
        this.nodes = List.copyOf(nodes);
        Set<String> known = new HashSet<>(nodes);
        Map<String, List<String>> among = new HashMap<>();
        nodes.forEach(node -> among.put(
                node,
                needs.getOrDefault(node, List.of()).stream()
                        .filter(known::contains)
                        .distinct()
                        .toList()));
        this.needs = Map.copyOf(among);
        new Search().run();
    }

    List<String> nodes() {
        return nodes;
    }

    /** What a node needs directly. */
    List<String> of(String node) {
        return needs.getOrDefault(node, List.of());
    }

    /** Those that need one another, in rings: each ring in the order of the nodes. */
    List<List<String>> circles() {
        return List.copyOf(circles);
    }

    /** Whether this need is part of a circle. */
    boolean isCircular(String from, String to) {
        Integer circle = circleOf.get(from);
        return circle != null && circle.equals(circleOf.get(to));
    }

    /** Strongly connected components: R. Tarjan, Depth-first search and linear graph algorithms, 1972. */
    private final class Search {
        private final Map<String, Integer> index = new HashMap<>();
        private final Deque<String> stack = new ArrayDeque<>();
        private final Set<String> onStack = new HashSet<>();

        void run() {
            nodes.stream().filter(node -> !index.containsKey(node)).forEach(this::visit);
        }

        private int visit(String node) {
            int number = index.size();
            index.put(node, number);
            stack.push(node);
            onStack.add(node);
            int lowest = number;
            for (String next : of(node)) {
                if (!index.containsKey(next)) {
                    lowest = Math.min(lowest, visit(next));
                } else if (onStack.contains(next)) {
                    lowest = Math.min(lowest, index.getOrDefault(next, number));
                }
            }
            if (lowest == number) {
                take(node);
            }
            return lowest;
        }

        private void take(String root) {
            Set<String> members = new HashSet<>();
            String member;
            do {
                member = stack.pop();
                onStack.remove(member);
                members.add(member);
            } while (!member.equals(root));
            if (members.size() > 1 || of(root).contains(root)) {
                members.forEach(one -> circleOf.put(one, circles.size()));
                circles.add(nodes.stream().filter(members::contains).toList());
            }
        }
    }
}
