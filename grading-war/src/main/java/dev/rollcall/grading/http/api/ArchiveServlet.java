package dev.rollcall.grading.http.api;

import dev.rollcall.grading.archive.ArchiveRefusedException;
import dev.rollcall.grading.archive.Manifest;
import dev.rollcall.grading.archive.Vault;
import dev.rollcall.grading.http.Access;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.json.JsonBytes;
import dev.rollcall.kit.log.OneLine;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.JsonServlet;
import dev.rollcall.kit.servlet.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** The whole grade book as one archive, for administrators: GET gives it, PUT takes it into an empty one. Blocks as long as it takes. */
public final class ArchiveServlet extends JsonServlet {
    /** The pattern it has to be mapped to. */
    public static final String PATTERN = "/api/v1/archive";

    /** What archives are. */
    public static final String ZIP = "application/zip";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LogManager.getLogger(ArchiveServlet.class);
    private static final long MAX_BYTES = 4L << 30;

    private final transient Vault vault;
    private final transient Access access;
    private final transient Path arriving;
    private final transient ReentrantLock taking = new ReentrantLock();

    /**
     * Takes its collaborators.
     *
     * @param folder of the application's own, where an archive waits until it is checked; what an earlier process has left
     *     there is removed
     */
    public ArchiveServlet(Json json, Vault vault, Access access, Path folder) {
        super(json);
        this.vault = vault;
        this.access = access;
        this.arriving = folder.resolve("arriving.zip");
        remove();
    }

    private void remove() {
        try {
            Files.deleteIfExists(arriving);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + arriving + " cannot be removed", e);
        }
    }

    @Override
    protected void get(Exchange exchange) throws IOException {
        Person person = administrator(exchange.request());
        HttpServletResponse response = exchange.response();
        response.setContentType(ZIP);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"gradebook.zip\"");
        if (exchange.request().getMethod().equals("HEAD")) {
            return;
        }
        Manifest written = Replies.translated(() -> {
            try {
                return vault.backUp(response.getOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        LOG.info("Archive given rows={} by={}", written.rows(), OneLine.of(person.user()));
    }

    @Override
    protected void put(Exchange exchange) throws IOException {
        Person person = administrator(exchange.request());
        exchange.requireContentType(ZIP);
        Manifest restored = take(exchange);
        LOG.info(
                "Grade book restored rows={} made={} by={}",
                restored.rows(),
                restored.made(),
                OneLine.of(person.user()));
        exchange.answer(
                200,
                Exchange.JSON,
                JsonBytes.object(json -> json.write("made", restored.made().toString())
                        .write("tables", restored.parts().size())
                        .write("rows", restored.rows())));
    }

    /** One at a time. Whoever is answered may send another one at once. */
    private Manifest take(Exchange exchange) throws IOException {
        if (!taking.tryLock()) {
            throw new ProblemException(CommonProblem.CONFLICT, "Somebody else restores now.");
        }
        try {
            receive(exchange);
            return restored();
        } finally {
            remove();
            taking.unlock();
        }
    }

    private Manifest restored() {
        return Replies.translated(() -> {
            try {
                return vault.restore(arriving);
            } catch (ArchiveRefusedException e) {
                CommonProblem type = e.reason() == ArchiveRefusedException.Reason.OCCUPIED
                        ? CommonProblem.CONFLICT
                        : CommonProblem.INVALID;
                throw new ProblemException(type, e.sentence(), e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void receive(Exchange exchange) throws IOException {
        if (exchange.request().getContentLengthLong() > MAX_BYTES) {
            throw tooLarge();
        }
        InputStream body = exchange.stream();
        try (var out = Files.newOutputStream(arriving)) {
            byte[] buffer = new byte[1 << 16];
            long received = 0;
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                received += n;
                if (received > MAX_BYTES) {
                    throw tooLarge();
                }
                write(out, buffer, n);
            }
        }
    }

    private static void write(java.io.OutputStream out, byte[] buffer, int length) {
        try {
            out.write(buffer, 0, length);
        } catch (IOException e) {
            throw new ProblemException(CommonProblem.INSUFFICIENT_STORAGE, "There is no room for the archive.", e);
        }
    }

    private static ProblemException tooLarge() {
        return new ProblemException(CommonProblem.TOO_LARGE, "The archive may have " + MAX_BYTES + " bytes at most.");
    }

    private Person administrator(HttpServletRequest request) {
        Person person = access.person(request);
        if (!person.hasAnyRole("admin")) {
            throw new ProblemException(CommonProblem.FORBIDDEN, "Only an administrator may do this.");
        }
        return person;
    }
}
