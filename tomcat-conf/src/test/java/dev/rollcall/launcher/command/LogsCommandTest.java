package dev.rollcall.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.SmallDisk;
import dev.rollcall.launcher.base.CatalinaBase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsCommandTest {
    private static final Path ELSEWHERE = Path.of(System.getProperty("java.io.tmpdir"));

    @TempDir
    private Path folder;

    @Test
    void baseWithoutRoomCanBeRead() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder, 1)) {
            assertEquals(ELSEWHERE, LogsCommand.scratch(new CatalinaBase(folder), 2 << 20), disk.toString());
        }
    }

    @Test
    void baseThatCannotBeWrittenCanBeRead() throws Exception {
        CatalinaBase base = new CatalinaBase(folder);
        try (SmallDisk disk = SmallDisk.mount(folder, 1)) {
            assertEquals(base.temp(), LogsCommand.scratch(base, 1 << 10));

            disk.protect();

            assertEquals(ELSEWHERE, LogsCommand.scratch(base, 1 << 10));
        }
    }
}
