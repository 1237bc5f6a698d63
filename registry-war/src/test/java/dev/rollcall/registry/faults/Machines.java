package dev.rollcall.registry.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Machines that are none: network namespaces of Linux on one switch. What one sends to another can be lost, without a word to
 * either, while this machine reaches all of them. Takes root; the addresses are of the range set aside for tests of networks.
 */
final class Machines implements AutoCloseable {

    private static final long PID = ProcessHandle.current().pid();
    private static final String SWITCH = "rf" + PID;
    private static final String PREFIX = "198.19." + PID % 256 + ".";
    private static final int OWN = 254;

    /** Nobody has it: a frame to it is delivered to nobody. */
    private static final String NOBODY = "02:00:00:00:00:01";

    private final int count;

    private Machines(int count) {
        this.count = count;
    }

    /** Opens some; empty where that cannot be done. */
    static Optional<Machines> open(int count) {
        Machines machines = new Machines(count);
        try {
            machines.make();
            return Optional.of(machines);
        } catch (IllegalStateException e) {
            machines.close();
            System.out.println("no network namespaces: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void make() {
        run("ip", "link", "add", SWITCH, "type", "bridge");
        run("ip", "addr", "add", PREFIX + OWN + "/24", "dev", SWITCH);
        run("ip", "link", "set", SWITCH, "up");
        for (int i = 0; i < count; i++) {
            run("ip", "netns", "add", namespace(i));
            run("ip", "link", "add", plug(i), "type", "veth", "peer", "name", "eth0", "netns", namespace(i));
            run("ip", "link", "set", plug(i), "master", SWITCH);
            run("ip", "link", "set", plug(i), "up");
            run("ip", "-n", namespace(i), "addr", "add", address(i) + "/24", "dev", "eth0");
            run("ip", "-n", namespace(i), "link", "set", "lo", "up");
            run("ip", "-n", namespace(i), "link", "set", "eth0", "up");
        }
    }

    private static String namespace(int machine) {
        return SWITCH + "-" + machine;
    }

    private static String plug(int machine) {
        return SWITCH + "p" + machine;
    }

    /** Returns the address of a machine. */
    String address(int machine) {
        return PREFIX + (machine + 1);
    }

    /** Returns the address at which they reach this machine. */
    String here() {
        return PREFIX + OWN;
    }

    /** Returns the words in front of a command that is to run on a machine. */
    List<String> on(int machine) {
        return List.of("ip", "netns", "exec", namespace(machine));
    }

    /** Loses what one sends to another; the other direction is left alone. */
    void cut(int from, int to) {
        run(
                "ip",
                "-n",
                namespace(from),
                "neigh",
                "replace",
                address(to),
                "lladdr",
                NOBODY,
                "dev",
                "eth0",
                "nud",
                "permanent");
    }

    /** Puts each machine on a side; those on different sides do not hear each other. */
    void part(int... sides) {
        for (int from = 0; from < count; from++) {
            for (int to = 0; to < count; to++) {
                if (sides[from] != sides[to]) {
                    cut(from, to);
                }
            }
        }
    }

    /** Lets everybody hear everybody, always. */
    void heal() {
        for (int from = 0; from < count; from++) {
            for (int to = 0; to < count; to++) {
                if (from != to) {
                    tryRun("ip", "-n", namespace(from), "neigh", "del", address(to), "dev", "eth0");
                }
            }
            tryRun("tc", "-n", namespace(from), "qdisc", "del", "dev", "eth0", "root");
        }
    }

    /** Loses a part of what every machine sends; false where the system has no means to. */
    boolean lose(int percent) {
        for (int i = 0; i < count; i++) {
            String[] command = {
                "tc", "-n", namespace(i), "qdisc", "replace", "dev", "eth0", "root", "netem", "loss", percent + "%"
            };
            if (!tryRun(command).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static void run(String... command) {
        String trouble = tryRun(command);
        if (!trouble.isEmpty()) {
            throw new IllegalStateException(String.join(" ", command) + ": " + trouble);
        }
    }

    /** Returns why it failed; empty if it did not. */
    private static String tryRun(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            return status == 0 ? "" : "status " + status + " " + output.strip();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    @Override
    public void close() {
        for (int i = 0; i < count; i++) {
            tryRun("ip", "link", "del", plug(i));
            tryRun("ip", "netns", "del", namespace(i));
        }
        tryRun("ip", "link", "del", SWITCH);
    }
}
