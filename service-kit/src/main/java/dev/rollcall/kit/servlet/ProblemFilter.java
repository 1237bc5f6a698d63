package dev.rollcall.kit.servlet;

import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;
import dev.rollcall.kit.log.text.OneLine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;

/**
 * The one place where failures become responses. A defect (500) is logged once with its stack trace, another 5xx in one
 * line (at DEBUG if it says that it was logged already), a 4xx at DEBUG. When the response is already committed the
 * failure is thrown on, because no clean answer is possible any more.
 */
public final class ProblemFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(ProblemFilter.class.getName());

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ProblemException e) {
            answer(request, response, e, e);
        } catch (JsonUnreadableException e) {
            answer(request, response, new ProblemException(CommonProblem.UNREADABLE, sentence(e)), e);
        } catch (JsonInvalidException e) {
            answer(request, response, new ProblemException(CommonProblem.INVALID, sentence(e)), e);
        } catch (IOException e) {
            throw e; // the client is gone, or nothing can be written
        } catch (ServletException | RuntimeException e) {
            answer(request, response, new ProblemException(CommonProblem.INTERNAL, "The cause is in the log."), e);
        }
    }

    private static void answer(
            HttpServletRequest request, HttpServletResponse response, ProblemException problem, Exception cause)
            throws IOException, ServletException {
        log(problem, cause);
        if (response.isCommitted() && ArrivingBody.isBehind(problem)) {
            request.setAttribute(ProblemServlet.OPEN, problem); // Tomcat 11 lets only the error page answer
            return;
        }
        if (response.isCommitted()) {
            throw new ServletException("failed after the answer had begun", cause);
        }
        try {
            Problems.write(request, response, problem);
        } catch (IOException | RuntimeException e) {
            cause.addSuppressed(e);
            throw new ServletException("failed, and so did the answer about it", cause);
        }
    }

    private static void log(ProblemException problem, Exception cause) {
        int status = problem.type().status();
        String message =
                "request failed status=" + status + " type=" + problem.type().slug();
        if (status == 500) {
            LOG.log(Level.ERROR, message, cause);
        } else {
            LOG.log(
                    status > 500 && !problem.isLoggedAlready() ? Level.WARNING : Level.DEBUG,
                    message + " detail=" + problem.detail());
        }
    }

    /** Messages of checks are half sentences, and may repeat what the sender wrote. */
    private static String sentence(Exception e) {
        String message = OneLine.of(String.valueOf(e.getMessage()));
        return message.substring(0, 1).toUpperCase(Locale.ROOT)
                + message.substring(1)
                + (message.endsWith(".") ? "" : ".");
    }
}
