package dev.rollcall.launcher.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TomcatLockTest {
    private static final String STALE = "17\nhttp://127.0.0.1:4000/\nabc\n";

    @TempDir
    private Path root;

    private CatalinaBase base;
    private Path file;

    @BeforeEach
    void makeBase() {
        base = new CatalinaBase(root);
        file = root.resolve("rollcall.lock");
    }

    @Test
    void nobodyHoldsANewBase() {
        assertEquals(Optional.empty(), TomcatLock.holder(base));
        assertFalse(Files.exists(file));
    }

    @Test
    void nobodyHoldsWhatCannotBeABase() throws IOException {
        Path inTheWay = Files.createFile(root.resolve("file"));

        assertEquals(Optional.empty(), TomcatLock.holder(new CatalinaBase(inTheWay.resolve("base"))));
    }

    @Test
    void releasedLockHasNoHolderAndNamesNobody() throws IOException {
        TomcatLock.take(base, LockHolder.ENDPOINT).close();

        assertEquals(Optional.empty(), TomcatLock.holder(base));
        assertEquals("", Files.readString(file));
    }

    @Test
    void holderIsKnownUntilItDies() throws IOException {
        try (LockHolder other = LockHolder.take(root)) {
            TomcatLock.Holder holder = TomcatLock.holder(base).orElseThrow();

            assertEquals(other.process().pid(), holder.pid());
            assertEquals(Optional.of(LockHolder.ENDPOINT), holder.endpoint());
            FailureException failure =
                    assertThrows(FailureException.class, () -> TomcatLock.take(base, LockHolder.ENDPOINT));
            assertTrue(failure.getMessage().contains("in use by another Rollcall (process " + holder.pid() + ")"));
        }
        assertEquals(Optional.empty(), TomcatLock.holder(base));
    }

    @Test
    void whoeverOnlyWorksOnItRunsNothing() {
        try (TomcatLock lock = TomcatLock.take(base)) {
            assertTrue(TomcatLock.holder(base).isPresent(), lock.toString());
            assertEquals(Optional.empty(), TomcatLock.endpoint(base));
        }
    }

    @Test
    void holderIsToldFromAnotherProcessOfItsNumber() throws IOException {
        try (LockHolder other = LockHolder.take(root)) {
            TomcatLock.Holder holder = TomcatLock.holder(base).orElseThrow();

            assertTrue(holder.is(other.process()));
            assertFalse(holder.is(ProcessHandle.current()));
            assertFalse(new TomcatLock.Holder(ProcessHandle.current().pid(), holder.endpoint(), holder.mark())
                    .is(ProcessHandle.current()));
        }
    }

    @Test
    void whoeverLooksIsNotTakenForTheHolder() throws IOException {
        Files.writeString(file, STALE);

        try (LockHolder looking = LockHolder.look(root)) {
            assertTrue(looking.process().isAlive());
            assertEquals(Optional.empty(), TomcatLock.holder(base));
        }
    }

    @Test
    void whatAKilledLauncherLeftIsReplaced() throws IOException {
        Files.writeString(file, STALE + "more\n");

        try (LockHolder other = LockHolder.take(root)) {
            assertTrue(TomcatLock.holder(base).orElseThrow().is(other.process()));
        }
    }

    @Test
    void fileThatCannotBeReadIsNamedWithTheReason() throws IOException {
        Files.createDirectory(file);

        UncheckedIOException failure =
                assertThrows(UncheckedIOException.class, () -> TomcatLock.take(base, LockHolder.ENDPOINT));

        assertTrue(failure.getMessage().startsWith("The lock " + file + " cannot be taken: "), failure.getMessage());
        assertFalse(failure.getMessage().endsWith(file.toString()), failure.getMessage());
    }
}
