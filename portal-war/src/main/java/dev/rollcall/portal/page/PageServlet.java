package dev.rollcall.portal.page;

import dev.rollcall.kit.log4j.LogContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Optional;

/**
 * Base of the servlets that answer browsers. A subclass gives an answer for each method it takes; forms are believed only
 * with the token of their session; whatever goes wrong becomes a page.
 */
public abstract class PageServlet extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Pages pages;
    private final transient Troubles troubles = new Troubles();

    /** Answers with these pages. */
    protected PageServlet(Pages pages) {
        this.pages = pages;
    }

    /** Answers GET, and HEAD without the body. */
    protected Answer show(Visit visit) throws IOException {
        return notAllowed();
    }

    /** Answers POST, once the form is known to be ours. */
    protected Answer submit(Visit visit) throws IOException {
        return notAllowed();
    }

    /** What is wrong with the body of a POST before it is looked into: it is to be a form, unless a subclass takes something else. */
    protected Optional<Answer> refusal(Visit visit) throws IOException {
        return Form.refusal(visit);
    }

    /**
     * Answers POST of a form that the browser says is one of ours, but whose session has ended: it was typed before a log-in. Nothing
     * is done with it.
     */
    protected Answer stale(Visit visit) {
        return Troubles.staleForm(visit);
    }

    /** The methods that a subclass answers, for {@code Allow}. */
    protected abstract String allowed();

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Principal principal = request.getUserPrincipal();
        try (LogContext user = LogContext.put(LogContext.USER, principal == null ? "" : principal.getName())) {
            serve(request, response);
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        Visit visit = new Visit(request, response);
        Answer answer;
        try {
            answer = answer(visit);
        } catch (RuntimeException e) {
            if (response.isCommitted()) {
                throw e; // it is too late for a page
            }
            answer = troubles.answer(visit, e);
        }
        if (answer instanceof Answer.Status refused && refused.status() == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
            response.setHeader("Allow", allowed());
        }
        pages.write(visit, answer, response);
    }

    private Answer answer(Visit visit) throws IOException {
        HttpServletRequest request = visit.request();
        if (pages.isOver(visit)) {
            return new Answer.SeeOther(visit.to().home());
        }
        if (request.getDispatcherType() == DispatcherType.FORWARD) {
            return shown(visit); // the container shows the log-in page instead of what was asked for, form or not
        }
        return switch (request.getMethod()) {
            case "GET", "HEAD" -> shown(visit);
            case "POST" -> {
                Optional<Answer> refusal = refusal(visit);
                yield refusal.isPresent() ? refusal.get() : submitted(visit);
            }
            default -> notAllowed();
        };
    }

    private Answer shown(Visit visit) throws IOException {
        return Form.isReadable(visit.request()) ? show(visit) : Answer.status(HttpServletResponse.SC_BAD_REQUEST);
    }

    private Answer submitted(Visit visit) throws IOException {
        if (pages.guard().trusts(visit.request(), visit.parameter(ForgeryGuard.FIELD))) {
            return submit(visit);
        }
        return ForgeryGuard.isSaidToBeOurs(visit.request()) ? stale(visit) : Troubles.staleForm(visit);
    }

    private static Answer notAllowed() {
        return Answer.status(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
}
