package dev.rollcall.kit.servlet;

import dev.rollcall.kit.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One request and its answer, at the edge: path and body in, buffered bytes out. Used by one thread. */
public final class Exchange {

    /** The content type of JSON answers. */
    public static final String JSON = "application/json";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Json json;

    Exchange(HttpServletRequest request, HttpServletResponse response, Json json) {
        this.request = request;
        this.response = response;
        this.json = json;
    }

    /** Returns the request, for headers and attributes. */
    public HttpServletRequest request() {
        return request;
    }

    /** Returns the response, for headers; never written to directly. */
    public HttpServletResponse response() {
        return response;
    }

    /** Returns the decoded segments of the path after the servlet's own, without empty ones at the ends. */
    public List<String> path() {
        String info = request.getPathInfo();
        return info == null || info.equals("/")
                ? List.of()
                : Arrays.asList(info.substring(1).split("/"));
    }

    /**
     * Returns a query parameter; empty if it is missing or blank.
     *
     * @throws ProblemException 400 if the query cannot be decoded
     */
    public Optional<String> query(String name) {
        try {
            return Optional.ofNullable(request.getParameter(name))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty());
        } catch (IllegalStateException e) { // so says Servlet 6.1
            throw new ProblemException(CommonProblem.UNREADABLE, "The query cannot be decoded.", e);
        }
    }

    /**
     * Insists on a content type, whatever its parameters; a charset other than UTF-8 is refused as well.
     *
     * @throws ProblemException 415
     */
    public void requireContentType(String... accepted) {
        String type = contentType();
        if (Arrays.stream(accepted).noneMatch(type::equals)) {
            throw unsupported("The content type must be " + String.join(" or ", accepted) + ".")
                    .header("Accept", String.join(", ", accepted));
        }
        String charset = request.getCharacterEncoding();
        if (charset != null && !charset.equalsIgnoreCase("UTF-8") && !charset.equalsIgnoreCase("US-ASCII")) {
            throw unsupported("The charset must be UTF-8.");
        }
    }

    /** Returns the content type in lower case without parameters; empty text if there is none. */
    public String contentType() {
        String header = request.getContentType();
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the body.
     *
     * @throws ProblemException 413 if it is longer than {@code maxBytes}
     */
    public byte[] body(int maxBytes) throws IOException {
        if (request.getContentLengthLong() > maxBytes) {
            throw tooLarge(maxBytes);
        }
        byte[] bytes = request.getInputStream().readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw tooLarge(maxBytes);
        }
        return bytes;
    }

    /**
     * Reads the body as JSON.
     *
     * @throws ProblemException 413 if it is longer than {@code maxBytes}, 415 if it is not declared as JSON
     */
    public <T> T json(Class<T> type, int maxBytes) throws IOException {
        requireContentType(JSON);
        return json.read(body(maxBytes), type);
    }

    /** Answers with a value as JSON. */
    public void answer(int status, Object value) throws IOException {
        answer(status, JSON, json.write(value));
    }

    /** Answers with ready bytes; a charset belongs into {@code contentType} where one is needed. */
    public void answer(int status, String contentType, byte[] bytes) throws IOException {
        response.setStatus(status);
        response.setContentType(contentType);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** Answers with a status and an empty body. */
    public void empty(int status) {
        response.setStatus(status);
        response.setContentLength(0);
    }

    private static ProblemException unsupported(String detail) {
        return new ProblemException(CommonProblem.UNSUPPORTED_MEDIA_TYPE, detail);
    }

    private static ProblemException tooLarge(int maxBytes) {
        return new ProblemException(CommonProblem.TOO_LARGE, "The body may have " + maxBytes + " bytes at most.");
    }
}
