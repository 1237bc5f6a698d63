package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.Scale;
import dev.rollcall.kit.testing.Workers;
import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Keys;
import dev.rollcall.system.harness.Roll;
import dev.rollcall.system.harness.TomcatProcess;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The registry is killed again and again while services register: what it had confirmed is there when it is back. Where it does
 * not wait for the disk, that is what the disk had answered for; and of the rest the newest is lost, never an older one alone.
 */
class RegistryRestartSystemTest {
    private static final String LOAD = "Load";
    private static final Duration READY = Duration.ofSeconds(60);
    private static final int CLIENTS = 4;
    private static final int BEFORE_THE_DISK_ANSWERS = 50;
    private static final int CONFIRMED_BEFORE_THE_KILL = 300;

    private final AtomicInteger next = new AtomicInteger();
    private final Map<String, Confirmed> confirmed = new ConcurrentHashMap<>();

    /** When a registration was asked for, and when it was confirmed, on {@link System#nanoTime()}. */
    private record Confirmed(long asked, long answered) {}

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasConfirmedOutlivesAKill(boolean sync) {
        Base base = Base.ours("restart-" + (sync ? "sync" : "behind"))
                .wars("registry")
                .set("rollcall.registry.store.sync", Boolean.toString(sync));
        int lost = 0;
        long oldest = 0;
        TomcatProcess tomcat = base.start().awaitStarted();
        try {
            for (int round = 0; round < Scale.of(3, 30); round++) {
                awaitServing(base);
                Set<String> onDisk = sync ? Set.of() : registerAndAwaitTheDisk(base);
                long killed = registerUntilKilled(base, tomcat);
                tomcat = base.start().awaitStarted();
                awaitServing(base);

                Map<String, Confirmed> missing = new HashMap<>(confirmed);
                missing.keySet().removeAll(listed(base));
                confirmed.keySet().removeAll(missing.keySet());
                assertTrue(!sync || missing.isEmpty(), () -> "lost " + missing.keySet());
                assertTrue(
                        confirmed.keySet().containsAll(onDisk), () -> "was on the disk, and lost " + missing.keySet());
                assertNewest(missing);
                lost += missing.size();
                oldest = missing.values().stream()
                        .mapToLong(one -> killed - one.answered())
                        .reduce(oldest, Math::max);
            }
        } finally {
            tomcat.close();
        }
        Figures.note("registrations confirmed before kills, sync=" + sync, confirmed.size() + lost);
        Figures.note("of these lost", lost);
        Figures.note("the oldest of them at the kill", Duration.ofNanos(oldest));
    }

    /** Returns what was confirmed while the registry said afterwards that all is on the disk. */
    private Set<String> registerAndAwaitTheDisk(Base base) {
        Roll roll = Roll.of(base);
        for (int i = 0; i < BEFORE_THE_DISK_ANSWERS; i++) {
            register(roll);
        }
        Eventually.isTrue(
                READY,
                "all on the disk",
                () -> Http.get(base.uri("/registry/metrics"))
                        .body()
                        .lines()
                        .anyMatch(line -> line.equals("rollcall_registry_journal_behind 0.0")));
        return Set.copyOf(confirmed.keySet());
    }

    /** Returns when it was killed. */
    private long registerUntilKilled(Base base, TomcatProcess tomcat) {
        int before = confirmed.size();
        Keys keys = Keys.of(base);
        Roll roll = Roll.at(base.uri("/registry/services"), () -> keys);
        Workers clients = new Workers();
        for (int i = 0; i < CLIENTS; i++) {
            clients.start(() -> registerUntilRefused(roll));
        }
        Eventually.isTrue(READY, "registrations", () -> confirmed.size() >= before + CONFIRMED_BEFORE_THE_KILL);
        long killed = System.nanoTime();
        tomcat.kill();
        clients.end(READY);
        return killed;
    }

    private void registerUntilRefused(Roll roll) {
        try {
            while (true) {
                register(roll);
            }
        } catch (UncheckedIOException e) {
            // Killed: what was not answered is not confirmed.
        }
    }

    private void register(Roll roll) {
        String id = "load-" + next.incrementAndGet();
        long asked = System.nanoTime();
        roll.register(LOAD, id);
        confirmed.put(id, new Confirmed(asked, System.nanoTime()));
    }

    /** Nothing is there that was asked for only after one of the missing had been confirmed. */
    private void assertNewest(Map<String, Confirmed> missing) {
        long firstAnswer =
                missing.values().stream().mapToLong(Confirmed::answered).min().orElse(Long.MAX_VALUE);
        Set<String> younger = new TreeSet<>();
        confirmed.forEach((id, one) -> {
            if (one.asked() > firstAnswer) {
                younger.add(id);
            }
        });
        assertEquals(Set.of(), younger, () -> "there, and younger than some of " + missing.keySet());
    }

    private static void awaitServing(Base base) {
        Eventually.passes(READY, () -> Roll.of(base).of("RegistryService"));
    }

    private static Set<String> listed(Base base) {
        Map<String, Integer> times = new HashMap<>();
        Roll.of(base).of(LOAD).forEach(line -> times.merge(line.instanceId(), 1, Integer::sum));
        assertTrue(times.values().stream().allMatch(count -> count == 1), "listed once each");
        return times.keySet();
    }
}
