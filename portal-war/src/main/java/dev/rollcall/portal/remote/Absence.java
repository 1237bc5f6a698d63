package dev.rollcall.portal.remote;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.registry.ServiceUnavailable;

/** Whether a service is away, in whatever way that shows. */
public final class Absence {
    private static final String NO_PROBLEM_DOCUMENT = "about:blank";
    private static final int NOT_FOUND = 404;

    private Absence() {}

    /**
     * Whether nobody answered, or only a Tomcat that has no such web application: a service tells in a problem document
     * what it does not find.
     */
    public static boolean is(ServiceProblem problem) {
        return problem instanceof ServiceUnavailable
                || (problem.status() == NOT_FOUND && problem.type().equals(NO_PROBLEM_DOCUMENT));
    }
}
