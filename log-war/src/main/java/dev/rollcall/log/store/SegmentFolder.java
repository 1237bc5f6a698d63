package dev.rollcall.log.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How the files of a store are named: a folder for each day received, in it {@code <sequence>.open} while a segment is
 * written, {@code .sealed} when it is compressed, {@code .sealing} while that is done. The sequence, twenty digits, is
 * that of the first event, so names sort as the events do.
 *
 * @param root where the days are
 */
record SegmentFolder(Path root) {

    static final String OPEN = ".open";
    static final String SEALED = ".sealed";
    static final String SEALING = ".sealing";

    private static final int DIGITS = 20;
    private static final Pattern NAME = Pattern.compile("[0-9]{" + DIGITS + "}(\\.open|\\.sealed|\\.sealing)");

    /** Returns the folder in which {@code path} is. */
    static Path parent(Path path) {
        return Objects.requireNonNull(path.toAbsolutePath().getParent());
    }

    Path day(LocalDate day) {
        return root.resolve(day.toString());
    }

    Path open(LocalDate day, long first) {
        return day(day).resolve(String.format(Locale.ROOT, "%020d", first) + OPEN);
    }

    /** Returns the file that takes the place of {@code open}, or the one it is written to at first. */
    static Path sibling(Path open, String suffix) {
        String name = name(open);
        return open.resolveSibling(name.substring(0, name.lastIndexOf('.')) + suffix);
    }

    /** Returns the days there are, oldest first. Whatever else is in the folder is passed over. */
    List<LocalDate> days() throws IOException {
        List<LocalDate> days = new ArrayList<>();
        for (Path folder : children(root)) {
            date(name(folder)).ifPresent(days::add);
        }
        return days;
    }

    private static Optional<LocalDate> date(String name) {
        try {
            return Optional.of(LocalDate.parse(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the files of a day whose names end in {@code suffix}, oldest first. */
    List<Path> files(LocalDate day, String suffix) throws IOException {
        return children(day(day)).stream()
                .filter(file -> NAME.matcher(name(file)).matches() && name(file).endsWith(suffix))
                .toList();
    }

    /** Returns the sequence in the name of one of the {@link #files}. */
    static long sequence(Path file) {
        return Long.parseLong(name(file).substring(0, DIGITS));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
