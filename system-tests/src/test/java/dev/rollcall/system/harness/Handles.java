package dev.rollcall.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a process has open; nothing where there is no {@code /proc}.
 *
 * @param kinds how many there are of each kind: files by their paths, numbers left out, everything else by what it is, such as {@code socket}
 */
record Handles(Map<String, Long> kinds) {
    /** What the kind of a connection is. */
    static final String SOCKET = "socket";

    /** Looks. */
    static Handles of(long pid) {
        Map<String, Long> kinds = new TreeMap<>();
        Path directory = Path.of("/proc", Long.toString(pid), "fd");
        if (Files.isDirectory(directory)) {
            try (Stream<Path> handles = Files.list(directory)) {
                for (Path handle : (Iterable<Path>) handles::iterator) {
                    count(handle, kinds);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Handles(kinds);
    }

    /** It may have been closed since. */
    private static void count(Path handle, Map<String, Long> kinds) throws IOException {
        try {
            kinds.merge(kind(Files.readSymbolicLink(handle).toString()), 1L, Long::sum);
        } catch (NoSuchFileException e) {
            return;
        }
    }

    private static String kind(String target) {
        return target.replaceAll(":\\[\\d+]", "").replaceAll("\\d+", "#");
    }

    /** Returns how many there are. */
    int total() {
        return (int) kinds.values().stream().mapToLong(count -> count).sum();
    }
}
