package dev.rollcall.kit.servlet;

import dev.rollcall.kit.ServiceName;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a web application until it is built: answers 503 and says why, a page to browsers, a problem document
 * to programs, a bare status to heartbeats. Thread-safe.
 */
final class Gate extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String RETRY_SECONDS = "2";

    private final transient ServiceName service;
    private transient volatile @Nullable Obstacle obstacle = Obstacle.STARTING;

    Gate(ServiceName service) {
        this.service = service;
    }

    void open() {
        obstacle = null;
    }

    void close(Obstacle reason) {
        obstacle = reason;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Obstacle current = obstacle;
        if (current == null) {
            chain.doFilter(request, response);
        } else if (request.getServletPath().equals(HeartbeatServlet.PATH)) {
            response.setStatus(503);
            response.setContentLength(0);
        } else if (wantsPage(request)) {
            page(request, response, current);
        } else {
            ProblemException problem =
                    new ProblemException(type(request), current.sentence()).header("Retry-After", RETRY_SECONDS);
            Problems.write(
                    request,
                    response,
                    current.commands().isEmpty() ? problem : problem.with("commands", current.commands()));
        }
    }

    /** An error page, or what was forwarded, belongs to a request that came in while the gate was open. */
    private static ProblemType type(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                ? CommonProblem.NOT_SERVING
                : CommonProblem.UNAVAILABLE;
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    private void page(HttpServletRequest request, HttpServletResponse response, Obstacle current) throws IOException {
        String commands = current.commands().isEmpty()
                ? ""
                : "<p>These commands help; this page notices by itself:</p>\n<pre>"
                        + current.commands().stream().map(Gate::escaped).collect(Collectors.joining("\n"))
                        + "</pre>\n";
        byte[] page = ("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                        + "<meta http-equiv=\"refresh\" content=\"" + RETRY_SECONDS + "\">"
                        + "<title>" + escaped(service.value()) + " is not ready</title></head>\n<body>\n<h1>"
                        + escaped(service.value()) + " is not ready</h1>\n<p>" + escaped(current.sentence())
                        + "</p>\n" + commands + "</body></html>\n")
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(503);
        response.setHeader("Retry-After", RETRY_SECONDS);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(page);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
