package dev.rollcall.launcher.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Skips;
import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseTest {
    @TempDir
    private Path root;

    @Test
    void optionBeforeEnvironmentBeforeHome() {
        Map<String, String> environment = Map.of("ROLLCALL_BASE", "/srv/b");

        assertEquals(
                Path.of("/srv/a"), Base.of(Optional.of("/srv/a"), environment).root());
        assertEquals(Path.of("/srv/b"), Base.of(Optional.empty(), environment).root());
        assertEquals(
                Path.of("/home/ada/.rollcall"),
                Base.of(Optional.empty(), Map.of("HOME", "/home/ada")).root());
        assertEquals(
                Path.of(System.getProperty("user.home"), ".rollcall"),
                Base.of(Optional.empty(), Map.of()).root());
    }

    @Test
    void relativeDirectoryIsMadeAbsolute() {
        assertEquals(
                Path.of("target/base").toAbsolutePath(),
                Base.of(Optional.of("./target/../target/base"), Map.of()).root());
    }

    @Test
    void newBaseHasNoTopologyYet() {
        assertEquals(Optional.empty(), new Base(root).topology());
        assertEquals(Optional.empty(), new Base(root.resolve("none")).topology());
        assertEquals(List.of(), new Base(root).placements());
    }

    @Test
    void oneTomcatIsTheBaseItself() throws IOException {
        make(root);
        Base base = new Base(root);

        assertEquals(Optional.of(Topology.ONE), base.topology());
        Placement placement = base.placements().get(0);
        assertEquals(root, placement.catalinaBase().root());
        assertEquals(War.all(), placement.wars());
        assertEquals("grading", placement.context(War.GRADING));
        assertEquals("grading/", placement.path(War.GRADING));
        assertEquals(Optional.empty(), placement.port());
    }

    @Test
    void fourTomcatsAreNamedAfterTheirServices() throws IOException {
        make(root.resolve("log"));
        make(root.resolve("portal"));
        Base base = new Base(root);

        assertEquals(Optional.of(Topology.FOUR), base.topology());
        assertEquals(
                List.of("log", "portal"),
                base.placements().stream().map(Placement::name).toList());
        Placement portal = base.placements().get(1);
        assertEquals(root.resolve("portal"), portal.catalinaBase().root());
        assertEquals("ROOT", portal.context(War.PORTAL));
        assertEquals("", portal.path(War.PORTAL));
        assertEquals(Optional.of(5000), portal.port());
    }

    @Test
    void tomcatsOfAClusterAreNumberedAndOneHasNoOthersOfAnEmbeddedGradeBook() throws IOException {
        make(root.resolve("registry2"));
        make(root.resolve("grading1"));
        Base base = new Base(root);

        assertEquals(Optional.of(Topology.CLUSTER), base.topology());
        Placement second = base.placements().get(0);
        assertEquals("registry2", second.name());
        assertEquals(Optional.of(3001), second.port());
        assertEquals("ROOT", second.context(War.REGISTRY));
        assertEquals(8, base.placements(Topology.CLUSTER).size());

        Path context = root.resolve("grading1/conf/Catalina/localhost/ROOT.xml");
        Files.createDirectories(context.getParent());
        Files.writeString(context, "<Context><Resource name='jdbc/grading'/></Context>");

        assertEquals(
                List.of("grading1", "grading2"),
                base.placements(Topology.CLUSTER).stream()
                        .filter(placement -> placement.carries(War.GRADING))
                        .map(Placement::name)
                        .toList());
    }

    @Test
    void placementCanBeRestricted() {
        Placement one = new Base(root).placements(Topology.ONE).get(0);

        assertEquals(
                List.of(War.REGISTRY, War.PORTAL),
                one.only(Set.of(War.PORTAL, War.REGISTRY)).wars());
    }

    @Test
    void tildeThatNoShellHasReplacedIsTheHome() {
        Map<String, String> environment = Map.of("HOME", "/home/ada", "ROLLCALL_BASE", "~/b");

        assertEquals(
                Path.of("/home/ada/four"),
                Base.of(Optional.of("~/four"), environment).root());
        assertEquals(
                Path.of("/home/ada/b"), Base.of(Optional.empty(), environment).root());
        assertEquals(
                Path.of("/srv/~/four"),
                Base.of(Optional.of("/srv/~/four"), environment).root());
    }

    @Test
    void userWithoutAHomeMustNameABase() {
        FailureException failure =
                assertThrows(FailureException.class, () -> Base.of(Optional.empty(), Map.of("HOME", ""), "?"));

        assertEquals("There is no home directory to keep the base in: name one with --base.", failure.getMessage());
        assertEquals(
                Path.of("/srv/a"), Base.of(Optional.of("/srv/a"), Map.of(), "?").root());
    }

    @Test
    void settingsThatOnlyAnotherUserMaySeeAreNotTakenForNone() throws IOException {
        make(root);
        Path conf = root.resolve("conf");
        Skips.forRoot("ArchiveIT");
        assertTrue(conf.toFile().setReadable(false));

        FailureException failure = assertThrows(FailureException.class, () -> new Base(root).topology());

        assertTrue(failure.getMessage().startsWith("The directory " + conf + " belongs to "), failure.getMessage());
    }

    private static void make(Path directory) throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve("conf")).resolve("server.xml"), "<Server/>");
    }
}
