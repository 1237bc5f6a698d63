package dev.rollcall.grading.store;

import dev.rollcall.kit.database.EmbeddedDatabase;
import java.nio.file.Path;
import javax.sql.DataSource;

/** The databases on which every test of the store runs: {@code @ParameterizedClass @EnumSource(Engine.class)}. */
public enum Engine {
    H2 {
        @Override
        public DataSource database(Path folder) {
            return new EmbeddedDatabase("gradebook", "grading");
        }

        @Override
        public DataSource raw(Path folder) {
            org.h2.jdbcx.JdbcDataSource source = new org.h2.jdbcx.JdbcDataSource();
            source.setUrl("jdbc:h2:" + folder.resolve("raw").toAbsolutePath());
            return source;
        }
    },
    POSTGRESQL {
        @Override
        public DataSource database(Path folder) {
            return Postgres.shared().createDatabase();
        }

        @Override
        public DataSource raw(Path folder) {
            return database(folder);
        }
    };

    /** Returns an empty database as the container would hand it out, below {@code folder} if it is in a file. */
    public abstract DataSource database(Path folder);

    /** Returns an empty database that is open already, for those who write into it before the grade book does. */
    public abstract DataSource raw(Path folder);
}
