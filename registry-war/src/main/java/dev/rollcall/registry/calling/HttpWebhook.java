package dev.rollcall.registry.calling;

import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.http.HttpCall;
import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.registry.webhook.Message;
import dev.rollcall.registry.webhook.MessageCodec;
import dev.rollcall.registry.webhook.WebhookChannel;
import dev.rollcall.registry.webhook.WebhookConfig;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Messages over HTTP: a POST of JSON with its id as {@code webhook-id} (standardwebhooks.com) and, if there is a
 * secret, its HMAC as {@code X-Hub-Signature-256}, as GitHub signs. An answer 2xx means taken. Only the operator
 * chooses the address, so no policy applies to it; the JDK resolves its name for each connection. Thread-safe.
 */
public final class HttpWebhook implements WebhookChannel {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final WebhookConfig config;
    private final HttpCaller http;

    /** Takes the address to call, and the client. */
    public HttpWebhook(WebhookConfig config, HttpCaller http) {
        this.config = config;
        this.http = http;
    }

    @Override
    public Verdict send(Message message) {
        byte[] body = MessageCodec.write(message);
        HttpCall call = HttpCall.of("POST", config.url())
                .body("application/json", body)
                .header("webhook-id", message.id())
                .deadline(DEADLINE);
        if (config.secret().isPresent()) {
            call = call.header(
                    "X-Hub-Signature-256", signature(body, config.secret().get()));
        }
        try {
            HttpAnswer answer = http.call(call);
            return answer.successful()
                    ? new Verdict.Taken()
                    : new Verdict.Failed("it answered " + answer.status(), pause(answer));
        } catch (IOException e) {
            return new Verdict.Failed(reason(e), Duration.ZERO);
        }
    }

    static String signature(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static Duration pause(HttpAnswer answer) {
        Duration asked = answer.retryAfter().orElse(Duration.ZERO);
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }

    /** Leaves out the address, which other messages of the client contain. */
    private static String reason(IOException e) {
        if (e instanceof HttpTimeoutException) {
            return "no answer in time";
        }
        String message = e.getMessage();
        return e instanceof ConnectException
                ? (message == null ? "no connection" : message)
                : e.getClass().getSimpleName();
    }
}
