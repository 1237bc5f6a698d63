package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.TestAuthority;
import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.CentralLog;
import dev.rollcall.system.harness.Installation;
import dev.rollcall.system.harness.PortalSession;
import dev.rollcall.system.harness.Roll;
import dev.rollcall.system.harness.TomcatProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tomcats that speak TLS and nothing else, with certificates of an authority made on the fly. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsSystemTest {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final String UNTRUSTED = "its certificate was not issued by an authority that is trusted here";

    private final TestAuthority ours = authority("ours");
    private final TestAuthority theirs = authority("theirs");
    private final Path certificate = ours.server("localhost", "dns:localhost");
    private final Path foreign = theirs.server("localhost", "dns:localhost");
    private final Base registry =
            Base.ours("tls-registry").wars("registry", "log").encrypted(ours, ours, certificate);
    private final List<TomcatProcess> started = new ArrayList<>();
    private TomcatProcess registryTomcat;

    private static TestAuthority authority(String name) {
        return TestAuthority.in(Installation.emptyTarget("tls-" + name));
    }

    @BeforeAll
    void start() {
        Http.trust(ours.trust());
        registryTomcat = registry.start().awaitStarted();
        Eventually.passes(READY, () -> Roll.of(registry).read());
    }

    @AfterEach
    void stop() {
        started.forEach(TomcatProcess::close);
        started.clear();
    }

    @AfterAll
    void close() {
        registryTomcat.close();
    }

    private TomcatProcess started(Base base) {
        TomcatProcess process = base.start();
        started.add(process);
        return process;
    }

    private Base joining(String name, String... wars) {
        return Base.ours(name).wars(wars).keyOf(registry).registry(registry);
    }

    @Test
    void fourServicesFindEachOtherAndAPageComesOverTls() {
        Base front = joining("tls-front", "grading", "portal").encrypted(ours, ours, certificate);
        started(front).awaitStarted();

        Roll.of(registry).awaitReady(READY, "RegistryService", "LogService", "GradingService", "Portal");
        assertTrue(Roll.of(registry).read().stream().allMatch(line -> line.url().startsWith("https://localhost:")));
        assertTrue(PortalSession.open(front).showsClasses());
        Eventually.isTrue(
                READY, "the portal's log, shipped over TLS", () -> CentralLog.has(registry, "Portal", "account added"));
        Eventually.isTrue(READY, "Tomcat's own log", () -> CentralLog.has(registry, "Tomcat", "Server startup in"));
    }

    @Test
    void aServiceWithACertificateOfAnotherAuthorityIsDownAndTheRollSaysWhy() {
        Base grading = joining("tls-foreign", "grading").encrypted(ours, theirs, foreign);
        started(grading);

        Eventually.isTrue(
                READY,
                "down for its certificate",
                () -> Roll.of(registry).of("GradingService").stream()
                        .filter(line ->
                                line.url().equals(grading.uri("/grading").toString()))
                        .anyMatch(line -> line.status().equals("DOWN")));
        Eventually.isTrue(READY, "says why", () -> registryTomcat.console().contains(UNTRUSTED));
    }

    @Test
    void aServiceThatDoesNotTrustTheRegistryStaysAwayAndSaysWhy() {
        Base trusting = joining("tls-trusting", "grading").encrypted(theirs, theirs, foreign);
        TomcatProcess tomcat = started(trusting).awaitStarted();

        Eventually.isTrue(
                READY,
                "says why",
                () -> tomcat.console()
                        .contains("registry does not answer: localhost:" + registry.port() + ": " + UNTRUSTED));
    }

    @Test
    void aFileOfAuthoritiesThatIsMissingIsNamed() {
        Base wrong = joining("tls-wrong", "grading")
                .encrypted(ours, ours, certificate)
                .set("rollcall.tls.trust", "conf/tls/missing.pem");
        TomcatProcess tomcat = started(wrong).awaitStarted();

        assertTrue(
                tomcat.console().contains("rollcall.tls.trust must be a file with the certificates of authorities"),
                tomcat.console());
    }
}
