package dev.rollcall.kit.log.pipe;

import java.util.UUID;

/**
 * Numbers the events of one producer from 1 on, so that the log service stores each once however often it is sent. Used
 * under the lock of the {@link Backlog}.
 */
final class Numbering {

    private final UUID producer = UUID.randomUUID();
    private long next = 1;

    UUID producer() {
        return producer;
    }

    long next() {
        return next;
    }

    void used(int events) {
        next += events;
    }
}
