package dev.rollcall.launcher.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Who listens on a port of this machine.
 *
 * @param pid the process; empty if this user may not know
 * @param words in words
 */
record Listener(OptionalLong pid, String words) {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int USER = 7;
    private static final int INODE = 9;
    private static final int LONGEST = 80;

    /** Asks Linux's {@code /proc} (proc(5), section {@code /proc/net/tcp}); empty elsewhere. */
    static Optional<Listener> on(int port) {
        String suffix = ":" + String.format(Locale.ROOT, "%04X", port);
        return Stream.of("net/tcp", "net/tcp6")
                .flatMap(table -> lines(PROC.resolve(table)).stream())
                .map(line -> line.strip().split("\\s+"))
                .filter(columns ->
                        columns.length > INODE && columns[LOCAL].endsWith(suffix) && columns[STATE].equals(LISTENING))
                .findFirst()
                .map(columns -> process(columns[INODE])
                        .map(Listener::of)
                        .orElseGet(() -> new Listener(
                                OptionalLong.empty(),
                                "a process of another user (user number " + columns[USER] + ")")));
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
