package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.system.harness.Commands;
import dev.rollcall.system.harness.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The newest commit is built twice, in two directories: the archive, the WARs and the kit are the same, byte by byte. The rules are
 * those of reproducible-builds.org: nothing of the time, the place or the order of files on a disk may show.
 */
@EnabledIf(value = "dev.rollcall.kit.testing.Scale#full", disabledReason = "takes -Pfull")
class ReproducibleSystemTest {
    private static final Duration BUILD = Duration.ofMinutes(20);
    private static final String SHIPPED = ".+\\.(war|jar|tar\\.gz|json)";

    @Test
    void twoBuildsOfOneCommitAreEqual() throws IOException, NoSuchAlgorithmException {
        Path both = Installation.emptyTarget("reproducible");

        Path here = both.resolve("here");
        Path there = both.resolve("there/deeper");
        Commands.run("git", "clone", "-q", Installation.project().toString(), here.toString());
        Commands.run("git", "clone", "-q", here.toString(), there.toString());

        Map<String, String> one = build(here, "TZ=UTC", "LC_ALL=C");
        Map<String, String> other = build(there, "TZ=Asia/Kolkata", "LC_ALL=C.UTF-8");

        assertEquals(one, other);
        assertEquals(
                4, one.keySet().stream().filter(name -> name.endsWith(".war")).count(), one::toString);
        assertEquals(
                1,
                one.keySet().stream().filter(name -> name.endsWith(".tar.gz")).count(),
                one::toString);
    }

    /** Returns the digests of what a build leaves behind for users, by its place. */
    private static Map<String, String> build(Path clone, String zone, String language)
            throws IOException, NoSuchAlgorithmException {
        String wrapper = clone.resolve("mvnw").toString();
        Commands.run(
                BUILD,
                "env",
                zone,
                language,
                wrapper,
                "-f",
                clone.toString(),
                "-o",
                "-B",
                "-q",
                "package",
                "-DskipTests");
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.find(clone, 3, (file, is) -> is.isRegularFile())) {
            for (Path file : files.filter(file -> file.getParent().endsWith("target"))
                    .filter(file -> file.getFileName().toString().matches(SHIPPED))
                    .toList()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                digests.put(clone.relativize(file).toString(), HexFormat.of().formatHex(digest));
            }
        }
        return digests;
    }
}
