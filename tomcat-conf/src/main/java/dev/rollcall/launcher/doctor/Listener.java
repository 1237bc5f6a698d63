package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.base.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A process that listens on a port of this machine.
 *
 * @param pid its id; empty if this user may not see it
 * @param words the process in words
 */
record Listener(OptionalLong pid, String words) {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int USER = 7;
    private static final int INODE = 9;
    private static final int LONGEST = 80;
    private static final int HEXADECIMAL = 16;
    private static final int WORD = 4;

    /** Asks Linux's {@code /proc} (proc(5), section {@code /proc/net/tcp}); empty elsewhere. */
    static Optional<Listener> on(Endpoint endpoint) {
        try {
            InetSocketAddress wanted = endpoint.address().isEmpty()
                    ? new InetSocketAddress(endpoint.port())
                    : new InetSocketAddress(InetAddress.getByName(endpoint.address()), endpoint.port());
            return Stream.of("net/tcp", "net/tcp6")
                    .flatMap(table -> lines(PROC.resolve(table)).stream())
                    .filter(line -> isInTheWay(line, wanted))
                    .findFirst()
                    .map(Listener::of);
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Returns whether a line of the table shows a listener that keeps another process from listening. */
    static boolean isInTheWay(String line, InetSocketAddress wanted) {
        String[] columns = columns(line);
        if (columns.length <= INODE || !columns[STATE].equals(LISTENING)) {
            return false;
        }
        String[] local = columns[LOCAL].split(":", 2);
        InetAddress address = address(HexFormat.of().parseHex(local[0]));
        return Integer.parseInt(local[1], HEXADECIMAL) == wanted.getPort()
                && (address.isAnyLocalAddress()
                        || wanted.getAddress().isAnyLocalAddress()
                        || address.equals(wanted.getAddress()));
    }

    /** The kernel prints four-byte words in the processor's byte order: little-endian on nearly all processors. */
    private static InetAddress address(byte[] words) {
        byte[] bytes = new byte[words.length];
        for (int i = 0; i < words.length; i++) {
            bytes[i] = words[i / WORD * WORD + WORD - 1 - i % WORD];
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("neither 4 nor 16 bytes", e);
        }
    }

    private static String[] columns(String line) {
        return line.strip().split("\\s+");
    }

    private static Listener of(String line) {
        String[] columns = columns(line);
        return process(columns[INODE])
                .map(Listener::of)
                .orElseGet(() -> new Listener(
                        OptionalLong.empty(), "a process of another user (user number " + columns[USER] + ")"));
    }

    private static Listener of(ProcessHandle process) {
        String command = process.info()
                .commandLine()
                .or(() -> process.info().command())
                .map(line -> line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line)
                .map(line -> " (" + line + ")")
                .orElse("");
        return new Listener(OptionalLong.of(process.pid()), "process " + process.pid() + command);
    }

    private static Optional<ProcessHandle> process(String inode) {
        Path socket = Path.of("socket:[" + inode + "]");
        return ProcessHandle.allProcesses()
                .filter(process -> holds(PROC.resolve(process.pid() + "/fd"), socket))
                .findFirst();
    }

    private static boolean holds(Path descriptors, Path socket) {
        try (Stream<Path> links = Files.list(descriptors)) {
            return links.anyMatch(link -> leadsTo(link, socket));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static boolean leadsTo(Path link, Path socket) {
        try {
            return Files.readSymbolicLink(link).equals(socket);
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
