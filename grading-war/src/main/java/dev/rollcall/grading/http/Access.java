package dev.rollcall.grading.http;

import dev.rollcall.grading.gradebook.Teacher;
import dev.rollcall.kit.security.Caller;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.kit.servlet.TokenGuard;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides who may read and who may change the grade book. Teachers and administrators may do both, through the portal, which
 * speaks for them; the services of Rollcall themselves may read. Thread-safe.
 */
public final class Access {
    private static final String UNSIGNED = "unsigned";
    private static final String[] ROLES = {"teacher", "admin"};

    private final TokenGuard guard;
    private final boolean unsigned;
    private final Supplier<ZonedDateTime> clock;

    /**
     * Takes the guard of this service.
     *
     * @param unsigned whether callers without a token are let in, as far as the guard allows them at all
     * @param clock tells which day it is in the school
     */
    public Access(TokenGuard guard, boolean unsigned, Supplier<ZonedDateTime> clock) {
        this.guard = guard;
        this.unsigned = unsigned;
        this.clock = clock;
    }

    /**
     * A caller who is let in.
     *
     * @param by the login name of the person; of others, what they are called in the history
     * @param teacher who has to teach the class; empty: the caller may ask for every class
     */
    record Admitted(String by, Optional<Teacher> teacher) {}

    /**
     * Lets a reader in.
     *
     * @throws ProblemException 401 or 403 if the caller is none
     */
    Admitted mayRead(HttpServletRequest request) {
        Optional<Caller> caller = caller(request);
        if (caller.isPresent() && caller.get().person().isEmpty()) {
            return infrastructure(caller.get());
        }
        return admitted(caller);
    }

    /**
     * Lets in a caller who may change grades.
     *
     * @throws ProblemException 401 or 403 if the caller may not
     */
    Admitted mayWrite(HttpServletRequest request) {
        return admitted(caller(request));
    }

    private Admitted admitted(Optional<Caller> caller) {
        if (caller.isEmpty()) {
            return new Admitted(UNSIGNED, Optional.empty());
        }
        Person person = requireRole(caller.get());
        return new Admitted(
                person.user(),
                person.hasAnyRole("admin")
                        ? Optional.empty()
                        : Optional.of(new Teacher(person.user(), clock.get().toLocalDate())));
    }

    /**
     * Lets in a person with a role in the school, through the portal.
     *
     * @throws ProblemException 401 or 403 if the caller is none
     */
    public Person person(HttpServletRequest request) {
        guard.refuseBrowsers(request);
        return guard.require(request)
                .person()
                .filter(person -> person.hasAnyRole("teacher", "student", "admin"))
                .orElseThrow(() -> forbidden("Only a teacher, a student or an administrator may do this."));
    }

    /**
     * Lets in an administrator, through the portal.
     *
     * @throws ProblemException 401 or 403 if the caller is none
     */
    public Person administrator(HttpServletRequest request) {
        Person person = person(request);
        if (!person.hasAnyRole("admin")) {
            throw forbidden("Only an administrator may do this.");
        }
        return person;
    }

    /** Returns the caller; empty for one without a token who is let in nevertheless. */
    private Optional<Caller> caller(HttpServletRequest request) {
        guard.refuseBrowsers(request);
        Optional<Caller> caller = guard.caller(request);
        if (caller.isEmpty() && !(unsigned && guard.unsignedAllowed(request))) {
            return Optional.of(guard.require(request));
        }
        return caller;
    }

    private static Admitted infrastructure(Caller caller) {
        if (!caller.service().isInfrastructure()) {
            throw forbidden("The service " + caller.service() + " may not read grades.");
        }
        return new Admitted(caller.service().toString(), Optional.empty());
    }

    private static Person requireRole(Caller caller) {
        return caller.person()
                .filter(person -> person.hasAnyRole(ROLES))
                .orElseThrow(() -> forbidden("Only a teacher or an administrator may do this."));
    }

    private static ProblemException forbidden(String detail) {
        return new ProblemException(CommonProblem.FORBIDDEN, detail);
    }
}
