package dev.rollcall.kit.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private final InMemoryFolder folder = new InMemoryFolder();
    private final ManualTime time = new ManualTime();
    private final DeadLetters letters = new DeadLetters(folder, time);

    @Test
    void linesFollowOneAnotherInOneFile() throws IOException {
        letters.keep(bytes("a\n"));
        time.advance(Duration.ofSeconds(1));
        letters.keep(bytes("b\n"));

        assertEquals(1, folder.names().size());
        assertEquals("a\nb\n", new String(folder.bytes(folder.names().get(0)), StandardCharsets.UTF_8));
    }

    @Test
    void theNewestFourFilesAreKept() throws IOException {
        for (int i = 0; i < 60; i++) {
            letters.keep(new byte[2 << 20]);
            time.advance(Duration.ofSeconds(1));
        }

        List<String> names = folder.names();
        assertEquals(4, names.size());
        assertTrue(folder.used() <= 4 * (16 << 20));
    }

    @Test
    void whoHasTakenTheFileAwayFindsWhatFollowsInAnother() throws IOException {
        letters.keep(bytes("a\n"));
        folder.delete(folder.names().get(0));
        time.advance(Duration.ofSeconds(1));
        letters.keep(bytes("b\n"));

        assertEquals("b\n", new String(folder.bytes(folder.names().get(0)), StandardCharsets.UTF_8));
    }

    @Test
    void nothingIsHalfKeptOnAFullDisk() throws IOException {
        letters.keep(bytes("a\n"));
        folder.capacity(4);
        assertThrows(IOException.class, () -> letters.keep(bytes("bbbb\n")));

        assertEquals("a\n", new String(folder.bytes(folder.names().get(0)), StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
