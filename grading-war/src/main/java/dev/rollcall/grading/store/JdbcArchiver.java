package dev.rollcall.grading.store;

import dev.rollcall.grading.archive.Archive;
import dev.rollcall.grading.archive.ArchiveRefusedException;
import dev.rollcall.grading.archive.Archiver;
import dev.rollcall.grading.archive.Loader;
import dev.rollcall.grading.archive.Manifest;
import dev.rollcall.grading.archive.Snapshot;
import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.HistoryCodec;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Writes and reads archives with connections of its own, which take their time. */
final class JdbcArchiver implements Archiver {
    /** The first version of the tables of which there are archives. */
    private static final int OLDEST = 5;

    private final DataSource source;
    private final Place place;
    private final InstantSource clock;
    private final HistoryCodec codec;
    private final ErasureList erasures;

    JdbcArchiver(DataSource source, Place place, InstantSource clock, HistoryCodec codec, ErasureList erasures) {
        this.codec = codec;
        this.erasures = erasures;
        this.source = source;
        this.place = place;
        this.clock = clock;
    }

    @Override
    public Manifest backUp(OutputStream out) throws IOException {
        try (Connection connection = source.getConnection()) {
            QueryTimeout.LONG.on(connection); // large tables are sorted before the first row comes
            return Snapshot.write(connection, Migrations.of(source).newest(), clock.instant(), out);
        } catch (SQLException e) {
            throw new GradeBookUnavailableException(e);
        }
    }

    @Override
    public Manifest restore(Path file, Progress progress) throws IOException {
        try (Archive archive = Archive.open(file)) {
            requireKnown(archive.manifest().schema());
            archive.check();
            place.replace(archive.manifest().schema(), filling(archive, progress));
            return archive.manifest();
        } catch (SQLException e) {
            throw new GradeBookUnavailableException(e);
        }
    }

    private Place.Filling filling(Archive archive, Progress progress) {
        return new Place.Filling() {
            @Override
            public void fill(Connection connection) throws SQLException, IOException {
                Loader.load(connection, archive, progress);
            }

            @Override
            public void finish(Connection connection) throws IOException {
                List<ErasureList.Entry> list = erasures.read();
                Jdbi.create(connection).useTransaction(handle -> {
                    JdbiTransaction tx = new JdbiTransaction(handle, clock.instant(), () -> new Id("unused"), codec);
                    new Erasing(tx, codec, clock.instant()).again(list);
                    tx.flush();
                });
            }
        };
    }

    private void requireKnown(int schema) {
        int newest = Migrations.of(source).newest();
        if (schema > newest || schema < OLDEST) {
            throw new ArchiveRefusedException(
                    ArchiveRefusedException.Reason.UNUSABLE,
                    schema > newest
                            ? "The archive was written by a newer version of the grade book: its tables are of version "
                                    + schema + ", and this one knows up to " + newest + "."
                            : "The archive says that its tables are of version " + schema
                                    + ", and there are archives from version " + OLDEST + " on.");
        }
    }
}
