package dev.rollcall.kit.testing;

import dev.rollcall.kit.testing.RawRequest.Ending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.apache.catalina.connector.Connector;

/**
 * The part of a table of bad input that is the same for every address: what is wrong with the transport, the type, the
 * JSON as such, the credential, the path. Give it one sound request with body and token; each row damages it in one way:
 *
 * <pre>{@code static List<BadRequest> rows() { return BadRequests.of(sound).json(64 << 10).types("application/json").credentials().rows(); }
 * @ParameterizedTest @MethodSource("rows") void isRefused(BadRequest row) { row.mustBeRefused(port, this::state, log); }}</pre>
 *
 * <p>The server must have been started with {@link #impatient}, or slow rows take long.
 */
public final class BadRequests {

    private static final int PATIENCE_MILLIS = 500;
    private static final int KEPT_MILLIS = 60_000;
    private static final int DEEP = 500;
    private static final int BOMB_BYTES = 1 << 20;

    private final RawRequest sound;
    private final List<BadRequest> rows = new ArrayList<>();

    private BadRequests(RawRequest sound) {
        this.sound = sound;
    }

    /** Begins a table. */
    public static BadRequests of(RawRequest sound) {
        return new BadRequests(sound);
    }

    /** Lets a server give up on slow clients soon, but not on connections that wait for a next request: it may be on its way. */
    public static void impatient(Connector connector) {
        connector.setProperty("connectionTimeout", Integer.toString(PATIENCE_MILLIS));
        connector.setProperty("keepAliveTimeout", Integer.toString(KEPT_MILLIS));
    }

    /** Returns the table. */
    public List<BadRequest> rows() {
        return List.copyOf(rows);
    }

    /** Adds what is bad only here. */
    public BadRequests and(BadRequest... more) {
        rows.addAll(Arrays.asList(more));
        return this;
    }

    /** Adds what is bad only here: the sound request with other bodies, by what is bad about them. */
    public BadRequests bodies(int status, String words, Map<String, String> bodies) {
        bodies.forEach((name, body) -> add(name, sound.body(body), status, words));
        return this;
    }

