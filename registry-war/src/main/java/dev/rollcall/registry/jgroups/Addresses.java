package dev.rollcall.registry.jgroups;

import dev.rollcall.kit.http.OwnMachine;
import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.registry.cluster.ClusterConfig;
import dev.rollcall.registry.cluster.ClusterConfig.Member;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Where the registries of a cluster listen. Immutable.
 *
 * @param own where this one listens
 * @param all where any of them may listen
 * @param unknown names of members that cannot be resolved
 */
record Addresses(InetSocketAddress own, List<InetSocketAddress> all, List<String> unknown) {

    private static final Logger LOG = LogManager.getLogger(Addresses.class);

    Addresses {
        all = List.copyOf(all);
        unknown = List.copyOf(unknown);
    }

    /**
     * Resolves the members, once.
     *
     * @throws SettingException if it cannot be found out which of the members this registry is
     */
    static Addresses of(ClusterConfig config) {
        List<InetSocketAddress> all = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (Member member : config.members()) {
            List<InetSocketAddress> found = resolved(member);
            all.addAll(found);
            if (found.isEmpty()) {
                unknown.add(member.host());
            }
        }
        List<InetSocketAddress> own = config.address()
                .map(Addresses::resolved)
                .orElseGet(() -> all.stream()
                        .filter(address -> OwnMachine.has(address.getAddress()))
                        .toList());
        if (own.isEmpty()) {
            throw new SettingException("rollcall.registry.cluster.members has no address of this machine: "
                    + config.members() + "; it must name this registry as well" + unless(unknown));
        }
        if (own.size() > 1) {
            throw new SettingException("rollcall.registry.cluster.address must say which of " + own
                    + " this registry is, because all of them are addresses of this machine");
        }
        if (!all.contains(own.get(0))) {
            throw new SettingException("rollcall.registry.cluster.address is " + own.get(0)
                    + ", which is not among rollcall.registry.cluster.members: " + config.members());
        }
        unknown.forEach(
                host -> LOG.warn("a registry of the cluster has no address: the name {} cannot be resolved", host));
        return new Addresses(own.get(0), all, unknown);
    }

    /** After a power cut the name service may come up later than this registry, which tries again until it knows the names. */
    private static String unless(List<String> unknown) {
        return unknown.isEmpty()
                ? ""
                : ", unless it is " + String.join(" or ", unknown)
                        + ", a name that nobody knows now; the registry tries again";
    }

    /** Returns how many registries there should be, those whose names cannot be resolved included. */
    int configured() {
        return all.size() + unknown.size();
    }

    private static List<InetSocketAddress> resolved(Member member) {
        List<InetSocketAddress> addresses = new ArrayList<>();
        try {
            for (InetAddress address : InetAddress.getAllByName(member.host())) {
                addresses.add(new InetSocketAddress(address, member.port()));
            }
        } catch (UnknownHostException e) {
            LOG.debug("the name {} cannot be resolved", member.host());
        }
        return addresses;
    }
}
