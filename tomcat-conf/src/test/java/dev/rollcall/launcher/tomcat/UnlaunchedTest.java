package dev.rollcall.launcher.tomcat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Skips;
import dev.rollcall.launcher.base.CatalinaBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnlaunchedTest {
    private static final String LIVE = "echo up && read end";

    @TempDir
    private Path temp;

    private Path base;

    @BeforeEach
    void makeABase() throws IOException {
        if (!Files.exists(Path.of("/proc/self/cmdline"))) {
            Skips.because("it takes Linux");
        }
        base = Files.createDirectory(temp.resolve("base"));
    }

    @Test
    void baseMayBeNamedFromWhereTheProcessIs() throws Exception {
        assertTrue(isFound(List.of("sh", "-c", LIVE, "-Dcatalina.base=../base")));
    }

    @Test
    void itsOtherWordsMayBeInAnyCharset() throws Exception {
        String latin = "exec sh -c '" + LIVE + "' -Dcatalina.base=" + base + " \"$(printf 'M\\374nchen')\"";

        assertTrue(isFound(List.of("sh", "-c", latin)));
    }

    /** As under jsvc, whose controller comes first and whose child listens. */
    @Test
    void eachOfSeveralProcessesOfItsCommandLineIsIt() throws Exception {
        Process process = new ProcessBuilder("sh", "-c", LIVE, "-Dcatalina.base=" + base).start();
        Process other = new ProcessBuilder("sh", "-c", LIVE, "-Dcatalina.base=" + base).start();
        try {
            assertEquals("up", process.inputReader().readLine());
            assertEquals("up", other.inputReader().readLine());

            assertTrue(Unlaunched.is(process.pid(), new CatalinaBase(base)));
            assertTrue(Unlaunched.is(other.pid(), new CatalinaBase(base)));
            assertFalse(Unlaunched.is(ProcessHandle.current().pid(), new CatalinaBase(base)));
        } finally {
            process.destroyForcibly().waitFor();
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void containerMayHaveAnotherBaseOfTheSameName() throws Exception {
        Path other = Files.createDirectory(temp.resolve("other"));
        String container = "mount --bind " + other + " " + base + " && " + LIVE;

        assertFalse(isFound(List.of("unshare", "-m", "sh", "-c", container, "-Dcatalina.base=" + base)));
    }

    private boolean isFound(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).directory(base.toFile()).start();
        try {
            if (process.inputReader().readLine() == null) {
                Skips.because("a container cannot be made here: that takes root, and a system that lets root mount");
            }
            return Unlaunched.on(new CatalinaBase(base)).equals(OptionalLong.of(process.pid()));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
