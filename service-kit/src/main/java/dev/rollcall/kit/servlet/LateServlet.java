package dev.rollcall.kit.servlet;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Holds a place at a URL pattern for a servlet that may come later: the container takes patterns only while it starts.
 */
final class LateServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private transient volatile @Nullable HttpServlet servlet;
    private transient boolean initialised;

    /** Lets {@code arrived} answer from now on. */
    synchronized void become(HttpServlet arrived) throws ServletException {
        if (initialised) {
            arrived.init(getServletConfig());
        }
        servlet = arrived;
    }

    @Override
    public synchronized void init(ServletConfig config) throws ServletException {
        super.init(config);
        initialised = true;
        HttpServlet early = servlet;
        if (early != null) {
            early.init(config);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        HttpServlet current = servlet;
        if (current == null) {
            throw new ProblemException(CommonProblem.UNAVAILABLE, "The service is still starting.")
                    .header("Retry-After", "1");
        }
        current.service(request, response);
    }

    @Override
    public synchronized void destroy() {
        HttpServlet last = servlet;
        if (last != null) {
            last.destroy();
        }
    }
}
