package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.School;
import dev.rollcall.grading.http.Access;
import dev.rollcall.grading.http.By;
import dev.rollcall.grading.oneroster.RosterExport;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.JsonServlet;
import dev.rollcall.kit.servlet.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The whole grade book as a OneRoster archive, for administrators. It is written into a file first: a question may have to be
 * asked again, and a slow reader must not hold a connection of the database.
 */
public final class RosterServlet extends JsonServlet {
    /** The pattern it has to be mapped to. */
    public static final String PATTERN = "/api/v1/oneroster";

    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "oneroster-";
    private static final Logger LOG = LogManager.getLogger(RosterServlet.class);

    private final transient School school;
    private final transient Access access;
    private final transient Path folder;
    private final transient String name;
    private final transient ZoneId zone;

    /**
     * Takes its collaborators.
     *
     * @param folder of the application's own, where an archive is written; what an earlier process has left there is removed
     * @param name what the school is called
     * @param zone of the school
     */
    public RosterServlet(Json json, School school, Access access, Path folder, String name, ZoneId zone) {
        super(json);
        this.school = school;
        this.access = access;
        this.folder = folder;
        this.name = name;
        this.zone = zone;
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*.zip")) {
            for (Path file : left) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The files " + PREFIX + "*.zip in " + folder + " cannot be removed", e);
        }
    }

    @Override
    protected void get(Exchange exchange) throws IOException {
        Person person = access.administrator(exchange.request());
        HttpServletResponse response = exchange.response();
        if (exchange.request().getMethod().equals("HEAD")) {
            describe(response);
            return;
        }
        Path archive = Files.createTempFile(folder, PREFIX, ".zip");
        try {
            Replies.translated(() -> school.snapshot(tx -> {
                write(new RosterExport(tx, zone), archive);
                return archive;
            }));
            describe(response);
            response.setContentLengthLong(Files.size(archive));
            Files.copy(archive, response.getOutputStream());
        } finally {
            Files.delete(archive);
        }
        By.user(person.user(), user -> LOG.info("OneRoster archive given by={}", user));
    }

    private static void describe(HttpServletResponse response) {
        response.setContentType(ArchiveServlet.ZIP);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"oneroster.zip\"");
    }

    private void write(RosterExport export, Path archive) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive))) {
            export.write(name, out);
        } catch (IOException e) {
            throw new ProblemException(CommonProblem.INSUFFICIENT_STORAGE, "There is no room for the archive.", e);
        }
    }
}
