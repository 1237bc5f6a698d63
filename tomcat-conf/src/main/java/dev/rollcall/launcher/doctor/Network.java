package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.roll.Roll;
import dev.rollcall.launcher.roll.ServiceKeys;
import dev.rollcall.launcher.roll.Whole;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Asks other machines, and says in words what kept it from an answer. */
final class Network {
    static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int PLAIN = 80;
    private static final int ENCRYPTED = 443;

    private final InstantSource clock;
    private final HttpClient client;

    /**
     * Makes no call yet.
     *
     * @param clock that of this machine
     */
    Network(SSLContext trust, InstantSource clock) {
        this.clock = clock;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .sslContext(trust)
                .build();
    }

    /**
     * Asks for the registries on the roll, which are few. A refused token may have the wrong time rather than the wrong
     * key, so a second one is made for the time of the answer, as the services do.
     *
     * @param registry its address, with a slash at the end
     */
    Answer registry(URI registry, Optional<ServiceKeys> keys) {
        Answer answer = ask(registry, keys, clock.instant());
        return answer.status() == Answer.UNAUTHORIZED && answer.signed()
                ? answer.time().map(time -> ask(registry, keys, time)).orElse(answer)
                : answer;
    }

    private Answer ask(URI registry, Optional<ServiceKeys> keys, Instant time) {
        HttpRequest.Builder request = HttpRequest.newBuilder(registry.resolve(Roll.path(War.REGISTRY)))
                .timeout(PATIENCE);
        keys.ifPresent(k -> request.header(
                "Authorization", "Bearer " + k.token(ServiceKeys.PORTAL, "RegistryService", time, Optional.empty())));
        try {
            resolve(registry);
            HttpResponse<String> response = Whole.answer(client, request.build(), BodyHandlers.ofString(), PATIENCE);
            return new Answer(
                    registry,
                    Optional.empty(),
                    response.statusCode(),
                    response.body(),
                    keys.isPresent(),
                    clock.instant(),
                    date(response));
        } catch (IOException e) {
            return Answer.silent(registry, Unreached.registry(registry, e));
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
        int port = uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? ENCRYPTED : PLAIN;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(resolve(uri), port), (int) PATIENCE.toMillis());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Unreached.words(uri, e));
        }
    }

    private static InetAddress resolve(URI uri) throws UnknownHostException {
        return InetAddress.getByName(String.valueOf(uri.getHost()).replaceAll("[\\[\\]]", ""));
    }
}
