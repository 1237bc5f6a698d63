package dev.rollcall.kit.registry;

import static dev.rollcall.kit.registry.Fixtures.LOG;
import static dev.rollcall.kit.registry.Fixtures.NO_JITTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.LogCapture;
import dev.rollcall.kit.testing.ManualTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class RegistrarTest {

    private final ManualTime time = new ManualTime();
    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final Providers providers = new Providers(ViewFile.none());
    private final Registrar registrar = registrar(providers, registry);

    @Test
    void waitsUntilItsOwnAddressIsKnown() {
        AtomicReference<Optional<Registration>> declared = new AtomicReference<>(Optional.empty());
        Registrar waiting = new Registrar(
                declared::get, new RegistrationStateMachine(time, NO_JITTER), registry, providers, "test");

        assertEquals(Duration.ofMillis(50), waiting.step());
        assertEquals(Registrar.State.WAITING, waiting.state());
        assertEquals(List.of(), registry.heard());

        declared.set(Optional.of(Fixtures.registration()));
        waiting.step();
        assertEquals(Registrar.State.REGISTERED, waiting.state());
    }

    @Test
    void isToldItsProvidersByTheAnswer() {
        registerLog();

        registrar.step();

        assertEquals(1, providers.all(LOG).size());
    }

    @Test
    void aLostPushIsRepairedByTheNextRenewal() {
        registrar.step();
        registerLog();
        assertEquals(List.of(), providers.all(LOG));

        registrar.step();

        assertEquals(1, providers.all(LOG).size());
    }

    @Test
    void asksAgainAtOnceWhenAPushOvertookTheAnswer() {
        Registrar overtaken = registrar(providers, new RegistryThatPushesFirst());

        assertEquals(Duration.ZERO, overtaken.step());
        assertEquals("pushed", providers.view());
    }

    @Test
    void whenPushesOvertakeOneAnswerAfterTheOtherItAsksMoreAndMoreSeldom() {
        RegistryThatPushesFirst hasty = new RegistryThatPushesFirst();
        Registrar overtaken = registrar(providers, hasty);
        overtaken.step();

        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            pauses.add(overtaken.step().toMillis());
        }
        assertEquals(List.of(100L, 200L, 400L, 800L, 1000L, 1000L), pauses);
        hasty.pushing = false;
        assertEquals(InMemoryRegistry.LEASE.dividedBy(3), overtaken.step());
        hasty.pushing = true;
        assertEquals(Duration.ZERO, overtaken.step());
    }

    @Test
    void survivesTheRegistryBeingAwayAndComingBackEmpty() {
        registrar.step();
        registry.away(true);
        registrar.step();
        assertEquals(Registrar.State.AWAY, registrar.state());

        registry.away(false);
        registry.forget();
        assertEquals(Duration.ZERO, registrar.step());
        registrar.step();

        assertEquals(Registrar.State.REGISTERED, registrar.state());
        assertEquals(1, registry.listed().size());
    }

    @Test
    void comesUnderItsNewAddressWhenThatHasChanged() {
        Registration old = Fixtures.registration();
        URI there = URI.create("http://192.0.2.7:8080/moved");
        AtomicReference<Optional<Registration>> declared = new AtomicReference<>(Optional.of(old));
        Registrar moving = new Registrar(
                declared::get, new RegistrationStateMachine(time, NO_JITTER), registry, providers, "test");
        moving.step();
        declared.set(Optional.empty());
        moving.step();
        assertEquals(List.of(old.url()), urls(), "an address that is not known now is no other one");

        declared.set(Optional.of(Registration.of(old.name(), there)));
        moving.step();

        assertEquals(List.of(there), urls());
        assertEquals(Registrar.State.REGISTERED, moving.state());
        declared.set(Optional.of(old));
        settle(moving);
        assertEquals(List.of(old.url()), urls(), "and back, where it had said goodbye");
        moving.close();
        assertEquals(List.of(), urls());
    }

    private List<URI> urls() {
        return registry.listed().stream().map(Registration::url).toList();
    }

    @Test
    void twoVersionsAtOneAddressNeverTakeTurns() {
        Registrar first = registrar(new Providers(ViewFile.none()), registry);
        first.step();
        time.advance(Duration.ofSeconds(1));
        Registrar second = registrar(new Providers(ViewFile.none()), registry);
        second.step();

        for (int round = 0; round < 10; round++) {
            first.step();
            second.step();
        }

        assertEquals(Registrar.State.SUPERSEDED, first.state());
        assertEquals(Registrar.State.REGISTERED, second.state());
        assertEquals(
                2,
                registry.heard().stream().filter(h -> h.startsWith("register")).count());
    }

    @Test
    void theOlderVersionTakesOverWhenTheNewerLeaves() {
        Registrar first = registrar(new Providers(ViewFile.none()), registry);
        first.step();
        time.advance(Duration.ofSeconds(1));
        Registrar second = registrar(new Providers(ViewFile.none()), registry);
        second.step();
        first.step();
        second.close();
        assertEquals(List.of(), registry.listed());

        settle(first);

        assertEquals(Registrar.State.REGISTERED, first.state());
        assertEquals(1, registry.listed().size());
    }

    @Test
    void theGoodbyeOfTheOlderVersionDoesNotTouchTheNewer() {
        Registrar first = registrar(new Providers(ViewFile.none()), registry);
        first.step();
        time.advance(Duration.ofSeconds(1));
        Registrar second = registrar(new Providers(ViewFile.none()), registry);
        second.step();

        first.close();

        assertEquals(1, registry.listed().size());
        second.step();
        assertEquals(Registrar.State.REGISTERED, second.state());
    }

    @Test
    void bothVersionsKeepTheirOrderWhenTheRegistryForgetsThem() {
        Registrar first = registrar(new Providers(ViewFile.none()), registry);
        first.step();
        time.advance(Duration.ofSeconds(1));
        Registrar second = registrar(new Providers(ViewFile.none()), registry);
        second.step();
        first.step();
        long newest = registry.listed().get(0).generation().orElseThrow();

        registry.forget();
        settle(second);
        settle(first);

        assertEquals(newest, registry.listed().get(0).generation().orElseThrow());
        assertEquals(Registrar.State.SUPERSEDED, first.state());
        assertEquals(Registrar.State.REGISTERED, second.state());
    }

    @Test
    void keepsWhatItRequiresWhileTheNewerVersionRequiresLess() {
        registerLog();
        registrar.step();
        time.advance(Duration.ofSeconds(1));
        registry.register(Fixtures.registration().withGeneration(time.millis()));

        registrar.step();

        assertEquals(Registrar.State.SUPERSEDED, registrar.state());
        assertEquals(1, providers.all(LOG).size());
    }

    @Test
    void warnsOnceThatANewerRegistrationIsKnown() {
        List<LogRecord> warnings = new ArrayList<>();
        try (LogCapture ignored = LogCapture.of(Registrar.class, Level.WARNING, warnings)) {
            Registrar older = registrar(providers, new Answering(new RegistryAnswer.Older(1L << 60)));
            older.step();
            older.step();

            assertEquals(Registrar.State.REFUSED, older.state());
        }

        assertEquals(1, warnings.size());
        assertTrue(
                warnings.get(0).getMessage().contains("known=" + (1L << 60)),
                warnings.get(0).getMessage());
    }

    @Test
    void anErrorDoesNotEndTheRenewals() {
        RegistryAnswer away = new RegistryAnswer.Away("test");
        AtomicInteger asked = new AtomicInteger();
        Registrar unlucky = registrar(providers, new Answering(away) {
            @Override
            public RegistryAnswer register(Registration registration) {
                if (asked.incrementAndGet() < 3) {
                    throw new NoClassDefFoundError("test");
                }
                return registry.register(registration);
            }
        });

        unlucky.start();

        Eventually.isTrue(Duration.ofSeconds(5), "registered", () -> unlucky.state() == Registrar.State.REGISTERED);
        unlucky.close();
    }

    @Test
    void saysGoodbyeOnce() {
        registrar.step();

        registrar.close();
        registrar.close();

        assertEquals(List.of(), registry.listed());
        assertEquals(
                1,
                registry.heard().stream()
                        .filter(h -> h.startsWith("deregister"))
                        .count());
        assertEquals(Registrar.State.STOPPED, registrar.state());
    }

    @Test
    void leavesSilentlyWhenTold() {
        registrar.step();

        registrar.close(true);

        assertEquals(1, registry.listed().size());
    }

    @Test
    void worksOnAThreadOfItsOwnAndEndsIt() {
        registrar.start();
        Eventually.isTrue(Duration.ofSeconds(5), "registered", () -> registrar.state() == Registrar.State.REGISTERED);

        registrar.close();

        Eventually.isTrue(
                Duration.ofSeconds(5),
                "no thread is left",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(t -> t.getName().startsWith("rollcall-registrar-own-thread")));
    }

    private void registerLog() {
        registry.register(
                Registration.of(LOG, URI.create("http://127.0.0.1:4000")).withGeneration(1));
    }

    /** As many steps as any course of events needs. */
    private static void settle(Registrar registrar) {
        for (int i = 0; i < 6; i++) {
            registrar.step();
        }
    }

    private Registrar registrar(Providers held, RegistryClient client) {
        return new Registrar(
                () -> Optional.of(Fixtures.registration(LOG)),
                new RegistrationStateMachine(time, NO_JITTER),
                client,
                held,
                "own-thread");
    }

    /** Always says the same. */
    private static class Answering implements RegistryClient {

        private final RegistryAnswer answer;

        Answering(RegistryAnswer answer) {
            this.answer = answer;
        }

        @Override
        public RegistryAnswer register(Registration registration) {
            return answer;
        }

        @Override
        public RegistryAnswer renew(InstanceId instanceId, Renewal renewal) {
            return answer;
        }

        @Override
        public boolean deregister(InstanceId instanceId, long generation, Duration limit) {
            return true;
        }
    }

    /** Its push arrives while its answer is still on the way. */
    private final class RegistryThatPushesFirst implements RegistryClient {

        private boolean pushing = true;

        private void push() {
            if (pushing) {
                providers.apply(ProviderUpdate.full("pushed", List.of(Fixtures.LOG_1)));
            }
        }

        @Override
        public RegistryAnswer register(Registration registration) {
            push();
            return new Registered(
                    registration.instanceId(), 1, InMemoryRegistry.LEASE, ProviderUpdate.full("answered", List.of()));
        }

        @Override
        public RegistryAnswer renew(InstanceId instanceId, Renewal renewal) {
            push();
            return new Renewed(
                    Renewed.State.RENEWED,
                    InMemoryRegistry.LEASE,
                    Optional.of(ProviderUpdate.full("answered", List.of())));
        }

        @Override
        public boolean deregister(InstanceId instanceId, long generation, Duration limit) {
            return true;
        }
    }
}
