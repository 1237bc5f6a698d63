package dev.rollcall.kit.servlet;

import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * The one place where failures become responses. A defect (500) is logged once with its stack trace, another 5xx in one
 * line, a 4xx at DEBUG. When the response is already committed the failure is thrown on, because no clean answer is possible any more.
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
            answer(request, response, new ProblemException(CommonProblem.UNREADABLE, message(e)), e);
        } catch (JsonInvalidException e) {
            answer(request, response, new ProblemException(CommonProblem.INVALID, message(e)), e);
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
            LOG.log(status > 500 ? Level.WARNING : Level.DEBUG, message + " detail=" + problem.detail());
        }
    }

    private static String message(Exception e) {
        String message = e.getMessage();
        return message == null ? "" : message;
    }
}
