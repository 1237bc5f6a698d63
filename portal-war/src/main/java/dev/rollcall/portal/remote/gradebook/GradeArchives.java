package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpStream;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.security.Person;
import java.time.Duration;
import java.util.function.Function;

/** The whole grade book as one archive, passed on as it comes. Safe for use by several threads; calls block. */
public final class GradeArchives {
    /** How long until the first byte: the database may have to sort first. */
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private final Function<ServiceCall, HttpStream> grading;

    /** Opens calls at {@code grading}. */
    public GradeArchives(Function<ServiceCall, HttpStream> grading) {
        this.grading = grading;
    }

    /**
     * Opens the archive, for an administrator; the caller reads it to its end or closes it.
     *
     * @throws dev.rollcall.kit.registry.ServiceProblem when the grade book refuses, or does not answer
     */
    public HttpStream open(Person person) {
        return open(person, "/archive");
    }

    /** Likewise what other systems read of it. */
    public HttpStream oneRoster(Person person) {
        return open(person, "/oneroster");
    }

    private HttpStream open(Person person, String path) {
        return grading.apply(ServiceCall.get(ServiceName.GRADING, GradingApi.ROOT + path)
                .as(person)
                .deadline(DEADLINE));
    }
}
