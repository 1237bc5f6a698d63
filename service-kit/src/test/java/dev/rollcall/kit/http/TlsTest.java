package dev.rollcall.kit.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.security.Trust;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.TestAuthority;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whom a caller with a trust store of its own believes, and what it says of others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {

    private final AtomicInteger served = new AtomicInteger();

    @TempDir
    private static Path temp;

    private TestAuthority ours;
    private TestAuthority theirs;
    private HttpCaller caller;

    @BeforeAll
    void start() {
        ours = TestAuthority.in(temp.resolve("ours"));
        theirs = TestAuthority.in(temp.resolve("theirs"));
        caller = new HttpCaller(
                "tls-test",
                Trust.from(Settings.of(
                        Map.of("rollcall.tls.trust", ours.certificate().toString()))));
    }

    @AfterAll
    void end() {
        caller.close();
    }

    private final class Served extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            served.incrementAndGet();
        }
    }

    private EmbeddedTomcat server(TestAuthority authority, Path store) {
        return EmbeddedTomcat.startEncrypted(store, authority.password(), app -> app.servlet("/", new Served()));
    }

    private HttpAnswer get(URI uri) throws IOException {
        return caller.call(HttpCall.of("GET", uri).header("Authorization", "Bearer secret"));
    }

    private void isRefused(TestAuthority authority, Path store, String sentence) {
        int before = served.get();
        try (EmbeddedTomcat server = server(authority, store)) {
            String message = assertThrows(ConnectException.class, () -> get(server.uri("/")), "nothing was sent")
                    .getMessage();

            assertTrue(message.startsWith("127.0.0.1:" + server.port() + ": " + sentence), message);
        }
        assertEquals(before, served.get());
    }

    @Test
    void aCertificateOfATrustedAuthorityIsAccepted() throws IOException {
        try (EmbeddedTomcat server = server(ours, ours.server("good", "ip:127.0.0.1,dns:localhost"))) {
            assertEquals(200, get(server.uri("/")).status());
            assertEquals(
                    200,
                    get(URI.create("https://localhost:" + server.port() + "/")).status());
        }
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() {
        isRefused(
                theirs,
                theirs.server("foreign", "ip:127.0.0.1"),
                "its certificate was not issued by an authority that is trusted here (rollcall.tls.trust)");
    }

    @Test
    void aCertificateForAnotherNameIsRefused() {
        isRefused(
                ours,
                ours.server("other", "dns:school.example"),
                "its certificate is for another name than the one in its address");
    }

    @Test
    void anExpiredCertificateIsRefused() {
        isRefused(ours, ours.expiredServer("expired", "ip:127.0.0.1"), "its certificate has expired (NotAfter: ");
    }

    @Test
    void aServerWithoutTlsIsNamedAsSuch() {
        try (EmbeddedTomcat plain = EmbeddedTomcat.start(app -> app.servlet("/", new Served()))) {
            URI uri = URI.create("https://127.0.0.1:" + plain.port() + "/");

            String message = assertThrows(IOException.class, () -> get(uri)).getMessage();

            assertEquals("127.0.0.1:" + plain.port() + ": it does not speak TLS", message);
        }
    }
}
