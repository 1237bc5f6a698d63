package dev.rollcall.kit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewFileTest {

    @TempDir
    Path folder;

    @Test
    void whoeverCallsWhileAnotherWritesDoesNotWaitAndTheNewestIsKept() {
        ViewFile file = ViewFile.in(folder);
        Queue<String> newest = new ArrayDeque<>(List.of("older", "newer"));

        file.save(() -> {
            if (newest.size() > 1) {
                file.save(() -> {
                    throw new AssertionError("it waits for nobody and writes nothing");
                });
            }
            return Optional.of(ProviderUpdate.full(newest.remove(), List.of()));
        });

        assertEquals(Optional.of("newer"), file.load().orElseThrow().view());
        assertEquals(List.of(), List.copyOf(newest));
    }

    @Test
    void whoeverFailsToWriteDoesNotKeepOthersFromIt() {
        ViewFile file = ViewFile.in(folder);
        assertThrows(
                OutOfMemoryError.class,
                () -> file.save(() -> {
                    throw new OutOfMemoryError("test");
                }));

        file.save(() -> Optional.of(ProviderUpdate.full("later", List.of())));

        assertEquals(Optional.of("later"), file.load().orElseThrow().view());
    }
}
