package dev.rollcall.portal.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.database.EmbeddedDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void addsAnAccount() {
        assertEquals(0, run("correct horse\n", "add", "ana", "--roles", "teacher,operator"));
        assertEquals("Added ana.", said());
    }

    @Test
    void takesThePasswordFromTheFirstLineOnly() {
        assertEquals(0, run("correct horse\nrubbish", "add", "ana", "--roles", "teacher"));
    }

    @Test
    void endsTheOneTimeCode() {
        SetupCode code = new SetupCode(folder.resolve(SetupCode.FILE_NAME));
        code.ensure();

        run("correct horse\n", "add", "ana", "--roles", "admin");

        assertFalse(Files.exists(code.file()));
    }

    @Test
    void saysThatANameIsTaken() {
        run("correct horse\n", "add", "ana", "--roles", "teacher");
        said.reset();

        assertEquals(3, run("correct horse\n", "add", "ana", "--roles", "teacher"));
        assertEquals("There is an account ana already.", said());
    }

    @Test
    void changesAPassword() {
        run("correct horse\n", "add", "ana", "--roles", "teacher");
        said.reset();

        assertEquals(0, run("battery staple\n", "passwd", "ana"));
        assertEquals("Changed the password of ana.", said());
    }

    @Test
    void refusesAShortPassword() {
        assertEquals(1, run("", "add", "ana", "--roles", "teacher"));
        assertEquals("A password has 8 to 128 characters.", said());
    }

    @Test
    void refusesAnUnknownRole() {
        assertEquals(1, run("correct horse\n", "add", "ana", "--roles", "root"));
        assertEquals("There is no role root. Roles: admin, operator, student, teacher.", said());
    }

    @Test
    void saysThatItsFileIsDamagedAndWhatToDo() throws IOException {
        run("correct horse\n", "add", "ana", "--roles", "admin");
        Path file = folder.resolve("accounts.mv.db");
        Files.write(file, new byte[(int) Files.size(file)]);
        said.reset();

        assertEquals(1, run("correct horse\n", "add", "ben", "--roles", "admin"));
        assertEquals(
                "The file " + file + " is damaged: stop Rollcall, move it away, and restore the newest backup of "
                        + folder.resolve("backups") + " (rollcall user restore); without one the next start asks for a"
                        + " first administrator.",
                said());
    }

    @Test
    void saysThatSomebodyHasTheDatabaseAndWhatToDo() {
        try (EmbeddedDatabase running = new EmbeddedDatabase(AccountsCommand.FILE_NAME, AccountsCommand.USER)) {
            running.open(folder);

            assertEquals(1, run("correct horse\n", "add", "ana", "--roles", "admin"));
        }

        assertTrue(said().startsWith("The database " + folder.resolve("accounts") + " is in use by process "), said());
        assertTrue(said().endsWith(". Stop that Tomcat first, or use the page Accounts."), said());
    }

    @Test
    void whatItBacksUpIsRestoredElsewhere() throws IOException {
        run("correct horse\n", "add", "ana", "--roles", "admin");
        Path file = folder.resolve("accounts.ndjson");
        said.reset();
        assertEquals(0, run("", "backup", file.toString()));
        assertEquals("Wrote the accounts.", said());
        SetupCode code = new SetupCode(other().resolve(SetupCode.FILE_NAME));
        code.ensure();
        said.reset();

        assertEquals(0, runIn(other(), "", "restore", file.toString()));

        assertEquals("Accounts added: 1; there already, and left as they are: 0.", said());
        assertFalse(Files.exists(code.file()), "there is an administrator now");
        said.reset();
        assertEquals(0, runIn(other(), "", "restore", file.toString()));
        assertEquals("Accounts added: 0; there already, and left as they are: 1.", said());
    }

    private Path other() throws IOException {
        return Files.createDirectories(folder.resolve("other"));
    }

    @Test
    void withoutAccountsThereIsNothingToBackUp() {
        assertEquals(1, run("", "backup", folder.resolve("accounts.ndjson").toString()));

        assertEquals("There are no accounts yet.", said());
    }

    @Test
    void whatIsNoBackupLeavesTheSetUpAsItIs() throws IOException {
        SetupCode code = new SetupCode(folder.resolve(SetupCode.FILE_NAME));
        code.ensure();
        Path file = Files.writeString(folder.resolve("accounts.ndjson"), "something else");

        assertEquals(1, run("", "restore", file.toString()));

        assertEquals("The file is no backup of accounts, or it is damaged.", said());
        assertTrue(Files.exists(code.file()));
    }

    @Test
    void explainsItselfWhenMisused() {
        assertEquals(2, run("", "remove", "ana"));
        assertEquals(2, run(""));
        assertEquals(2, run("correct horse\n", "add", "ana"));
    }

    @Test
    void opensTheDatabaseThatTheContainerHandsOut() throws IOException {
        String descriptor = Files.readString(Path.of("src/main/webapp/META-INF/context.xml"));

        String named = "file=\"" + AccountsCommand.FILE_NAME + "\" username=\"" + AccountsCommand.USER + "\"";
        assertTrue(descriptor.contains(named), descriptor);
    }

    private int run(String input, String... arguments) {
        return runIn(folder, input, arguments);
    }

    private int runIn(Path data, String input, String... arguments) {
        return AccountsCommand.run(
                data,
                arguments,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8).strip();
    }
}
