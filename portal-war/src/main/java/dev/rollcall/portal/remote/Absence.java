package dev.rollcall.portal.remote;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.registry.ServiceUnavailable;

/** Whether a service is away, in whatever way that shows. */
public final class Absence {
    private static final int CANNOT_NOW = 503;

    private Absence() {}

    /**
     * Whether no service answered, or only one that does not serve yet or any longer, or a Tomcat that has no such web
     * application. No service has looked at what was sent, unless it was on its way.
     */
    public static boolean is(ServiceProblem problem) {
        return problem instanceof ServiceUnavailable || problem.isNotServing() || problem.isNobodyHome();
    }

    /** Whether it may be otherwise in a moment: the service is away, or says that it cannot answer now. */
    public static boolean isPassing(ServiceProblem problem) {
        return is(problem) || problem.status() == CANNOT_NOW;
    }
}
