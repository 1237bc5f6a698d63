package dev.rollcall.registry.calling;

import java.time.Duration;

/** How an outgoing call ended. */
sealed interface Outcome {

    /**
     * There was an answer.
     *
     * @param status its status
     * @param body its body, empty if that was longer than the limit
     * @param took from the call to the end of the answer
     */
    record Answered(int status, byte[] body, Duration took) implements Outcome {}

    /**
     * Nothing listens there: nothing was sent.
     *
     * @param reason what happened, in words for people
     */
    record Refused(String reason) implements Outcome {}

    /**
     * No connection in time or no route: nothing was sent.
     *
     * @param reason what happened, in words for people
     */
    record Unreachable(String reason) implements Outcome {}

    /**
     * No whole answer in time: it may have been received or not.
     *
     * @param reason what happened, in words for people
     */
    record Silent(String reason) implements Outcome {}

    /**
     * The connection broke, or the answer was not HTTP: it may have been received or not.
     *
     * @param reason what happened, in words for people
     */
    record Broken(String reason) implements Outcome {}
}
