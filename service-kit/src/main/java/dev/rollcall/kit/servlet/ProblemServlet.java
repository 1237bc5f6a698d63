package dev.rollcall.kit.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Gives the container's own errors the same look: the location of the one {@code <error-page>} in {@code web.xml}. What
 * the container would tell about the failure stays inside.
 */
public final class ProblemServlet extends HttpServlet {

    /** The attribute of a request whose problem could not be answered where it was found. */
    static final String OPEN = ProblemServlet.class.getName() + ".open";

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return; // the container breaks it off
        }
        if (request.getAttribute(OPEN) instanceof ProblemException open) {
            Problems.write(request, response, open);
            return;
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        CommonProblem type = status instanceof Integer code ? CommonProblem.of(code) : CommonProblem.NOT_FOUND;
        if (isTooEarly(request)) {
            type = CommonProblem.NOT_SERVING;
        }
        String allow = allow(type, request, response);
        ProblemException problem = new ProblemException(type, detail(type, allow));
        Problems.write(request, response, allow == null ? problem : problem.header("Allow", allow));
    }

    /**
     * Returns whether an error means that the container found no servlet at all, not even its default one: it holds
     * requests while a web application is reloaded, and may let them go on too early. No servlet has looked at such a
     * request.
     */
    public static boolean isTooEarly(HttpServletRequest error) {
        return error.getDispatcherType() == DispatcherType.ERROR
                && Integer.valueOf(HttpServletResponse.SC_NOT_FOUND)
                        .equals(error.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                && error.getAttribute(RequestDispatcher.ERROR_SERVLET_NAME) == null;
    }

    private static @Nullable String allow(CommonProblem type, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (type != CommonProblem.METHOD_NOT_ALLOWED || request.getDispatcherType() != DispatcherType.ERROR) {
            return null;
        }
        String asked = AllowedMethods.atFailed(request, response);
        return asked == null ? response.getHeader("Allow") : asked;
    }

    private static String detail(CommonProblem type, @Nullable String allow) {
        return switch (type) {
            case UNREADABLE -> "The request breaks the rules of HTTP in its first line, its headers or its body.";
            case METHOD_NOT_ALLOWED ->
                allow == null ? "This method cannot be used here." : "Only " + allow + " can be used here.";
            default -> type.title() + ".";
        };
    }
}
