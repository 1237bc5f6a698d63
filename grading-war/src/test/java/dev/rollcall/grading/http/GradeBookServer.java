package dev.rollcall.grading.http;

import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.grading.gradebook.InMemoryTutorialGradeBook;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.servlet.ProblemFilter;
import dev.rollcall.kit.servlet.TokenGuard;
import dev.rollcall.kit.servlet.TraceFilter;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.time.SystemTime;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;

/** The routes on an embedded Tomcat, in front of a grade book in memory with the two students of {@link Fixtures}. */
final class GradeBookServer implements AutoCloseable {
    static final ZonedDateTime DAY = ZonedDateTime.of(2026, 11, 22, 8, 0, 0, 0, ZoneOffset.UTC);

    final InMemoryTutorialGradeBook book = new InMemoryTutorialGradeBook();
    final Callers callers;

    private final EmbeddedTomcat tomcat;

    GradeBookServer(String contextPath, boolean unsigned) throws IOException {
        Path keys = Files.createTempDirectory(Files.createDirectories(Path.of("target", "keys")), "test");
        MasterKey master = MasterKey.loadOrCreate(keys);
        callers = new Callers(master);
        Tokens tokens = new Tokens(master, SystemTime.INSTANCE);
        TokenGuard guard = new TokenGuard(ServiceName.GRADING, tokens, SystemTime.INSTANCE, Settings.of(Map.of()));
        StudentsServlet servlet = new StudentsServlet(new Json(), book, new Access(guard, unsigned, () -> DAY));
        tomcat = EmbeddedTomcat.start(contextPath, app -> {
            app.filter(new TraceFilter()).filter(new ProblemFilter());
            StudentsServlet.PATTERNS.forEach(pattern -> app.servlet(pattern, servlet));
        });
        beginAgain();
    }

    void beginAgain() {
        book.forget();
        book.fill(Fixtures.twoStudents(), "test");
    }

    int port() {
        return tomcat.port();
    }

    URI uri(String path) {
        return tomcat.uri(path);
    }

    @Override
    public void close() {
        tomcat.close();
    }
}
