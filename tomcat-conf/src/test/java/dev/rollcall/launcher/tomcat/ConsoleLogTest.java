package dev.rollcall.launcher.tomcat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleLogTest {
    @TempDir
    private Path directory;

    @Test
    void tailIsTheEnd() {
        ConsoleLog log = new ConsoleLog(directory, 1 << 20);

        log.drain(lines(1, 5000));

        assertEquals(List.of("line 4999", "line 5000"), log.tail(2));
    }

    @Test
    void withoutOutputTheTailIsEmpty() {
        assertEquals(List.of(), new ConsoleLog(directory, 1 << 20).tail(2));
    }

    @Test
    void earlierStartIsKeptOnce() throws IOException {
        ConsoleLog log = new ConsoleLog(directory, 1 << 20);

        log.drain(lines(1, 1));
        log.drain(lines(2, 2));
        log.drain(lines(3, 3));

        assertEquals("line 3\n", Files.readString(directory.resolve("console.log")));
        assertEquals("line 2\n", Files.readString(directory.resolve("console.1.log")));
    }

    @Test
    void twoFilesNeverExceedTheirLimit() throws IOException {
        ConsoleLog log = new ConsoleLog(directory, 20_000);

        log.drain(lines(1, 20_000));

        assertTrue(Files.size(directory.resolve("console.log")) <= 20_000);
        assertTrue(Files.size(directory.resolve("console.1.log")) <= 20_000);
        assertEquals(List.of("line 20000"), log.tail(1));
    }

    @Test
    void directoryThatVanishesDoesNotStopTheStream() throws IOException {
        ConsoleLog log = new ConsoleLog(directory.resolve("missing"), 1 << 20);
        ByteArrayInputStream in = lines(1, 10_000);

        log.drain(in);

        assertEquals(0, in.available());
    }

    @Test
    void logThatCannotBeRotatedDoesNotStopTheStream() throws IOException {
        ConsoleLog log = new ConsoleLog(directory, 1 << 20);
        log.drain(lines(1, 1));
        Files.createDirectories(directory.resolve("console.1.log/in the way"));
        ByteArrayInputStream in = lines(2, 10_000);

        log.drain(in);

        assertEquals(0, in.available());
        assertEquals(List.of("line 10000"), log.tail(1));
    }

    private static ByteArrayInputStream lines(int first, int last) {
        String text = IntStream.rangeClosed(first, last)
                .mapToObj(i -> "line " + i + "\n")
                .collect(Collectors.joining());
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
