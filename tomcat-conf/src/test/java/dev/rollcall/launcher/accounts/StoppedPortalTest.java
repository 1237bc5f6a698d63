package dev.rollcall.launcher.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.FakeClasses;
import dev.rollcall.launcher.accounts.PortalAccounts.Kind;
import dev.rollcall.launcher.accounts.PortalAccounts.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppedPortalTest {
    private static final String COMMAND = "dev.rollcall.portal.accounts.AccountsCommand";
    private static final String ECHO = """
            public class AccountsCommand {
                public static int run(java.nio.file.Path folder, String[] args, java.io.InputStream in, java.io.PrintStream out)
                        throws java.io.IOException {
                    String password = new String(in.readAllBytes(), "UTF-8");
                    out.println(String.join(" ", args) + " [" + password.strip() + "] " + folder.getFileName());
                    if (password.startsWith("fail")) {
                        throw new IllegalStateException("broken");
                    }
                    if (password.startsWith("taken")) {
                        return 3;
                    }
                    return password.length() > 8 || args[0].equals("restore") ? 0 : 1;
                }
            }
            """;

    @TempDir
    private Path temp;

    private Path scratch;
    private Path war;
    private StoppedPortal portal;

    @BeforeEach
    void packFakePortal() throws IOException {
        scratch = Files.createDirectory(temp.resolve("scratch"));
        war = temp.resolve("portal.war");
        Path classes = temp.resolve("classes");
        FakeClasses.compile(classes, COMMAND, ECHO);
        pack(
                "WEB-INF/classes/" + COMMAND.replace('.', '/') + ".class",
                classes.resolve(COMMAND.replace('.', '/') + ".class"));
        portal = new StoppedPortal(war, temp.resolve("data/portal"), scratch);
    }

    @Test
    void commandOfThePortalIsCalledWithItsFolder() {
        assertEquals(
                new Outcome(Kind.DONE, "add ada --roles admin,teacher [correct horse] portal"),
                portal.add("ada", "correct horse", Set.of("teacher", "admin")));
        assertEquals(
                new Outcome(Kind.DONE, "passwd ada [battery staple] portal"),
                portal.changePassword("ada", "battery staple"));
    }

    @Test
    void filesAreGivenToTheCommandByTheirNames() {
        assertEquals(
                new Outcome(Kind.DONE, "restore accounts.ndjson [] portal"),
                portal.restore(Path.of("accounts.ndjson")));
        assertEquals(new Outcome(Kind.REFUSED, "backup full [] portal"), portal.backUp(Path.of("full")));
    }

    /** Of several portals that are stopped, those that have it already do not keep the others from it. */
    @Test
    void aNameThatIsTakenIsToldFromWhatIsRefused() {
        assertEquals(
                new Outcome(Kind.TAKEN, "add ada --roles teacher [taken before] portal"),
                portal.add("ada", "taken before", Set.of("teacher")));
    }

    @Test
    void whatThePortalRefusesIsQuoted() {
        assertEquals(new Outcome(Kind.REFUSED, "passwd ada [short] portal"), portal.changePassword("ada", "short"));
    }

    @Test
    void nothingIsLeftInTheScratchDirectory() throws IOException {
        portal.changePassword("ada", "correct horse");

        try (var files = Files.list(scratch)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void failureOfThePortalIsTold() {
        UncheckedIOException failure =
                assertThrows(UncheckedIOException.class, () -> portal.changePassword("ada", "failure expected"));

        assertTrue(failure.getMessage().contains("broken"), failure.getMessage());
    }

    @Test
    void otherWarIsNoPortal() throws IOException {
        pack("WEB-INF/classes/other.txt", Files.writeString(temp.resolve("other.txt"), "x"));

        UncheckedIOException failure =
                assertThrows(UncheckedIOException.class, () -> portal.changePassword("ada", "correct horse"));

        assertTrue(failure.getMessage().contains("is not the portal of this version"), failure.getMessage());
    }

    @Test
    void entriesThatClimbOutOfTheDirectoryAreLeftThere() throws IOException {
        pack("WEB-INF/../../../escaped.txt", Files.writeString(temp.resolve("escape.txt"), "x"));

        assertThrows(UncheckedIOException.class, () -> portal.changePassword("ada", "correct horse"));

        try (var files = Files.walk(temp)) {
            assertTrue(files.noneMatch(file -> file.endsWith("escaped.txt")));
        }
    }

    @Test
    void scratchDirectoryIsMadeIfItIsMissing() throws IOException {
        Files.delete(scratch);

        assertEquals(Kind.DONE, portal.changePassword("ada", "correct horse").kind());
    }

    @Test
    void missingWarIsSaidToBeMissing() throws IOException {
        Files.delete(war);

        UncheckedIOException failure =
                assertThrows(UncheckedIOException.class, () -> portal.changePassword("ada", "correct horse"));

        assertTrue(failure.getMessage().endsWith(": " + war + " is missing"), failure.getMessage());
    }

    private void pack(String name, Path content) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(Files.readAllBytes(content));
        }
    }
}
