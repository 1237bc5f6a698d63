package dev.rollcall.kit.testing;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** A small client for tests: whole answers as text, and raw bytes over a socket. */
public final class Http {

    private static volatile HttpClient client = builder().build();

    private Http() {}

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER);
    }

    /** Lets all later calls trust what {@code trust} does, instead of the JDK's authorities. */
    public static void trust(SSLContext trust) {
        client = builder().sslContext(trust).build();
    }

    /** Sends GET; {@code headers} are names and values in turn. */
    public static HttpResponse<String> get(URI uri, String... headers) {
        return send("GET", uri, null, headers);
    }

    /** Sends POST. */
    public static HttpResponse<String> post(URI uri, String contentType, String body, String... headers) {
        return send("POST", uri, body, withContentType(contentType, headers));
    }

    /** Sends any method; {@code body} may be null. */
    public static HttpResponse<String> send(String method, URI uri, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(method + " " + uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends bytes as they are and returns everything until the server closes or is silent: for a second, or ten before the first. */
    public static String raw(int port, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[8192];
            try {
                for (int n = socket.getInputStream().read(buffer);
                        n >= 0;
                        n = socket.getInputStream().read(buffer)) {
                    answer.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                    socket.setSoTimeout(1000); // the connection may stay open
                }
            } catch (java.net.SocketTimeoutException e) {
                return answer.toString();
            }
            return answer.toString();
        }
    }

    private static String[] withContentType(String contentType, String[] headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = contentType;
        return all;
    }
}
