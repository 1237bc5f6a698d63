package dev.rollcall.kit.servlet;

/**
 * A kind of failure a client can act on (RFC 9457). Implemented by closed enums: {@link CommonProblem} and one for each
 * web application. Slugs are part of the protocol and listed in {@code docs/protocol/problems.md}.
 */
public interface ProblemType {

    /** Returns the last part of the problem's {@code type}, lower-case words with hyphens. */
    String slug();

    /** Returns a short sentence that is the same for every occurrence. */
    String title();

    /** Returns the HTTP status. */
    int status();
}
