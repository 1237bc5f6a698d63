package dev.rollcall.grading.http.api;

import dev.rollcall.grading.archive.Archiver;
import dev.rollcall.grading.archive.Manifest;
import dev.rollcall.grading.http.Access;
import dev.rollcall.grading.http.By;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.json.JsonBytes;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.JsonServlet;
import dev.rollcall.kit.servlet.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** The whole grade book as one archive, for administrators: GET gives it, PUT takes it into an empty one. */
public final class ArchiveServlet extends JsonServlet {
    /** The pattern it has to be mapped to. */
    public static final String PATTERN = "/api/v1/archive";

    /** What archives are. */
    public static final String ZIP = "application/zip";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LogManager.getLogger(ArchiveServlet.class);
    private static final long MAX_BYTES = 4L << 30;

    /** Each ZIP begins with them, so a file that is none is refused before it has arrived. */
    private static final byte[] HEAD = {'P', 'K'};

    private final transient Archiver archiver;
    private final transient Access access;
    private final transient Restoration restoration;

    /** Takes its collaborators. */
    public ArchiveServlet(Json json, Archiver archiver, Restoration restoration, Access access) {
        super(json);
        this.archiver = archiver;
        this.restoration = restoration;
        this.access = access;
    }

    @Override
    protected void get(Exchange exchange) throws IOException {
        Person person = access.administrator(exchange.request());
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
                return archiver.backUp(response.getOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        By.user(person.user(), user -> LOG.info("Archive given rows={} by={}", written.rows(), user));
    }

    @Override
    protected void put(Exchange exchange) throws IOException {
        Person person = access.administrator(exchange.request());
        exchange.requireContentType(ZIP);
        CompletableFuture<Manifest> end = taken(exchange, person);
        Preference preference = Preference.of(exchange);
        Optional<Manifest> restored = preference.await(end);
        if (restored.isPresent()) {
            byte[] body = JsonBytes.object(json -> RestorationServlet.write(json, restored.get()));
            exchange.answer(200, Exchange.JSON, body);
            return;
        }
        preference.apply(exchange);
        String context = exchange.request().getContextPath();
        exchange.response().setHeader("Location", context + RestorationServlet.PATTERN);
        exchange.answer(
                202, Exchange.JSON, RestorationServlet.json(restoration.told().orElseThrow()));
    }

    /** One at a time. A caller who is answered may send another one at once. */
    private CompletableFuture<Manifest> taken(Exchange exchange, Person person) throws IOException {
        restoration.claim();
        boolean begun = false;
        try {
            receive(exchange);
            CompletableFuture<Manifest> end = restoration.begin(person.user());
            begun = true;
            return end;
        } finally {
            if (!begun) {
                restoration.back();
            }
        }
    }

    private void receive(Exchange exchange) throws IOException {
        if (exchange.request().getContentLengthLong() > MAX_BYTES) {
            throw tooLarge();
        }
        InputStream body = exchange.stream();
        byte[] head = body.readNBytes(HEAD.length);
        if (head.length > 0 && !Arrays.equals(head, HEAD)) {
            throw new ProblemException(
                    CommonProblem.INVALID, "The file is no archive of a grade book, or it is cut off.");
        }
        try (var out = Files.newOutputStream(restoration.arriving())) {
            write(out, head, head.length);
            byte[] buffer = new byte[1 << 16];
            long received = head.length;
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
}
