package dev.rollcall.launcher.base;

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
 * One launcher per base. The lock ends with the process that holds it, however that ends; the file says who holds it, and
 * where its Rollcall answers.
 */
public final class BaseLock implements AutoCloseable {
    private static final String FILE_NAME = "rollcall.lock";

    /** Far behind the text, because where locks are mandatory the locked part cannot be read. */
    private static final long LOCKED_BYTE = 1 << 20;

    private final FileChannel channel;

    private BaseLock(FileChannel channel) {
        this.channel = channel;
    }

    /** What a launcher that holds the lock says of itself. */
    public record Holder(long pid, URI endpoint) {}

    /**
     * Takes the lock.
     *
     * @param endpoint where this launcher's Rollcall answers
     * @throws FailureException if somebody else holds it
     */
    public static BaseLock take(CatalinaBase base, URI endpoint) {
        try {
            BaseLock lock = open(base.root().resolve(FILE_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock == null) {
                throw FailureException.because("The directory " + base.root() + " is in use by another Rollcall"
                        + holder(base).map(h -> " (process " + h.pid() + ")").orElse("")
                        + ": stop that, or name another one with --base.");
            }
            lock.write(ProcessHandle.current().pid() + "\n" + endpoint + "\n");
            return lock;
        } catch (IOException e) {
            throw new UncheckedIOException("The lock in " + base.root() + " cannot be taken: " + e.getMessage(), e);
        }
    }

    /** Returns who holds the lock of a base, or empty if nobody does. */
    public static Optional<Holder> holder(CatalinaBase base) {
        Path file = base.root().resolve(FILE_NAME);
        try (BaseLock lock = open(file, StandardOpenOption.WRITE)) {
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

    private static @Nullable BaseLock open(Path file, StandardOpenOption... options) throws IOException {
        FileChannel channel = FileChannel.open(file, options);
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock != null) {
                return new BaseLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process, which is as good as held by another.
        }
        channel.close();
        return null;
    }

    private void write(String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
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
