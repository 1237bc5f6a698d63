package dev.rollcall.launcher.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {
    @TempDir
    private Path temp;

    private Installation installation;
    private CatalinaBase base;
    private Preparation preparation;

    @BeforeEach
    void unpackAnInstallation() throws IOException {
        installation = new Installation(temp.resolve("rollcall"));
        write(installation.template().resolve("conf/server.xml"), "<Server/>");
        write(installation.template().resolve("conf/Catalina/localhost/manager.xml"), "<Context/>");
        write(installation.webapps().resolve("log.war"), "first");
        base = new CatalinaBase(temp.resolve("new/base"));
        preparation = new Preparation(installation, base);
    }

    @Test
    void newBaseBelongsToItsOwnerOnly() throws IOException {
        prepare();

        assertEquals("rwx------", mode(base.root()));
        assertEquals("rwx------", mode(base.conf()));
        assertEquals("rwx------", mode(base.root().resolve("data")));
        assertEquals("rw-------", mode(base.root().resolve("data/master.key")));
        assertEquals("rw-------", mode(base.conf().resolve("tomcat-users.xml")));
    }

    @Test
    void masterKeyIsOneTheKitReads() throws IOException {
        prepare();

        assertTrue(MasterKey.load(base.root().resolve("data")).isPresent());
    }

    @Test
    void keysAndPasswordsAreMadeOnce() throws IOException {
        prepare();
        String key = Files.readString(base.root().resolve("data/master.key"));
        String users = Files.readString(base.conf().resolve("tomcat-users.xml"));

        prepare();

        assertEquals(key, Files.readString(base.root().resolve("data/master.key")));
        assertEquals(users, Files.readString(base.conf().resolve("tomcat-users.xml")));
    }

    @Test
    void everyBaseHasItsOwnManagerPassword() throws IOException {
        prepare();
        CatalinaBase other = new CatalinaBase(temp.resolve("other"));
        Preparation another = new Preparation(installation, other);
        another.directories();
        another.settings();

        assertNotEquals(
                Files.readString(base.conf().resolve("tomcat-users.xml")),
                Files.readString(other.conf().resolve("tomcat-users.xml")));
    }

    @Test
    void settingsAreTheUsersAfterTheFirstTime() throws IOException {
        prepare();
        Files.writeString(base.conf().resolve("server.xml"), "<Server edited='yes'/>");
        Files.delete(base.conf().resolve("Catalina/localhost/manager.xml"));
        write(installation.template().resolve("conf/server.xml"), "<Server newer='yes'/>");

        prepare();

        assertEquals("<Server edited='yes'/>", Files.readString(base.conf().resolve("server.xml")));
        assertFalse(Files.exists(base.conf().resolve("Catalina/localhost/manager.xml")));
    }

    @Test
    void warsFollowTheDistributionAndOthersStay() throws IOException {
        prepare();
        write(base.webapps().resolve("library.war"), "mine");
        write(installation.webapps().resolve("log.war"), "second");

        prepare();

        assertEquals("second", Files.readString(base.webapps().resolve("log.war")));
        assertEquals("mine", Files.readString(base.webapps().resolve("library.war")));
    }

    @Test
    void fileInTheWayIsNamed() throws IOException {
        write(base.root(), "a file");

        FailureException failure = assertThrows(FailureException.class, preparation::directories);

        assertTrue(failure.getMessage().startsWith("The directory " + base.root() + " cannot be used"));
        assertTrue(failure.getMessage().endsWith("make it writable, or name another one with --base."));
    }

    private void prepare() {
        preparation.directories();
        preparation.settings();
        preparation.keys(base.root().resolve("data"));
        preparation.wars();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
