package dev.rollcall.kit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * <a href="https://github.com/CodeIntelligenceTesting/jazzer">Jazzer</a>, which looks for inputs that break the promise of a target, led
 * by the branches that earlier ones took. It changes the classes of its JVM and ends it when it has found something, so it has one of
 * its own. What it says, finds and learned is below {@code target/fuzz/}; the next run begins with what this one learned.
 */
final class Fuzzer {
    private static final Path FOLDER = Path.of("target/fuzz");

    /** How long it looks at each target; 0: not at all. */
    private static final int SECONDS = Integer.getInteger("rollcall.fuzz.seconds", 0);

    /** A target that takes longer for one input loops. */
    private static final int CIRCLE_SECONDS = 25;

    /** Stands before what Jazzer has to say of a find. */
    private static final String FOUND = "== ";

    private Fuzzer() {}

    /** Whether it is to look at all. */
    static boolean isChosen() {
        return SECONDS > 0;
    }

    /** Looks for the time that was chosen, and fails with what Jazzer says when it finds something. */
    static void findsNothing(FuzzTarget target) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(FOLDER.resolve(target.simpleName()));
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command(target, folder))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertEquals(0, process.waitFor(), () -> target.simpleName() + ", see " + said + ": " + find(said));
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> command(FuzzTarget target, Path folder) throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+EnableDynamicAgentLoading",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.className(),
                "--instrumentation_includes=dev.rollcall.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_total_time=" + SECONDS,
                "-timeout=" + CIRCLE_SECONDS,
                Files.createDirectories(folder.resolve("learned")).toString(),
                target.corpus().toString());
    }

    private static String find(Path said) {
        try {
            return Files.readString(said)
                    .lines()
                    .dropWhile(line -> !line.startsWith(FOUND))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
