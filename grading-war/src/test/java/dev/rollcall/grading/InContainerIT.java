package dev.rollcall.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.database.EmbeddedDatabase;
import dev.rollcall.kit.testing.ContextDescriptor;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real WAR, looked at from inside the Tomcat it runs on. */
@ExtendWith(ArquillianExtension.class)
class InContainerIT {
    @Deployment
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/grading.war"))
                .addAsManifestResource(new StringAsset(ContextDescriptor.scanningEveryJar()), "context.xml");
    }

    @SuppressWarnings("BanJNDI") // a fixed name
    private static DataSource source() throws Exception {
        return InitialContext.doLookup("java:comp/env/jdbc/grading");
    }

    @Test
    void theContainerHandsOutTheDatabaseOfThisApplication() throws Exception {
        assertSame(EmbeddedDatabase.class, source().getClass());
        assertSame(source(), source());
        assertTrue(getClass().getClassLoader().getClass().getName().contains("WebappClassLoader"));
    }

    @Test
    void itsTablesAreUpToDate() throws Exception {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet students = statement.executeQuery("select count(*) from person")) {
            assertTrue(students.next());
            assertEquals(5, students.getInt(1));
        }
    }

    @Test
    void itsFileLiesBelowTheDataDirectoryWhereNobodyElseCanRead() throws Exception {
        Path folder = Path.of(System.getProperty("catalina.base"), "data", "grading");

        assertTrue(Files.exists(folder.resolve("gradebook.mv.db")));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }
}
