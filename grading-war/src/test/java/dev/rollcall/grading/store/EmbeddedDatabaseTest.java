package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import javax.naming.CompositeName;
import javax.naming.NamingException;
import javax.naming.Reference;
import javax.naming.StringRefAddr;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    Path folder;

    private final EmbeddedDatabase database = new EmbeddedDatabase(JdbiGradeBookTest.URL);

    @Test
    void refusesConnectionsUntilItIsOpenAndAfterItIsClosed() throws SQLException {
        assertThrows(SQLException.class, database::getConnection);

        database.open(folder);
        try (Connection connection = database.getConnection()) {
            assertTrue(connection.isValid(1));
        }
        database.close();

        assertThrows(SQLException.class, database::getConnection);
    }

    @Test
    void putsItsFileIntoTheFolder() throws SQLException {
        database.open(folder);
        database.getConnection().close();

        assertTrue(Files.exists(folder.resolve("gradebook.mv.db")));
        database.close();
    }

    @Test
    void leavesNoThreadBehind() throws SQLException {
        database.open(folder);
        database.getConnection().close();
        assertTrue(threads() > 0);

        database.close();

        assertNoThreadIsLeft();
    }

    /** H2 waits for its own threads a moment at most when it closes. */
    private static void assertNoThreadIsLeft() {
        Eventually.isTrue(Duration.ofSeconds(5), "no thread is left", () -> threads() == 0);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("grading-file")
                        || thread.getName().startsWith("MVStore")
                        || thread.getName().startsWith("H2 "))
                .count();
    }

    @Test
    void closesUnderAConnectionThatIsInUse() throws SQLException {
        database.open(folder);
        Connection inUse = database.getConnection();

        database.close();

        assertFalse(inUse.isValid(1));
        assertNoThreadIsLeft();
    }

    @Test
    void driversGoWithTheApplication() throws SQLException {
        GradeDatabase opened = GradeDatabase.open(database, folder);

        opened.close();

        assertEquals(
                0,
                DriverManager.drivers()
                        .filter(driver -> driver.getClass().getName().startsWith("org.h2"))
                        .count());
    }

    @Test
    void isMadeFromWhatTheContextSays() throws Exception {
        Reference resource = new Reference(DataSource.class.getName());
        resource.add(new StringRefAddr("url", JdbiGradeBookTest.URL));

        Object made = new EmbeddedDatabaseFactory().getObjectInstance(resource, new CompositeName("x"), null, null);

        EmbeddedDatabase embedded = assertInstanceOf(EmbeddedDatabase.class, made);
        embedded.open(folder);
        embedded.getConnection().close();
        embedded.close();
    }

    @Test
    void aResourceWithoutUrlIsRefusedInWords() {
        NamingException refused = assertThrows(
                NamingException.class,
                () -> new EmbeddedDatabaseFactory()
                        .getObjectInstance(new Reference("x"), new CompositeName("jdbc/grading"), null, null));

        assertEquals(
                "The resource jdbc/grading needs the attribute url, such as jdbc:h2:async:{folder}/gradebook",
                refused.getMessage());
    }

    @Test
    void isADataSourceWithOneUserAndNoLog() throws SQLException {
        assertThrows(SQLFeatureNotSupportedException.class, () -> database.getConnection("other", "secret"));
        assertThrows(SQLFeatureNotSupportedException.class, () -> database.setLoginTimeout(1));
        assertThrows(SQLFeatureNotSupportedException.class, () -> database.setLogWriter(null));
        assertThrows(SQLFeatureNotSupportedException.class, database::getParentLogger);
        assertThrows(SQLException.class, () -> database.unwrap(String.class));
        assertSame(database, database.unwrap(DataSource.class));
        assertTrue(database.isWrapperFor(EmbeddedDatabase.class));
        assertEquals(2, database.getLoginTimeout());
    }
}
