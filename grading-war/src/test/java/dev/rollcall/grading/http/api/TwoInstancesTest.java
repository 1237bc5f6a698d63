package dev.rollcall.grading.http.api;

import dev.rollcall.grading.store.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two grade books in front of one PostgreSQL: between them only its rows and their locks. */
class TwoInstancesTest {
    private static final int ROUNDS = Integer.getInteger("rollcall.scale", 1) > 1 ? 10_000 : 200;

    @TempDir
    Path folder;

    private final ExecutorService clients = Executors.newFixedThreadPool(2);
    private SchoolServer first;
    private SchoolServer second;

    @BeforeEach
    void start() throws IOException {
        DataSource source = Engine.POSTGRESQL.database(folder);
        first = new SchoolServer(folder, source);
        second = SchoolServer.beside(folder, source);
    }

    @AfterEach
    void stop() {
        clients.shutdownNow();
        second.close();
        first.close();
    }

    @Test
    void onAFilledCellOneWinsAndTheOtherIsTold() throws Exception {
        new Race(first, second, clients).onAFilledCell(ROUNDS);
    }

    @Test
    void onAnEmptyCellOneWinsAndTheOtherIsTold() throws Exception {
        new Race(first, second, clients).onAnEmptyCell(ROUNDS);
    }
}
