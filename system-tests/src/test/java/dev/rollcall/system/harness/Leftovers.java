package dev.rollcall.system.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Scale;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a Tomcat holds of web applications: those that were replaced should have left nothing.
 *
 * <p>Class loaders, threads and connections are compared with those of the start, where there can be none of an application that
 * was replaced. What else a Tomcat has open, in its directories and in its heap is compared with what that was
 * {@linkplain #afterOneRound after each application was replaced once} and asked everything once: by then the JDK, Tomcat and its
 * manager have loaded what they need for that, once and for all.
 *
 * @param tomcat the Tomcat
 * @param loaders how many class loaders of web applications there are
 * @param threads how many threads there are, by name
 * @param handles what is open, by kind
 * @param temporary how many files and directories there are in {@code temp} and {@code work}, by path
 * @param heap bytes that are reachable
 */
public record Leftovers(
        TomcatProcess tomcat,
        int loaders,
        Map<String, Long> threads,
        Map<String, Long> handles,
        Map<String, Long> temporary,
        long heap) {
    private static final Pattern COMING_AND_GOING = Pattern.compile("http-nio|Catalina-utility|C[12] CompilerThread|"
            + "Attach Listener|ForkJoinPool|VirtualThread|jgroups-|Connection\\.Receiver|rollcall-(http|health|registry-http|registry-push|registry-watch"
            + "|portal-(grids|watch|tails|logs)|grading-(job|silent)|log-asking)-");

    /** At the end of the names of threads of JGroups. */
    private static final Pattern NODE = Pattern.compile(",[0-9a-f]{8}$");

    /** On 17 the thread of an HTTP client ends some time after the garbage was collected. */
    private static final Duration SETTLED = Duration.ofSeconds(60);

    /**
     * Tomcat keeps a connection for 20 seconds after it was used. There is time to wait for that where it matters: one that is left
     * in each of many rounds.
     */
    private static final long MORE_SOCKETS = Scale.of(100, 15);

    /** From this version on a thread keeps nothing of the one that started it (JEP 486). */
    private static final int INHERITS_NOTHING = 24;

    private static final int MIB = 1 << 20;

    /** What services remember of each other, and of what was logged; in fifty rounds 200 KiB left by each are more. */
    private static final long MORE_HEAP = 10 * MIB;

    /** Looks; the garbage is collected before. */
    public static Leftovers of(TomcatProcess tomcat) {
        Jvm.Live live = tomcat.live();
        return new Leftovers(
                tomcat,
                live.loaders(),
                ours(tomcat),
                tomcat.handles().kinds(),
                temporary(tomcat.base().directory()),
                live.bytes());
    }

    /**
     * Waits until there are no more class loaders and threads than this has, and returns these, its connections, and everything else
     * as it is then.
     */
    public Leftovers afterOneRound() {
        settles(spare(), now -> {});
        Leftovers now = of(tomcat);
        Map<String, Long> open = new TreeMap<>(now.handles);
        open.put(Handles.SOCKET, handles.getOrDefault(Handles.SOCKET, 0L));
        return new Leftovers(tomcat, loaders, threads, open, now.temporary, now.heap);
    }

    /** Waits until there is nothing more than this, and Tomcat's leak finder finds nothing, but for {@link #spare}. */
    public void assertNothingMore() {
        settles(spare(), now -> {
            assertEquals(Map.of(), moreHandles(now), "open, more than before");
            assertEquals(Map.of(), more(temporary, now.temporary), "temporary files, more than before");
            assertTrue(now.heap <= heap + MORE_HEAP, () -> now.heap + " bytes in the heap instead of " + heap);
        });
        List<String> leaks = tomcat.manager().leaks();
        assertTrue(leaks.size() <= spare(), leaks::toString);
    }

    /**
     * Returns how many class loaders a thread of Tomcat may keep on a JDK. On older ones a thread keeps who called when it was started, as its
     * {@code inheritedAccessControlContext}. Whoever ends the waiting of a request makes Tomcat start a thread when all others have work, and
     * that one, and those that it starts, keep the application that did so: now and then, when the machine is busy.
     */
    public static int spare(int feature) {
        return feature < INHERITS_NOTHING ? 1 : 0;
    }

    private int spare() {
        return spare(Installation.featureOf(tomcat.base().jdk()));
    }

    private void settles(int spare, Consumer<Leftovers> more) {
        try {
            Eventually.passes(SETTLED, () -> {
                // Looking collects the garbage, after which threads of the JDK end.
                Leftovers now = of(tomcat);
                assertTrue(
                        now.loaders >= loaders && now.loaders <= loaders + spare,
                        () -> now.loaders + " class loaders instead of " + loaders);
                assertEquals(Map.of(), more(threads, now.threads), "threads more than before");
                more.accept(now);
            });
        } catch (AssertionError e) {
            tomcat.dumpHeap();
            throw e;
        }
    }

    private Map<String, Long> moreHandles(Leftovers now) {
        Map<String, Long> more = more(handles, now.handles);
        more.computeIfPresent(Handles.SOCKET, (socket, count) -> count > MORE_SOCKETS ? count : null);
        return more;
    }

    private static Map<String, Long> more(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> more = new TreeMap<>(after);
        more.replaceAll((name, count) -> count - before.getOrDefault(name, 0L));
        more.values().removeIf(count -> count <= 0);
        return more;
    }

    /**
     * Counts threads by name, numbers and nodes left out. Those of pools come and go, so only their presence counts: a pool of an
     * earlier deployment would show as a class loader too many.
     */
    private static Map<String, Long> ours(TomcatProcess tomcat) {
        return counted(tomcat.threads().stream()
                .filter(name -> !COMING_AND_GOING.matcher(name).lookingAt())
                .map(name -> NODE.matcher(name).replaceAll(",#")));
    }

    private static Map<String, Long> temporary(Path base) {
        return counted(Stream.of("temp", "work")
                .flatMap(directory -> Trees.list(base.resolve(directory)).stream())
                .map(path -> base.relativize(path).toString()));
    }

    private static Map<String, Long> counted(Stream<String> names) {
        return names.collect(
                Collectors.groupingBy(name -> name.replaceAll("\\d+", "#"), TreeMap::new, Collectors.counting()));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(count -> count).sum();
    }

    @Override
    public String toString() {
        return loaders + " class loaders, " + sum(threads) + " threads of ours, " + sum(handles) + " handles, "
                + handles.getOrDefault(Handles.SOCKET, 0L) + " of them connections, " + sum(temporary)
                + " temporary files, " + heap / MIB + " MiB live";
    }
}
