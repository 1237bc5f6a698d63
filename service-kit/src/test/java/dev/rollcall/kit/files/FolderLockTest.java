package dev.rollcall.kit.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.testing.SmallDisk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void resolve() throws IOException {
        folder = temp.toRealPath();
    }

    private String holder() {
        return assertThrows(FolderHeldException.class, () -> FolderLock.take(folder, "me"))
                .holder();
    }

    /** Such a lock is as good as that of another process, which the system property does not tell of. */
    @Test
    void whoseLockIsInTheFileIsSaidAsFarAsItIsKnown() throws IOException {
        try (FileChannel theirs =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            theirs.lock();
            assertEquals("another process", holder());

            Files.writeString(folder.resolve("holder"), "somebody, process 7");
            assertEquals("somebody, process 7", holder());
        }
        FolderLock.take(folder, "me").close();
    }

    @Test
    void whoCouldNotLockItLeavesItFree() throws IOException {
        Path inTheWay = Files.createDirectory(folder.resolve("lock"));
        assertThrows(IOException.class, () -> FolderLock.take(folder, "me"));

        Files.delete(inTheWay);

        FolderLock.take(folder, "me").close();
    }

    @Test
    void aFullDiskKeepsNobodyOut() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder, 1)) {
            disk.leave(0);

            try (FolderLock lock = FolderLock.take(folder, "me")) {
                assertEquals("me", holder());
                assertFalse(Files.exists(folder.resolve("holder")), "names nobody");
            }
        }
    }

    @Test
    void aFolderThatIsGoneIsGivenBackAllTheSame() throws IOException {
        FolderLock lock = FolderLock.take(folder, "me");
        Files.delete(folder.resolve("holder"));
        Files.delete(folder.resolve("lock"));
        Files.delete(folder);

        lock.close();

        Files.createDirectory(folder);
        FolderLock.take(folder, "me").close();
        assertFalse(Files.exists(folder.resolve("holder")));
    }
}
