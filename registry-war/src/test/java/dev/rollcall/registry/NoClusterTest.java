package dev.rollcall.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.registry.testing.RunningRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A registry without others, in a process that says which classes it loads. */
class NoClusterTest {

    private static final Pattern CLASS = Pattern.compile("(?:dev\\.rollcall\\.registry|org\\.jgroups)[.\\w]+");

    /** Is run in the other process. */
    public static void main(String[] arguments) {
        try (RunningRegistry registry = RunningRegistry.start()) {
            registry.register("Shop", 9);
        }
    }

    private static Set<String> loaded() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:stdout",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NoClusterTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            List<String> lines = process.inputReader().lines().toList();
            assertEquals(0, process.waitFor(), "the other process");
            return lines.stream()
                    .map(CLASS::matcher)
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .collect(Collectors.toSet());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void withoutMembersNoClassOfJGroupsIsLoaded() throws Exception {
        Set<String> loaded = loaded();

        assertTrue(loaded.contains("dev.rollcall.registry.roll.Roll"), "the classes are seen");
        assertEquals(
                List.of(),
                loaded.stream()
                        .filter(name -> name.startsWith("org.jgroups.")
                                || name.startsWith("dev.rollcall.registry.jgroups.")
                                || name.startsWith("dev.rollcall.registry.cluster.Replication"))
                        .toList());
    }
}
