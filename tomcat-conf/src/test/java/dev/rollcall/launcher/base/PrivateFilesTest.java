package dev.rollcall.launcher.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {
    @TempDir
    private Path directory;

    @Test
    void missingParentsAreAsPrivateAsTheDirectory() throws IOException {
        PrivateFiles.createDirectories(directory.resolve("a/b"));

        assertEquals("rwx------", mode(directory.resolve("a")));
        assertEquals("rwx------", mode(directory.resolve("a/b")));
    }

    @Test
    void modeOfADirectoryThatWasThereIsTheUsersBusiness() throws IOException {
        Path theirs = Files.createDirectory(
                directory.resolve("theirs"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));

        PrivateFiles.createDirectories(theirs);

        assertEquals("rwxr-x---", mode(theirs));
    }

    @Test
    void fileIsPrivateAndAlone() throws IOException {
        assertTrue(PrivateFiles.createFile(directory.resolve("secret"), "grün"));

        assertEquals("grün", Files.readString(directory.resolve("secret")));
        assertEquals("rw-------", mode(directory.resolve("secret")));
        try (var files = Files.list(directory)) {
            assertEquals(List.of(directory.resolve("secret")), files.toList());
        }
    }

    @Test
    void existingFileStays() throws IOException {
        Files.writeString(directory.resolve("secret"), "first");

        assertFalse(PrivateFiles.createFile(directory.resolve("secret"), "second"));

        assertEquals("first", Files.readString(directory.resolve("secret")));
    }

    @Test
    void fileIsMadeWhereThereAreNoLinks() throws IOException {
        assertTrue(withoutLinks("first"));
        assertFalse(withoutLinks("second"));

        assertEquals("first", Files.readString(directory.resolve("secret")));
        assertEquals("rw-------", mode(directory.resolve("secret")));
        try (var files = Files.list(directory)) {
            assertEquals(List.of(directory.resolve("secret")), files.toList());
        }
    }

    /** As on FAT, which says so also of a name that is taken. */
    private boolean withoutLinks(String text) throws IOException {
        return PrivateFiles.createFile(directory.resolve("secret"), text.getBytes(StandardCharsets.UTF_8), draft -> {
            throw new FileSystemException(draft.toString(), null, "Operation not permitted");
        });
    }

    @Test
    void replacedFileIsPrivateAndAlone() throws IOException {
        Files.writeString(directory.resolve("secret"), "first");

        PrivateFiles.replaceFile(directory.resolve("secret"), "second");

        assertEquals("second", Files.readString(directory.resolve("secret")));
        assertEquals("rw-------", mode(directory.resolve("secret")));
        try (var files = Files.list(directory)) {
            assertEquals(List.of(directory.resolve("secret")), files.toList());
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
