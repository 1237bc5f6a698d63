package dev.rollcall.kit.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.naming.CompositeName;
import javax.naming.NamingException;
import javax.naming.Reference;
import javax.naming.StringRefAddr;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseFactoryTest {
    @TempDir
    Path folder;

    private final Reference resource = new Reference(DataSource.class.getName());

    @Test
    void makesTheDatabaseThatTheContextDescribes() throws Exception {
        resource.add(new StringRefAddr("file", "stock"));
        resource.add(new StringRefAddr("username", "test"));

        try (EmbeddedDatabase made = assertInstanceOf(EmbeddedDatabase.class, make())) {
            made.open(folder);
            made.getConnection().close();
        }

        assertTrue(Files.exists(folder.resolve("stock.mv.db")));
    }

    @Test
    void refusesAResourceWithoutFileInWords() {
        resource.add(new StringRefAddr("username", "test"));

        NamingException refused = assertThrows(NamingException.class, this::make);

        assertEquals("The resource jdbc/stock needs the attribute file", refused.getMessage());
    }

    @Test
    void refusesAResourceWithoutUserInWords() {
        resource.add(new StringRefAddr("file", "stock"));

        NamingException refused = assertThrows(NamingException.class, this::make);

        assertEquals("The resource jdbc/stock needs the attribute username", refused.getMessage());
    }

    private Object make() throws NamingException {
        return new EmbeddedDatabaseFactory().getObjectInstance(resource, new CompositeName("jdbc/stock"), null, null);
    }
}
