package dev.rollcall.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.rollcall.kit.testing.TestAuthority;
import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.base.Placement;
import dev.rollcall.launcher.base.Preparation;
import dev.rollcall.launcher.base.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real distribution and bases of four Tomcats, each broken in one way, and the sentence for it. */
class BrokenInstallationsIT {
    private static final Path HOME = Path.of(System.getProperty("rollcall.distribution"));

    /** Where Tomcats of this test would listen; an offset below the ports that Linux gives to clients. */
    private static final int OFFSET = 21_000;

    private static final String OLD_ANSWER = "HTTP/1.1 200 OK\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\n"
            + "Content-Length: 0\r\nConnection: close\r\n\r\n";

    @TempDir
    private Path temp;

    private Path base;
    private HttpServer web;
    private ServerSocket taken;

    /** What is done to a base, and what is said of it; {@code *} stands for the directory, {@code #} for a port. */
    private record Broken(String what, Breaking breaking, String sentence) {
        @Override
        public String toString() {
            return what;
        }
    }

    /** Breaks a base. */
    private interface Breaking {
        void in(BrokenInstallationsIT test) throws IOException;
    }

    @BeforeEach
    void prepareFourTomcats() throws IOException {
        base = temp.resolve("base");
        Installation installation = new Installation(HOME);
        List<Path> keys = new ArrayList<>();
        for (Placement placement : new Base(base).placements(Topology.FOUR)) {
            Preparation preparation = new Preparation(installation, placement);
            Path data = placement.catalinaBase().root().resolve("data");
            preparation.directories();
            preparation.settings();
            preparation.keys(data, keys);
            keys.add(data);
        }
        InetAddress here = InetAddress.getByName("127.0.0.1");
        taken = new ServerSocket(0, 1, here);
        Thread answering = new Thread(this::answer, "old answers");
        answering.setDaemon(true);
        answering.start();
        web = HttpServer.create(new InetSocketAddress(here, 0), 10);
        serve("/", 200, "<html>");
        serve("/stranger/services", 401, "");
        web.start();
    }

    @AfterEach
    void stop() throws IOException {
        web.stop(0);
        taken.close();
    }

