package dev.rollcall.kit.registry;

import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The file that keeps the last view across restarts: a full {@link ProviderUpdate} as JSON, replaced atomically. If it
 * cannot be read or written, a restart forgets the providers; nothing else is lost. Thread-safe.
 */
public final class ViewFile {

    private static final Logger LOG = System.getLogger(ViewFile.class.getName());
    private static final String NAME = "providers.json";

    private final Optional<Path> folder;
    /** How often {@link #save} was called since a thread began to write. */
    private final AtomicInteger asked = new AtomicInteger();

    private byte[] written = new byte[0];
    private boolean failing;

    private ViewFile(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Returns the file in a folder that no other service uses. */
    public static ViewFile in(Path folder) {
        return new ViewFile(Optional.of(folder));
    }

    /** Returns a file that keeps nothing. */
    public static ViewFile none() {
        return new ViewFile(Optional.empty());
    }

    synchronized Optional<ProviderUpdate> load() {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        Path file = folder.get().resolve(NAME);
        try {
            return Optional.of(ProviderUpdateCodec.read(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | JsonUnreadableException | JsonInvalidException e) {
            LOG.log(Level.WARNING, "last providers not read file={0} cause={1}", file, e);
            return Optional.empty();
        }
    }

    /**
     * Keeps the newest view. A caller does not wait while another thread writes: that thread asks for the newest view once more.
     * So a disk that hangs holds up one caller, and an older view never replaces a newer one.
     */
    void save(Supplier<Optional<ProviderUpdate>> newest) {
        if (folder.isEmpty() || asked.getAndIncrement() > 0) {
            return;
        }
        try {
            int answered;
            do {
                answered = asked.get();
                newest.get().ifPresent(view -> write(folder.get(), ProviderUpdateCodec.write(view)));
            } while (!asked.compareAndSet(answered, 0));
        } catch (RuntimeException | Error e) {
            asked.set(0); // the next caller writes
            throw e;
        }
    }

    private synchronized void write(Path directory, byte[] bytes) {
        if (Arrays.equals(bytes, written)) {
            return;
        }
        Path draft = directory.resolve(NAME + ".new");
        try {
            Files.write(draft, bytes);
            Files.move(draft, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
            written = bytes;
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.log(Level.WARNING, "last providers not kept folder={0} cause={1}", directory, e);
            }
            failing = true;
        }
    }
}
