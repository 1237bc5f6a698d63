package dev.rollcall.kit.log.pipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.files.FolderHeldException;
import dev.rollcall.kit.spool.DiskFolder;
import dev.rollcall.kit.spool.SpoolHome;
import dev.rollcall.kit.testing.LogCapture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskOpenerTest {

    @TempDir
    Path root;

    @Test
    void aFolderThatSomebodyElseHoldsIsSaidOnceAndThatItIsFreeAgain() throws IOException {
        List<LogRecord> records = new ArrayList<>();
        SpoolHome home = new SpoolHome(root, Optional.of("shop"), "Shop");
        SpoolOpener opener = SpoolOpener.of(home);
        try (LogCapture capture = LogCapture.of(DiskOpener.class, Level.INFO, records)) {
            try (DiskFolder other = DiskFolder.open(home)) {
                assertThrows(FolderHeldException.class, opener::open);
                assertThrows(FolderHeldException.class, opener::open);
            }
            opener.open().close();
            opener.open().close();
        }

        assertEquals(
                List.of(Level.WARNING, Level.INFO),
                records.stream().map(LogRecord::getLevel).toList());
    }
}
