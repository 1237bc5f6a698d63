package dev.rollcall.grading.archive;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
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

/** Archives of the grade book, one a day, of which the newest are kept. Used by one thread at a time, and closed by any. */
public final class Backups implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final Pattern NAME = Pattern.compile("gradebook-\\d{4}-\\d{2}-\\d{2}\\.zip");

    private final Archiver archiver;
    private final Path folder;
    private final int kept;
    private volatile boolean closed;

    /**
     * Keeps some in a folder.
     *
     * @param folder made when it is needed
     * @param kept how many, 1 or more
     */
    public Backups(Archiver archiver, Path folder, int kept) {
        this.archiver = archiver;
        this.folder = folder;
        this.kept = kept;
    }

    /**
     * Makes the backup of a day unless it is there, and removes the oldest; those of later days are left alone, and do not count.
     *
     * @return whether it was made
     * @throws UncheckedIOException if it cannot be written (those that are there then stay), or the oldest cannot be removed
     * @throws dev.rollcall.grading.gradebook.GradeBookUnavailableException if the database does not answer
     */
    public boolean make(LocalDate day) {
        Path archive = archive(day);
        boolean there = Files.exists(archive);
        if (!there) {
            write(archive);
        }
        try {
            removeOldest(archive);
        } catch (IOException e) {
            throw new UncheckedIOException("Old backups in " + folder + " cannot be removed", e);
        }
        return !there;
    }

    /**
     * Returns when the newest was finished, leaving out those of days after {@code day}; empty if there is none.
     *
     * @throws UncheckedIOException if the folder cannot be read
     */
    public Optional<Instant> newest(LocalDate day) {
        try {
            List<Path> all = Files.isDirectory(folder) ? upTo(archive(day)) : List.of();
            return all.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Files.getLastModifiedTime(all.get(0)).toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException("The backups in " + folder + " cannot be looked at", e);
        }
    }

    private Path archive(LocalDate day) {
        return folder.resolve("gradebook-" + day + ".zip");
    }

    /** A backup gets its name once it is on the disk. */
    private void write(Path archive) {
        try {
            Files.createDirectories(folder);
            Path unfinished = folder.resolve("unfinished.zip");
            fill(unfinished);
            Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The backup cannot be written to " + folder, e);
        }
    }

    private void fill(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            OutputStream out =
                    new BufferedOutputStream(new UntilClosed(Channels.newOutputStream(channel)), BUFFER_BYTES);
            archiver.backUp(out);
            out.flush();
            channel.force(true);
        }
    }

    /** Stopping the grade book need not wait for a large backup. */
    private final class UntilClosed extends FilterOutputStream {

        UntilClosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int begin, int length) throws IOException {
            if (closed) {
                throw new InterruptedIOException("the grade book is stopping");
            }
            out.write(bytes, begin, length);
        }
    }

    private void removeOldest(Path made) throws IOException {
        List<Path> all = upTo(made);
        for (Path old : all.subList(Math.min(kept, all.size()), all.size())) {
            Files.delete(old);
        }
    }

    /** The newest first. A later day was written by a clock that was wrong: it must not push out what is made now. */
    private List<Path> upTo(Path newest) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .filter(file -> file.compareTo(newest) <= 0)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /** Ends a backup that is being made; it is made when the grade book runs again. */
    @Override
    public void close() {
        closed = true;
    }
}
