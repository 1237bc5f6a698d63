package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.ClassMembership;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.EnrolledStudent;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.grading.gradebook.Versioned;
import dev.rollcall.grading.gradebook.Worded;
import dev.rollcall.grading.http.GradingProblem;
import dev.rollcall.grading.job.JobStatus;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request: who asks for what. Used by one thread. */
final class Call {
    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})\"");
    private static final Pattern THROUGH = Pattern.compile("[a-z][a-z-]{0,31}");
    private static final String WORD_EXPECTED = "through must be a word of at most 32 lower-case letters and hyphens";

    private final Exchange exchange;
    private final Map<String, Id> ids;
    private final Person caller;
    private final byte[] body;
    private final ZonedDateTime now;
    private final Supplier<Id> newIds;
    private final Works works;
    private @Nullable ClassMembership membership;
    private @Nullable Fields fields;
    private boolean student;

    Call(
            Exchange exchange,
            Map<String, Id> ids,
            Person caller,
            byte[] body,
            ZonedDateTime now,
            Supplier<Id> newIds,
            Works works) {
        this.exchange = exchange;
        this.ids = ids;
        this.caller = caller;
        this.body = body;
        this.now = now;
        this.newIds = newIds;
        this.works = works;
    }

    static ProblemException nothingHere() {
        return new ProblemException(CommonProblem.NOT_FOUND, "There is nothing at this address.");
    }

    Exchange exchange() {
        return exchange;
    }

    /** Returns what was sent; it is not to be changed. */
    byte[] body() {
        return body;
    }

    /**
     * Returns what was sent as the members of one object.
     *
     * @throws dev.rollcall.kit.json.JsonUnreadableException if it is none
     */
    Fields fields() {
        Fields read = fields == null ? Fields.of(body) : fields;
        fields = read;
        return read;
    }

    /** Returns an id of the address. */
    Id id(String name) {
        return Optional.ofNullable(ids.get(name)).orElseThrow(() -> new IllegalStateException(name));
    }

    /**
     * Returns the login name.
     *
     * @throws ProblemException 403 if it is none that a person here can have
     */
    LoginName login() {
        try {
            return new LoginName(caller.user());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(CommonProblem.FORBIDDEN, "Nobody can have this login name.", e);
        }
    }

    boolean hasRole(String role) {
        return caller.hasAnyRole(role);
    }

    boolean isAdmin() {
        return hasRole("admin");
    }

    /** Returns the day in the school. */
    LocalDate today() {
        return now.toLocalDate();
    }

    /** Returns the moment, to the millisecond. */
    Instant now() {
        return now.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    Id newId() {
        return newIds.get();
    }

    /** Returns long work on what is at an address, unless it has ended well; to be called before its outcome is read. */
    Optional<JobStatus> job(Transaction tx, String address) {
        return works.find(tx, address);
    }

    /** Notes what the caller is in the class of the address. */
    void remember(ClassMembership found) {
        membership = found;
    }

    /** Returns the class of the address, and what the caller is in it. */
    ClassMembership membership() {
        return Optional.ofNullable(membership).orElseThrow(() -> new IllegalStateException("no class was asked for"));
    }

    /** Returns the day since which a student has no longer belonged to the class of the address, see {@link EnrolledStudent#left}. */
    Optional<LocalDate> left(EnrolledStudent student) {
        return student.left(membership().term(), today());
    }

    /**
     * Returns the version of what follows from everything in the class and from who belongs to it: another one when the class or its
     * term changes, and tomorrow.
     */
    String tagOfToday() {
        ClassMembership here = membership();
        return here.section().revision() + "." + here.term().version() + "." + today();
    }

    /** Notes that the caller is a student of the class. */
    void learns() {
        student = true;
    }

    /** Returns whether what is not published is hidden from the caller. */
    boolean seesPublishedOnly() {
        return student;
    }

    /**
     * Returns the version that the caller saw.
     *
     * @return {@link Versioned#NONE} if the caller saw nothing
     * @throws ProblemException 428 if the request does not say, 400 if it says something else
     */
    long seen() {
        String match = header("If-Match");
        String noneMatch = header("If-None-Match");
        if (!match.isEmpty() && noneMatch.isEmpty()) {
            Matcher tag = TAG.matcher(match);
            if (tag.matches()) {
                return Long.parseLong(tag.group(1));
            }
            throw new ProblemException(CommonProblem.UNREADABLE, "If-Match must be one ETag, such as \"17\".");
        }
        if (match.isEmpty() && noneMatch.equals("*")) {
            return Versioned.NONE;
        }
        throw new ProblemException(
                GradingProblem.VERSION_REQUIRED,
                "If-Match with the ETag that was seen is needed, or If-None-Match: * for what is not there yet.");
    }

    /** Returns whether the caller has what this tag stands for. */
    boolean knows(String tag) {
        String known = header("If-None-Match");
        return known.contains("\"" + tag + "\"");
    }

    private String header(String name) {
        String value = exchange.request().getHeader(name);
        return value == null ? "" : value.strip();
    }

    /** Returns where a change without further particulars comes from. */
    Origin origin() {
        return Origin.plain(caller.user(), Origin.API);
    }

    /** Returns where a change comes from according to the members {@code reason} and {@code through}. */
    Origin origin(Fields fields, Optional<Id> batch) {
        Optional<Comment> reason = fields.text("reason", Comment::new);
        Optional<String> through = fields.text("through", word -> {
            if (!THROUGH.matcher(word).matches()) {
                throw new IllegalArgumentException(WORD_EXPECTED);
            }
            return word;
        });
        return new Origin(caller.user(), through.orElse(Origin.API), reason, batch);
    }

    /**
     * Returns where a change of a thing comes from: according to what is sent, of which the rest is the thing; without that, as when
     * something is deleted, according to the parameter {@code through}.
     */
    Origin originAsSent() {
        if (body.length == 0) {
            String through = exchange.query("through").orElse(Origin.API);
            if (!THROUGH.matcher(through).matches()) {
                throw invalid("The parameter " + WORD_EXPECTED + ".");
            }
            return Origin.plain(caller.user(), through);
        }
        Origin origin = origin(fields(), Optional.empty());
        fields().check();
        return origin;
    }

    /** Returns an id from the query. */
    Optional<Id> queryId(String name) {
        return exchange.query(name).map(text -> {
            if (!Id.isSafe(text)) {
                throw invalid("The parameter " + name + " must be an id.");
            }
            return new Id(text);
        });
    }

    /** Returns a whole number from the query. */
    Optional<Long> queryNumber(String name, long min, long max) {
        return exchange.query(name).map(text -> {
            boolean plain = text.matches("[0-9]{1,18}");
            long number = plain ? Long.parseLong(text) : -1;
            if (!plain || number < min || number > max) {
                throw invalid("The parameter " + name + " must be a whole number from " + min + " to " + max + ".");
            }
            return number;
        });
    }

    /** Returns whether the query says so. */
    boolean queryFlag(String name) {
        String text = exchange.query(name).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw invalid("The parameter " + name + " must be true or false.");
        }
        return text.equals("true");
    }

    /** Returns a choice from the query. */
    <T extends Worded> Optional<T> queryWord(String name, T[] choices) {
        return exchange.query(name)
                .map(text -> Worded.of(choices, text)
                        .orElseThrow(() -> invalid("The parameter " + name + " must be one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(choices).map(Worded::word).toList()) + ".")));
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(CommonProblem.INVALID, detail);
    }
}