    /** A server whose clock stands. */
    private void answer() {
        while (!taken.isClosed()) {
            try (Socket socket = taken.accept()) {
                socket.getInputStream().read(new byte[8192]);
                socket.getOutputStream().write(OLD_ANSWER.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // The next one, or the end.
            }
        }
    }

    private void serve(String path, int status, String body) {
        web.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @Test
    void nothingIsWrongWithAWholeOne() {
        Diagnosis diagnosis = examine(HOME);

        assertEquals(0, diagnosis.status(), diagnosis.text());
        assertTrue(diagnosis.text().contains("  fine     All Tomcats hold the same key.\n"), diagnosis.text());
        assertTrue(diagnosis.text().endsWith("Nothing is wrong."), diagnosis.text());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void whatIsBrokenIsNamed(Broken broken) throws IOException {
        List<String> before = said(HOME);
        broken.breaking().in(this);

        List<String> said = new ArrayList<>(said(HOME));
        said.removeAll(before);

        String expected = broken.sentence()
                .replace("*", base.toString())
                .replace("#taken", Integer.toString(taken.getLocalPort()))
                .replace("#web", Integer.toString(web.getAddress().getPort()));
        assertTrue(said.stream().anyMatch(line -> line.contains(expected)), expected + "\nis not in\n" + said);
    }

    private static Stream<Broken> broken() {
        return Stream.of(keys(), files(), settings(), registries(), certificates(), unfitCertificates())
                .flatMap(List::stream);
    }

    private static List<Broken> keys() {
        return List.of(
                new Broken(
                        "key that everybody can read",
                        test -> test.mode("log/data/master.key", "rw-r--r--"),
                        "wrong    */log/data/master.key can be used by other users (rw-r--r--): chmod 600"
                                + " */log/data/master.key."),
                new Broken(
                        "one key of four differs",
                        test -> Files.writeString(test.base.resolve("grading/data/master.key"), key(7)),
                        "wrong    The keys in */registry/data/master.key and */grading/data/master.key differ, so that"
                                + " these Tomcats refuse each other: stop Rollcall, and copy the right one over the"
                                + " other."),
                new Broken(
                        "damaged key",
                        test -> Files.writeString(test.base.resolve("portal/data/master.key"), "half"),
                        "wrong    */portal/data/master.key does not hold a key: put the right one back, or delete it"
                                + " together with all copies."));
    }

    private static List<Broken> files() {
        return List.of(
                new Broken(
                        "file in place of the data",
                        test -> {
                            Files.delete(test.base.resolve("log/data/master.key"));
                            Files.delete(test.base.resolve("log/data"));
                            Files.createFile(test.base.resolve("log/data"));
                        },
                        "wrong    */log/data is not a directory: move it out of the way; the next start makes it"
                                + " anew."),
                new Broken(
                        "applications that everybody can replace",
                        test -> test.mode("registry/webapps", "rwxrwxrwx"),
                        "wrong    */registry/webapps can be written by anybody, who could then run what they like:"
                                + " chmod o-w */registry/webapps."),
                new Broken(
                        "unpacked application without its WAR",
                        test -> {
                            Files.createDirectory(test.base.resolve("log/webapps/put-there-as-it-is"));
                            Path unpacked = test.base.resolve("log/webapps/old/META-INF");
                            Files.createFile(Files.createDirectories(unpacked).resolve("war-tracker"));
                        },
                        "warning  */log/webapps/old has no old.war beside it, and Tomcat serves it all the same:"
                                + " delete it unless you put it there as it is."));
    }

    private static List<Broken> settings() {
        return List.of(
                new Broken(
                        "mistyped setting",
                        test -> test.set("registry", "rollcall.http.prot", "3001"),
                        "warning  Nobody reads the setting rollcall.http.prot in"
                                + " */registry/conf/catalina.properties: did you mean rollcall.http.port?"),
                new Broken(
                        "setting with a value that will be refused",
                        test -> test.set("registry", "rollcall.registry.probe.period", "soon"),
                        "wrong    The setting rollcall.registry.probe.period in */registry/conf/catalina.properties is"
                                + " soon: make it a duration from PT0.05S to PT1H."),
                new Broken(
                        "port that is taken",
                        test -> test.port("log", test.taken.getLocalPort()),
                        "wrong    Port #taken is taken by "),
                new Broken(
                        "two Tomcats with one port",
                        test -> test.set("log", "rollcall.http.port", "3000"),
                        "wrong    The Tomcats registry and log cannot share the port " + (3000 + OFFSET)
                                + ": set another one in the conf/catalina.properties of one of them."));
    }

    private static List<Broken> registries() {
        return List.of(
                new Broken(
                        "registry that is nowhere",
                        test -> test.set("portal", "rollcall.registry.url", "http://127.0.0.1:9/"),
                        "wrong    Nothing answers at http://127.0.0.1:9/, where the registry is to be: start it, or"
                                + " correct rollcall.registry.url in conf/catalina.properties."),
                new Broken(
                        "registry that is none",
                        test -> test.set("portal", "rollcall.registry.url", test.web()),
                        "wrong    What answers at http://127.0.0.1:#web/ is not a registry: correct"
                                + " rollcall.registry.url in conf/catalina.properties."),
                new Broken(
                        "clock that is not that of the registry",
                        test -> test.set(
                                "portal", "rollcall.registry.url", "http://127.0.0.1:" + test.taken.getLocalPort()),
                        " s ahead of that of the registry's machine, one of them is wrong: set it, and let NTP keep it"
                                + " (timedatectl set-ntp true)."),
                new Broken(
                        "registry with another key",
                        test -> test.set("portal", "rollcall.registry.url", test.web() + "stranger/"),
                        "wrong    The registry at http://127.0.0.1:#web/stranger/ refuses a token made with our key, so"
                                + " it holds another key: stop Rollcall, and copy data/master.key of that machine over"
                                + " the one here (mode 0600)."));
    }

    private static List<Broken> certificates() {
        return List.of(
                new Broken(
                        "authorities that are missing",
                        test -> test.set("portal", "rollcall.tls.trust", "conf/tls/none.pem"),
                        "wrong    The setting rollcall.tls.trust names */portal/conf/tls/none.pem, which does not exist:"
                                + " put the certificates of your authorities there, or correct it in"
                                + " conf/catalina.properties."),
                new Broken(
                        "certificate that is missing",
                        test -> test.tls(""),
                        "wrong    A connector in server.xml needs the file */registry/conf/tls/server.crt, which does"
                                + " not exist: put it there, or correct its name in server.xml."));
    }

    private static List<Broken> unfitCertificates() {
        return List.of(
                new Broken(
                        "certificate that has expired",
                        test -> {
                            test.tls("");
                            TestAuthority authority = test.authority("own");
                            authority.pem(authority.expiredServer("a", "dns:localhost"), test.tlsDirectory());
                        },
                        "so that nobody connects any longer: put a new one there."),
                new Broken(
                        "certificate for another name",
                        test -> {
                            test.tls("proxyName=\"rollcall.example.org\" ");
                            TestAuthority authority = test.authority("own");
                            authority.pem(authority.server("a", "dns:example.com"), test.tlsDirectory());
                        },
                        "warning  The certificate in */registry/conf/tls/server.crt is for example.com, not for"
                                + " rollcall.example.org, under which the connector is known: get one that names it."),
                new Broken(
                        "key of another certificate",
                        test -> {
                            test.tls("");
                            TestAuthority authority = test.authority("own");
                            authority.pem(authority.server("a", "dns:localhost"), test.tlsDirectory());
                            authority.pem(authority.server("b", "dns:localhost"), test.temp.resolve("b"));
                            Files.copy(
                                    test.temp.resolve("b/server.key"),
                                    test.tlsDirectory().resolve("server.key"),
                                    StandardCopyOption.REPLACE_EXISTING);
                        },
                        "wrong    The key in */registry/conf/tls/server.key is not that of the certificate in"
                                + " */registry/conf/tls/server.crt: put the two there that were made together."));
    }

    @Test
    void installationThatIsNotWholeIsNamed() throws IOException {
        Path home = temp.resolve("installation");
        for (String part : List.of("webapps/log.war", "template/lib/rollcall-juli.jar")) {
            makeWithout(part, home);

            assertTrue(
                    examine(home)
                            .text()
                            .contains("  wrong    The installation " + home + " is not complete, " + part
                                    + " is missing: unpack the distribution again.\n"),
                    examine(home).text());
        }
    }

    /** Makes empty files of the parts of the distribution, but leaves one of them out. */
    private static void makeWithout(String missing, Path home) throws IOException {
        for (String part : List.of(
                "webapps/registry.war",
                "webapps/log.war",
                "webapps/grading.war",
                "webapps/portal.war",
                "tomcat/lib/catalina.jar",
                "tomcat/bin/bootstrap.jar",
                "template/conf/server.xml",
                "template/lib/rollcall-juli.jar")) {
            Path file = home.resolve(part);
            Files.deleteIfExists(file);
            if (!part.equals(missing)) {
                Files.createDirectories(file.getParent());
                Files.createFile(file);
            }
        }
    }

    private Diagnosis examine(Path home) {
        return new Doctor(new Installation(home), new Base(base), Map.of(), OFFSET).examine(Topology.ONE);
    }

    private List<String> said(Path home) {
        return examine(home).text().lines().map(String::strip).toList();
    }

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) fill);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n";
    }

