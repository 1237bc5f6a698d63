package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Workers;
import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Keys;
import dev.rollcall.system.harness.Roll;
import dev.rollcall.system.harness.Scale;
import dev.rollcall.system.harness.TomcatProcess;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The registry is killed again and again while services register: what it had confirmed is there when it is back. */
@Isolated("what is younger than the disk's last answer is lost, and that comes late where others write")
class RegistryRestartSystemTest {
    private static final String LOAD = "Load";
    private static final Duration READY = Duration.ofSeconds(60);
    private static final int CLIENTS = 4;
    private static final int CONFIRMED_BEFORE_THE_KILL = 300;

    private final AtomicInteger next = new AtomicInteger();
    /** What was confirmed, and when on {@link System#nanoTime()}. */
    private final Map<String, Long> confirmed = new ConcurrentHashMap<>();

    @ParameterizedTest
    @CsvSource({"false, 100", "true, 0"})
    void whatWasConfirmedOutlivesAKill(boolean sync, int allowedMillis) {
        Base base = Base.ours("restart-" + (sync ? "sync" : "behind"))
                .wars("registry")
                .set("rollcall.registry.store.sync", Boolean.toString(sync));
        int lostEarlier = 0;
        TomcatProcess tomcat = base.start().awaitStarted();
        try {
            for (int round = 0; round < Scale.of(3, 30); round++) {
                awaitServing(base);
                long killed = registerUntilKilled(base, tomcat);
                tomcat = base.start().awaitStarted();
                awaitServing(base);

                Set<String> lost = new TreeSet<>(confirmed.keySet());
                lost.removeAll(listed(base));
                assertEquals(
                        Set.of(),
                        lost.stream()
                                .filter(id -> killed - confirmed.get(id)
                                        > Duration.ofMillis(allowedMillis).toNanos())
                                .collect(Collectors.toSet()),
                        "round " + round);
                lostEarlier += lost.size();
                lost.forEach(confirmed::remove);
            }
        } finally {
            tomcat.close();
        }
        assertTrue(!sync || lostEarlier == 0);
        Figures.note("registrations confirmed before kills, sync=" + sync, confirmed.size() + lostEarlier);
        Figures.note("of these lost, all younger than " + allowedMillis + " ms", lostEarlier);
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
                String id = "load-" + next.incrementAndGet();
                roll.register(LOAD, id);
                confirmed.put(id, System.nanoTime());
            }
        } catch (UncheckedIOException e) {
            // Killed: what was not answered is not confirmed.
        }
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
