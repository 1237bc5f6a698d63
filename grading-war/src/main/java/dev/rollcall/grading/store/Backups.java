package dev.rollcall.grading.store;

import dev.rollcall.kit.database.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Copies of the embedded database, one a day, of which the newest are kept. Used by one thread at a time. */
public final class Backups {
    private static final Pattern NAME = Pattern.compile("gradebook-\\d{4}-\\d{2}-\\d{2}\\.zip");

    private final EmbeddedDatabase database;
    private final Path folder;
    private final int kept;

    Backups(EmbeddedDatabase database, Path folder, int kept) {
        this.database = database;
        this.folder = folder;
        this.kept = kept;
    }

    /**
     * Makes the backup of a day unless it is there, and removes the oldest.
     *
     * @return whether it was made
     * @throws UncheckedIOException if it cannot be written; those that are there stay
     */
    public boolean make(LocalDate day) {
        Path archive = folder.resolve("gradebook-" + day + ".zip");
        try {
            if (Files.exists(archive)) {
                return false;
            }
            Files.createDirectories(folder);
            Path unfinished = folder.resolve("unfinished.zip");
            Files.deleteIfExists(unfinished);
            database.backUp(unfinished);
            Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
            removeOldest();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("The backup cannot be written to " + folder, e);
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException("The backup cannot be written to " + folder, e));
        }
    }

    private void removeOldest() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.list(folder)) {
            all = files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path old : all.subList(Math.min(kept, all.size()), all.size())) {
            Files.delete(old);
        }
    }
}
