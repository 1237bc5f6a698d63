package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.bench.Receiver.Change;
import dev.rollcall.system.harness.FourTomcats;
import dev.rollcall.system.harness.FourTomcats.Member;
import dev.rollcall.system.harness.Launcher;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The grade book's Tomcat is killed, and with it the launcher that would start it again: how long it takes until the roll does
 * not list it as up any longer, and until a dependent has read that it is gone.
 */
final class DeathToRemoval implements Measurement {
    private static final int DEATHS = 10;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ServiceName WATCHING = new ServiceName("Watching");
    private static final String GRADING = ServiceName.GRADING.value();
    private static final String AIM = "checked every 1 s; aim <= 0.8 s, max 1.3 s";

    private final List<Duration> off = new ArrayList<>();
    private final List<Duration> told = new ArrayList<>();

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        try (FourTomcats four = FourTomcats.in("bench-death");
                var receiver = new Receiver()) {
            four.run("--only", "registry").awaitReady();
            new RegistryClient(four.uri(Member.REGISTRY, "/services"), four.keys())
                    .subscriber(WATCHING, receiver, 0, ServiceName.GRADING);
            for (int death = 0; death < DEATHS; death++) {
                die(four, receiver);
            }
            add(table, "kill -9 of a service's Tomcat: off the roll", off);
            add(table, "kill -9 of a service's Tomcat: dependent told", told);
        }
    }

    private void die(FourTomcats four, Receiver receiver) throws InterruptedException {
        Launcher grading = four.run("--only", "grading");
        grading.awaitReady();
        String url = four.roll().of(GRADING).get(0).url();
        Eventually.isTrue(
                LIMIT, "the dependent knows it", () -> receiver.knowledge(0).has(url));
        Change removed = receiver.unknown(url, 1);
        long begin = System.nanoTime();
        grading.close();
        Eventually.isTrue(
                LIMIT,
                "off the roll",
                () -> four.roll().of(GRADING).stream()
                        .noneMatch(line -> line.status().equals("UP")));
        off.add(Duration.ofNanos(System.nanoTime() - begin));
        told.add(Duration.ofNanos(removed.await().since(begin).max().orElseThrow()));
    }

    private static void add(Table table, String what, List<Duration> deaths) {
        Sample sample = Sample.of(deaths);
        table.add(Figure.beside(what + " (min / median / max of " + sample.size() + ")", sample.range(), AIM));
    }
}
