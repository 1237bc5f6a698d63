package dev.rollcall.launcher.roll;

import dev.rollcall.launcher.base.War;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Requests and their answers, with tokens of the portal where services want them. Thread-safe. */
final class Exchange {
    private static final int UNAUTHORIZED = 401;

    private final HttpClient client;
    private final ServiceKeys keys;
    private final Clocks clocks;

    Exchange(ServiceKeys keys, SSLContext trust, InstantSource clock, Duration toConnect) {
        this.keys = keys;
        this.clocks = new Clocks(clock);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(toConnect)
                .sslContext(trust)
                .build();
    }

    /** What must have come of an answer when the time of its request is up. */
    enum Until {
        /** Its head; the rest may take as long as it takes. */
        BEGUN,
        /** All of it. */
        COMPLETE
    }

    /** Sends a request, which has a timeout, without a token. */
    HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        return send(request, BodyHandlers.ofString(), Until.COMPLETE);
    }

    /** Sends it with a token. */
    HttpResponse<String> ask(War addressee, HttpRequest.Builder request) throws IOException {
        return ask(addressee, request, BodyHandlers.ofString());
    }

    /** Likewise, for an answer that is no text. */
    <T> HttpResponse<T> ask(War addressee, HttpRequest.Builder request, BodyHandler<T> body) throws IOException {
        return ask(addressee, request, Optional.empty(), body, Until.COMPLETE);
    }

    /** Sends it with a token for a person, a second time if the addressee's clock differs. */
    <T> HttpResponse<T> ask(
            War addressee, HttpRequest.Builder request, Optional<Person> person, BodyHandler<T> body, Until until)
            throws IOException {
        HttpResponse<T> answer = send(signed(addressee, request, person), body, until);
        boolean worthwhile = answer.statusCode() == UNAUTHORIZED
                && answer.headers()
                        .firstValue("Date")
                        .filter(date -> clocks.learn(addressee, date))
                        .isPresent();
        return worthwhile ? send(signed(addressee, request, person), body, until) : answer;
    }

    private HttpRequest.Builder signed(War addressee, HttpRequest.Builder request, Optional<Person> person) {
        String token = keys.token(ServiceKeys.PORTAL, addressee.service(), clocks.now(addressee), person);
        return request.setHeader("Authorization", "Bearer " + token);
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder builder, BodyHandler<T> body, Until until) throws IOException {
        HttpRequest request = builder.build();
        try {
            return switch (until) {
                case BEGUN -> client.send(request, body);
                case COMPLETE ->
                    Whole.answer(client, request, body, request.timeout().orElseThrow());
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
