package dev.rollcall.registry.cluster;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/** The newest views, when they came, and what they mean; each is a line of the log. Thread-safe. */
public final class ViewLog {

    private static final Logger LOG = LogManager.getLogger(ViewLog.class);
    private static final int MAX = 50;

    private final InstantSource wall;

    @GuardedBy("this")
    private final Deque<Noted> views = new ArrayDeque<>();

    /**
     * A view.
     *
     * @param at when it came
     * @param view what came
     * @param cause what differs from the one before, in words for people
     */
    public record Noted(Instant at, View view, String cause) {}

    /** Makes an empty log. */
    public ViewLog(InstantSource wall) {
        this.wall = wall;
    }

    synchronized void note(View view) {
        Noted last = views.peekLast();
        Noted noted = new Noted(wall.instant(), view, cause(last == null ? null : last.view(), view));
        LOG.info("view of the cluster number={} nodes={} cause={}", view.number(), view.nodes(), noted.cause());
        views.add(noted);
        if (views.size() > MAX) {
            views.remove();
        }
    }

    private static String cause(@Nullable View before, View after) {
        if (before == null) {
            return "joined";
        }
        List<String> came = new ArrayList<>(after.nodes());
        came.removeAll(before.nodes());
        List<String> left = new ArrayList<>(before.nodes());
        left.removeAll(after.nodes());
        List<String> words = new ArrayList<>();
        if (after.merged()) {
            words.add("met again");
        }
        if (!came.isEmpty()) {
            words.add("came: " + String.join(", ", came));
        }
        if (!left.isEmpty()) {
            words.add("left: " + String.join(", ", left));
        }
        return words.isEmpty() ? "another order" : String.join("; ", words);
    }

    /** Returns the newest view; null if there is none yet. */
    synchronized @Nullable View newest() {
        Noted last = views.peekLast();
        return last == null ? null : last.view();
    }

    /** Returns them, the newest last. */
    public synchronized List<Noted> all() {
        return List.copyOf(views);
    }
}
