package dev.rollcall.kit.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.h2.command.Command;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
    private static final String QUESTION = "select id from numbers where id = ?";

    @TempDir
    Path folder;

    private final EmbeddedDatabase database = new EmbeddedDatabase("stock", "test");

    @BeforeEach
    void open() throws SQLException {
        database.open(folder);
        Rows.create(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatWasParsedForOneIsThereForTheNext() throws SQLException {
        Command parsed;
        try (Connection first = database.getConnection()) {
            parsed = parse(first);
        }

        try (Connection next = database.getConnection()) {
            assertSame(parsed, parse(next));
        }
    }

    @Test
    void whatWasParsedIsKeptOverATransaction() throws SQLException {
        Command parsed;
        try (Connection first = database.getConnection()) {
            parsed = parse(first);
        }

        try (Connection second = database.getConnection()) {
            second.setAutoCommit(false);
            second.createStatement().execute("insert into numbers values (1)");
            second.commit();
            second.setAutoCommit(true);
        }

        try (Connection next = database.getConnection()) {
            assertSame(parsed, parse(next));
        }
    }

    @Test
    void whatWasNotCommittedIsTakenBackWithTheConnection() throws SQLException {
        Connection first = database.getConnection();
        first.setAutoCommit(false);
        first.createStatement().execute("insert into numbers values (1)");

        first.close();

        assertEquals(List.of(), Rows.all(database));
        try (Connection next = database.getConnection()) {
            assertTrue(next.getAutoCommit());
        }
    }

    @Test
    void whoComesAfterATransactionThatCouldNotBeTakenBackFindsTheFileOpenedAgain() throws SQLException {
        try (Connection other = database.getConnection()) {
            Connection first = database.getConnection();
            first.setAutoCommit(false);
            first.createStatement().execute("insert into numbers values (1)");
            other.createStatement().execute("shutdown immediately");
            first.close();

            assertEquals(List.of(), Rows.all(database));
        }
    }

    @Test
    void aConnectionThatWasGivenBackIsOfNoUse() throws SQLException {
        Connection connection = database.getConnection();
        assertFalse(connection.isClosed());

        connection.close();
        connection.close();

        assertTrue(connection.isClosed());
        assertThrows(SQLException.class, connection::createStatement);
        assertThrows(SQLException.class, connection::commit);
    }

    private static Command parse(Connection connection) throws SQLException {
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        Command command = session.prepareLocal(QUESTION);
        command.close();
        return command;
    }
}
