package dev.rollcall.registry.jgroups;

import dev.rollcall.kit.time.Ticker;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Counts and logs connections that could not prove that they belong to the cluster: a line of the log for each address,
 * at most one in ten minutes. Thread-safe.
 */
final class Strangers {

    private static final Logger LOG = LogManager.getLogger(Strangers.class);
    private static final long QUIET_NANOS = Duration.ofMinutes(10).toNanos();
    private static final int MAX_REMEMBERED = 1_000;

    private final Ticker ticker;
    private final LongAdder count = new LongAdder();
    private final Map<InetAddress, Long> logged = new LinkedHashMap<>();

    Strangers(Ticker ticker) {
        this.ticker = ticker;
    }

    void met(Socket socket, String how) {
        count.increment();
        InetAddress address = socket.getInetAddress();
        if (address != null && isNews(address)) {
            LOG.warn("a stranger on the port of the cluster is refused address={} because={}", address, how);
        }
    }

    private synchronized boolean isNews(InetAddress address) {
        long now = ticker.nanos();
        Long last = logged.get(address);
        if (last != null && now - last < QUIET_NANOS) {
            return false;
        }
        logged.remove(address);
        logged.put(address, now);
        if (logged.size() > MAX_REMEMBERED) {
            logged.remove(logged.keySet().iterator().next());
        }
        return true;
    }

    long count() {
        return count.sum();
    }
}
