package dev.rollcall.kit.servlet;

import dev.rollcall.kit.http.TraceContext;
import dev.rollcall.kit.json.JsonP;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes problem documents (RFC 9457). */
final class Problems {

    static final String CONTENT_TYPE = "application/problem+json";

    private static final String TYPE_BASE = "https://rollcall.dev/problems/";

    private static final int MAX_PATH = 500;

    private Problems() {}

    /** Replaces whatever was buffered by the document. The response must not be committed. */
    static void write(HttpServletRequest request, HttpServletResponse response, ProblemException problem)
            throws IOException {
        byte[] document = document(path(request), problem);
        response.reset();
        response.setStatus(problem.type().status());
        TraceContext.current().ifPresent(trace -> response.setHeader(TraceContext.HEADER, trace.header()));
        problem.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(CONTENT_TYPE);
        response.setContentLength(document.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(document);
        }
    }

    static byte[] document(String path, ProblemException problem) {
        JsonObjectBuilder json = JsonP.object()
                .add("type", TYPE_BASE + problem.type().slug())
                .add("title", problem.type().title())
                .add("status", problem.type().status())
                .add("detail", problem.detail())
                .add("instance", path);
        TraceContext.current().ifPresent(trace -> json.add("traceId", trace.traceId()));
        json.addAll(JsonP.object(plain(problem.members())));
        return json.build().toString().getBytes(StandardCharsets.UTF_8);
    }

    /** JSON-P takes maps and collections of its own value kinds; everything else is written as text. */
    private static Map<String, Object> plain(Map<String, Object> members) {
        Map<String, Object> values = new LinkedHashMap<>();
        members.forEach((name, value) -> values.put(name, plain(value)));
        return values;
    }

    private static Object plain(Object value) {
        if (value instanceof JsonValue) {
            return value;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> plain((Object) item)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> values = new LinkedHashMap<>();
            map.forEach((name, item) -> values.put(String.valueOf(name), plain((Object) item)));
            return values;
        }
        boolean plain = value instanceof Integer
                || value instanceof Long
                || value instanceof BigDecimal
                || value instanceof Boolean;
        return plain ? value : value.toString();
    }

    private static String path(HttpServletRequest request) {
        Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = original instanceof String uri ? uri : request.getRequestURI();
        return path.length() > MAX_PATH ? path.substring(0, MAX_PATH) : path;
    }
}
