package dev.rollcall.registry.jgroups;

import dev.rollcall.kit.time.Ticker;
import dev.rollcall.registry.cluster.ClusterConfig;
import dev.rollcall.registry.cluster.MembershipView;
import dev.rollcall.registry.cluster.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.Event;
import org.jgroups.JChannel;
import org.jgroups.MergeView;
import org.jgroups.Message;
import org.jgroups.View;
import org.jgroups.protocols.TCP;
import org.jgroups.stack.IpAddress;
import org.jgroups.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carries messages with JGroups. Thread-safe. */
public final class JGroupsTransport implements Transport {

    private static final Logger LOG = LogManager.getLogger(JGroupsTransport.class);
    private static final String CLUSTER = "rollcall-registry";

    private final String node;
    private final Addresses addresses;
    private final SealKey key;
    private final Ticker ticker;
    private final Strangers strangers;
    private final Map<String, Address> reachable = new ConcurrentHashMap<>();
    private volatile @Nullable JChannel channel;
    private volatile boolean closed;

    /**
     * Resolves the addresses of the registries; nothing is connected before {@link #open}.
     *
     * @param node the id of this one: eight hexadecimal digits
     * @throws dev.rollcall.kit.settings.SettingException if the members do not say which of them this registry is
     */
    public JGroupsTransport(String node, ClusterConfig config, SealKey key, Ticker ticker) {
        this.node = node;
        this.addresses = Addresses.of(config);
        this.key = key;
        this.ticker = ticker;
        this.strangers = new Strangers(ticker);
    }

    @Override
    public synchronized void open(Receiver receiver) throws IOException {
        if (closed) {
            throw new IOException("the registry is stopping");
        }
        if (!String.format("%d", 1).equals("1")) { // JGroups writes with these digits, and cannot read them
            throw new IOException(
                    "the digits of this machine's language are not 0 to 9, with which alone JGroups works: start Tomcat with -Duser.extensions.format=u-nu-latn");
        }
        TCP transport = Stack.transport(addresses, new SealedSockets(key, ticker, strangers::met));
        JChannel opened = null;
        try {
            opened = new JChannel(Stack.of(transport, addresses));
            opened.addAddressGenerator(this::address);
            opened.setName(node);
            opened.setDiscardOwnMessages(true);
            opened.setReceiver(new Upward(receiver));
            channel = opened;
            opened.connect(CLUSTER);
            LOG.info("joined the cluster node={} address={} members={}", node, addresses.own(), addresses.all());
        } catch (Throwable e) { // it declares no other; and there may be no memory for a thread
            close(opened);
            channel = null;
            throw new IOException("no registry can listen at " + addresses.own() + ": " + root(e).getMessage(), e);
        }
    }

    private static Throwable root(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** An address holds the node's id, so no other names have to be exchanged. */
    private Address address() {
        return new UUID(
                HexFormat.fromHexDigits(node), ThreadLocalRandom.current().nextLong());
    }

    private static String node(Address address) {
        return HexFormat.of().toHexDigits((int) ((UUID) address).getMostSignificantBits());
    }

    private final class Upward implements org.jgroups.Receiver {

        private final Receiver receiver;

        Upward(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void viewAccepted(View view) {
            Map<String, Address> now = new java.util.HashMap<>();
            view.getMembers().forEach(address -> now.put(node(address), address));
            reachable.putAll(now);
            reachable.keySet().retainAll(now.keySet());
            List<String> nodes =
                    view.getMembers().stream().map(JGroupsTransport::node).toList();
            receiver.viewed(new MembershipView(view.getViewId().getId(), nodes, view instanceof MergeView));
        }

        @Override
        public void receive(Message message) {
            byte[] bytes = new byte[message.getLength()];
            System.arraycopy(message.getArray(), message.getOffset(), bytes, 0, bytes.length);
            receiver.received(node(message.getSrc()), bytes);
        }
    }

    @Override
    public void toAll(byte[] message) {
        send(null, message);
    }

    @Override
    public void to(String other, byte[] message) {
        Address address = reachable.get(other);
        if (address != null) {
            send(address, message);
        }
    }

    @Override
    public int configured() {
        return addresses.configured();
    }

    @Override
    public String place(String other) {
        return Optional.ofNullable(reachable.get(other))
                .flatMap(this::listening)
                .map(IpAddress::printIpAddress)
                .orElse(other);
    }

    @Override
    public Set<String> unnamed() {
        return reachable.values().stream()
                .flatMap(address -> listening(address).stream())
                .filter(place ->
                        !addresses.all().contains(new InetSocketAddress(place.getIpAddress(), place.getPort())))
                .map(IpAddress::printIpAddress)
                .collect(Collectors.toSet());
    }

    /** Returns where a node listens, if that is known. */
    private Optional<IpAddress> listening(Address address) {
        JChannel open = channel;
        return open != null && open.down(new Event(Event.GET_PHYSICAL_ADDRESS, address)) instanceof IpAddress known
                ? Optional.of(known)
                : Optional.empty();
    }

    private void send(@Nullable Address to, byte[] message) {
        JChannel open = channel;
        if (open == null || !open.isConnected()) {
            return;
        }
        try {
            open.send(new BytesMessage(to, message));
        } catch (Exception e) { // it declares no other
            LOG.debug("a message could not be sent", e);
        }
    }

    /** Returns how many connections were refused because the other side could not prove that it belongs to the cluster. */
    public long strangers() {
        return strangers.count();
    }

    @Override
    public synchronized void close() {
        closed = true;
        close(channel);
        channel = null;
    }

    private static void close(@Nullable JChannel open) {
        if (open != null) {
            open.close();
        }
    }
}
