package dev.rollcall.log.store;

import static dev.rollcall.log.store.Fixtures.HOSTILE;
import static dev.rollcall.log.store.Fixtures.NOON;
import static dev.rollcall.log.store.Fixtures.SHOP;
import static dev.rollcall.log.store.Fixtures.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.threads.Threads;
import dev.rollcall.log.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogStoreTest extends LogStoreContract {

    private static final long SCAN = 64 << 20;

    @TempDir
    Path folder;

    private Path file;
    private FileLogStore store;

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("events.log");
        store = open(SCAN);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Override
    LogStore store() {
        return store;
    }

    @Test
    void onlyTheOwnerMayReadAndWriteTheFile() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aFileThatOthersMayReadIsTakenBack() throws IOException {
        store.close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));

        store = open(SCAN);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aSymbolicLinkIsRefused() throws IOException {
        Path elsewhere = Files.createFile(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(folder.resolve("link.log"), elsewhere);

        assertThrows(IOException.class, () -> FileLogStore.open(link, Threads.named("test"), SCAN));
    }

    @Test
    void whatWasStoredIsThereAfterARestart() throws IOException {
        store.append(List.of(record("before")));
        store.close();

        store = open(SCAN);
        store.append(List.of(record("after")));

        assertEquals(List.of("after", "before"), texts(LogQuery.newest(10)));
        assertEquals(Files.size(file), store.size());
    }

    @Test
    void aLineIsReadableByPeople() throws IOException {
        store.append(List.of(new LogRecord(
                NOON, SHOP, false, LogLevel.WARN, "shop-1", "shop.Till", "http-1", "4bf9", "sold out\nsince noon")));

        assertEquals(
                "2026-11-22T12:00:00Z\tShop\tWARN\tunsigned\tshop-1\tshop.Till\thttp-1\t4bf9\tsold out\\nsince noon\n",
                Files.readString(file));
    }

    @Test
    void hostileTextNeverMakesASecondLine() throws IOException {
        store.append(
                List.of(new LogRecord(NOON, SHOP, true, LogLevel.INFO, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)));

        String content = Files.readString(file);
        assertEquals(1, content.lines().count());
        assertEquals(content.length() - 1, content.indexOf('\n'));
        assertEquals(
                List.of(),
                content.codePoints()
                        .filter(c -> c != '\t' && c != '\n')
                        .filter(Character::isISOControl)
                        .boxed()
                        .toList());
    }

    @Test
    void aTornLastLineCostsOnlyItself() throws IOException {
        store.append(List.of(record("whole")));
        store.close();
        Files.writeString(file, "2026-11-22T12:00:00Z\tShop\tINFO\tsig", StandardOpenOption.APPEND);

        store = open(SCAN);
        assertEquals(List.of("whole"), texts(LogQuery.newest(10)));
        store.append(List.of(record("next")));

        assertEquals(List.of("next", "whole"), texts(LogQuery.newest(10)));
    }

    @Test
    void linesOfAnotherKindArePassedOver() throws IOException {
        store.append(List.of(record("one")));
        Files.writeString(file, "\n\nnot ours\na\tb\tc\td\te\tf\tg\th\ti\n", StandardOpenOption.APPEND);
        store.append(List.of(record("two")));
        store.close();

        store = open(SCAN);

        assertEquals(List.of("two", "one"), texts(LogQuery.newest(10)));
    }

    @Test
    void whatAnotherProgramAppendsIsNotOverwritten() throws IOException {
        store.append(List.of(record("one")));
        Files.writeString(file, "a note by the operator\n", StandardOpenOption.APPEND);
        store.append(List.of(record("two")));

        assertEquals(3, Files.readAllLines(file).size());
    }

    @Test
    void aSearchThatReadsTooMuchEndsAndSaysSo() throws IOException {
        store.close();
        store = open(100_000);
        store.append(IntStream.range(0, 5000).mapToObj(i -> record("line " + i)).toList());

        LogPage page = store.newest(new LogQuery(null, LogLevel.ERROR, null, 10));

        assertFalse(page.complete());
        assertEquals(List.of(), page.records());
        assertTrue(store.newest(LogQuery.newest(10)).complete());
    }

    @Test
    void aClosedStoreRefuses() throws IOException {
        store.close();

        StoreException refused = assertThrows(StoreException.class, () -> store.append(List.of(record("late"))));

        assertEquals(Reason.CLOSED, refused.reason());
    }

    private FileLogStore open(long maxScanBytes) throws IOException {
        return FileLogStore.open(file, Threads.named("log-writer"), maxScanBytes);
    }
}
