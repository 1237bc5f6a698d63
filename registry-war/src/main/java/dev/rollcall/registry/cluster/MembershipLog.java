package dev.rollcall.registry.cluster;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/** The newest views of the cluster, when they came, and what they changed; each is a line of the log. Thread-safe. */
public final class MembershipLog {

    private static final Logger LOG = LogManager.getLogger(MembershipLog.class);
    private static final int MAX = 50;

    private final InstantSource wall;

    @GuardedBy("this")
    private final Deque<Noted> views = new ArrayDeque<>();

    /** Where the nodes of the newest view listen: once a node has left, this cannot be found out any longer. */
    @GuardedBy("this")
    private final Map<String, String> places = new HashMap<>();

    /**
     * A view.
     *
     * @param at when it came
     * @param view the view
     * @param came where the nodes listen that were not in the view before; all those of the first view
     * @param left where the nodes listened that were only in the view before
     */
    public record Noted(Instant at, MembershipView view, List<String> came, List<String> left) {

        /** Copies the lists. */
        public Noted {
            came = List.copyOf(came);
            left = List.copyOf(left);
        }

        /** Returns what differs from the view before, in words for people. */
        public String cause() {
            List<String> words = new ArrayList<>();
            if (view.merged()) {
                words.add("met again");
            }
            if (!came.isEmpty()) {
                words.add("came: " + String.join(", ", came));
            }
            if (!left.isEmpty()) {
                words.add("left: " + String.join(", ", left));
            }
            return words.isEmpty() ? "no change of nodes" : String.join("; ", words);
        }
    }

    /** Makes an empty log. */
    public MembershipLog(InstantSource wall) {
        this.wall = wall;
    }

    /**
     * Notes a view.
     *
     * @param place says where a node listens
     */
    synchronized void note(MembershipView view, UnaryOperator<String> place) {
        Noted last = views.peekLast();
        List<String> before = last == null ? List.of() : last.view().nodes();
        for (String node : view.nodes()) {
            places.put(node, place.apply(node));
        }
        Noted noted = new Noted(wall.instant(), view, without(view.nodes(), before), without(before, view.nodes()));
        places.keySet().retainAll(view.nodes());
        LOG.info("view of the cluster number={} nodes={} cause={}", view.number(), view.nodes(), noted.cause());
        views.add(noted);
        if (views.size() > MAX) {
            views.remove();
        }
    }

    @GuardedBy("this")
    private List<String> without(List<String> nodes, List<String> others) {
        List<String> rest = new ArrayList<>();
        for (String node : nodes) {
            if (!others.contains(node)) {
                rest.add(places.getOrDefault(node, node));
            }
        }
        return rest;
    }

    /** Returns the newest view; null if there is none yet. */
    synchronized @Nullable MembershipView newest() {
        Noted last = views.peekLast();
        return last == null ? null : last.view();
    }

    /** Returns the views, the newest last. */
    public synchronized List<Noted> all() {
        return List.copyOf(views);
    }
}
