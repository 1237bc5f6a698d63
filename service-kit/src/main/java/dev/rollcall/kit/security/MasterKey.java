package dev.rollcall.kit.security;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.files.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The secret from which every service key is derived: {@code HMAC-SHA256(master, ServiceName)}. It lies as
 * {@code master.key} in the data directory: 32 random bytes in base64url and a line feed, mode 0600.
 */
public final class MasterKey implements KeyRing {

    /** The name of the file. */
    public static final String FILE_NAME = "master.key";

    private final ServiceKey master;

    private MasterKey(ServiceKey master) {
        this.master = master;
    }

    /**
     * Reads the key in {@code directory}, or creates it. Processes that try at once all get the same key: it is written
     * elsewhere, forced, and then linked to its name, which fails if the name is taken. Where there are no hard links
     * the name is taken first; for a moment the others then find no key, and are told so.
     *
     * @throws IOException if the directory cannot be used or the file does not hold a key
     */
    public static MasterKey loadOrCreate(Path directory) throws IOException {
        return loadOrCreate(directory, Files::createLink);
    }

    static MasterKey loadOrCreate(Path directory, OwnerOnly.Link link) throws IOException {
        Optional<MasterKey> existing = load(directory);
        return existing.isPresent() ? existing.get() : create(directory, link);
    }

    /**
     * Reads the key in {@code directory}; empty if there is none.
     *
     * @throws IOException if it cannot be read or is not a key
     */
    public static Optional<MasterKey> load(Path directory) throws IOException {
        Path file = directory.resolve(FILE_NAME);
        try {
            return Optional.of(new MasterKey(ServiceKey.parse(Files.readString(file, StandardCharsets.ISO_8859_1))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " does not hold a key: " + e.getMessage(), e);
        }
    }

    private static MasterKey create(Path directory, OwnerOnly.Link link) throws IOException {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n";
        Path draft = directory.resolve(FILE_NAME + "." + UUID.randomUUID() + ".new");
        OwnerOnly.create(draft);
        try {
            write(draft, text);
            OwnerOnly.name(directory.resolve(FILE_NAME), draft, link);
        } catch (FileAlreadyExistsException e) {
            // A neighbour was faster; its key holds for all.
        } finally {
            Files.deleteIfExists(draft);
        }
        return load(directory)
                .orElseThrow(() -> new IOException(directory.resolve(FILE_NAME) + " vanished while it was created"));
    }

    /** A process that sees the name must find all of the key behind it, even after a power cut. */
    private static void write(Path draft, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Returns the key of one service. */
    public ServiceKey serviceKey(ServiceName name) {
        return new ServiceKey(master.sign(name.value()));
    }

    @Override
    public Optional<ServiceKey> keyOf(ServiceName name) {
        return Optional.of(serviceKey(name));
    }
}
