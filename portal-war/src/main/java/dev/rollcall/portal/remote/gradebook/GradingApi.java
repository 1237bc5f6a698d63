package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.registry.ServiceUnavailable;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.remote.Absence;
import dev.rollcall.portal.remote.Answers;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import dev.rollcall.portal.text.Visible;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The grade book's interface for programs, {@code /api/v1} of {@code docs/protocol/grading.md}, asked on behalf of a person.
 * Safe for use by several threads; calls block.
 */
public final class GradingApi {
    static final String ROOT = "/api/v1";

    private static final Logger LOG = LogManager.getLogger(GradingApi.class);

    /** How long a user looks at an empty page at most, while the grade book hangs. */
    private static final Duration READ_LIMIT = Duration.ofSeconds(2);

    /** A class of 2,000 students takes its time on a small machine that has just started. */
    private static final Duration LARGE_READ_LIMIT = Duration.ofSeconds(4);

    /** Two thousand cells take their time. */
    private static final Duration WRITE_LIMIT = Duration.ofSeconds(10);

    /** So do tens of thousands that come in with a file. */
    private static final Duration IMPORT_LIMIT = Duration.ofSeconds(60);

    /** A class of 2,000 students and 40 items, with room for comments. */
    private static final int MAX_ANSWER_BYTES = 32 << 20;

    /** Twenty thousand things, so that a service that never comes to an end is not read for ever. */
    private static final int MAX_PAGES = 20;

    private static final int ACCEPTED = 202;

    /** After two seconds a user wants to see how far it is. */
    private static final String ASYNCHRONOUSLY = "respond-async, wait=2";

    private final Function<ServiceCall, HttpAnswer> service;

    /** The grade book that a call reaches. */
    public GradingApi(Function<ServiceCall, HttpAnswer> service) {
        this.service = service;
    }

    /**
     * Reads an object.
     *
     * @param path below {@code /api/v1}, encoded, with the query if there is one
     * @throws ServiceUnavailable when no grading service answers
     * @throws ServiceProblem when it refuses; status 404 also for what this person may not know of
     * @throws UnreadableAnswerException when its answer makes no sense
     */
    public Document read(Person person, String path) {
        return document(answer(person, call(path), READ_LIMIT));
    }

