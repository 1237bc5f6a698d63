package dev.rollcall.launcher.state;

import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One launcher per Tomcat. The lock ends with the process that holds it, however that ends; the file says who holds it, and
 * where its Rollcall answers.
 */
public final class TomcatLock implements AutoCloseable {
    private static final String FILE_NAME = "rollcall.lock";

    /** Far behind the text, because where locks are mandatory the locked part cannot be read. */
    private static final long LOCKED_BYTE = 1 << 20;

    private static final int ATTEMPTS = 5;
    private static final int PAUSE_MILLIS = 30;

    private final FileChannel channel;

    private TomcatLock(FileChannel channel) {
        this.channel = channel;
    }

    /** What a launcher that holds the lock says of itself. */
    public record Holder(long pid, URI endpoint) {}

    /**
     * Takes the lock of a Tomcat; its directory must exist.
     *
     * @param endpoint where this launcher's Rollcall answers
     * @throws FailureException if somebody else holds it
     */
    public static TomcatLock take(CatalinaBase base, URI endpoint) {
        try {
            TomcatLock lock = insist(base.root().resolve(FILE_NAME));
            if (lock == null) {
                throw inUse(base, holder(base));
            }
            lock.write(ProcessHandle.current().pid() + "\n" + endpoint + "\n");
            return lock;
        } catch (IOException e) {
            throw new UncheckedIOException("The lock in " + base.root() + " cannot be taken: " + e.getMessage(), e);
        }
    }

    /**
     * Checks that nobody holds the lock, and creates nothing.
     *
     * @throws FailureException if somebody does
     */
    public static void requireFree(CatalinaBase base) {
        Optional<Holder> holder = holder(base);
        if (holder.isPresent()) {
            throw inUse(base, holder);
        }
    }

    private static FailureException inUse(CatalinaBase base, Optional<Holder> holder) {
        return FailureException.because("The directory " + base.root() + " is in use by another Rollcall"
                + holder.map(h -> " (process " + h.pid() + ")").orElse("")
                + ": stop that, or name another one with --base.");
    }

    /** Returns who holds the lock of a Tomcat, or empty if nobody does. */
    public static Optional<Holder> holder(CatalinaBase base) {
        Path file = base.root().resolve(FILE_NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (TomcatLock lock = open(file, StandardOpenOption.WRITE)) {
            if (lock != null) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            return lines.size() < 2
                    ? Optional.empty()
                    : Optional.of(new Holder(Long.parseLong(lines.get(0)), URI.create(lines.get(1))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whoever only looks whether a lock is held holds it for a moment. */
    private static @Nullable TomcatLock insist(Path file) throws IOException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            TomcatLock lock = open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock != null) {
                return lock;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /**
     * Waits until no other launcher prepares a Tomcat of a base: several that are started at the same time must agree on one
     * key.
     */
    public static TomcatLock turn(Base base) {
        Path file = base.root().resolve(FILE_NAME);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock(LOCKED_BYTE, 1, false);
            return new TomcatLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("The lock " + file + " cannot be taken: " + e.getMessage(), e);
        }
    }

    private static @Nullable TomcatLock open(Path file, StandardOpenOption... options) throws IOException {
        FileChannel channel = FileChannel.open(file, options);
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock != null) {
                return new TomcatLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process, which is as good as held by another.
        }
        channel.close();
        return null;
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        channel.write(ByteBuffer.wrap(bytes), 0);
        channel.truncate(bytes.length);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock cannot be released", e);
        }
    }
}
