package dev.rollcall.registry.push;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.registry.roll.Entry;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * An instance that wants to be told about providers. Immutable.
 *
 * @param id which instance
 * @param name its service
 * @param updateUrl where it is told
 * @param addresses the network addresses at which {@code updateUrl} may be called
 * @param signed whether it registered with a token; if not, it is told without one
 * @param tutorial whether it speaks only the protocol of the tutorial
 */
public record Subscriber(
        InstanceId id, ServiceName name, URI updateUrl, List<InetAddress> addresses, boolean signed, boolean tutorial) {

    static Subscriber of(Entry entry, URI updateUrl) {
        return new Subscriber(
                entry.id(),
                entry.name(),
                updateUrl,
                entry.origin().addressesOf(updateUrl),
                entry.origin().signed(),
                entry.registration().isTutorial());
    }
}
