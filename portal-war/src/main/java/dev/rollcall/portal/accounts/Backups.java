package dev.rollcall.portal.accounts;

import dev.rollcall.kit.files.DailyBackups;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Backups of the accounts, one a day, of which the newest are kept; for their owner only. Used by one thread at a time. */
public final class Backups {
    /** Their folder in that of the portal. */
    public static final String FOLDER = "backups";

    private final AccountsBackup accounts;
    private final DailyBackups files;

    /**
     * Keeps some in a folder.
     *
     * @param folder made when it is needed
     * @param kept how many, 1 or more
     */
    public Backups(AccountsBackup accounts, Path folder, int kept) {
        this.accounts = accounts;
        this.files = new DailyBackups(folder, "accounts-", ".ndjson", kept);
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
        Optional<byte[]> content = files.has(day) ? Optional.empty() : accounts.make();
        content.map(ByteBuffer::wrap)
                .ifPresent(bytes -> files.make(day, file -> {
                    while (bytes.hasRemaining()) {
                        file.write(bytes);
                    }
                }));
        files.removeOldest(day);
        return content.isPresent();
    }

    /**
     * When the newest was finished, leaving out those of days after {@code day}; empty if there is none.
     *
     * @throws UncheckedIOException when the folder cannot be read
     */
    public Optional<Instant> newest(LocalDate day) {
        return files.newest(day);
    }
}
