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
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {
    @TempDir
    private Path temp;

    private Installation installation;
    private CatalinaBase base;
    private Placement placement;
    private Preparation preparation;

    @BeforeEach
    void unpackAnInstallation() throws IOException {
        installation = new Installation(temp.resolve("rollcall"));
        write(installation.template().resolve("conf/server.xml"), "<Server/>");
        write(installation.template().resolve("conf/Catalina/localhost/manager.xml"), "<Context/>");
        write(installation.template().resolve("conf/Catalina/localhost/rewrite.config"), "RewriteRule");
        write(installation.template().resolve("conf/catalina.properties"), "a=b\n");
        for (War war : War.all()) {
            write(installation.war(war), war.word() + " first");
        }
        use(placement(Topology.ONE, War.REGISTRY));
    }

    @Test
    void newBaseBelongsToItsOwnerOnly() throws IOException {
        prepare();

        assertEquals("rwx------", mode(base.root()));
        assertEquals("rwx------", mode(base.conf()));
        assertEquals("rwx------", mode(base.work()));
        assertEquals("rwx------", mode(base.root().resolve("data")));
        assertEquals("rw-------", mode(base.root().resolve("data/master.key")));
        assertEquals("rw-------", mode(base.conf().resolve("tomcat-users.xml")));
    }

    @Test
    void directoryThatWasMadeForItHoldsNothingForOthers() throws IOException {
        Files.createDirectories(
                base.root(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        prepare();

        try (var made = Files.list(base.root())) {
            for (Path directory : made.toList()) {
                assertEquals("rwx------", mode(directory), directory.toString());
            }
        }
        assertTrue(Files.isDirectory(base.root().resolve("work")), "Tomcat would make it for everybody");
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
    void serverFileThatHasVanishedIsNamed() throws IOException {
        prepare();
        Files.delete(base.server());

        FailureException failure = assertThrows(FailureException.class, this::prepare);

        assertEquals(
                base.server() + " is missing: put it back, or begin with that of "
                        + installation.template().resolve("conf") + ".",
                failure.getMessage());
    }

    @Test
    void everyBaseHasItsOwnManagerPassword() throws IOException {
        prepare();
        Placement other =
                new Base(temp.resolve("other")).placements(Topology.ONE).get(0);
        Preparation another = new Preparation(installation, other);
        another.directories();
        another.settings();

        assertNotEquals(
                Files.readString(base.conf().resolve("tomcat-users.xml")),
                Files.readString(other.catalinaBase().conf().resolve("tomcat-users.xml")));
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
        write(installation.war(War.LOG), "second");

        prepare();

        assertEquals("second", Files.readString(base.webapps().resolve("log.war")));
        assertEquals("mine", Files.readString(base.webapps().resolve("library.war")));
    }

    @Test
    void fileInTheWayIsNamed() throws IOException {
        write(base.root(), "a file");

        FailureException failure = assertThrows(FailureException.class, preparation::directories);

        assertTrue(failure.getMessage().startsWith("The directory " + base.root() + " cannot be used"));
        assertTrue(failure.getMessage()
                .endsWith("(a file is in its way): put that right, or name another one with --base."));
    }

    @Test
    void warsThatAreNotWantedAnyLongerGoWithWhatTomcatUnpacked() throws IOException {
        prepare();
        write(base.webapps().resolve("portal/index.html"), "unpacked");
        write(base.webapps().resolve("library/index.html"), "mine");

        use(placement.only(Set.of(War.REGISTRY, War.LOG)));
        prepare();

        assertEquals(Set.of("library", "log.war", "registry.war"), names(base.webapps()));
    }

    @Test
    void tomcatOfOneServiceHasItAtTheRootAndOnAPortOfItsOwn() throws IOException {
        use(placement(Topology.FOUR, War.GRADING));
        prepare();

        assertEquals("grading first", Files.readString(base.webapps().resolve("ROOT.war")));
        assertEquals(Set.of("ROOT.war"), names(base.webapps()));
        assertFalse(Files.readString(base.conf().resolve("Catalina/localhost/rewrite.config"))
                .contains("RewriteRule"));
        assertEquals(
                "# The port of this Tomcat; --port-offset is added to it.\nrollcall.http.port=6000\n\na=b\n",
                Files.readString(base.conf().resolve("catalina.properties")));
    }

    @Test
    void laterOneOfSeveralBeginsWithTheDatabaseOfTheFirst() throws IOException {
        Path first = temp.resolve("new/base/grading1/conf/Catalina/localhost/ROOT.xml");
        write(first, "<Resource name='jdbc/grading'/>");
        List<Placement> grading = new Base(temp.resolve("new/base"))
                .placements(Topology.CLUSTER).stream()
                        .filter(one -> one.carries(War.GRADING))
                        .toList();

        use(grading.get(1));
        prepare();

        Path copy = base.conf().resolve("Catalina/localhost/ROOT.xml");
        assertEquals(Files.readString(first), Files.readString(copy));
        assertEquals("rw-------", mode(copy));
    }

    @Test
    void scriptsOfTheTemplateStayExecutable() throws IOException {
        Path script = installation.template().resolve("bin/setenv.sh");
        write(script, "#!/bin/sh\n");
        assertTrue(script.toFile().setExecutable(true));

        prepare();

        assertTrue(Files.isExecutable(base.root().resolve("bin/setenv.sh")));
    }

    @Test
    void jarsOfRollcallFollowTheDistributionAndOthersStay() throws IOException {
        Path jars = installation.template().resolve("lib");
        write(jars.resolve("rollcall-juli.jar"), "first");
        write(jars.resolve("rollcall-old.jar"), "old");
        prepare();
        write(base.lib().resolve("driver.jar"), "mine");
        write(jars.resolve("rollcall-juli.jar"), "second");
        Files.delete(jars.resolve("rollcall-old.jar"));

        prepare();

        assertEquals("second", Files.readString(base.lib().resolve("rollcall-juli.jar")));
        assertEquals(Set.of("driver.jar", "rollcall-juli.jar"), names(base.lib()));
    }

    @Test
    void settingsAreWrittenInOneStepAndForTheirOwnerOnly() throws IOException {
        prepare();

        assertEquals("rw-------", mode(base.server()));
        assertEquals(Set.of("Catalina", "catalina.properties", "server.xml", "tomcat-users.xml"), names(base.conf()));
    }

    @Test
    void partThatTheInstallationLacksIsNamedAsThat() throws IOException {
        Files.delete(installation.war(War.LOG));

        FailureException failure = assertThrows(FailureException.class, this::prepare);

        assertEquals(installation.war(War.LOG) + " is missing: unpack the distribution again.", failure.getMessage());
    }

    private void use(Placement chosen) {
        placement = chosen;
        base = chosen.catalinaBase();
        preparation = new Preparation(installation, chosen);
    }

    private Placement placement(Topology topology, War war) {
        return new Base(temp.resolve("new/base"))
                .placements(topology).stream()
                        .filter(one -> one.carries(war))
                        .findFirst()
                        .orElseThrow();
    }

    private void prepare() {
        preparation.directories();
        preparation.settings();
        preparation.keys(base.root().resolve("data"), List.of());
        preparation.files();
    }

    private static Set<String> names(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
