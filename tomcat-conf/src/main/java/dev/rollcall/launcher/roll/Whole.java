package dev.rollcall.launcher.roll;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Answers that must come as a whole: the timeout of a request ends when the head of its answer has come. */
public final class Whole {
    private Whole() {}

    /**
     * Sends a request and waits for all of its answer.
     *
     * @throws HttpTimeoutException if that takes longer than {@code patience}
     * @throws IOException if there is none
     */
    public static <T> HttpResponse<T> answer(
            HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> body, Duration patience)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, body);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("the answer broke off");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    /** Keeps no more than so many bytes of an answer. */
    static HttpResponse.BodyHandler<byte[]> beginning(int bytes) {
        return info -> {
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            return BodySubscribers.mapping(
                    BodySubscribers.ofByteArrayConsumer(part ->
                            part.ifPresent(some -> kept.write(some, 0, Math.min(some.length, bytes - kept.size())))),
                    end -> kept.toByteArray());
        };
    }
}
