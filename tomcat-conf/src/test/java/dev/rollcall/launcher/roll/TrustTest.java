package dev.rollcall.launcher.roll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.rollcall.kit.testing.Skips;
import dev.rollcall.launcher.base.Addresses;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.roll.Trust.TrustFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server whose certificate names a host of the outside world, as that of a real Tomcat does. */
class TrustTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path directory;

    private static HttpsServer server;
    private static URI address;

    @BeforeAll
    static void startServer() throws Exception {
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=school", "-ext", "san=dns:school.example.org");
        keytool("-exportcert", "-rfc", "-file", directory.resolve("school.pem").toString());
        server = HttpsServer.create(new InetSocketAddress(0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(serverContext()));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        address = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @AfterAll
    static void stopServer() {
        server.stop(0);
    }

    @Test
    void certificateInPemIsTrustedUnderTheLoopbackAddress() {
        assertTrue(services(new TrustFile(directory.resolve("school.pem"), Optional.empty()))
                .areAlive());
    }

    @Test
    void certificateIsTrustedUnderAnyAddressOfThisMachine() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(other -> other instanceof Inet4Address && !other.isLoopbackAddress())
                .toList();
        if (others.isEmpty()) {
            Skips.because("this machine has no other address");
        }
        URI there = URI.create("https://" + others.get(0).getHostAddress() + ":" + address.getPort() + "/");

        assertTrue(services(there, new TrustFile(directory.resolve("school.pem"), Optional.empty()))
                .areAlive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.255", "school.example.org", "::2", "1.2.3", "", "null"})
    void nobodyElseIsTakenForThisMachine(String host) {
        assertFalse(ThisMachineTrustManager.isThisMachine(host));
    }

    @Test
    void certificateInAStoreIsTrustedToo() throws Exception {
        Path store = directory.resolve("trust.p12");
        new ProcessBuilder(
                        tool(),
                        "-importcert",
                        "-noprompt",
                        "-alias",
                        "school",
                        "-file",
                        directory.resolve("school.pem").toString(),
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .start()
                .waitFor();

        assertTrue(services(new TrustFile(store, Optional.of(PASSWORD))).areAlive());
    }

    @Test
    void certificateOfAStrangerIsNamedWithWhatHelps() {
        Services services = new Services(
                Addresses.of(War.LOG, address),
                List.of(address),
                new ServiceKeys(new byte[32]),
                Trust.context(List.of()));

        assertEquals(
                List.of("the certificate of " + address + " is not trusted (unable to find valid certification path to"
                        + " requested target): name its authority by rollcall.tls.trust in conf/catalina.properties"),
                services.refusals());
    }

    @Test
    void fileThatHoldsNoCertificatesIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("notes.txt"), "milk, bread");

        FailureException failure = assertThrows(
                FailureException.class, () -> Trust.context(List.of(new TrustFile(file, Optional.empty()))));

        assertTrue(
                failure.getMessage().startsWith("rollcall.tls.trust names " + file + ", which cannot be read as PEM"));
    }

    @Test
    void missingFileIsNamed() {
        Path file = directory.resolve("none.pem");

        FailureException failure = assertThrows(
                FailureException.class, () -> Trust.context(List.of(new TrustFile(file, Optional.empty()))));

        assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
    }

    private static Services services(TrustFile file) {
        return services(address, file);
    }

    private static Services services(URI there, TrustFile file) {
        return new Services(
                Addresses.of(War.LOG, there),
                List.of(there),
                new ServiceKeys(new byte[32]),
                Trust.context(List.of(file)));
    }

    private static SSLContext serverContext() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve("server.p12"))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(tool()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-alias", "server", "-keystore", directory.resolve("server.p12").toString(), "-storepass", PASSWORD));
        assertEquals(
                0, new ProcessBuilder(command).redirectErrorStream(true).start().waitFor(), command.toString());
    }

    private static String tool() {
        return Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    }
}
