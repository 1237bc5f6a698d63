package dev.rollcall.launcher.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.state.TomcatContexts.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextsFileTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123Z");

    @TempDir
    private Path root;

    private ContextsFile file;

    @BeforeEach
    void nameTheFile() {
        file = ContextsFile.in(new CatalinaBase(root));
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        TomcatContexts contexts = new TomcatContexts(
                17,
                ZoneId.of("America/Argentina/Buenos_Aires"),
                List.of(
                        new Context("", "STARTED", NOON),
                        new Context("##2", "STOPPED", NOON),
                        new Context("/B\u00fccher und mehr##002", "FAILED", NOON)));

        file.write(contexts);

        assertEquals(Optional.of(contexts), file.read());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.file())));
    }

    @Test
    void whatCannotBeWrittenIsSaid() {
        ContextsFile none = new ContextsFile(root.resolve("none/rollcall.contexts"));

        assertThrows(IOException.class, () -> none.write(new TomcatContexts(1, ZoneOffset.UTC, List.of())));
        assertEquals(Optional.empty(), none.read());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#\nx",
                "#\n1",
                "#\n1 ",
                "#\n1 Nowhere/City",
                "#\nx UTC",
                "#\n1 UTC\nSTARTED",
                "#\n1 UTC\nSTARTED noon /shop"
            })
    void whatCannotBeUnderstoodIsNothing(String text) throws IOException {
        Files.writeString(file.file(), text);

        assertEquals(Optional.empty(), file.read());
    }
}