    /** Adds bodies that are no JSON object, or one that says a thing twice, and every damage of the transport. */
    public BadRequests json(int maxBytes) {
        notJson();
        notUtf8();
        bodies(400, "twice", Map.of("twice the same name", with("\"Twice\":1,\"Twice\":2")));
        bodies(400, "twice", Map.of("twice the same name deep within", with("\"Deep\":[{\"Twice\":1,\"Twice\":2}]")));
        String open = "[".repeat(DEEP);
        String close = "]".repeat(DEEP);
        bodies(400, "nested", Map.of("lists within lists", with("\"Deep\":" + open + close)));
        bodies(400, "nested", Map.of("objects within objects", "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP)));
        for (String body : List.of("[]", "[" + text() + "]", "\"text\"", "1", "null", "true", "")) {
            add("not an object: " + body, sound.body(body), Set.of(400, 422), "");
        }
        return transport(maxBytes);
    }

    private void notJson() {
        Map<String, String> bodies = new LinkedHashMap<>();
        List.of("hello", "<x/>", "NaN", "{'a':1}", "{\"a\" 1}", "{\"a\":01}", "{\"a\":+1}", "{a:1}", "{,}", "a=b&c=d")
                .forEach(body -> bodies.put("not JSON: " + body, body));
        bodies.put("cut off", text().substring(0, text().length() - 1));
        bodies.put("comma at the end", text().substring(0, text().length() - 1) + ",}");
        bodies.put("something behind it", text() + "x");
        bodies.put("twice", text() + text());
        bodies.put("raw NUL", with("\"Nul\":\"\0\""));
        bodies.put("raw line break", with("\"Line\":\"a\nb\""));
        bodies.put("comment", "/* <script> */" + text());
        bodies.put("never ending text", with("\"Text\":\"" + "x".repeat(1_000)).replace('}', ' '));
        bodies(400, "JSON", bodies);
        bodies(400, "byte order mark", Map.of("byte order mark", "\uFEFF" + text()));
    }

    private void notUtf8() {
        Map<String, String> sequences = Map.of(
                "broken sequence", "\u00c3\u0028", "overlong", "\u00c0\u00af", "surrogate", "\u00ed\u00a0\u0080");
        sequences.forEach((name, bytes) -> add(
                "not UTF-8: " + name,
                sound.body(with("\"Text\":\"" + bytes + "\"").getBytes(StandardCharsets.ISO_8859_1)),
                400,
                "UTF-8"));
        add("UTF-16", sound.body(text().getBytes(StandardCharsets.UTF_16)), 400, "");
    }

    /** Adds bodies that are too long, and what is wrong with their arrival. */
    public BadRequests transport(int maxBytes) {
        byte[] long1 = Arrays.copyOf(sound.body(), maxBytes + 1);
        Arrays.fill(long1, sound.body().length, long1.length, (byte) ' ');
        add("longer than allowed", sound.body(long1), 413, "at most");
        add("longer than allowed, in chunks", sound.body(long1).chunked(), 413, "at most");
        return arrival();
    }

    /** Adds a body that is announced as far too long: refused at once, but the server listens for as long as a client has. */
    public BadRequests announced() {
        add("much longer than allowed", sound.announcing(1L << 40), 413, "at most");
        return this;
    }

    /** Adds what {@link #compressibleArrival} does, for an address that takes nothing compressed. */
    public BadRequests arrival() {
        add("compressed bomb", sound.body(bomb()).header("Content-Encoding", "gzip"), 415, "Content-Encoding");
        return compressibleArrival();
    }

    /** Adds what is wrong with the arrival of a body that may be of any length. */
    public BadRequests compressibleArrival() {
        add("without length", sound.body(new byte[0]).announcing(-1), Set.of(400, 411, 422), "");
        add(
                "shorter than announced",
                sound.announcing(sound.body().length + 10).ending(Ending.HALF_CLOSED),
                400,
                "end");
        RawRequest chunked = sound.header("Transfer-Encoding", "chunked").announcing(-1);
        String begun = new String(Arrays.copyOf(sound.body(), 4), StandardCharsets.ISO_8859_1);
        add("chunks that end early", text(chunked, "5\r\n" + begun).ending(Ending.HALF_CLOSED), 400, "");
        add("chunks without size", text(chunked, "zz\r\n{}\r\n0\r\n\r\n"), 400, "");
        add("chunks of negative size", text(chunked, "-1\r\n{}\r\n0\r\n\r\n"), 400, "");
        container("length is no number", sound.announcing(-1).header("Content-Length", "<script>"), 400);
        container("length is negative", sound.announcing(-1).header("Content-Length", "-1"), 400);
        container("two lengths", sound.header("Content-Length", "1"), 400);
        container("unknown transfer", sound.header("Transfer-Encoding", "<script>"), 400, 501);
        add("unknown encoding", sound.header("Content-Encoding", "<script>"), 415, "Content-Encoding");
        return this;
    }

    /** Adds what makes a server wait, each for as long as a client has: for one address of those that read alike. */
    public BadRequests slowness() {
        add("slow", sound.announcing(sound.body().length + 10), 408, "in time");
        add("slow from the start", sound.body(new byte[0]).announcing(10), 408, "in time");
        RawRequest chunked = sound.header("Transfer-Encoding", "chunked").announcing(-1);
        add("slow chunks", text(chunked, "5\r\n{\"a\""), 408, "in time");
        return this;
    }

    /** Adds content types and charsets that are not taken; {@code good} is the sound one, without parameters. */
    public BadRequests types(String good) {
        RawRequest untyped = sound.without("Content-Type");
        for (String type : List.of(
                "text/html",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                good + "x",
                good + ", text/html",
                "<script>alert(1)</script>",
                "/",
                ";")) {
            add("type " + type, untyped.header("Content-Type", type), 415, "content type");
        }
        for (String charset : List.of("ISO-8859-1", "UTF-16", "klingon", "\"<script>\"", "UTF-7")) {
            add("charset " + charset, untyped.header("Content-Type", good + ";charset=" + charset), 415, "charset");
        }
        add("two types", sound.header("Content-Type", "text/html"), Set.of(400, 415), "content type");
        add("the type twice", sound.header("Content-Type", good), Set.of(400, 415), "content type");
        return this;
    }

    /** Adds methods that are not taken. */
    public BadRequests methods(String... methods) {
        for (String method : methods) {
            add("method " + method, sound.method(method), 405, "can be used here");
        }
        for (String method : List.of("PATCH", "PROPFIND", "TRACE", "get", "CONNECT-OR-NOT", "X".repeat(200))) {
            add("method " + method, sound.method(method), 405, "can be used here");
        }
        container("method with markup", sound.method("<script>"), 400);
        return this;
    }

    /** Adds credentials that are not accepted, made of the sound one. */
    public BadRequests credentials() {
        for (String value : List.of("", "Bearer", "Bearer ", "Basic YTpi", "Digest x", "<script>", "\u00ff\u00fe")) {
            credential(value, token -> value);
        }
        for (String wrong : List.of("x", "a.b.c.d", "....", "<script>.<script>.<script>.<script>", "x".repeat(5_000))) {
            credential("token " + wrong, token -> "Bearer " + wrong);
        }
        credential("token without scheme", token -> token);
        credential("token with something behind it", token -> "Bearer " + token + " x");
        credential("token with padding", token -> "Bearer " + token + "=");
        credential("token spelt otherwise", token -> "Bearer " + respelt(token));
        credential("token without signature", token -> "Bearer " + token.substring(0, token.lastIndexOf('.') + 1));
        credential(
                "token signed wrongly",
                token -> "Bearer " + token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(43));
        credential("two tokens in one header", token -> "Bearer " + token + ", Bearer " + token);
        String words = "more than one";
        add("two credentials", sound.header("Authorization", () -> "Bearer " + token()), 401, words);
        add("another credential too", sound.header("Authorization", "Basic x"), 401, words);
        return this;
    }

    private void credential(String name, UnaryOperator<String> value) {
        RawRequest bare = sound.without("Authorization");
        add("credential " + name, bare.header("Authorization", () -> value.apply(token())), 401, "");
    }

    private String token() {
        return sound.value("Authorization").substring("Bearer ".length());
    }

    /** The last of 43 characters carries two bits that mean nothing. */
    private static String respelt(String token) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(token.charAt(token.length() - 1));
        return token.substring(0, token.length() - 1) + alphabet.charAt(last ^ 1);
    }

    /** Adds other ways to write the path. None may lead past what guards it, so the request comes as if from a web page. */
    public BadRequests paths() {
        RawRequest refused = sound.without("Authorization").header("Origin", "http://evil.example");
        String path = sound.target().split("\\?", 2)[0];
        String first = path.substring(0, path.indexOf('/', 1) < 0 ? path.length() : path.indexOf('/', 1));
        for (String target : List.of(
                path + ";x=<script>".replace("<script>", "%3Cscript%3E"),
                first + "/.." + path,
                first + "/%2e%2e" + path,
                "/." + path,
                "/%2e" + path,
                "/" + path,
                path + "/",
                path + "//",
                path + "%20",
                path + "%00",
                path + "%2F",
                path + "%5c",
                path + "\\",
                path + "/..%2f",
                "/..%c0%af" + path,
                "/../.." + path,
                "/%252e%252e" + path,
                "/WEB-INF" + path,
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                path + "/%E2%80%AE%0d%0aInjected:%20x",
                path + "/%zz",
                path + "?" + "%",
                path.substring(1),
                path + "/" + "x".repeat(6_000))) {
            container("path", refused.target(target), 400, 401, 403, 404, 405);
        }
        return this;
    }

    /** Adds what is wrong with the headers. */
    public BadRequests headers() {
        container("header of 64 kB", sound.header("X-Long", "x".repeat(64 << 10)), 400, 431, 0);
        container("a thousand headers", manyHeaders(), 400, 431, 0);
        container("line break in a header", sound.header("X-Break", "a\r\n<script>"), 400);
        container("NUL in a header", sound.header("X-Nul", "a\0b"), 400);
        container("host with markup", sound.header("Host", "<script>"), 400);
        container("two hosts", sound.header("Host", "a").header("Host", "b"), 400);
        add("from a web page", sound.header("Origin", "http://evil.example"), 403, "not for web pages");
        add("from another site", sound.header("Sec-Fetch-Site", "cross-site"), 403, "not for web pages");
        return this;
    }

    private RawRequest manyHeaders() {
        RawRequest many = sound;
        for (int i = 0; i < 1_000; i++) {
            many = many.header("X-" + i, "x");
        }
        return many;
    }

    private void add(String name, RawRequest request, int status, String words) {
        rows.add(BadRequest.of(name, request, status, words));
    }

    private void add(String name, RawRequest request, Set<Integer> statuses, String words) {
        rows.add(new BadRequest(name, request, statuses, words, false));
    }

    private void container(String name, RawRequest request, Integer... statuses) {
        rows.add(new BadRequest(name, request, Set.of(statuses), "", true));
    }

    private static RawRequest text(RawRequest request, String body) {
        return request.body(body).announcing(-1);
    }

    private String text() {
        return new String(sound.body(), StandardCharsets.UTF_8);
    }

    /** The sound body with one more member. */
    private String with(String member) {
        return "{" + member + "," + text().substring(1);
    }

    private static byte[] bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("[".repeat(BOMB_BYTES).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
