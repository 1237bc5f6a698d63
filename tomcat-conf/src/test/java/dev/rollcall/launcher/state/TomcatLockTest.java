package dev.rollcall.launcher.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TomcatLockTest {
    private static final URI ENDPOINT = URI.create("http://127.0.0.1:8080/");

    @TempDir
    private Path root;

    private CatalinaBase base;

    @BeforeEach
    void makeBase() {
        base = new CatalinaBase(root);
    }

    @Test
    void nobodyHoldsANewBase() {
        assertEquals(Optional.empty(), TomcatLock.holder(base));
    }

    @Test
    void releasedLockHasNoHolder() {
        TomcatLock.take(base, ENDPOINT).close();

        assertEquals(Optional.empty(), TomcatLock.holder(base));
    }

    @Test
    void holderIsKnownUntilItDies() throws IOException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        root.toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertEquals('+', other.getInputStream().read());

            assertEquals(Optional.of(new TomcatLock.Holder(other.pid(), ENDPOINT)), TomcatLock.holder(base));
            FailureException failure = assertThrows(FailureException.class, () -> TomcatLock.take(base, ENDPOINT));
            assertTrue(failure.getMessage().contains("in use by another Rollcall (process " + other.pid() + ")"));
        } finally {
            other.destroyForcibly();
        }
        Eventually.isTrue(
                Duration.ofSeconds(10),
                "the lock is free",
                () -> TomcatLock.holder(base).isEmpty());
    }

    /** Another process: locks are shared within one. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            TomcatLock.take(new CatalinaBase(Path.of(arguments[0])), ENDPOINT);
            System.out.print('+');
            System.out.flush();
            System.in.read();
        }
    }
}
