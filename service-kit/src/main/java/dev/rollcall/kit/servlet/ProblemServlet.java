package dev.rollcall.kit.servlet;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Gives the container's own errors the same look: the location of the one {@code <error-page>} in {@code web.xml}. What
 * the container would tell about the failure stays inside.
 */
public final class ProblemServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        CommonProblem type = status instanceof Integer code ? CommonProblem.of(code) : CommonProblem.NOT_FOUND;
        Problems.write(request, response, new ProblemException(type, type.title()));
    }
}
