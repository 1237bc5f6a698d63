package dev.rollcall.kit.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Backups of which one is made a day and the newest are kept; files for their owner only. Those of days after the one that is
 * asked for were written by a clock that was wrong: they are left alone, and do not count. Used by one thread at a time.
 */
public final class DailyBackups {
    private final Path folder;
    private final String prefix;
    private final String suffix;
    private final Pattern name;
    private final int kept;

    /** What is in a backup. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it into a file that is empty; it is forced to the disk afterwards. */
        void write(FileChannel file) throws IOException;
    }

    /**
     * Keeps some in a folder.
     *
     * @param folder made when it is needed
     * @param prefix of their names, in front of the day, such as {@code gradebook-}
     * @param suffix behind the day, such as {@code .zip}
     * @param kept how many, 1 or more
     */
    public DailyBackups(Path folder, String prefix, String suffix, int kept) {
        this.folder = folder;
        this.prefix = prefix;
        this.suffix = suffix;
        this.name = Pattern.compile(Pattern.quote(prefix) + "\\d{4}-\\d{2}-\\d{2}" + Pattern.quote(suffix));
        this.kept = kept;
    }

    private Path file(LocalDate day) {
        return folder.resolve(prefix + day + suffix);
    }

    /** Returns whether that of a day is there. */
    public boolean has(LocalDate day) {
        return Files.exists(file(day));
    }

    /**
     * Makes that of a day. It has its name once it is on the disk.
     *
     * @throws UncheckedIOException if it cannot be written; those that are there then stay
     */
    public void make(LocalDate day, Content content) {
        Path unfinished = folder.resolve("unfinished" + suffix);
        try {
            OwnerOnly.folder(folder);
            Files.deleteIfExists(unfinished);
            OwnerOnly.create(unfinished);
            try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                content.write(file);
                file.force(true);
            }
            Files.move(unfinished, file(day), StandardCopyOption.ATOMIC_MOVE);
            OwnerOnly.forceFolder(file(day));
        } catch (IOException e) {
            throw new UncheckedIOException("The backup cannot be written to " + folder, e);
        }
    }

    /**
     * Removes what is older than those that are kept.
     *
     * @param newest the day of the newest
     * @throws UncheckedIOException if one cannot be removed
     */
    public void removeOldest(LocalDate newest) {
        try {
            List<Path> all = upTo(newest);
            for (Path old : all.subList(Math.min(kept, all.size()), all.size())) {
                Files.delete(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Old backups in " + folder + " cannot be removed", e);
        }
    }

    /**
     * Returns when the newest was finished, leaving out those of days after {@code day}; empty if there is none.
     *
     * @throws UncheckedIOException if the folder cannot be read
     */
    public Optional<Instant> newest(LocalDate day) {
        try {
            List<Path> all = upTo(day);
            return all.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Files.getLastModifiedTime(all.get(0)).toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException("The backups in " + folder + " cannot be looked at", e);
        }
    }

    /** The newest first. */
    private List<Path> upTo(LocalDate day) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .filter(file -> file.compareTo(file(day)) <= 0)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
