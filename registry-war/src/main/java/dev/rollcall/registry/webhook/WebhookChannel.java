package dev.rollcall.registry.webhook;

import java.time.Duration;

/** Makes one attempt to send a message. */
@FunctionalInterface
public interface WebhookChannel {

    /** Sends it, and waits for the answer. */
    Verdict send(Message message);

    /** The outcome of an attempt. */
    sealed interface Verdict {

        /** It was taken. */
        record Taken() implements Verdict {}

        /**
         * It may have arrived or not.
         *
         * @param reason why, in words for people, without the address: that may be a secret
         * @param pause how long the receiver asks to wait; zero if it does not say
         */
        record Failed(String reason, Duration pause) implements Verdict {}
    }
}
