package dev.rollcall.kit.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFullDiskTest {
    private static final int MOST_SECONDS = 120;

    @TempDir
    Path folder;

    /** H2 would go round in circles for ever in the next statement on that connection, if only to take the change back. */
    @Test
    void whoMeetsAFullDiskInTheMiddleOfALargeChangeIsToldSo() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        FullDiskProcess.class.getName(),
                        folder.toString())
                .redirectError(new File("target/full-disk.log"))
                .start();
        try {
            assertTrue(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS), "it goes on for ever");
            String rows = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals("100001", rows.strip());
        } finally {
            process.destroyForcibly();
        }
    }
}