    private String web() {
        return "http://127.0.0.1:" + web.getAddress().getPort() + "/";
    }

    private void port(String tomcat, int port) throws IOException {
        Path server = base.resolve(tomcat).resolve("conf/server.xml");
        Files.writeString(server, Files.readString(server).replace("${rollcall.http.port:-8080}", "" + port));
        set(tomcat, "rollcall.http.port", Integer.toString(port));
        set(tomcat, "rollcall.port.offset", "0");
    }

    private void set(String tomcat, String name, String value) throws IOException {
        Files.writeString(
                base.resolve(tomcat).resolve("conf/catalina.properties"),
                "\n" + name + "=" + value + "\n",
                StandardOpenOption.APPEND);
    }

    private void mode(String file, String mode) throws IOException {
        Files.setPosixFilePermissions(base.resolve(file), PosixFilePermissions.fromString(mode));
    }

    private TestAuthority authority(String name) {
        return TestAuthority.in(temp.resolve(name));
    }

    private Path tlsDirectory() {
        return base.resolve("registry/conf/tls");
    }

    /** Adds a connector for TLS to the registry's Tomcat. */
    private void tls(String attributes) throws IOException {
        Path server = base.resolve("registry/conf/server.xml");
        String connector =
                "<Connector port=\"0\" SSLEnabled=\"true\" scheme=\"https\" " + attributes + "><SSLHostConfig>"
                        + "<Certificate certificateFile=\"conf/tls/server.crt\" certificateKeyFile=\"conf/tls/server.key\"/>"
                        + "</SSLHostConfig></Connector>";
        Files.writeString(server, Files.readString(server).replaceFirst("<Engine", connector + "<Engine"));
    }
}
