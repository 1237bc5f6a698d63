package dev.rollcall.log.ingest;

import dev.rollcall.kit.ServiceName;

/**
 * The sender of a body.
 *
 * @param service the name that the sender proved; without a token, the name for lines that claim none
 * @param signed whether the name was proved
 */
public record Sender(ServiceName service, boolean signed) {

    private static final ServiceName NOBODY = new ServiceName("unknown");

    /** Returns a sender that proved to be {@code service}. */
    public static Sender signed(ServiceName service) {
        return new Sender(service, true);
    }

    /** Returns a sender that proved nothing. */
    public static Sender unsigned() {
        return new Sender(NOBODY, false);
    }
}
