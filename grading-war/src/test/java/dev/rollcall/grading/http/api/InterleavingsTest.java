package dev.rollcall.grading.http.api;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.store.Engine;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Scale;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two changes at the same time: the second is asked for before each statement of the first in turn, and goes on until it is done
 * or waits for a lock. Both must have the outcome of one after the other, in answers and in every row. On PostgreSQL, because H2
 * lets one change at a time. {@code verify} tries some pairs, always the same, and {@code -Pfull} all of them.
 */
class InterleavingsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int PAIRS = Scale.of(8, Integer.MAX_VALUE);

    private DataSource database;
    private WatchedSource source;
    private SchoolServer server;
    private int worlds;

    /** Two changes. */
    private record Pair(Deed first, Deed second) {}

    /** What became of two changes: whether each was done or refused, and the rows thereafter. */
    private record Outcome(List<String> done, List<String> rows) {}

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        database = Engine.POSTGRESQL.database(folder);
        source = new WatchedSource(database);
        server = new SchoolServer(folder, source);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (Deed first : Deed.ALL) {
            Deed.ALL.forEach(second -> pairs.add(new Pair(first, second)));
        }
        Collections.shuffle(pairs, new Random(20_261_201));
        return pairs.subList(0, Math.min(PAIRS, pairs.size()));
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void twoChangesAtTheSameTimeEndAsOneAfterTheOther() throws Exception {
        List<Executable> found = new ArrayList<>();
        for (Pair pair : pairs()) {
            List<Outcome> serial = List.of(oneAfterTheOther(pair, false), oneAfterTheOther(pair, true));
            for (int statement = 1; ; statement++) {
                List<Outcome> seen = atTheSameTime(pair, statement);
                if (seen.isEmpty()) {
                    break;
                }
                String where = pair.first.name() + ", before its statement " + statement + ": " + pair.second.name();
                found.add(() ->
                        assertTrue(serial.containsAll(seen), () -> where + "\n" + seen + "\nbut in turn\n" + serial));
            }
            World.clear(database);
        }
        assertAll(found);
    }

    private Outcome oneAfterTheOther(Pair pair, boolean turned) throws Exception {
        World world = new World(server.school, worlds++);
        FutureTask<HttpResponse<String>> first = asked(world, pair.first);
        FutureTask<HttpResponse<String>> second = asked(world, pair.second);
        (turned ? second : first).run();
        (turned ? first : second).run();
        return outcome(world, first, second);
    }

    /** Returns the outcome, or nothing if the first change has not so many statements. */
    private List<Outcome> atTheSameTime(Pair pair, int statement) throws Exception {
        World world = new World(server.school, worlds++);
        FutureTask<HttpResponse<String>> first = asked(world, pair.first);
        FutureTask<HttpResponse<String>> second = asked(world, pair.second);
        AtomicBoolean reached = new AtomicBoolean();
        source.before(statement, () -> {
            reached.set(true);
            new Thread(second, "second").start();
            Eventually.passes(SOON, () -> assertTrue(second.isDone() || isSomebodyWaiting()));
        });
        first.run();
        source.leave();
        return reached.get() ? List.of(outcome(world, first, second)) : List.of();
    }

    /** What is to be done, with the version that is there now. */
    private FutureTask<HttpResponse<String>> asked(World world, Deed deed) {
        String path = world.named(deed.path());
        String token =
                deed.isWithinClass() ? server.callers.person(world.named("pt@"), "teacher", "admin") : server.admin();
        String[] condition = switch (deed.condition()) {
            case SEEN -> new String[] {"If-Match", tag(path.replace("/erasure", ""), token)};
            case NOTHING_THERE -> new String[] {"If-None-Match", "*"};
            case PREVIEWED, NONE -> new String[0];
        };
        String body = deed.body() == null ? null : world.named(deed.body());
        if (deed.condition() == Deed.Condition.PREVIEWED) {
            String preview = SchoolServer.header(server.csv(path, body, token), "Location");
            String application = preview.replace("/grading/api/v1", "") + "/application";
            return new FutureTask<>(() -> server.send("POST", application, "{}", token));
        }
        return new FutureTask<>(() -> server.send(deed.method(), path, body, token, condition));
    }

    private String tag(String path, String token) {
        HttpResponse<String> answer = server.get(path, token);
        assertTrue(answer.statusCode() == 200, answer.body());
        return SchoolServer.header(answer, "ETag");
    }

    private boolean isSomebodyWaiting() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select 1 from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'")) {
            return row.next();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Outcome outcome(
            World world, FutureTask<HttpResponse<String>> first, FutureTask<HttpResponse<String>> second)
            throws Exception {
        List<String> done = new ArrayList<>();
        for (FutureTask<HttpResponse<String>> each : List.of(first, second)) {
            HttpResponse<String> answer = each.get(SOON.toSeconds(), TimeUnit.SECONDS);
            done.add(answer.statusCode() < 300 ? "done" : answer.statusCode() < 500 ? "refused" : answer.body());
        }
        return new Outcome(done, world.state(database));
    }
}
