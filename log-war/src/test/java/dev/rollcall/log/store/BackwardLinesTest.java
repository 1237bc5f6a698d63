package dev.rollcall.log.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackwardLinesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 13, 64, 4096})
    void linesComeFromLastToFirstWhateverTheChunk(int chunk) throws IOException {
        List<String> lines = List.of("first", "", "a", "\u00e4\u20ac", "a longer line than the others", "", "last");

        assertEquals(reversed(lines), read(String.join("\n", lines) + "\n", chunk, 1000));
    }

    @Test
    void anEmptyFileHasNoLines() throws IOException {
        assertEquals(List.of(), read("", 8, 100));
    }

    @Test
    void oneLineIsOneLine() throws IOException {
        assertEquals(List.of("only"), read("only\n", 8, 100));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 64})
    void anOverlongLineIsPassedOver(int chunk) throws IOException {
        String overlong = "x".repeat(300);

        assertEquals(
                List.of("last", "middle", "first"),
                read("first\n" + overlong + "\nmiddle\n" + overlong + "\nlast\n", chunk, 100));
        assertEquals(List.of("last"), read(overlong + "\nlast\n", chunk, 100));
    }

    @Test
    void whatIsBehindTheEndIsNotRead() throws IOException {
        Path file = Files.writeString(folder.resolve("lines"), "one\ntwo\nhalf a li");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            assertEquals("two", new BackwardLines(channel, 8, 4, 100).next());
        }
    }

    @Test
    void thePositionIsWhatIsLeft() throws IOException {
        Path file = Files.writeString(folder.resolve("lines"), "one\ntwo\n");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            BackwardLines lines = new BackwardLines(channel, 8, 4, 100);
            lines.next();
            assertEquals(3, lines.position());
            lines.next();
            assertEquals(0, lines.position());
        }
    }

    private List<String> read(String content, int chunk, int maxLine) throws IOException {
        Path file = Files.writeString(folder.resolve("lines"), content);
        List<String> found = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            BackwardLines lines = new BackwardLines(channel, channel.size(), chunk, maxLine);
            for (String line = lines.next(); line != null; line = lines.next()) {
                found.add(line);
            }
        }
        return found;
    }

    private static List<String> reversed(List<String> lines) {
        List<String> copy = new ArrayList<>(lines);
        Collections.reverse(copy);
        return copy;
    }
}
