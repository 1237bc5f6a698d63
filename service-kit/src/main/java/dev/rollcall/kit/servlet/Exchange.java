package dev.rollcall.kit.servlet;

import dev.rollcall.kit.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request and its answer, at the edge: path and body in, buffered bytes out. Used by one thread. */
public final class Exchange {

    /** The content type of JSON answers. */
    public static final String JSON = "application/json";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Json json;
    private @Nullable InputStream inflated;

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
     * @throws ProblemException 400 if the query cannot be decoded, or has the parameter twice
     */
    public Optional<String> query(String name) {
        String[] values = parameters().getOrDefault(name, new String[0]);
        if (values.length > 1) {
            throw new ProblemException(CommonProblem.UNREADABLE, "The parameter " + name + " is there twice.");
        }
        return Arrays.stream(values)
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .findFirst();
    }

    /**
     * Returns all query parameters.
     *
     * @throws ProblemException 400 if the query cannot be decoded
     */
    public Map<String, String[]> parameters() {
        return Parameters.of(request)
                .orElseThrow(() -> new ProblemException(CommonProblem.UNREADABLE, "The query cannot be decoded."));
    }

    /**
     * Insists on a content type, whatever its parameters; a charset other than UTF-8 is refused as well, and so is a
     * body that is compressed.
     *
     * @throws ProblemException 415
     */
    public void requireContentType(String... accepted) {
        requirePlain();
        requireType(accepted);
    }

    /**
     * Like {@link #requireContentType}, but the body may be compressed with gzip: read it with {@link #inflatedStream}
     * or {@link #inflatedBody}.
     *
     * @throws ProblemException 415
     */
    public void requireCompressibleType(String... accepted) {
        requireOneType();
        if (!compressed() && !uncompressed()) {
            throw unsupported("The Content-Encoding can only be gzip.").header("Accept-Encoding", "gzip, identity");
        }
        requireType(accepted);
    }

    private boolean compressed() {
        String encoding = request.getHeader("Content-Encoding");
        return encoding != null && (encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip"));
    }

    private boolean uncompressed() {
        String encoding = request.getHeader("Content-Encoding");
        return encoding == null || encoding.equalsIgnoreCase("identity");
    }

    private void requireType(String... accepted) {
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

    /** One that is compressed may hide how long it is. */
    private void requirePlain() {
        requireOneType();
        if (!uncompressed()) {
            throw unsupported("The body must not be compressed, so there can be no Content-Encoding.")
                    .header("Accept-Encoding", "identity");
        }
    }

    /** A body with two content types has none. */
    private void requireOneType() {
        Enumeration<String> types = request.getHeaders("Content-Type");
        if (types.hasMoreElements() && types.nextElement() != null && types.hasMoreElements()) {
            throw unsupported("There is more than one content type.");
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
     * @throws ProblemException 413 if it is longer than {@code maxBytes}, 415 if it is compressed, 408 if it does not
     *     arrive in time, 400 if it ends before all that was announced has come
     */
    public byte[] body(int maxBytes) throws IOException {
        requirePlain();
        return inflatedBody(maxBytes);
    }

    /**
     * Like {@link #body}, of a body that may be compressed with gzip.
     *
     * @param maxBytes how long it may be, also when it is unpacked
     */
    public byte[] inflatedBody(int maxBytes) throws IOException {
        long announced = request.getContentLengthLong();
        if (announced > maxBytes) {
            throw tooLarge(maxBytes);
        }
        boolean known = announced >= 0 && !compressed();
        byte[] bytes = inflatedStream(maxBytes).readNBytes(known ? (int) announced : maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw tooLarge(maxBytes);
        }
        return bytes;
    }

    /**
     * Returns the body as a stream, for servlets that work on it while it arrives. What goes wrong with the arrival
     * ends the request as {@link #body} says.
     */
    public InputStream stream() throws IOException {
        return new ArrivingBody(request.getInputStream());
    }

    /**
     * Like {@link #stream}, of a body that may be compressed with gzip, which can be read until the servlet has
     * answered.
     *
     * @param maxBytes how much may come out of a compressed one; more ends the request with 413
     */
    public InputStream inflatedStream(long maxBytes) throws IOException {
        if (!compressed()) {
            return stream();
        }
        InputStream body = InflatedBody.of(stream(), maxBytes);
        inflated = body;
        return body;
    }

    /** Gives back the memory that unpacks a body: it is off the heap, where garbage collection comes late. */
    void end() throws IOException {
        if (inflated != null) {
            inflated.close();
        }
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
