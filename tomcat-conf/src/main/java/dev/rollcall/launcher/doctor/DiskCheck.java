package dev.rollcall.launcher.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Is there room for logs and data? */
record DiskCheck(List<Space> spaces) implements Check {
    private static final long MIB = 1 << 20;
    private static final long NOTHING = 64 * MIB;
    private static final long LITTLE = 512 * MIB;

    /** What is free where a directory lies, in bytes. */
    record Space(Path directory, long free) {
        /** Returns that of a directory, or, while it does not exist, of the next one above it that does. */
        static Space of(Path directory) {
            Path existing = existing(directory);
            try {
                FileStore store = Files.getFileStore(existing);
                return new Space(existing, store.getUsableSpace());
            } catch (IOException e) {
                throw new UncheckedIOException("The disk of " + existing + " cannot be asked: " + e.getMessage(), e);
            }
        }
    }

    /** Returns a path, or the next one above it that exists. */
    static Path existing(Path path) {
        Path existing = path.toAbsolutePath();
        for (Path parent = existing.getParent(); !Files.exists(existing) && parent != null; ) {
            existing = parent;
            parent = existing.getParent();
        }
        return existing;
    }

    @Override
    public List<Finding> findings() {
        return spaces.stream()
                .filter(space -> space.free() < LITTLE)
                .map(space -> {
                    String sentence = "Only " + space.free() / MIB + " MiB are free where " + space.directory()
                            + " lies: make room, or move it to another disk and name that with --base.";
                    return space.free() < NOTHING ? Finding.wrong(sentence) : Finding.warning(sentence);
                })
                .toList();
    }
}
