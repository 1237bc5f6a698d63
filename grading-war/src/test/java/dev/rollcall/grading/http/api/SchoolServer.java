package dev.rollcall.grading.http.api;

import dev.rollcall.grading.archive.Archiver;
import dev.rollcall.grading.gradebook.Ids;
import dev.rollcall.grading.gradebook.TutorialGradeBook;
import dev.rollcall.grading.http.Access;
import dev.rollcall.grading.http.Callers;
import dev.rollcall.grading.http.StudentsServlet;
import dev.rollcall.grading.store.GradeDatabase;
import dev.rollcall.grading.store.JdbiSchool;
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
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.kit.time.SystemTime;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The interface for programs on an embedded Tomcat, in front of a database. The day is 22 November 2026. There are a term, a
 * course, and a class {@code algebra} of it with teacher Anna (anna), students Ben (ben) and Cleo (cleo), categories and two
 * line items: {@code quiz} of 20 points, published, and {@code essay} of 100, hidden; beside it the class {@code biology}.
 */
public final class SchoolServer implements AutoCloseable {
    public final Callers callers;
    public final JdbiSchool school;
    public final TutorialGradeBook book;
    final ManualTime time = new ManualTime();
    final ChangeFeed feed;
    final Works works;
    final UncertainSchool worksOn;
    private final Restoration restoration;

    private final ExecutorService waker = Executors.newSingleThreadExecutor();
    private final GradeDatabase database;
    private final EmbeddedTomcat tomcat;

    /** Opens an embedded database in {@code folder}. */
    public SchoolServer(Path folder) throws IOException {
        this(folder, new EmbeddedDatabase("gradebook", "grading"));
    }

    /** Uses a database; {@code folder} is for the keys. */
    public SchoolServer(Path folder, DataSource source) throws IOException {
        this(folder, source, true, false);
    }

    /** Starts another one in front of a database that one has been started for already, with the same folder. */
    static SchoolServer beside(Path folder, DataSource source) throws IOException {
        return new SchoolServer(folder, source, false, false);
    }

    /** Starts one in which erasing takes two administrators. */
    static SchoolServer careful(Path folder, DataSource source) throws IOException {
        return new SchoolServer(folder, source, true, true);
    }

    /** Starts one in which there is nobody yet. */
    static SchoolServer empty(Path folder) throws IOException {
        return new SchoolServer(folder, new EmbeddedDatabase("gradebook", "grading"), false, false);
    }

    private SchoolServer(Path folder, DataSource source, boolean first, boolean erasureApproval) throws IOException {
        database = GradeDatabase.open(source, folder);
        feed = new ChangeFeed(waker);
        Ids ids = new Ids(time, new SplittableRandom());
        school = database.school(time, ids, new Codecs(), feed::changed);
        book = school.book();
        MasterKey master = MasterKey.loadOrCreate(folder);
        callers = new Callers(master);
        Tokens tokens = new Tokens(master, SystemTime.INSTANCE);
        TokenGuard guard = new TokenGuard(ServiceName.GRADING, tokens, SystemTime.INSTANCE, Settings.of(Map.of()));
        Supplier<ZonedDateTime> clock = () -> time.instant().atZone(ZoneOffset.UTC);
        Access access = new Access(guard, false, clock);
        Json json = new Json();
        StudentsServlet students = new StudentsServlet(json, book, access);
        worksOn = new UncertainSchool(school);
        works = new Works(worksOn, database.isShared());
        ApiServlet api = new ApiServlet(json, school, access, clock, ids, feed, works, erasureApproval);
        Archiver archiver = database.archiver(time, new Codecs(), folder);
        restoration = new Restoration(archiver, folder, time);
        ArchiveServlet archive = new ArchiveServlet(json, archiver, restoration, access);
        RosterServlet roster = new RosterServlet(json, school, access, folder, "Example School", ZoneOffset.UTC);
        tomcat = EmbeddedTomcat.start(
                "/grading",
                app -> {
                    app.filter(new TraceFilter()).filter(new ProblemFilter());
                    StudentsServlet.PATTERNS.forEach(pattern -> app.servlet(pattern, students));
                    app.servlet(ApiServlet.PATTERN, api)
                            .servlet(OpenApiServlet.PATTERN, new OpenApiServlet(json, access))
                            .servlet(ArchiveServlet.PATTERN, archive)
                            .servlet(RestorationServlet.PATTERN, new RestorationServlet(json, restoration, access))
                            .servlet(RosterServlet.PATTERN, roster)
                            .servlet("/rollcall/problem", new ProblemServlet())
                            .errorPage("/rollcall/problem");
                },
                BadRequests::impatient);
        if (first) {
            Example.enter(school);
        }
    }

    public int port() {
        return tomcat.port();
    }

    URI uri(String path) {
        return tomcat.uri("/api/v1" + path);
    }

    String admin() {
        return callers.person("root", "admin");
    }

    String anna() {
        return callers.person("anna", "teacher");
    }

    /** Sends a request; {@code headers} are names and values in turn. */
    HttpResponse<String> send(String method, String path, String body, String token, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + (body == null ? 2 : 4));
        all[headers.length] = "Authorization";
        all[headers.length + 1] = token;
        if (body != null) {
            all[headers.length + 2] = "Content-Type";
            all[headers.length + 3] = "application/json";
        }
        return described(method, path, Http.send(method, uri(path), body, all));
    }

    private static HttpResponse<String> described(String method, String path, HttpResponse<String> answer) {
        Described.check(method, path, answer);
        return answer;
    }

    /** Sends a file. */
    HttpResponse<String> csv(String path, String file, String token) {
        return described(
                "POST", path, Http.send("POST", uri(path), file, "Authorization", token, "Content-Type", "text/csv"));
    }

    /** Sends an archive. */
    HttpResponse<String> zip(String path, byte[] archive, String token, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Authorization", token)
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(archive));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return described(
                    "POST",
                    path,
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> get(String path, String token, String... headers) {
        return send("GET", path, null, token, headers);
    }

    static JsonObject json(HttpResponse<String> answer) {
        try (JsonReader reader = jakarta.json.Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Override
    public void close() {
        works.close();
        restoration.close();
        feed.close();
        waker.shutdown();
        tomcat.close();
        database.close();
    }
}