    /** Reads all pages of a list, as {@link #read(Person, String)} does; {@code member} is its name in the answers. */
    <T> List<T> readAll(Person person, String path, String member, Function<JsonObject, T> codec) {
        List<T> all = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MAX_PAGES; page++) {
            Document document = read(person, path + "?limit=1000" + cursor);
            all.addAll(document.as(json -> Answers.list(json, member, codec)));
            String next = Answers.text(document.json(), "next");
            if (next.isEmpty()) {
                break;
            }
            cursor = "&cursor=" + next;
        }
        return List.copyOf(all);
    }

    /** Reads an object that is made from many results, and so may take longer, as {@link #read(Person, String)} does. */
    Document readLarge(Person person, String path) {
        return document(answer(person, call(path), LARGE_READ_LIMIT));
    }

    /** Reads the same, but leaves the parsing to the caller. */
    byte[] bytes(Person person, String path) {
        return answer(person, call(path), LARGE_READ_LIMIT).body();
    }

    /**
     * Writes. The log tells who wrote what and what came of it, with the trace of the click, which the grade book's own
     * line has too.
     *
     * @throws ServiceUnavailable when no grading service can be reached; nothing was changed
     * @throws ServiceProblem when it refuses for a reason that the person cannot mend, such as 403
     */
    public Written<JsonObject> write(Person person, Write write) {
        return write(person, write, write.call(), WRITE_LIMIT);
    }

    /** Writes what may take a minute, and is {@link Written.Begun} then. */
    Written<JsonObject> writeLong(Person person, Write write) {
        return write(person, write, write.call().header("Prefer", ASYNCHRONOUSLY), IMPORT_LIMIT);
    }

    private Written<JsonObject> write(Person person, Write write, ServiceCall call, Duration limit) {
        Written<JsonObject> written = written(person, call, limit);
        LOG.info(
                "grade book told method={} path={} by={} outcome={}",
                write.method(),
                write.path(),
                person.user(),
                written.getClass().getSimpleName());
        return written;
    }

    /** Asks a question that needs a request body; nothing is changed. Ends as {@link #write(Person, Write)} does. */
    Written<JsonObject> ask(Person person, Write question) {
        return written(person, question.call(), WRITE_LIMIT);
    }

    /** Sends a file; looking at it may take a minute, and is {@link Written.Begun} then. */
    Written<JsonObject> send(Person person, String path, String contentType, byte[] file) {
        ServiceCall call = ServiceCall.post(ServiceName.GRADING, ROOT + path, contentType, file)
                .header("Prefer", ASYNCHRONOUSLY);
        return written(person, call, IMPORT_LIMIT);
    }

    /** Reads a file. */
    byte[] file(Person person, String path) {
        return answer(person, call(path), WRITE_LIMIT).body();
    }

    private Written<JsonObject> written(Person person, ServiceCall call, Duration limit) {
        try {
            HttpAnswer answer = answer(person, call, limit);
            Document done = document(answer);
            return answer.status() == ACCEPTED
                    ? new Written.Begun<>(done.as(json -> Answers.text(json, "id")))
                    : new Written.Done<>(done.json());
        } catch (ServiceUnavailable unavailable) {
            if (unavailable.mayHaveArrived()) {
                return new Written.Unconfirmed<>();
            }
            throw unavailable;
        } catch (ServiceProblem problem) {
            if (Absence.is(problem)) {
                throw problem; // the grade book was not found, not what was to be changed
            }
            return refusal(problem);
        } catch (UnreadableAnswerException unreadable) {
            return new Written.Unconfirmed<>(); // it was taken, or seems so
        }
    }

    private static Written<JsonObject> refusal(ServiceProblem problem) {
        if (problem.is("key-reused")) {
            return new Written.Reused<>();
        }
        return switch (problem.status()) {
            case 400, 422 -> problem.is("file-unreadable") ? unreadable(problem) : refused(problem);
            case 404 -> new Written.NotFound<>();
            case 409 -> contradicted(problem);
            case 412 -> stale(problem);
            case 503 -> new Written.Unconfirmed<>(); // what fails while it commits says so, too
            default -> throw problem;
        };
    }

    private static Written<JsonObject> refused(ServiceProblem problem) {
        return new Written.Refused<>(Visible.sentence(problem.detail()), problem.errors());
    }

    private static Written<JsonObject> unreadable(ServiceProblem problem) {
        JsonObject document = object(problem.document().getBytes(StandardCharsets.UTF_8));
        String detail = problem.detail().isBlank() ? "" : Visible.sentence(problem.detail());
        return new Written.Unreadable<>(Answers.text(document, "reason"), Answers.whole(document, "line"), detail);
    }

    private static Written<JsonObject> contradicted(ServiceProblem problem) {
        if (problem.is("term-closed")) {
            return new Written.TermClosed<>();
        }
        return problem.is("import-stale")
                ? new Written.Stale<>(object(problem.document().getBytes(StandardCharsets.UTF_8)))
                : refused(problem);
    }

    private static Written<JsonObject> stale(ServiceProblem problem) {
        JsonObject document = object(problem.document().getBytes(StandardCharsets.UTF_8));
        return new Written.Stale<>(document.get("current") instanceof JsonObject current ? current : null);
    }

    private static Document document(HttpAnswer answer) {
        return new Document(answer.body().length == 0 ? JsonValue.EMPTY_JSON_OBJECT : object(answer.body()));
    }

    private static JsonObject object(byte[] json) {
        return Answers.read(ServiceName.GRADING, json, JsonReader::readObject);
    }

    private static ServiceCall call(String path) {
        return ServiceCall.get(ServiceName.GRADING, ROOT + path);
    }

    private HttpAnswer answer(Person person, ServiceCall call, Duration limit) {
        return service.apply(call.as(person).deadline(limit).maxAnswerBytes(MAX_ANSWER_BYTES));
    }
}
