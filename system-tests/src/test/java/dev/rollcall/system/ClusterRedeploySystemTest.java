package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Scale;
import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Installation;
import dev.rollcall.system.harness.Leftovers;
import dev.rollcall.system.harness.Roll;
import dev.rollcall.system.harness.Stopwatch;
import dev.rollcall.system.harness.TomcatProcess;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A registry that works with another one leaves nothing behind when it is redeployed (see {@link Leftovers}), and services with the
 * kit, which register, renew and leave all the time, do not notice.
 */
class ClusterRedeploySystemTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String CONTEXT = "/registry";

    static IntStream features() {
        return Scale.full()
                ? IntStream.of(17, 25)
                : IntStream.of(Runtime.version().feature());
    }

    @ParameterizedTest(name = "on JDK {0}")
    @MethodSource("features")
    void redeployingOneOfTwoRegistriesLeavesNothingBehindAndIsNotNoticed(int feature) {
        Base first = base("first", feature);
        Base second = base("second", feature);
        Base.cluster(first, second);
        try (TomcatProcess other = first.start();
                TomcatProcess tomcat = second.start().awaitStarted()) {
            awaitTogether(first, second);
            Leftovers atStart = Leftovers.of(tomcat);
            var watch = new Stopwatch();

            rounds(0, 1, first, tomcat);
            Leftovers before = atStart.afterOneRound();
            int rounds = Scale.of(3, 20);
            rounds(1, rounds, first, tomcat);
            Figures.note("JDK " + feature + ": one of two registries redeployed " + rounds + " times", watch.elapsed());

            Eventually.passes(
                    SOON, () -> assertEquals(rounds, Roll.of(second).of("Round").size(), "nobody was lost"));
            before.assertNothingMore();
            Figures.note("JDK " + feature + ": after redeploying one of two registries", Leftovers.of(tomcat));
            tomcat.terminate();
            other.terminate();
        }
    }

    private static void rounds(int from, int to, Base other, TomcatProcess tomcat) {
        KitClients clients = new KitClients(other, tomcat.base());
        try (clients) {
            for (int round = from; round < to; round++) {
                tomcat.manager().deploy(CONTEXT, Installation.war("registry"));
                String id = "round-" + round;
                Eventually.passes(SOON, () -> Roll.of(other).register("Round", id));
                awaitTogether(other, tomcat.base());
            }
        }
        assertEquals(List.of(), clients.noticed(), "what the kit did not absorb");
        assertTrue(clients.answered() > 0, "nothing was asked");
        Figures.note("calls of services with the kit while a registry was redeployed", clients.answered());
    }

    private static Base base(String name, int feature) {
        return Base.ours("cluster-redeploy-" + name + "-" + feature)
                .on(Installation.requireJdk(feature))
                .wars("registry");
    }

    /** Each works with the other, and lists both: it may have read that from its journal. */
    private static void awaitTogether(Base first, Base second) {
        Eventually.passes(SOON, () -> {
            for (Base each : new Base[] {first, second}) {
                assertEquals(
                        2,
                        Roll.of(each).of("RegistryService").stream()
                                .filter(Roll.Listed::ready)
                                .count());
                assertEquals(2, Roll.of(each).working());
            }
        });
    }
}
