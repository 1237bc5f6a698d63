package dev.rollcall.grading.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an H2 database has while its tables are filled. */
class AsideTest {
    private Connection connection;

    @BeforeEach
    void tables() throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:");
        connection = source.getConnection();
        for (String sql : List.of(
                "create table kept (id varchar(64) constraint kept_key primary key, title varchar(400))",
                "create table student (id varchar(64) constraint student_key primary key, name varchar(400))",
                "create index student_name on student (name)",
                "create table piece (kept_id varchar(64), number integer, content text,"
                        + " constraint piece_key primary key (kept_id, number),"
                        + " constraint piece_of foreign key (kept_id) references kept (id))",
                "create index piece_number on piece (number)",
                "create table mark (kept_id varchar(64), student_id varchar(64),"
                        + " constraint mark_key primary key (student_id),"
                        + " constraint mark_of foreign key (student_id) references student (id) on delete cascade)")) {
            execute(sql);
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> names() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select constraint_name from information_schema.table_constraints
                        union select index_name from information_schema.indexes
                        where table_schema = 'PUBLIC' and index_type_name = 'INDEX' and not is_generated
                        order by 1""")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    /** H2 would hold thousands of their rows in memory while it makes them anew. */
    @Test
    void tablesOfLongRowsKeepKeysAndIndexesAndWhatThoseNeed() throws SQLException {
        List<String> all = names();

        Aside aside = Aside.of(connection, Schema.read(connection));

        assertEquals(List.of("KEPT_KEY", "PIECE_KEY", "PIECE_NUMBER", "PIECE_OF"), names());
        aside.back();
        assertEquals(all, names());
    }
}
