package dev.rollcall.launcher.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.state.TomcatState.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFileTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final TomcatState STARTED = TomcatState.started(17, NOON, Set.of(War.LOG, War.REGISTRY));

    @TempDir
    private Path root;

    private StateFile file;

    @BeforeEach
    void nameTheFile() {
        file = StateFile.in(new CatalinaBase(root));
    }

    @Test
    void whatWasWrittenIsRead() {
        file.write(STARTED);

        assertEquals(Optional.of(STARTED), file.read());
    }

    @Test
    void wholeLifeIsRead() {
        TomcatState state = STARTED.in(Phase.RUNNING, NOON.plusSeconds(8))
                .died(137, NOON.plusSeconds(60))
                .again(18, NOON.plusSeconds(61));

        file.write(state);

        assertEquals(Optional.of(state), file.read());
        assertEquals(1, state.restarts());
        assertEquals(137, state.lastEnd().orElseThrow().status());
        assertEquals(Phase.STARTING, state.phase());
        assertEquals(18, state.pid());
    }

    @Test
    void secondsAreEnough() {
        assertEquals(
                NOON, TomcatState.started(1, NOON.plusMillis(999), Set.of()).since());
    }

    @Test
    void fileIsPrivateAndNothingElseIsLeft() throws IOException {
        file.write(STARTED);
        file.write(STARTED);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.file())));
        try (var files = Files.list(root)) {
            assertEquals(List.of(file.file()), files.toList());
        }
    }

    @Test
    void servicesAreInTheirOrder() throws IOException {
        file.write(STARTED);

        assertTrue(Files.readString(file.file()).contains("wars=registry,log\n"));
    }

    @Test
    void directoryThatVanishesEndsNothing() {
        new StateFile(root.resolve("none/rollcall.state")).write(STARTED);

        assertEquals(Optional.empty(), new StateFile(root.resolve("none/rollcall.state")).read());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "phase=flying", "phase=running\npid=x", "phase=running\npid=1\nsince=noon", "\\u12"})
    void whatCannotBeUnderstoodIsNothing(String text) throws IOException {
        Files.writeString(file.file(), text);

        assertEquals(Optional.empty(), file.read());
    }
}
