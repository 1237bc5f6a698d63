package dev.rollcall.registry.jgroups;

import java.time.Duration;
import java.util.List;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.FRAG4;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.MFC;
import org.jgroups.protocols.RED;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.TCPPING;
import org.jgroups.protocols.UFC;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.Protocol;

/**
 * The protocols of JGroups, the lowest first. A node that is killed is noticed because its connections close, one that hangs after
 * {@link #SILENCE}. There is no second port for failure detection and no encryption above the transport: {@link SealedSockets}
 * protect everything, headers included, which {@code SYM_ENCRYPT} does not.
 */
final class Stack {

    /** How long a node may say nothing before the others go on without it. */
    static final Duration SILENCE = Duration.ofSeconds(5);

    private static final int CONNECT_MILLIS = 300;
    private static final int HELLO_MILLIS = 1_500;
    /** How often nodes look for others; those that lost each other meet again after about four times as long at most. */
    private static final int MEET_MILLIS = 1_000;

    private static final int CREDITS = 4_000_000;

    private Stack() {}

    static TCP transport(Addresses addresses, SealedSockets sockets) {
        TCP tcp = new TCP();
        tcp.setBindAddress(addresses.own().getAddress());
        tcp.setBindPort(addresses.own().getPort());
        tcp.setPortRange(0);
        tcp.tcpNodelay(true).setSockConnTimeout(CONNECT_MILLIS).setPeerAddrReadTimeout(HELLO_MILLIS);
        tcp.enableSuspectEvents(true);
        tcp.logAcceptError(false);
        tcp.useVirtualThreads(false);
        tcp.setSocketFactory(sockets);
        return tcp;
    }

    static List<Protocol> of(TCP transport, Addresses addresses) {
        TCPPING discovery = new TCPPING();
        discovery.setInitialHosts(addresses.all());
        discovery.setPortRange(0);
        FD_ALL3 silence = new FD_ALL3();
        silence.setTimeout(SILENCE.toMillis());
        silence.setInterval(SILENCE.toMillis() / 5);
        NAKACK2 multicasts = new NAKACK2();
        multicasts.useMcastXmit(false);
        UFC credits = new UFC();
        credits.setMaxCredits(CREDITS);
        MFC multicastCredits = new MFC();
        multicastCredits.setMaxCredits(CREDITS);
        GMS membership = new GMS().setJoinTimeout(1_000);
        membership.printLocalAddress(false);
        return List.of(
                transport,
                new RED(),
                discovery,
                new MERGE3().setMinInterval(MEET_MILLIS / 2).setMaxInterval(MEET_MILLIS),
                silence,
                new VERIFY_SUSPECT2().setTimeout(500),
                multicasts,
                new UNICAST3(),
                new STABLE(),
                membership,
                credits,
                multicastCredits,
                new FRAG4());
    }
}
