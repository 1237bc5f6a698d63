package dev.rollcall.registry.calling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.security.Trust;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.TestAuthority;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.registry.Fixtures;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry calls services over TLS: only who proves to be what its address says is told anything. */
class OutgoingTlsTest {

    @TempDir
    private static Path temp;

    private static TestAuthority ours;
    private static Outgoing outgoing;

    @BeforeAll
    static void start() {
        ours = TestAuthority.in(temp.resolve("ours"));
        Settings settings =
                Settings.of(Map.of("rollcall.tls.trust", ours.certificate().toString()));
        outgoing = new Outgoing(4, Trust.from(settings), SystemTime.INSTANCE);
    }

    @AfterAll
    static void stop() {
        outgoing.close();
    }

    private static Outcome call(TestAuthority authority, Path store, String host) throws Exception {
        try (EmbeddedTomcat server = EmbeddedTomcat.startEncrypted(store, authority.password(), app -> {})) {
            OutgoingCall call = new OutgoingCall(
                    URI.create("https://" + host + ":" + server.port() + "/"),
                    List.of(Fixtures.address("127.0.0.1")),
                    Map.of(),
                    Optional.empty(),
                    Duration.ofSeconds(5),
                    1024);
            CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            outgoing.call(call, outcome::complete);
            return outcome.get(20, TimeUnit.SECONDS);
        }
    }

    private static String reason(Outcome outcome) {
        return assertInstanceOf(Outcome.Broken.class, outcome).reason();
    }

    @Test
    void theNameInTheCertificateIsThatOfTheUrlNotOfThePinnedAddress() throws Exception {
        Path store = ours.server("school", "dns:school.example");

        assertInstanceOf(Outcome.Answered.class, call(ours, store, "school.example"));
        assertEquals(
                "its certificate is for another name than the one in its address",
                reason(call(ours, store, "other.example")));
    }

    @Test
    void aForeignAuthorityIsRefusedWithTheSentence() throws Exception {
        TestAuthority theirs = TestAuthority.in(temp.resolve("theirs"));

        assertEquals(
                "its certificate was not issued by an authority that is trusted here (rollcall.tls.trust)",
                reason(call(theirs, theirs.server("foreign", "ip:127.0.0.1"), "127.0.0.1")));
    }

    @Test
    void anExpiredCertificateIsRefusedWithTheSentence() throws Exception {
        String reason = reason(call(ours, ours.expiredServer("expired", "ip:127.0.0.1"), "127.0.0.1"));

        assertTrue(reason.startsWith("its certificate has expired (NotAfter: "), reason);
    }
}
