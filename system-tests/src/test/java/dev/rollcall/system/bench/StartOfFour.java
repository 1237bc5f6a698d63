package dev.rollcall.system.bench;

import dev.rollcall.system.harness.FourTomcats;
import dev.rollcall.system.harness.FourTomcats.Member;
import dev.rollcall.system.harness.Launcher;
import dev.rollcall.system.harness.Stopwatch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code rollcall run --topology four}, from the command to the line that says that it is ready. */
final class StartOfFour implements Measurement {
    private static final Duration GOAL = Duration.ofSeconds(15);

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        List<Duration> anew = new ArrayList<>();
        List<Duration> again = new ArrayList<>();
        for (int run = 0; run < StartOfOne.RUNS; run++) {
            try (FourTomcats four = FourTomcats.in("bench-four")) {
                anew.add(start(four));
                four.terminate();
                again.add(start(four));
                if (run == StartOfOne.RUNS - 1) {
                    memory(table, four);
                }
                four.terminate();
            }
        }
        StartOfOne.addTo(table, "`four`, new base: start to ready", anew, GOAL);
        StartOfOne.addTo(table, "`four`, existing base: start to ready", again, GOAL);
    }

    private static Duration start(FourTomcats four) {
        var watch = new Stopwatch();
        Launcher launcher = four.run();
        launcher.awaitReady();
        return watch.elapsed();
    }

    private static void memory(Table table, FourTomcats four) throws IOException, InterruptedException {
        Memory.settle();
        for (Member member : Member.values()) {
            Memory.addTo(
                    table, "`four`, idle: resident memory of Tomcat `" + member.word() + "`", four.process(member));
        }
    }
}
