package dev.rollcall.kit.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {

    @TempDir
    Path directory;

    @Test
    void ofManyThatStartAtOnceAllGetTheSameKey() throws Exception {
        ExecutorService neighbours = Executors.newFixedThreadPool(8);
        try {
            List<Future<MasterKey>> keys = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                keys.add(neighbours.submit(() -> MasterKey.loadOrCreate(directory)));
            }
            String first = keys.get(0).get().serviceKey(ServiceName.LOG).text();
            for (Future<MasterKey> key : keys) {
                assertEquals(first, key.get().serviceKey(ServiceName.LOG).text());
            }
        } finally {
            neighbours.shutdownNow();
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(directory.resolve("master.key")), files.toList());
        }
    }

    @Test
    void aKeyIsMadeWhereThereAreNoLinks() throws Exception {
        MasterKey first = MasterKey.loadOrCreate(directory, MasterKeyTest::notPermitted);
        MasterKey second = MasterKey.loadOrCreate(directory, MasterKeyTest::notPermitted);

        assertEquals(
                first.serviceKey(ServiceName.LOG).text(),
                second.serviceKey(ServiceName.LOG).text());
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(directory.resolve(MasterKey.FILE_NAME)));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(directory.resolve("master.key")), files.toList());
        }
    }

    /** As on FAT. */
    private static void notPermitted(Path name, Path file) throws IOException {
        throw new FileSystemException(name.toString(), file.toString(), "Operation not permitted");
    }

    @Test
    void onlyTheOwnerMayReadTheFile() throws Exception {
        MasterKey.loadOrCreate(directory);

        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(directory.resolve(MasterKey.FILE_NAME)));
    }

    @Test
    void eachServiceHasAKeyOfItsOwnWhichSurvivesARoundTrip() throws Exception {
        MasterKey master = MasterKey.loadOrCreate(directory);
        ServiceKey log = master.serviceKey(ServiceName.LOG);

        assertNotEquals(log.text(), master.serviceKey(ServiceName.PORTAL).text());
        assertEquals(log.text(), ServiceKey.parse(log.text() + "\n").text());
        assertTrue(log.toString().contains("***"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short\n", "Schlüssel\n"})
    void aFileThatHoldsNoKeyIsNamed(String content) throws Exception {
        Files.writeString(directory.resolve(MasterKey.FILE_NAME), content);

        IOException e = assertThrows(IOException.class, () -> MasterKey.loadOrCreate(directory));

        assertTrue(e.getMessage().contains("master.key does not hold a key"), e.getMessage());
    }
}
