package dev.rollcall.system.bench;

import dev.rollcall.system.harness.Distribution;
import dev.rollcall.system.harness.Launcher;
import dev.rollcall.system.harness.Stopwatch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code rollcall run} with all services on one Tomcat, from the command to the line that says that it is ready. */
final class StartOfOne implements Measurement {
    static final int RUNS = 3;
    private static final Duration GOAL = Duration.ofSeconds(8);
    private static final int GOAL_MEGABYTES = 400;

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        List<Duration> anew = new ArrayList<>();
        List<Duration> again = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            try (var one = new Distribution("bench-one")) {
                anew.add(start(one));
                one.terminate();
                again.add(start(one));
                if (run == RUNS - 1) {
                    memory(table, one.launcher());
                }
                one.terminate();
            }
        }
        addTo(table, "`one`, new base: start to ready", anew, GOAL);
        addTo(table, "`one`, existing base: start to ready", again, GOAL);
    }

    private static Duration start(Distribution one) {
        var watch = new Stopwatch();
        one.run();
        return watch.elapsed();
    }

    private static void memory(Table table, Launcher launcher) throws IOException, InterruptedException {
        Memory.settle();
        Memory.addTo(
                table,
                "`one`, idle: resident memory of Tomcat",
                launcher.tomcats().get(0),
                GOAL_MEGABYTES);
        Memory.addTo(table, "`one`, idle: resident memory of the launcher", launcher.process());
    }

    /** The goal is met when every start has met it. */
    static void addTo(Table table, String what, List<Duration> starts, Duration goal) {
        Sample sample = Sample.of(starts);
        table.add(Figure.goal(
                what + " (min / median / max of " + sample.size() + ")",
                sample.range(),
                "<= " + goal.toSeconds() + " s",
                sample.max().compareTo(goal) <= 0));
    }
}
