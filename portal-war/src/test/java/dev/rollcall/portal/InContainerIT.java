package dev.rollcall.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.database.EmbeddedDatabase;
import dev.rollcall.kit.testing.ContextDescriptor;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.management.MBeanServer;
import javax.management.ObjectName;
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
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"))
                .addAsManifestResource(new StringAsset(ContextDescriptor.scanningEveryJar()), "context.xml");
    }

    @SuppressWarnings("BanJNDI") // a fixed name
    private static DataSource source() throws Exception {
        return InitialContext.doLookup("java:comp/env/jdbc/accounts");
    }

    @Test
    void theContainerHandsOutTheDatabaseThatThisApplicationOpened() throws Exception {
        assertTrue(getClass().getClassLoader().getClass().getName().contains("WebappClassLoader"));
        assertSame(EmbeddedDatabase.class, source().getClass());
        assertSame(source(), source());
    }

    @Test
    void fiveWrongPasswordsCloseAnAccountForFiveMinutes() throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName realms = new ObjectName("Catalina:type=Realm,host=localhost,context=/portal,realmPath=/realm0");
        ObjectName lockOut = beans.queryNames(realms, null).iterator().next();

        assertEquals(5, beans.getAttribute(lockOut, "failureCount"));
        assertEquals(300, beans.getAttribute(lockOut, "lockOutTime"));
    }

    @Test
    void itHoldsTheTablesThatTheRealmReads() throws Exception {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet accounts = statement.executeQuery(
                        "SELECT a.user_name, a.password_hash, r.role_name FROM accounts a JOIN account_roles r"
                                + " ON r.user_name = a.user_name")) {
            assertEquals(3, accounts.getMetaData().getColumnCount());
        }
    }

    @Test
    void itsFileLiesBelowTheDataDirectoryWhereNobodyElseCanRead() throws Exception {
        Path folder = Path.of(System.getProperty("catalina.base"), "data", "portal");

        assertTrue(Files.exists(folder.resolve("accounts.mv.db")));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }
}
