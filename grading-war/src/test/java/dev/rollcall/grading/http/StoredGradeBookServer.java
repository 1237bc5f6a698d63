package dev.rollcall.grading.http;

import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.grading.gradebook.TutorialGradeBook;
import dev.rollcall.grading.store.GradeDatabase;
import dev.rollcall.grading.store.Schools;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.database.EmbeddedDatabase;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.servlet.ProblemFilter;
import dev.rollcall.kit.servlet.ProblemServlet;
import dev.rollcall.kit.servlet.TokenGuard;
import dev.rollcall.kit.servlet.TraceFilter;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.BadRequests;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.time.SystemTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Every address of the grade book as the WAR has them, in front of a database, on a Tomcat that soon loses patience. */
final class StoredGradeBookServer implements AutoCloseable {
    final TutorialGradeBook book;
    final Callers callers;

    private final GradeDatabase database;
    private final EmbeddedTomcat tomcat;

    StoredGradeBookServer(Path folder) throws IOException {
        database = GradeDatabase.open(new EmbeddedDatabase("gradebook", "grading"), folder);
        book = Schools.in(database).book();
        book.fill(Fixtures.twoStudents(), "test");
        MasterKey master = MasterKey.loadOrCreate(folder);
        callers = new Callers(master);
        Tokens tokens = new Tokens(master, SystemTime.INSTANCE);
        TokenGuard guard = new TokenGuard(ServiceName.GRADING, tokens, SystemTime.INSTANCE, Settings.of(Map.of()));
        StudentsServlet servlet =
                new StudentsServlet(new Json(), book, new Access(guard, false, () -> GradeBookServer.DAY));
        tomcat = EmbeddedTomcat.start("/grading", app -> deploy(app, servlet), BadRequests::impatient);
    }

    private static void deploy(EmbeddedTomcat.App app, StudentsServlet servlet) {
        app.filter(new TraceFilter()).filter(new ProblemFilter());
        StudentsServlet.PATTERNS.forEach(pattern -> app.servlet(pattern, servlet));
        app.servlet("/rollcall/problem", new ProblemServlet()).errorPage("/rollcall/problem");
    }

    /** All students with all their grades, as text. */
    String state() {
        return book.students().toString();
    }

    int port() {
        return tomcat.port();
    }

    @Override
    public void close() {
        tomcat.close();
        database.close();
    }
}
