package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path temp;

    @Test
    void isCreatedForItsOwnerOnly() throws Exception {
        Path root = temp.resolve("a/data");

        try (DataDirectory folder = DataDirectory.open(root, "kit/app##002", "test")) {
            assertEquals(root.resolve("kit/app##002"), folder.path());
            assertEquals("rwx------", mode(folder.path()));
            assertEquals("rwx------", mode(root));
        }
    }

    @Test
    void aFolderThatWasOpenToOthersIsClosedToThem() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("portal"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        DataDirectory.open(temp, "portal", "test").close();

        assertEquals("rwx------", mode(folder));
    }

    @Test
    void aSecondOpenerInTheSameJvmIsToldWhoHoldsIt() throws Exception {
        try (DataDirectory first = DataDirectory.open(temp, "log", "LogService (log)")) {
            DataDirectoryException thrown =
                    assertThrows(DataDirectoryException.class, () -> DataDirectory.open(temp, "log", "other"));

            assertEquals("The folder " + first.path() + " is in use by LogService (log).", thrown.sentence());
            assertEquals(List.of(), thrown.commands());
            assertEquals("LogService (log) 3", tryInAnotherJvm("log").replaceAll(", process \\d+", ""));
        }
        DataDirectory.open(temp, "log", "other").close();
    }

    @Test
    void isFreeForOtherProcessesOnceClosed() throws Exception {
        DataDirectory.open(temp, "log", "first").close();

        assertEquals("0", tryInAnotherJvm("log"));
    }

    @Test
    void whatIsInTheWayIsNamedWithTheCommandsThatHelp() throws Exception {
        Path root = temp.resolve("my data");
        Files.writeString(root, "a file where the directory should be");

        DataDirectoryException thrown =
                assertThrows(DataDirectoryException.class, () -> DataDirectory.open(root, "log", "test"));

        assertTrue(thrown.sentence().startsWith("The directory " + root + " cannot be used by "), thrown.sentence());
        assertEquals("sudo mkdir -p '" + root + "'", thrown.commands().get(0));
        assertTrue(
                thrown.commands().get(1).endsWith(": '" + root + "'"),
                thrown.commands().get(1));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    /** Returns the holder and exit code 3, or exit code 0. */
    private String tryInAnotherJvm(String name) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        temp.toString(),
                        name)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        return (output.replaceAll("(?s).*in use by (.*)\\.\\R?", "$1") + " " + process.exitValue()).strip();
    }

    /** Tries to open a folder. */
    static final class OtherProcess {

        private OtherProcess() {}

        public static void main(String[] args) throws IOException {
            try {
                DataDirectory.open(Path.of(args[0]), args[1], "another process").close();
            } catch (DataDirectoryException e) {
                System.out.println(e.sentence());
                System.exit(3);
            }
        }
    }
}
