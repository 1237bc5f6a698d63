package dev.rollcall.launcher.state;

import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.failure.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * One launcher per Tomcat. The lock ends with the process that holds it, however that ends; the file names that
 * process, and where its Rollcall answers.
 *
 * <p>Two bytes of the file are locked one after the other: the first is the lock itself, the second says that the text
 * is that of its holder, and not of an earlier one that was killed. A process that only looks does so at the second
 * byte, shares it with others that look, and is never in the way of one that takes the lock.
 */
public final class TomcatLock implements AutoCloseable {
    private static final String FILE_NAME = "rollcall.lock";

    /** Far behind the text, because where locks are mandatory the locked part cannot be read. */
    private static final long LOCKED_BYTE = 1 << 20;

    private static final long SIGNED_BYTE = LOCKED_BYTE + 1;

    private final FileChannel channel;

    private TomcatLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * What a launcher that holds the lock says of itself.
     *
     * @param pid its process
     * @param endpoint where its Rollcall answers; empty if it only works on a stopped Tomcat
     * @param mark what tells that process from another of the same number, such as one outside of a container
     */
    public record Holder(long pid, Optional<URI> endpoint, String mark) {

        private static Holder current(Optional<URI> endpoint) {
            ProcessHandle current = ProcessHandle.current();
            return new Holder(current.pid(), endpoint, mark(current));
        }

        private static Optional<Holder> of(List<String> lines) {
            return lines.size() < 3
                    ? Optional.empty()
                    : Optional.of(new Holder(
                            Long.parseLong(lines.get(0)),
                            Optional.of(lines.get(1))
                                    .filter(line -> !line.isEmpty())
                                    .map(URI::create),
                            lines.get(2)));
        }

        /** The command line as a hash: it may hold line ends, and is not for others to read. */
        private static String mark(ProcessHandle process) {
            return process.info()
                    .commandLine()
                    .map(line -> Integer.toHexString(line.hashCode()))
                    .orElse("none");
        }

        /** Returns whether a process is this launcher. */
        public boolean is(ProcessHandle process) {
            return process.pid() == pid && mark(process).equals(mark);
        }

        private String text() {
            return pid + "\n" + endpoint.map(URI::toString).orElse("") + "\n" + mark + "\n";
        }
    }

    /**
     * Takes the lock of a Tomcat; its directory must exist.
     *
     * @param endpoint where this launcher's Rollcall answers
     * @throws FailureException if another process holds it
     */
    public static TomcatLock take(CatalinaBase base, URI endpoint) {
        return take(base, Optional.of(endpoint));
    }

    /**
     * Takes the lock of a Tomcat to work on what it left; its directory must exist.
     *
     * @throws FailureException if another process holds it
     */
    public static TomcatLock take(CatalinaBase base) {
        return take(base, Optional.empty());
    }

    private static TomcatLock take(CatalinaBase base, Optional<URI> endpoint) {
        Path file = base.root().resolve(FILE_NAME);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isFree(channel, LOCKED_BYTE, false)) {
                channel.close();
                throw inUse(base, holder(base));
            }
            TomcatLock lock = new TomcatLock(channel);
            lock.sign(Holder.current(endpoint));
            return lock;
        } catch (IOException e) {
            throw untakable(file, e);
        }
    }

    private void sign(Holder holder) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(holder.text().getBytes(StandardCharsets.UTF_8)), 0);
        channel.lock(SIGNED_BYTE, 1, false);
    }

    /**
     * Checks that no process holds the lock, and creates nothing.
     *
     * @throws FailureException if one does
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

    /** Returns the holder of a Tomcat's lock; empty if there is none, or if it has not said so yet. */
    public static Optional<Holder> holder(CatalinaBase base) {
        Path file = base.root().resolve(FILE_NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return isFree(channel, SIGNED_BYTE, true)
                    ? Optional.empty()
                    : Holder.of(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + Reason.of(e), e);
        }
    }

    /** Returns where the Rollcall of a Tomcat answers; empty if no launcher runs it. */
    public static Optional<URI> endpoint(CatalinaBase base) {
        return holder(base).flatMap(Holder::endpoint);
    }

    /**
     * Waits until no other launcher prepares a Tomcat of a base: several that are started at the same time must agree
     * on one key.
     */
    public static TomcatLock turn(Base base) {
        Path file = base.root().resolve(FILE_NAME);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock(LOCKED_BYTE, 1, false);
            return new TomcatLock(channel);
        } catch (IOException e) {
            throw untakable(file, e);
        }
    }

    private static UncheckedIOException untakable(Path file, IOException e) {
        return new UncheckedIOException("The lock " + file + " cannot be taken: " + Reason.of(e), e);
    }

    /** Tries to lock a byte until the channel is closed. */
    private static boolean isFree(FileChannel channel, long position, boolean shared) throws IOException {
        try {
            return channel.tryLock(position, 1, shared) != null;
        } catch (OverlappingFileLockException e) {
            // Held by this very process, which is as good as held by another.
            return false;
        }
    }

    /** Leaves no text behind: it names the holder of the lock, and now there is none. */
    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            throw new UncheckedIOException("The lock cannot be released", e);
        }
    }
}
