package dev.rollcall.system.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a Tomcat holds of web applications: those that were replaced should have left nothing.
 *
 * @param tomcat the Tomcat
 * @param loaders how many class loaders of web applications there are
 * @param threads how many threads there are, by name
 */
public record Leftovers(TomcatProcess tomcat, int loaders, Map<String, Long> threads) {
    private static final String LOADER = "org.apache.catalina.loader.ParallelWebappClassLoader";
    private static final Pattern COMING_AND_GOING = Pattern.compile("http-nio|Catalina-utility|C[12] CompilerThread|"
            + "Attach Listener|ForkJoinPool|VirtualThread|jgroups-|Connection\\.Receiver|rollcall-(http|health|registry-http|registry-push|registry-watch"
            + "|portal-(grids|watch|tails|logs)|grading-(job|silent)|log-asking)-");

    /** At the end of the names of threads of JGroups. */
    private static final Pattern NODE = Pattern.compile(",[0-9a-f]{8}$");

    /** On 17 the thread of an HTTP client ends some time after the garbage was collected. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    /** Looks; the garbage is collected before. */
    public static Leftovers of(TomcatProcess tomcat) {
        return new Leftovers(tomcat, tomcat.instances(LOADER), ours(tomcat));
    }

    /** Waits until there is nothing more than this, and Tomcat's leak finder finds nothing. */
    public void assertNothingMore() {
        try {
            Eventually.passes(SETTLED, () -> {
                // Counting instances collects the garbage, after which threads of the JDK end.
                assertEquals(loaders, tomcat.instances(LOADER), "class loaders");
                assertEquals(Map.of(), more(threads, ours(tomcat)), "threads more than before");
            });
        } catch (AssertionError e) {
            tomcat.dumpHeap();
            throw e;
        }
        assertEquals(List.of(), tomcat.manager().leaks());
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
        return tomcat.threads().stream()
                .filter(name -> !COMING_AND_GOING.matcher(name).lookingAt())
                .collect(Collectors.groupingBy(
                        name -> NODE.matcher(name).replaceAll(",#").replaceAll("\\d+", "#"),
                        TreeMap::new,
                        Collectors.counting()));
    }

    @Override
    public String toString() {
        return loaders + " class loaders, "
                + threads.values().stream().mapToLong(count -> count).sum() + " threads of ours";
    }
}
