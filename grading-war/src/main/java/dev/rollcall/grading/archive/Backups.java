package dev.rollcall.grading.archive;

import dev.rollcall.kit.files.DailyBackups;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Archives of the grade book, one a day, of which the newest are kept. Used by one thread at a time, and closed by any. */
public final class Backups implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Archiver archiver;
    private final DailyBackups files;
    private volatile boolean closed;

    /**
     * Keeps some in a folder.
     *
     * @param folder made when it is needed
     * @param kept how many, 1 or more
     */
    public Backups(Archiver archiver, Path folder, int kept) {
        this.archiver = archiver;
        this.files = new DailyBackups(folder, "gradebook-", ".zip", kept);
    }

    /**
     * Makes the backup of a day unless it is there, and removes the oldest; those of later days are left alone, and do not count.
     *
     * @return whether it was made
     * @throws UncheckedIOException if it cannot be written (those that are there then stay), or the oldest cannot be removed
     * @throws dev.rollcall.grading.gradebook.GradeBookUnavailableException if the database does not answer
     */
    public boolean make(LocalDate day) {
        boolean there = files.has(day);
        if (!there) {
            files.make(day, this::fill);
        }
        files.removeOldest(day);
        return !there;
    }

    /**
     * Returns when the newest was finished, leaving out those of days after {@code day}; empty if there is none.
     *
     * @throws UncheckedIOException if the folder cannot be read
     */
    public Optional<Instant> newest(LocalDate day) {
        return files.newest(day);
    }

    private void fill(FileChannel file) throws IOException {
        OutputStream out = new BufferedOutputStream(new UntilClosed(Channels.newOutputStream(file)), BUFFER_BYTES);
        archiver.backUp(out);
        out.flush();
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

    /** Ends a backup that is being made; it is made when the grade book runs again. */
    @Override
    public void close() {
        closed = true;
    }
}
