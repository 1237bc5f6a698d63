package dev.rollcall.portal.system;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The registries that keep one roll, as the one that was asked sees them. Immutable.
 *
 * @param node which one was asked; empty if it keeps the roll alone
 * @param configured how many there are to be
 * @param members those that reach each other
 * @param checks how many instances the one that was asked checks
 * @param checked how many are checked in all
 * @param lag how long its oldest change waits for another one to confirm it
 * @param repaired how many entries no message had brought to it
 * @param views how they came to be together, the newest last
 */
public record Cluster(
        String node,
        long configured,
        List<Member> members,
        long checks,
        long checked,
        Duration lag,
        long repaired,
        List<View> views) {

    /** A registry alone, or one of which nothing else is known. */
    public static final Cluster NONE = new Cluster("", 1, List.of(), 0, 0, Duration.ZERO, 0, List.of());

    public Cluster {
        members = List.copyOf(members);
        views = List.copyOf(views);
    }

    /**
     * A registry.
     *
     * @param address where it listens for the others
     * @param working whether it knows the roll
     */
    public record Member(String node, String address, boolean working) {}

    /**
     * The registries that reached each other from some time on.
     *
     * @param at when it began, if known
     * @param merged whether some met again that had gone on without each other
     * @param came addresses of those that were not there before
     * @param left addresses of those that were there before only
     */
    public record View(@Nullable Instant at, boolean merged, List<String> came, List<String> left) {
        public View {
            came = List.copyOf(came);
            left = List.copyOf(left);
        }
    }

    /** Whether there are no others to speak of. */
    public boolean isAlone() {
        return node.isEmpty();
    }

    /** How many are not reached. */
    long missing() {
        return Math.max(0, configured - members.size());
    }

    /** Since when fewer are reached than before, if known; else since when it is as it is. */
    @Nullable
    Instant since() {
        for (int i = views.size() - 1; i >= 0; i--) {
            if (!views.get(i).left().isEmpty()) {
                return views.get(i).at();
            }
        }
        return views.isEmpty() ? null : views.get(0).at();
    }

    /** The same without what changes all the time. */
    Cluster still() {
        return new Cluster(node, configured, members, checks, checked, Duration.ZERO, repaired, views);
    }
}
