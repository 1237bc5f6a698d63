package dev.rollcall.kit.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Free ports of loopback. None is given out twice, and none is in the range from which a system serves clients and those that ask
 * for any: a server that is started again finds its port free, whatever runs beside it. Thread-safe.
 */
public final class Ports {
    private static final Set<Integer> GIVEN = new HashSet<>();

    /** Browsers open none of these: the ports above 1023 of the Fetch standard's <i>port blocking</i>. */
    private static final Set<Integer> BLOCKED = Set.of(
            1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
            10_080);

    private static final int FIRST = 10_000;
    private static final int END = 24_000;

    /** Keeps ports of four digits at four, and those of one service below those of the next. */
    private static final int MAX_OFFSET = 1000;

    private Ports() {}

    /** Returns an offset from these ports to others that are all free. */
    public static synchronized int freeOffset(int... ports) {
        while (true) {
            int offset = ThreadLocalRandom.current().nextInt(1, MAX_OFFSET);
            if (Arrays.stream(ports).map(port -> port + offset).allMatch(Ports::isFree)) {
                Arrays.stream(ports).forEach(port -> GIVEN.add(port + offset));
                return offset;
            }
        }
    }

    /** Returns whether browsers open no page at a port above 1023. */
    public static boolean isBlocked(int port) {
        return BLOCKED.contains(port);
    }

    private static boolean isFree(int port) {
        if (isBlocked(port)) {
            return false;
        }
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !GIVEN.contains(socket.getLocalPort());
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns a port of five digits. */
    public static synchronized int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port)) {
                GIVEN.add(port);
                return port;
            }
        }
    }

    /** Returns so many of them. */
    public static List<Integer> free(int count) {
        return Stream.generate(Ports::free).limit(count).toList();
    }
}
