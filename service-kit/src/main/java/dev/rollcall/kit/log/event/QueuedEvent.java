package dev.rollcall.kit.log.event;

/**
 * An event that waits in the queue: encoded already, or to be encoded by the thread that takes it, so that the one that logs
 * need not. Immutable.
 */
public interface QueuedEvent {
    /** Returns about how many bytes it takes. */
    int size();

    /** Returns the members and the closing brace of its JSON object. */
    byte[] encode();

    /** Returns one that is encoded. */
    static QueuedEvent encoded(byte[] line) {
        return new QueuedEvent() {
            @Override
            public int size() {
                return line.length;
            }

            @Override
            public byte[] encode() {
                return line;
            }
        };
    }
}
