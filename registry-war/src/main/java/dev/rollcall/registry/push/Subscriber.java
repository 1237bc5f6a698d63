package dev.rollcall.registry.push;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.registry.roll.Entry;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * Somebody who wants to be told about providers. Immutable.
 *
 * @param id which instance
 * @param name its service
 * @param updateUrl where it is told
 * @param addresses the network addresses at which that may be called
 * @param signed whether it proved who it is; if not, it is told without a token
 * @param tutorial whether it speaks only what the tutorial speaks
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
