package dev.rollcall.log.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealDiskTest {

    @TempDir
    Path folder;

    private final RealDisk disk = new RealDisk();

    /** No operating system takes so many at once. */
    @Test
    void howeverManyPiecesThereAreAllAreWrittenInTheirOrder() throws IOException {
        byte[] expected = new byte[5_000];
        ByteBuffer[] pieces = new ByteBuffer[expected.length];
        for (int i = 0; i < pieces.length; i++) {
            expected[i] = (byte) i;
            pieces[i] = ByteBuffer.wrap(expected, i, 1);
        }
        Path path = folder.resolve("file");

        try (AppendFile file = disk.create(path)) {
            file.write(pieces);
        }

        assertArrayEquals(expected, Files.readAllBytes(path));
    }

    @Test
    void whatIsClosedOrMissingIsNotSaidToBeForced() throws IOException {
        AppendFile file = disk.create(folder.resolve("file"));
        file.close();

        assertThrows(ClosedChannelException.class, file::force);
        assertThrows(NoSuchFileException.class, () -> disk.forceFolder(folder.resolve("missing")));
    }

    /** As on Windows. */
    @Test
    void whereAFolderCannotBeOpenedItIsNotForced() throws IOException {
        Path archive = folder.resolve("archive.zip");
        try (FileSystem other = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Path day = Files.createDirectory(other.getPath("/day"));

            assertDoesNotThrow(() -> disk.forceFolder(day));
        }
    }
}
