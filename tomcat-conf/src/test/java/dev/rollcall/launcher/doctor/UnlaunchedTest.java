package dev.rollcall.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.UnlaunchedTomcat;
import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.base.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A base whose Tomcat runs, started by its own scripts. */
class UnlaunchedTest {
    @TempDir
    private Path temp;

    private CatalinaBase tomcat;
    private UnlaunchedTomcat process;
    private int port;

    @BeforeEach
    void startIt() throws IOException {
        tomcat = new CatalinaBase(temp.resolve("base"));
        Files.createDirectories(tomcat.conf());
        Files.createDirectories(tomcat.webapps().resolve("registry"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), tomcat.root());
        process = UnlaunchedTomcat.start(temp, link);
        port = process.port();
        Files.writeString(
                tomcat.server(),
                "<Server><Service><Connector address='127.0.0.1' port='" + port + "'/></Service></Server>");
    }

    @AfterEach
    void endIt() {
        if (process != null) {
            process.close();
        }
    }

    private List<Finding> of(String check) {
        return new Doctor(new Installation(temp.resolve("home")), new Base(tomcat.root()), Map.of(), 0)
                .examine(Topology.ONE).findings().stream()
                        .filter(entry -> entry.check().equals(check))
                        .map(Diagnosis.Entry::finding)
                        .toList();
    }

    @Test
    void tomcatOnTheSameBaseIsNoStrangerOnItsPort() {
        assertEquals(
                List.of(Finding.fine("A Tomcat on this base, process " + process.pid()
                        + ", which no launcher has started, listens on port " + port
                        + ": which web applications it serves, its manager and its logs tell.")),
                of("ports"));
    }

    @Test
    void registryOfATomcatThatNoLauncherHasStartedIsAsked() {
        List<Finding> found = of("registry");

        assertTrue(found.toString().contains("http://127.0.0.1:" + port + "/registry/"), found::toString);
    }
}
