package dev.rollcall.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Skips;
import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.base.Topology;
import java.io.BufferedReader;
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
    private static final String TOMCAT = """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetAddress;
            import java.net.InetSocketAddress;

            class Tomcat {
                public static void main(String[] arguments) throws Exception {
                    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
                    server.start();
                    System.out.println(server.getAddress().getPort());
                }
            }
            """;

    @TempDir
    private Path temp;

    private CatalinaBase tomcat;
    private Process process;
    private int port;

    @BeforeEach
    void startIt() throws IOException {
        if (!Files.exists(Path.of("/proc/self/cmdline"))) {
            Skips.because("it takes Linux");
        }
        tomcat = new CatalinaBase(temp.resolve("base"));
        Files.createDirectories(tomcat.conf());
        Files.createDirectories(tomcat.webapps().resolve("registry"));
        Path source = Files.writeString(temp.resolve("Tomcat.java"), TOMCAT);
        Path link = Files.createSymbolicLink(temp.resolve("link"), tomcat.root());
        Path java = Path.of(System.getProperty("java.home"), "bin/java");
        process = new ProcessBuilder(java.toString(), "-Dcatalina.base=" + link, source.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader();
        port = Integer.parseInt(String.valueOf(said.readLine()));
        Files.writeString(
                tomcat.server(),
                "<Server><Service><Connector address='127.0.0.1' port='" + port + "'/></Service></Server>");
    }

    @AfterEach
    void endIt() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
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
