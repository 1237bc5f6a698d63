package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.roll.ServiceKeys;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** Asks other machines, and says in words what kept it from an answer. */
final class Network {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int PLAIN = 80;
    private static final int ENCRYPTED = 443;

    private final HttpClient client;

    Network(SSLContext trust) {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .sslContext(trust)
                .build();
    }

    /**
     * Asks for the roll.
     *
     * @param registry where, with a slash at the end
     * @param now for the token
     */
    Answer registry(URI registry, Optional<ServiceKeys> keys, Instant now) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(registry.resolve("services")).timeout(PATIENCE);
        keys.ifPresent(k -> request.header(
                "Authorization", "Bearer " + k.token(ServiceKeys.PORTAL, "RegistryService", now, Optional.empty())));
        try {
            String host = String.valueOf(registry.getHost());
            InetAddress.getByName(host.replaceAll("[\\[\\]]", ""));
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(registry, Optional.empty(), response.statusCode(), date(response), Optional.empty());
        } catch (UnknownHostException e) {
            return Answer.silent(
                    registry,
                    "The registry is to be at " + registry + ", but no machine is known as " + registry.getHost()
                            + ": correct rollcall.registry.url in conf/catalina.properties, or the name service.");
        } catch (HttpTimeoutException e) {
            return Answer.silent(
                    registry,
                    "The registry at " + registry + " does not answer within " + PATIENCE.toSeconds()
                            + " s: look at the firewalls between here and there.");
        } catch (SSLException e) {
            return Answer.silent(
                    registry,
                    "The certificate of the registry at " + registry + " is not trusted (" + e.getMessage()
                            + "): name its authority by rollcall.tls.trust in conf/catalina.properties.");
        } catch (IOException e) {
            return Answer.silent(
                    registry,
                    "Nothing answers at " + registry + ", where the registry is to be: start it, or correct"
                            + " rollcall.registry.url in conf/catalina.properties.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.silent(registry, "Nobody waited for the answer of " + registry + ".");
        }
    }

    private static Optional<Instant> date(HttpResponse<?> response) {
        try {
            return response.headers()
                    .firstValue("Date")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Returns why no connection can be made; nothing if it can. */
    static Optional<String> connection(URI uri) {
        String host = String.valueOf(uri.getHost());
        int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? ENCRYPTED : PLAIN;
        try (Socket socket = new Socket()) {
            InetAddress address = InetAddress.getByName(host.replaceAll("[\\[\\]]", ""));
            socket.connect(new InetSocketAddress(address, port), (int) PATIENCE.toMillis());
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("no machine is known as " + host);
        } catch (ConnectException e) {
            return Optional.of("refused");
        } catch (IOException e) {
            return Optional.of("no answer within " + PATIENCE.toSeconds() + " s");
        }
    }
}
