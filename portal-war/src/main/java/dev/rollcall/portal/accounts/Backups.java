package dev.rollcall.portal.accounts;

import dev.rollcall.kit.files.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
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

/** Backups of the accounts, one a day, of which the newest are kept; for their owner only. Used by one thread at a time. */
public final class Backups {
    /** Their folder in that of the portal. */
    public static final String FOLDER = "backups";

    private static final Pattern NAME = Pattern.compile("accounts-\\d{4}-\\d{2}-\\d{2}\\.ndjson");

    private final AccountsBackup accounts;
    private final Path folder;
    private final int kept;

    /**
     * Keeps some in a folder.
     *
     * @param folder made when it is needed
     * @param kept how many, 1 or more
     */
    public Backups(AccountsBackup accounts, Path folder, int kept) {
        this.accounts = accounts;
        this.folder = folder;
        this.kept = kept;
    }

    /**
     * Makes the backup of a day unless it is there, or there are no accounts; and removes the oldest. Those of later days are
     * left alone, and do not count.
     *
     * @return whether it was made
     * @throws UncheckedIOException when it cannot be written (those that are there then stay), or the oldest cannot be removed
     * @throws AccountRefusedException as {@link AccountsBackup#make}
     * @throws UnusableBackupException as {@link AccountsBackup#make}
     * @throws AccountsUnavailableException when the database cannot be used
     */
    public boolean make(LocalDate day) {
        Path file = file(day);
        boolean there = Files.exists(file);
        Optional<byte[]> content = there ? Optional.empty() : accounts.make();
        content.ifPresent(bytes -> write(file, bytes));
        removeOldest(file);
        return content.isPresent();
    }

    /**
     * When the newest was finished, leaving out those of days after {@code day}; empty if there is none.
     *
     * @throws UncheckedIOException when the folder cannot be read
     */
    public Optional<Instant> newest(LocalDate day) {
        try {
            List<Path> all = upTo(file(day));
            return all.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Files.getLastModifiedTime(all.get(0)).toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException("The backups in " + folder + " cannot be looked at", e);
        }
    }

    private Path file(LocalDate day) {
        return folder.resolve("accounts-" + day + ".ndjson");
    }

    /** A backup gets its name once it is on the disk. */
    private void write(Path file, byte[] content) {
        try {
            OwnerOnly.folder(folder);
            Path unfinished = folder.resolve("unfinished.ndjson");
            Files.deleteIfExists(unfinished);
            OwnerOnly.create(unfinished);
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                for (ByteBuffer bytes = ByteBuffer.wrap(content); bytes.hasRemaining(); ) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            OwnerOnly.forceFolder(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The backup cannot be written to " + folder, e);
        }
    }

    private void removeOldest(Path newest) {
        try {
            List<Path> all = upTo(newest);
            for (Path old : all.subList(Math.min(kept, all.size()), all.size())) {
                Files.delete(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Old backups in " + folder + " cannot be removed", e);
        }
    }

    /** The newest first. A later day was written by a clock that was wrong: it must not push out what is made now. */
    private List<Path> upTo(Path newest) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .filter(file -> file.compareTo(newest) <= 0)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
