package dev.rollcall.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports. None is given out twice. */
final class Ports {
    private static final Set<Integer> GIVEN = new HashSet<>();

    /** So that ports of four digits stay such, and those of one service below those of the next. */
    private static final int MAX_OFFSET = 1000;

    private Ports() {}

    /** Returns what leads from some ports to others that are free, all of them. */
    static synchronized int freeOffset(int... ports) {
        while (true) {
            int offset = ThreadLocalRandom.current().nextInt(1, MAX_OFFSET);
            if (Arrays.stream(ports).map(port -> port + offset).allMatch(Ports::isFree)) {
                Arrays.stream(ports).forEach(port -> GIVEN.add(port + offset));
                return offset;
            }
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !GIVEN.contains(socket.getLocalPort());
        } catch (IOException e) {
            return false;
        }
    }

    static synchronized int free() {
        while (true) {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (GIVEN.add(socket.getLocalPort())) {
                    return socket.getLocalPort();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
