package dev.rollcall.kit.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;

/** Query and form of a request, where containers differ in how they say that there is nothing to be read. */
public final class Parameters {

    /** Tomcat 10.1 marks what it could not read, and leaves it out; Servlet 6.1 has it end in an exception. */
    private static final String FAILED = "org.apache.catalina.parameter_parse_failed";

    private Parameters() {}

    /** Returns all parameters; empty if they cannot be decoded or are too many. */
    public static Optional<Map<String, String[]>> of(HttpServletRequest request) {
        try {
            Map<String, String[]> parameters = request.getParameterMap();
            return request.getAttribute(FAILED) == null ? Optional.of(parameters) : Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }
}
