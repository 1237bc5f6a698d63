package dev.rollcall.log;

import static dev.rollcall.log.store.Fixtures.NOON;
import static dev.rollcall.log.store.Fixtures.SHOP;
import static dev.rollcall.log.store.Fixtures.STOCK;
import static dev.rollcall.log.store.Fixtures.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.log.store.Fixtures;
import dev.rollcall.log.store.LogLevel;
import dev.rollcall.log.store.LogRecord;
import dev.rollcall.log.store.SegmentStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogsCommandTest {

    @TempDir
    Path folder;

    @TempDir
    Path another;

    @BeforeEach
    void store() throws IOException {
        store(
                folder,
                record(SHOP, LogLevel.INFO, "4bf9", "till opened"),
                record(STOCK, LogLevel.WARN, null, "shelf empty\nsince noon"),
                record(SHOP, LogLevel.ERROR, null, "till broken"));
    }

    private static void store(Path folder, LogRecord... records) throws IOException {
        SegmentStore.Surroundings around =
                new SegmentStore.Surroundings(SystemTime.INSTANCE, SystemTime.INSTANCE, Timer.NONE);
        try (SegmentStore store = SegmentStore.open(folder.resolve("segments"), Fixtures.keepingAll(), around)) {
            store.append(List.of(records));
        }
    }

    private static LogRecord at(int second, String text) {
        return Fixtures.record(NOON.plusSeconds(second), SHOP, true, LogLevel.INFO, null, null, null, null, text);
    }

    @ParameterizedTest
    @CsvSource({
        "service,Shop,2",
        "level,WARN,2",
        "trace,4bf9,1",
        "text,TILL,2",
        "text,none,0",
        "newest,1,1",
        "newest,0,3",
        "from,2026-11-22T12:00:00Z,3",
        "to,2026-11-22T12:00:00Z,0"
    })
    void whatFitsIsPrinted(String key, String value, int lines) {
        assertEquals(lines, printed(Map.of(key, value)).lines().count());
    }

    @Test
    void anEventIsALine() {
        assertEquals(
                "2026-11-22T12:00:00Z\tStock\tWARN\tsigned\t-\t-\t-\t-\tshelf empty\\nsince noon\n",
                printed(Map.of("service", "Stock")));
    }

    @ParameterizedTest
    @CsvSource({"level,LOUD,--level", "service,' x',--service", "from,yesterday,--from", "newest,many,--newest"})
    void aMistakeIsNamed(String key, String value, String option) {
        String sentence = LogsCommand.run(
                List.of(folder), Map.of(key, value), new PrintStream(new ByteArrayOutputStream(), true));

        assertTrue(sentence.contains(option), sentence);
    }

    @Test
    void whatSeveralServicesKeepIsOneListByTime(@TempDir Path empty) throws IOException {
        store(another, at(-5, "a"), at(2, "b"), at(1, "late"), at(9, "c"));
        Path third = Files.createDirectory(empty.resolve("third"));
        store(third, at(3, "x"), at(4, "y"));
        List<Path> folders = List.of(another, third, empty);

        assertEquals("a b late x y c", texts(folders, Map.of()));
        assertEquals("y c", texts(folders, Map.of("newest", "2")));
    }

    private static String texts(List<Path> folders, Map<String, String> filter) {
        return printed(folders, filter)
                .lines()
                .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                .collect(Collectors.joining(" "));
    }

    private String printed(Map<String, String> filter) {
        return printed(List.of(folder), filter);
    }

    private static String printed(List<Path> folders, Map<String, String> filter) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertEquals("", LogsCommand.run(folders, filter, new PrintStream(out, true, UTF_8)));
        return out.toString(UTF_8);
    }
}
