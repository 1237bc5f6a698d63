package dev.rollcall.kit.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FencedFilesTest {
    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameFile() {
        file = folder.resolve("file");
    }

    private FileChannel open(FencedFiles.Fence fence) throws IOException {
        return FilePath.get(fence.prefix() + "retry:" + file).open("rw");
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsAndWritesAsTheFileSystemBelow() throws IOException {
        try (FencedFiles.Fence fence = FencedFiles.open();
                FileChannel channel = open(fence)) {
            channel.write(text("Hello, world"));
            channel.write(text("there"), 7);
            channel.force(true);
            channel.truncate(9);

            ByteBuffer read = ByteBuffer.allocate(20);
            channel.read(read, 0);
            assertEquals(9, channel.size());
            assertEquals("Hello, th", new String(read.array(), 0, read.position(), StandardCharsets.UTF_8));
        }
        assertEquals("Hello, th", Files.readString(file));
    }

    @Test
    void onceItIsClosedWhoeverHoldsAFileCanDoNothingWithIt() throws IOException {
        FencedFiles.Fence fence = FencedFiles.open();
        FileChannel held = open(fence);
        held.write(text("before"));

        fence.close();

        assertThrows(ClosedChannelException.class, () -> held.write(text("after"), 0));
        assertThrows(ClosedChannelException.class, () -> held.read(ByteBuffer.allocate(1), 0));
        assertThrows(ClosedChannelException.class, () -> held.truncate(0));
        assertThrows(ClosedChannelException.class, () -> held.force(true));
        assertThrows(ClosedChannelException.class, held::size);
        assertThrows(ClosedChannelException.class, () -> open(fence));
        assertEquals("before", Files.readString(file));
    }

    @Test
    void theNextCanLockWhatWasLocked() throws IOException {
        FencedFiles.Fence first = FencedFiles.open();
        assertNotNull(open(first).tryLock());
        try (FencedFiles.Fence second = FencedFiles.open()) {
            FileChannel next = open(second);
            assertThrows(OverlappingFileLockException.class, next::tryLock);

            first.close();

            assertNotNull(next.tryLock());
        }
    }

    @Test
    void eachHasItsOwnNames() {
        try (FencedFiles.Fence one = FencedFiles.open();
                FencedFiles.Fence other = FencedFiles.open()) {
            assertNotEquals(one.prefix(), other.prefix());
        }
    }
}
