package dev.rollcall.system.harness;

import dev.rollcall.kit.testing.Skips;
import java.util.ArrayList;
import java.util.List;

/**
 * Machines that are none: network namespaces of Linux, each joined by one cable to a switch in this one. Their addresses
 * are of the range that is set aside for tests of networks. Takes root.
 */
public final class Network implements AutoCloseable {
    private static final long PID = ProcessHandle.current().pid();
    private static final String SWITCH = "rc" + PID;
    private static final String PREFIX = "198.18." + PID % 256 + ".";
    private static final int OWN = 254;

    private final List<String> namespaces = new ArrayList<>();

    private Network() {}

    /** Opens one without machines, or skips the test where that is not possible. */
    public static Network open() {
        var made = Commands.tryRun("ip", "link", "add", SWITCH, "type", "bridge");
        if (made.exit() != 0) {
            Skips.because("network namespaces take root on Linux, and bridges: "
                    + made.output().strip());
        }
        Network network = new Network();
        Runtime.getRuntime().addShutdownHook(new Thread(network::close));
        try {
            ip("addr", "add", PREFIX + OWN + "/24", "dev", SWITCH);
            ip("link", "set", SWITCH, "up");
            return network;
        } catch (IllegalStateException e) {
            network.close();
            throw e;
        }
    }

    /** Adds a machine. */
    public Machine machine(String name) {
        String namespace = "rollcall" + PID + "-" + name;
        String address = PREFIX + (namespaces.size() + 1);
        ip("netns", "add", namespace);
        namespaces.add(namespace);
        String plug = plug(namespace);
        ip("link", "add", plug, "type", "veth", "peer", "name", "eth0", "netns", namespace);
        ip("link", "set", plug, "master", SWITCH);
        ip("link", "set", plug, "up");
        ip("-n", namespace, "addr", "add", address + "/24", "dev", "eth0");
        ip("-n", namespace, "link", "set", "lo", "up");
        ip("-n", namespace, "link", "set", "eth0", "up");
        return new Machine(namespace, address);
    }

    /** Pulls a machine's cable out of the switch. */
    public void unplug(Machine machine) {
        ip("link", "set", plug(machine.namespace()), "down");
    }

    /** Puts it back. */
    public void plug(Machine machine) {
        ip("link", "set", plug(machine.namespace()), "up");
    }

    private String plug(String namespace) {
        return SWITCH + "p" + namespaces.indexOf(namespace);
    }

    private static void ip(String... words) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        Commands.run(command.toArray(String[]::new));
    }

    /** Removes the machines; what still runs on them loses its network. */
    @Override
    public void close() {
        for (String namespace : namespaces) {
            Commands.tryRun("ip", "link", "del", plug(namespace));
            Commands.tryRun("ip", "netns", "del", namespace);
        }
        Commands.tryRun("ip", "link", "del", SWITCH);
    }
}
