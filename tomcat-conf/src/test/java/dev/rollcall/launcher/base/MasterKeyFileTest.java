package dev.rollcall.launcher.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyFileTest {
    @TempDir
    private Path data;

    private MasterKeyFile file;

    @BeforeEach
    void nameTheFile() {
        file = MasterKeyFile.in(data);
    }

    @Test
    void withoutFileThereIsNoKey() {
        assertEquals(Optional.empty(), file.read());
    }

    @Test
    void ofManyCreatorsOneWinsAndNothingElseIsLeft() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<byte[]>> creators = IntStream.range(0, 32)
                .<Callable<byte[]>>mapToObj(i -> () -> {
                    file.ensure(List.of());
                    return file.read().orElseThrow();
                })
                .toList();

        for (Future<byte[]> key : threads.invokeAll(creators)) {
            assertArrayEquals(file.read().orElseThrow(), key.get());
        }

        threads.shutdown();
        try (var files = Files.list(data)) {
            assertEquals(List.of(data.resolve("master.key")), files.toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "not base64url at all, but long enough to look like one", "AAAA"})
    void damagedFileIsNamed(String content) throws IOException {
        Files.writeString(file.file(), content);

        FailureException failure = assertThrows(FailureException.class, file::read);

        assertTrue(failure.getMessage().startsWith(file.file() + " does not hold a key"));
    }

    @Test
    void keyOfARelativeIsTaken() throws IOException {
        MasterKeyFile relative = MasterKeyFile.in(Files.createDirectory(data.resolve("relative")));
        relative.ensure(List.of());

        file.ensure(List.of(MasterKeyFile.in(data.resolve("none")), relative));

        assertArrayEquals(relative.read().orElseThrow(), file.read().orElseThrow());
    }

    @Test
    void otherKeyOfARelativeIsNamed() throws IOException {
        MasterKeyFile relative = MasterKeyFile.in(Files.createDirectory(data.resolve("relative")));
        relative.ensure(List.of());
        file.ensure(List.of());

        FailureException failure = assertThrows(FailureException.class, () -> file.ensure(List.of(relative)));

        assertEquals(
                "The keys in " + file.file() + " and " + relative.file()
                        + " differ: copy the right one over the other.",
                failure.getMessage());
    }
}
