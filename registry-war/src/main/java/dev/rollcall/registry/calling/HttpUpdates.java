package dev.rollcall.registry.calling;

import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.registry.ProviderUpdateCodec;
import dev.rollcall.kit.registry.Signer;
import dev.rollcall.registry.push.Receipt;
import dev.rollcall.registry.push.Subscriber;
import dev.rollcall.registry.push.UpdateChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Updates over HTTP: POST to the subscriber's address, without a token if it registered without one. Thread-safe. */
public final class HttpUpdates implements UpdateChannel {

    private static final int MAX_BYTES = 16 << 10;

    private final Outgoing outgoing;
    private final CallTokens tokens;
    private final Duration timeout;
    private volatile @Nullable Written latest;

    /** Takes the client, the tokens, and how long an attempt may take. */
    public HttpUpdates(Outgoing outgoing, CallTokens tokens, Duration timeout) {
        this.outgoing = outgoing;
        this.tokens = tokens;
        this.timeout = timeout;
    }

    /** An update as it is sent. Most subscribers are told the same, one after the other, so the latest is kept. */
    private record Written(ProviderUpdate update, boolean tutorial, byte[] bytes) {}

    @Override
    public void send(Subscriber subscriber, ProviderUpdate update, Consumer<Receipt> receipt) {
        OutgoingCall call = new OutgoingCall(
                subscriber.updateUrl(),
                subscriber.addresses(),
                subscriber.signed() ? tokens.headers(subscriber.name()) : Map.of(),
                Optional.of(written(update, subscriber.tutorial())),
                timeout,
                MAX_BYTES);
        outgoing.call(call, outcome -> receipt.accept(receipt(subscriber, outcome)));
    }

    @SuppressWarnings("ReferenceEquality") // equal ones are found as well, at more cost than writing them takes
    private byte[] written(ProviderUpdate update, boolean tutorial) {
        Written known = latest;
        if (known == null || known.update() != update || known.tutorial() != tutorial) {
            byte[] bytes = tutorial ? ProviderUpdateCodec.writePlain(update) : ProviderUpdateCodec.write(update);
            known = new Written(update, tutorial, bytes);
            latest = known;
        }
        return known.bytes();
    }

    private Receipt receipt(Subscriber subscriber, Outcome outcome) {
        if (outcome instanceof Outcome.Answered answer) {
            return answered(subscriber, answer);
        }
        return outcome instanceof Outcome.Refused || outcome instanceof Outcome.Unreachable
                ? Receipt.NOT_SENT
                : Receipt.UNKNOWN;
    }

    private Receipt answered(Subscriber subscriber, Outcome.Answered answer) {
        if (answer.status() >= 200 && answer.status() < 300) {
            return Receipt.ACKNOWLEDGED;
        }
        if (answer.status() == 409 && !subscriber.tutorial()) {
            return Receipt.DIFFERENT;
        }
        if (answer.status() == 401 && subscriber.signed()) {
            Signer.time(answer.body()).ifPresent(time -> tokens.corrected(subscriber.name(), time));
        }
        return Receipt.UNKNOWN;
    }
}
