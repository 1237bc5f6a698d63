package dev.rollcall.portal.page;

import dev.rollcall.kit.http.TraceContext;
import dev.rollcall.kit.servlet.ProblemServlet;
import dev.rollcall.portal.text.Texts;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** The location of the one {@code <error-page>}: what the container refuses looks like every other page. */
public final class ErrorPage extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Pages pages;

    public ErrorPage(Pages pages) {
        this.pages = pages;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Visit visit = new Visit(request, response);
        int status = ProblemServlet.isTooEarly(request) ? 503 : status(request);
        String trace = status < 500
                ? ""
                : TraceContext.current().map(TraceContext::traceId).orElse("");
        pages.write(visit, answer(visit, status, trace), response);
    }

    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
    }

    private static Answer answer(Visit visit, int status, String trace) {
        Texts texts = visit.texts();
        if (isUnreadableLogIn(visit.request())) {
            return Answer.message(
                    400,
                    Message.of("warn", texts.say("frame.unreadable-login"), texts.say("frame.unreadable-login.why"))
                            .withLink(texts.say("frame.start"), visit.to().home()));
        }
        if (status == 404 && isLogIn(visit.request()) && visit.person().isPresent()) {
            return new Answer.SeeOther(visit.to().home());
        }
        return status == 403 ? forbidden(visit, texts) : new Answer.Status(status, trace);
    }

    /** The container reads log-ins before any filter, and one of Servlet 6.1 throws an exception when it cannot. */
    private static boolean isUnreadableLogIn(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IllegalStateException
                && isLogIn(request);
    }

    /** The container has no answer to a log-in of a user who has logged in meanwhile, from another tab. */
    private static boolean isLogIn(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                && uri.endsWith(Routes.LOGIN_CHECK);
    }

    private static Answer forbidden(Visit visit, Texts texts) {
        if (visit.person().isEmpty()) {
            return Answer.message(
                    403,
                    Message.of("warn", texts.say("frame.login-first"), texts.say("frame.login-first.why"))
                            .withLink(texts.say("frame.start"), visit.to().home()));
        }
        String needed = "";
        if (visit.request().getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri) {
            String path =
                    uri.substring(Math.min(uri.length(), visit.to().context().length()));
            needed =
                    Section.at(path).map(section -> section.rolesInWords(texts)).orElse("");
        }
        return Answer.message(
                403,
                Message.of(
                                "warn",
                                texts.say("frame.status.403"),
                                needed.isEmpty()
                                        ? texts.say("frame.status.403.why")
                                        : texts.say("frame.status.403.role", needed),
                                texts.say("frame.status.403.ask"))
                        .withLink(texts.say("frame.start"), visit.to().home()));
    }
}
