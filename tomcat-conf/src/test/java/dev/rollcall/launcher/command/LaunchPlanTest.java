package dev.rollcall.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.UnlaunchedTomcat;
import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.base.Sites;
import dev.rollcall.launcher.base.Topology;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.state.StateFile;
import dev.rollcall.launcher.state.TomcatState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchPlanTest {
    @TempDir
    private Path temp;

    private Path base;
    private Path template;

    @BeforeEach
    void makeTemplate() throws IOException {
        base = temp.resolve("base");
        template = Files.createDirectory(temp.resolve("template"));
        server(template);
    }

    private static void server(Path conf) throws IOException {
        Files.createDirectories(conf);
        Files.writeString(conf.resolve("server.xml"), "<Server><Service><Connector port='8080'/></Service></Server>");
    }

    private LaunchPlan plan(Topology topology) {
        return plan(topology, EnumSet.allOf(War.class));
    }

    private LaunchPlan plan(Topology topology, Set<War> wars) {
        Base root = new Base(base);
        Sites sites = Sites.read(root, topology, wars, Optional.of(template), Map.of(), Map.of());
        return new LaunchPlan(new Installation(temp), new Target(root, wars), topology, sites, Map.of(), Map.of());
    }

    @Test
    void newKeyOfANewBaseIsNothingToTalkAbout() {
        assertEquals(Optional.empty(), plan(Topology.ONE).newKey());
    }

    @Test
    void newKeyOfABaseThatIsThereIsSaid() throws IOException {
        server(base.resolve("conf"));

        String said = plan(Topology.ONE).newKey().orElseThrow();

        assertTrue(said.startsWith("There is no master.key in " + base.resolve("data") + ": a new one is made."), said);
    }

    @Test
    void settingsThatAreNotThereYetBeginAsACopy() throws IOException {
        Path file = base.resolve("conf/catalina.properties");
        String sentence = "portal without registry: name the registry of another machine by rollcall.registry.url in "
                + file + "%s.";

        assertEquals(
                sentence.formatted(", which begins as a copy of " + temp.resolve("template/conf/catalina.properties")),
                refused(plan(Topology.ONE, Set.of(War.PORTAL))));

        server(base.resolve("conf"));
        Files.createFile(file);

        assertEquals(sentence.formatted(""), refused(plan(Topology.ONE, Set.of(War.PORTAL))));
    }

    private static String refused(LaunchPlan plan) {
        return String.valueOf(assertThrows(FailureException.class, plan::check).getMessage());
    }

    @Test
    void tomcatThatHasLostItsLauncherIsWaitedFor() throws IOException {
        server(base.resolve("conf"));
        Process tomcat = new ProcessBuilder("sleep", "600").start();
        try {
            StateFile.in(new CatalinaBase(base)).write(TomcatState.started(tomcat.pid(), Instant.now(), Set.of()));

            assertEquals(
                    "The launcher of " + base + " is gone, and its Tomcat, process " + tomcat.pid()
                            + ", still ends: try again in ten seconds; if it is still there then, kill " + tomcat.pid()
                            + ".",
                    refused(plan(Topology.ONE)));
        } finally {
            tomcat.destroyForcibly();
        }
    }

    @Test
    void tomcatThatNoLauncherHasStartedIsLeftAlone() throws IOException {
        server(base.resolve("conf"));
        try (UnlaunchedTomcat tomcat = UnlaunchedTomcat.start(temp, base)) {
            assertEquals(
                    "A Tomcat that was not started by rollcall, process " + tomcat.pid() + ", runs in " + base
                            + ": stop it as it was started, or name another directory with --base.",
                    refused(plan(Topology.ONE)));
        }
    }

    @Test
    void keyThatOneOfSeveralTomcatsHasIsNoNewOne() throws IOException {
        server(base.resolve("registry/conf"));
        server(base.resolve("portal/conf"));
        Files.createDirectories(base.resolve("portal/data"));
        Files.createFile(base.resolve("portal/data/master.key"));

        assertEquals(Optional.empty(), plan(Topology.FOUR).newKey());
    }
}
