package dev.rollcall.log.store;

import java.util.UUID;

/**
 * Where an event stands among those of the program that sent it. Of one service and one producer each sequence is
 * stored once, so that a reader of several stores can drop duplicates.
 *
 * @param producer drawn at random when the sender started
 * @param sequence 1 or greater, growing
 */
public record ProducerSequence(UUID producer, long sequence) {

    /**
     * Checks the sequence.
     *
     * @throws IllegalArgumentException if {@code sequence} is less than 1
     */
    public ProducerSequence {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence must be 1 or greater but was " + sequence);
        }
    }
}
