package dev.rollcall.registry.push;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Tasks that run when a test says so, in the order of their time. */
final class ManualScheduler implements Scheduler {

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::number));
    private final List<Duration> rests = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private int number;

    private record Task(Duration due, int number, Runnable action) {}

    @Override
    public void run(Duration delay, Runnable action) {
        tasks.add(new Task(now.plus(delay), number++, action));
        if (!delay.isZero()) {
            rests.add(delay);
        }
    }

    /** Lets time pass and runs what is due. */
    void pass(Duration span) {
        Duration end = now.plus(span);
        while (!tasks.isEmpty() && tasks.peek().due().compareTo(end) <= 0) {
            Task task = tasks.remove();
            now = task.due();
            task.action().run();
        }
        now = end;
    }

    /** Runs what is due now. */
    void settle() {
        pass(Duration.ZERO);
    }

    /** Returns the delays asked for so far, but for immediate ones. */
    List<Duration> rests() {
        return rests;
    }
}
