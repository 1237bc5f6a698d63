package dev.rollcall.kit.spool;

import dev.rollcall.kit.files.FolderHeldException;
import dev.rollcall.kit.files.FolderLock;
import dev.rollcall.kit.files.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A {@link SpoolFolder} on disk: mode 0700, locked, its files of mode 0600. */
public final class DiskFolder implements SpoolFolder {

    /** Holds the name of the service whose entries these are. */
    private static final String SERVICE = "service";

    private static final int MAX_NUMBER = 99;

    private final Path folder;
    private final FolderLock lock;

    private DiskFolder(Path folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Creates the folder where it is missing, locks it, and moves into it what members of the same service have left.
     *
     * @throws FolderHeldException if it is in use elsewhere
     * @throws IOException if it cannot be written
     */
    public static DiskFolder open(SpoolHome home) throws IOException {
        DiskFolder own = home.member().isPresent() ? take(home, home.member().get()) : takeFirstFree(home);
        try {
            Files.writeString(own.folder.resolve(SERVICE), home.service());
            own.adopt(home);
            return own;
        } catch (IOException | RuntimeException e) {
            own.close();
            throw e;
        }
    }

    private static DiskFolder takeFirstFree(SpoolHome home) throws IOException {
        for (int number = 1; number < MAX_NUMBER; number++) {
            try {
                return take(home, Integer.toString(number));
            } catch (FolderHeldException e) {
                // Another process of the same program; the next number may be free.
            }
        }
        return take(home, Integer.toString(MAX_NUMBER));
    }

    private static DiskFolder take(SpoolHome home, String member) throws IOException {
        Path real = OwnerOnly.folder(home.folder(member));
        return new DiskFolder(real, FolderLock.take(real, "the log spool of " + home.service()));
    }

    private void adopt(SpoolHome home) throws IOException {
        List<Path> members;
        try (Stream<Path> all = Files.list(home.root())) {
            members = all.map(member -> member.resolve("log"))
                    .filter(other -> Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
        for (Path member : members) {
            Path real = member.toRealPath();
            if (!real.equals(folder) && isOfService(real, home.service())) {
                adoptFrom(real);
            }
        }
    }

    private static boolean isOfService(Path member, String service) {
        try {
            return Files.readString(member.resolve(SERVICE)).equals(service);
        } catch (IOException e) {
            return false;
        }
    }

    /** What is in use is left alone; what cannot be moved waits for the next start. */
    private void adoptFrom(Path orphan) {
        try (FolderLock theirs = FolderLock.take(orphan, "the log spool in " + folder)) {
            for (String name : names(orphan)) {
                if (SegmentNames.isSegment(name)) {
                    Files.move(orphan.resolve(name), folder.resolve(free(name)));
                }
            }
        } catch (IOException e) {
            // In use by its member, or unreadable.
        }
    }

    /** Two members may have begun at the same moment. */
    private String free(String name) {
        String free = name;
        while (Files.exists(folder.resolve(free), LinkOption.NOFOLLOW_LINKS)) {
            free = SegmentNames.after(free);
        }
        return free;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public List<String> names() throws IOException {
        return names(folder);
    }

    @Override
    public SpoolFile create(String name) throws IOException {
        Path file = folder.resolve(name);
        OwnerOnly.create(file);
        return new DiskFile(file);
    }

    @Override
    public SpoolFile open(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(file.toString());
        }
        return new DiskFile(file);
    }

    @Override
    public void delete(String name) throws IOException {
        try {
            Files.delete(folder.resolve(name));
        } catch (NoSuchFileException e) {
            // It is gone already.
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
