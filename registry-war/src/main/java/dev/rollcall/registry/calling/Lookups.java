package dev.rollcall.registry.calling;

import dev.rollcall.kit.http.IpLiteral;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Limits how many names are looked up at a time: a name service that does not answer blocks a thread for up to a
 * minute, and must not block all of the container's threads. Addresses are not looked up, so there is always room for
 * them. Thread-safe.
 */
final class Lookups implements AddressPolicy.Resolver {

    static final int MOST = 32;

    /** As long as an answered look-up often takes. */
    static final Duration PATIENCE = Duration.ofMillis(100);

    private final AddressPolicy.Resolver resolver;
    private final Semaphore room;
    private final Duration patience;

    /**
     * Takes what looks up.
     *
     * @param most how many look-ups there may be at a time
     * @param patience how long a look-up waits for room
     */
    Lookups(AddressPolicy.Resolver resolver, int most, Duration patience) {
        this.resolver = resolver;
        this.room = new Semaphore(most);
        this.patience = patience;
    }

    /** {@inheritDoc} It throws {@link NamesUnavailableException} if there is no room. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        if (host.startsWith("[") || IpLiteral.isV4(host)) {
            return resolver.resolve(host);
        }
        enter();
        try {
            return resolver.resolve(host);
        } finally {
            room.release();
        }
    }

    private void enter() {
        try {
            if (room.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new NamesUnavailableException();
    }
}
