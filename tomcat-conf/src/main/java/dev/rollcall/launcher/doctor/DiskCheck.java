package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.base.BaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Is there room for logs and data?
 *
 * @param space the free space
 * @param reserve the free bytes at or below which a log service there stores nothing; 0 without a log service
 * @param setting the setting that names another place
 */
record DiskCheck(Space space, long reserve, String setting) implements Check {
    private static final long MIB = 1 << 20;
    private static final long NOTHING = 64 * MIB;
    private static final long LITTLE = 512 * MIB;

    private static final String RESERVE = "rollcall.log.reserve";
    private static final long USUAL_RESERVE = 256 * MIB;

    /** The free space where a directory lies, in bytes. */
    record Space(Path directory, long free) {
        /** Returns the space of a directory or, while it does not exist, of the nearest existing one above it. */
        static Space of(Path directory) {
            Path existing = existing(directory);
            try {
                return new Space(existing, store(existing).getUsableSpace());
            } catch (IOException e) {
                throw silent(existing, e);
            }
        }
    }

    /** Returns whether two directories share their free space. */
    static boolean isShared(Path one, Path other) {
        return store(existing(one)).equals(store(existing(other)));
    }

    private static FileStore store(Path existing) {
        try {
            return Files.getFileStore(existing);
        } catch (IOException e) {
            throw silent(existing, e);
        }
    }

    private static UncheckedIOException silent(Path existing, IOException e) {
        return new UncheckedIOException("The disk of " + existing + " cannot be asked: " + e.getMessage(), e);
    }

    /** Returns a path if it exists, else the nearest existing one above it. */
    static Path existing(Path path) {
        Path existing = path.toAbsolutePath();
        for (Path parent = existing.getParent(); !Files.exists(existing) && parent != null; ) {
            existing = parent;
            parent = existing.getParent();
        }
        return existing;
    }

    /** Returns the free bytes at or below which the log service of a Tomcat stores nothing. */
    static long reserve(BaseSettings settings) {
        return settings.text(RESERVE)
                .map(settings::resolve)
                .flatMap(KnownSettings::bytes)
                .orElse(USUAL_RESERVE);
    }

    @Override
    public List<Finding> findings() {
        if (space.free() >= LITTLE && space.free() / 2 >= reserve) {
            return List.of();
        }
        String log = reserve < MIB
                ? ""
                : ", and with " + reserve / MIB + " MiB (" + RESERVE + ") or less the log service stores nothing";
        String sentence = "Only " + space.free() / MIB + " MiB are free where " + space.directory() + " lies" + log
                + ": make room, or move it to another disk and name that with " + setting + ".";
        boolean wrong = space.free() < NOTHING || space.free() <= reserve;
        return List.of(wrong ? Finding.wrong(sentence) : Finding.warning(sentence));
    }
}
