package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.TestAuthority;
import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.Connectors;
import dev.rollcall.system.harness.Installation;
import dev.rollcall.system.harness.Roll;
import dev.rollcall.system.harness.TomcatProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Services find out under which address others reach them, whatever connectors their Tomcat has; the registry tries it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnAddressSystemTest {
    private static final Duration READY = Duration.ofSeconds(90);
    private static final String MACHINE = "127.0.0.1:";

    private final TestAuthority authority = TestAuthority.in(Installation.emptyTarget("bases/address-authority"));
    private final Path certificate = authority.server("machine", "dns:localhost,ip:127.0.0.1");
    private final List<TomcatProcess> started = new ArrayList<>();
    private Base registry;
    private int registryTls;

    @BeforeAll
    void start() {
        registry = trusting("registry").wars("registry");
        Connectors connectors = Connectors.of(registry).own();
        registryTls = connectors.encrypted(authority, certificate);
        connectors.write();
        started.add(registry.start());
    }

    @AfterAll
    void close() {
        started.forEach(TomcatProcess::close);
    }

    private Base trusting(String name) {
        return Base.ours("address-" + name)
                .set("rollcall.tls.trust", authority.certificate().toString());
    }

    private Base joining(String name) {
        return trusting(name).keyOf(registry).registry(registry);
    }

    /** Starts a service whose context has the name of its base, and returns its address once the registry has reached it. */
    private String listed(String name, Base base) {
        return listedOnce(name, base.war(Installation.war("log"), name));
    }

    private String listedOnce(String name, Base base) {
        try (TomcatProcess tomcat = base.start()) {
            tomcat.awaitStarted();
            Eventually.isTrue(READY, name + " is up", () -> lines(name).stream().anyMatch(Roll.Listed::ready));
            assertEquals(1, lines(name).size());
            return lines(name).get(0).url();
        }
    }

    private List<Roll.Listed> lines(String name) {
        return Roll.of(registry).of("LogService").stream()
                .filter(line -> line.url().endsWith("/" + name))
                .toList();
    }

    @Test
    void ofTwoConnectorsTheOneWithTheLowerPort() {
        Base base = joining("two");
        Connectors connectors = Connectors.of(base);
        int lower = Math.min(connectors.plain(""), connectors.plain(""));
        connectors.write();

        assertEquals("http://" + MACHINE + lower + "/two", listed("two", base));
    }

    @Test
    void ofHttpAndHttpsTheOneThatTheRegistrySpeaks() {
        Base plain = joining("http");
        Connectors both = Connectors.of(plain);
        both.encrypted(authority, certificate);
        int http = both.plain("");
        both.write();
        Base encrypted =
                joining("https").set("rollcall.registry.url", "https://localhost:" + registryTls + "/registry");
        both = Connectors.of(encrypted);
        both.plain("");
        int https = both.encrypted(authority, certificate);
        both.write();

        assertEquals("http://" + MACHINE + http + "/http", listed("http", plain));
        assertEquals("https://" + MACHINE + https + "/https", listed("https", encrypted));
    }

    @Test
    void httpsWhereThereIsNothingElse() {
        Base base = joining("tls");
        Connectors connectors = Connectors.of(base);
        int port = connectors.encrypted(authority, certificate);
        connectors.write();

        assertEquals("https://" + MACHINE + port + "/tls", listed("tls", base));
    }

    @Test
    void thePortThatTheSystemHasChosenBesideOneThatSpeaksNoHttp() {
        Base base = joining("chosen");
        Connectors connectors = Connectors.of(base).chosen();
        int ajp = connectors.ajp();
        connectors.write();

        String url = listed("chosen", base);

        assertTrue(url.matches("http://127\\.0\\.0\\.1:[1-9][0-9]+/chosen"), url);
        assertTrue(!url.contains(":" + ajp + "/"), url);
    }

    @Test
    void theProxyThatAConnectorNames() {
        Base base = joining("proxied");
        Connectors connectors = Connectors.of(base);
        int front = connectors.plain("");
        connectors.plain("proxyName=\"localhost\" proxyPort=\"" + front + "\"");
        connectors.write();

        assertEquals("http://localhost:" + front + "/proxied", listed("proxied", base));
    }

    @Test
    void whatIsSaidInTheContextWins() {
        Base base = joining("said");
        Connectors connectors = Connectors.of(base);
        connectors.plain("");
        String url = "http://localhost:" + connectors.plain("") + "/said";
        connectors.write();

        assertEquals(
                url, listedOnce("said", base.descriptor("said", Installation.war("log"), "rollcall.service.url", url)));
    }
}
