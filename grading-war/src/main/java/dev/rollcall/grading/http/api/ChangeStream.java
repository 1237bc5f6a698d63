package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.ChangeFilter;
import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.School;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.kit.servlet.EventStream;
import dev.rollcall.kit.servlet.ProblemException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The changes of a class as server-sent events, each once and in order. The id of an event is the number of the change, so a
 * reader that comes again with {@code Last-Event-ID} misses nothing. Thread-safe.
 */
final class ChangeStream extends EventStream {
    private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final int AT_ONCE = 500;

    private final School school;
    private final Id section;
    private final Consumer<Transaction> check;
    private final ChangeFeed feed;

    private volatile long told;
    private volatile boolean more;
    private volatile boolean beat;

    private ChangeStream(School school, Id section, Consumer<Transaction> check, ChangeFeed feed, long told) {
        this.school = school;
        this.section = section;
        this.check = check;
        this.feed = feed;
        this.told = told;
    }

    /** Begins to answer; without {@code Last-Event-ID} with what changes from now on. */
    static void begin(
            HttpServletRequest request,
            HttpServletResponse response,
            School school,
            Id section,
            Consumer<Transaction> check,
            ChangeFeed feed)
            throws IOException {
        long newest = Replies.translated(() -> school.read(tx -> {
            check.accept(tx);
            return tx.revisions(List.of(section)).getOrDefault(section, 0L);
        }));
        response.setHeader("Cache-Control", "no-store");
        if (prepare(request, response)) {
            String known =
                    Optional.ofNullable(request.getHeader("Last-Event-ID")).orElse("");
            long told = known.matches("[0-9]{1,18}") ? Math.min(newest, Long.parseLong(known)) : newest;
            ChangeStream stream = new ChangeStream(school, section, check, feed, told);
            feed.add(section, stream);
            stream.begin(request, response);
        }
    }

    @Override
    protected void tell(ServletOutputStream out) throws IOException {
        more = false;
        try {
            write(out);
        } catch (ProblemException | GradeBookUnavailableException e) {
            close(); // not allowed any more, or no database: its reader comes again
        }
    }

    private void write(ServletOutputStream out) throws IOException {
        List<Change> changes = school.read(tx -> {
            check.accept(tx);
            return tx.in(section, Origin.plain("", Origin.API)).changes(ChangeFilter.ALL.beyond(told), true, AT_ONCE);
        });
        for (Change change : changes) {
            out.write(("id: " + change.number() + "\nevent: change\ndata: ").getBytes(StandardCharsets.US_ASCII));
            out.write(Codecs.object(json -> History.write(json, change))); // JSON without line breaks
            out.write("\n\n".getBytes(StandardCharsets.US_ASCII));
            told = change.number();
        }
        if (changes.isEmpty() && beat) {
            out.write(BEAT);
        }
        beat = false;
        more = more || changes.size() == AT_ONCE;
    }

    @Override
    protected boolean isDue() {
        return more;
    }

    void changed() {
        more = true;
        wake();
    }

    void beat() {
        beat = true;
        wake();
    }

    @Override
    protected void ended() {
        feed.remove(section, this);
    }
}
