package dev.rollcall.launcher.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoAccountsTest {
    @TempDir
    private Path conf;

    private final InMemoryAccounts portal = new InMemoryAccounts();

    @Test
    void firstTimeMakesBothAndKeepsThemPrivate() throws IOException {
        DemoAccounts demo = new DemoAccounts(conf);

        Map<String, String> accounts = demo.ensure(portal);

        assertEquals(portal.passwords(), accounts);
        assertEquals(
                Map.of("admin", Set.of("admin", "teacher", "operator"), "teacher", Set.of("teacher")), portal.roles());
        assertNotEquals(accounts.get("admin"), accounts.get("teacher"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(demo.file())));
    }

    @Test
    void laterTimesTellTheSame() {
        Map<String, String> first = new DemoAccounts(conf).ensure(portal);

        assertEquals(first, new DemoAccounts(conf).ensure(portal));
    }

    @Test
    void newDatabaseGetsTheOldPasswords() {
        Map<String, String> first = new DemoAccounts(conf).ensure(portal);
        InMemoryAccounts other = new InMemoryAccounts();

        new DemoAccounts(conf).ensure(other);

        assertEquals(first, other.passwords());
    }

    @Test
    void accountOfSomebodyIsLeftAlone() {
        portal.add("admin", "chosen by a person", Set.of("admin"));

        Map<String, String> accounts = new DemoAccounts(conf).ensure(portal);

        assertEquals(Set.of("teacher"), accounts.keySet());
        assertEquals("chosen by a person", portal.passwords().get("admin"));
    }

    @Test
    void refusalIsAFailure() {
        PortalAccounts strict = new PortalAccounts() {
            @Override
            public Outcome add(String name, String password, Set<String> roles) {
                return new Outcome(Kind.REFUSED, "No.");
            }

            @Override
            public Outcome changePassword(String name, String password) {
                return new Outcome(Kind.REFUSED, "No.");
            }

            @Override
            public Outcome backUp(Path file) {
                throw new AssertionError("nobody asked for that");
            }

            @Override
            public Outcome restore(Path file) {
                throw new AssertionError("nobody asked for that");
            }
        };

        FailureException failure = assertThrows(FailureException.class, () -> new DemoAccounts(conf).ensure(strict));

        assertTrue(failure.getMessage().startsWith("The account admin cannot be made"));
    }

    @Test
    void passwordIsNotLostWhenTheFirstTimeIsCutShort() {
        PortalAccounts interrupted = new PortalAccounts() {
            @Override
            public Outcome add(String name, String password, Set<String> roles) {
                portal.add(name, password, roles);
                throw new IllegalStateException("the end");
            }

            @Override
            public Outcome changePassword(String name, String password) {
                throw new AssertionError("nobody asked for that");
            }

            @Override
            public Outcome backUp(Path file) {
                throw new AssertionError("nobody asked for that");
            }

            @Override
            public Outcome restore(Path file) {
                throw new AssertionError("nobody asked for that");
            }
        };
        assertThrows(IllegalStateException.class, () -> new DemoAccounts(conf).ensure(interrupted));

        Map<String, String> accounts = new DemoAccounts(conf).ensure(portal);

        assertEquals(portal.passwords(), accounts);
        assertEquals(Set.of("admin", "teacher"), accounts.keySet());
    }

    @Test
    void whereBothAreSomebodysNothingIsKept() {
        portal.add("admin", "chosen by a person", Set.of("admin"));
        portal.add("teacher", "chosen by a person", Set.of("teacher"));

        assertEquals(Map.of(), new DemoAccounts(conf).ensure(portal));

        assertFalse(Files.exists(new DemoAccounts(conf).file()));
    }
}
