package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.TutorialGradeBook;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The database refuses, hangs up, comes back. */
@ParameterizedClass
@EnumSource(Engine.class)
class TroubleTest {
    private static final int CONNECTIONS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(4); // two for the pool, and a busy machine

    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    private DataSource source;
    private GradeDatabase database;
    private TutorialGradeBook book;

    @BeforeEach
    void open() {
        source = engine.database(folder);
        database = GradeDatabase.open(source, folder);
        book = Schools.in(database).book();
        book.fill(Fixtures.twoStudents(), "test");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whenAllConnectionsAreInUseItIsSaidInBoundedTimeAndPasses() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            taken.add(source.getConnection());
        }
        long begun = System.nanoTime();

        assertThrows(GradeBookUnavailableException.class, book::students);
        assertThrows(GradeBookUnavailableException.class, database::check);

        assertTrue(System.nanoTime() - begun < 2 * PATIENCE.toNanos());
        for (Connection connection : taken) {
            connection.close();
        }
        assertEquals(2, book.students().size());
    }
}
