package dev.rollcall.registry.calling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.registry.RegistrationCodec;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.health.ProbeResult;
import dev.rollcall.registry.push.Receipt;
import dev.rollcall.registry.push.Subscriber;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Origin;
import dev.rollcall.registry.testing.TutorialService;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name that means the caller while it is checked, and somebody else from then on. */
class RebindingTest {

    private static final InetAddress CALLER = Fixtures.address("127.0.0.1");
    private static final InetAddress VICTIM = Fixtures.address("127.0.0.2");
    private static final Duration LIMIT = Duration.ofSeconds(9);

    @TempDir
    Path folder;

    private final AtomicInteger questions = new AtomicInteger();
    private final AddressPolicy policy = new AddressPolicy(
            List.of(),
            host -> new InetAddress[] {questions.getAndIncrement() == 0 ? CALLER : VICTIM},
            address -> address.equals(CALLER));

    private TutorialService service;
    private ServerSocket victim;
    private Outgoing outgoing;

    @BeforeEach
    void start() throws Exception {
        service = TutorialService.start();
        victim = new ServerSocket(service.port(), 10, VICTIM);
        victim.setSoTimeout(1); // whoever calls is in the backlog already
        outgoing = new Outgoing(4, Optional.empty(), SystemTime.INSTANCE);
    }

    @AfterEach
    void stop() throws Exception {
        outgoing.close();
        victim.close();
        service.close();
    }

    private Registration registration() {
        String url = "http://rebinding.example:" + service.port();
        String json = "{\"ServiceName\":\"Shop\",\"ServiceURL\":\"" + url + "/\",\"RequiredServices\":[\"Stock\"],"
                + "\"ServiceUpdateURL\":\"" + url + "/services\",\"HeartbeatURL\":\"" + url + "/heartbeat\"}";
        return RegistrationCodec.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatWasCheckedIsCalledAndNothingIsLookedUpAgain() throws Exception {
        Registration registration = registration();
        Entry entry = Fixtures.listed(
                Fixtures.roll(SystemTime.INSTANCE),
                registration,
                new Origin(false, CALLER, policy.check(registration, CALLER)));
        CallTokens tokens = new CallTokens(
                new Tokens(MasterKey.loadOrCreate(folder), SystemTime.INSTANCE),
                SystemTime.INSTANCE,
                SystemTime.INSTANCE);

        CompletableFuture<ProbeResult> probed = new CompletableFuture<>();
        new HttpHeartbeats(outgoing, tokens, LIMIT).probe(entry, probed::complete);
        CompletableFuture<Receipt> told = new CompletableFuture<>();
        new HttpUpdates(outgoing, tokens, LIMIT)
                .send(subscriber(entry), ProviderUpdate.plain(List.of(), List.of()), told::complete);

        assertInstanceOf(ProbeResult.Alive.class, probed.get(10, TimeUnit.SECONDS));
        assertEquals(Receipt.ACKNOWLEDGED, told.get(10, TimeUnit.SECONDS));
        assertEquals(1, questions.get());
        assertThrows(java.net.SocketTimeoutException.class, victim::accept, "nobody called it");
    }

    private static Subscriber subscriber(Entry entry) {
        return new Subscriber(
                entry.id(),
                entry.name(),
                entry.registration().updateUrl().orElseThrow(),
                entry.origin().addressesOf(entry.registration().updateUrl().orElseThrow()),
                false,
                true);
    }

    @Test
    void whoRegistersAgainIsJudgedByWhatTheNameMeansThen() throws Exception {
        InetAddress caller = Fixtures.address("10.0.0.5");
        AddressPolicy strict = new AddressPolicy(
                List.of(),
                host -> new InetAddress[] {questions.getAndIncrement() == 0 ? caller : VICTIM},
                InetAddress::isLoopbackAddress);
        strict.check(registration(), caller);

        assertThrows(AddressRefusedException.class, () -> strict.check(registration(), caller));
    }
}
