package dev.rollcall.kit.log.pipe;

import dev.rollcall.kit.log.transport.LogTransport;
import dev.rollcall.kit.spool.SpoolHome;
import java.util.Optional;

/**
 * Where a pipe leads.
 *
 * @param transport carries the batches
 * @param service written to each event as {@code service.name}
 * @param spool where events wait that cannot be sent; empty: only in memory
 */
public record LogOutlet(LogTransport transport, String service, Optional<SpoolHome> spool) {

    SpoolOpener opener() {
        return spool.map(SpoolOpener::of).orElse(SpoolOpener.NONE);
    }
}
