package dev.rollcall.grading.http.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rollcall.grading.store.Child;
import dev.rollcall.grading.store.Engine;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Scale;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A grade book that is killed while it applies a file of a class, and the one that is started after it. */
@ParameterizedClass
@EnumSource(Engine.class)
class KilledImportTest {
    private static final int KILLS = Scale.of(1, 10);
    private static final int SLOWEST_MILLIS = 300;

    /** PostgreSQL notices that nobody is there when the statement ends that it is at. */
    private static final Duration SOON = Duration.ofSeconds(30);

    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    private final Map<Path, DataSource> sources = new HashMap<>();

    @Test
    void allOfItIsThereOrNothingWhichIsToldAndThenItCanBeApplied() throws Exception {
        Child.killed(
                folder,
                KILLS,
                SLOWEST_MILLIS,
                round -> Child.startOn(source(round), ImportingServer.class, round),
                this::requireAllOrNothing);
    }

    private DataSource source(Path round) {
        return sources.computeIfAbsent(round, engine::database);
    }

    private void requireAllOrNothing(Path round) throws Exception {
        String address = ImportingServer.address(round);
        try (SchoolServer next = SchoolServer.beside(round, source(round))) {
            LargeAlgebra algebra = new LargeAlgebra(next, ImportingServer.STUDENTS, ImportingServer.ITEMS);
            if (engine == Engine.POSTGRESQL) {
                lookBackAMinute(source(round));
            }
            JsonObject seen = SchoolServer.json(algebra.seen(address));

            if (seen.containsKey("done")) {
                assertFalse(seen.containsKey("job"), seen::toString);
                assertEquals(algebra.cells(), algebra.marked());
            } else {
                assertEquals("interrupted", seen.getJsonObject("job").getString("state"), seen::toString);
                assertEquals(0, algebra.marked());
            }
            Eventually.passes(SOON, () -> requireApplied(algebra, address));
            assertEquals(algebra.cells(), algebra.marked());
        }
    }

    /** Other grade books on the same database give up the one that was killed after twenty seconds. */
    private static void lookBackAMinute(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update job set seen_at = seen_at - interval '60' second");
        }
    }

    private static void requireApplied(LargeAlgebra algebra, String address) {
        HttpResponse<String> answer = algebra.apply(address);
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(algebra.cells(), SchoolServer.json(answer).getInt("saved"));
        assertFalse(SchoolServer.json(algebra.seen(address)).containsKey("job"));
    }
}
