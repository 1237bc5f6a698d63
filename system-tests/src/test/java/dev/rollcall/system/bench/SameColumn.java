package dev.rollcall.system.bench;

import dev.rollcall.system.bench.Call.Answer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Several teachers grade the same few students in the same column, each as often as somebody who types, and each with what it saw
 * last: what was answered is then held against the history.
 */
final class SameColumn {
    private static final int COLUMN = 7;
    private static final int STUDENTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int PAGE = 1000;

    private final LargeClass large;
    private final List<GradeBookClient> teachers;

    SameColumn(LargeClass large, List<GradeBookClient> teachers) {
        this.large = large;
        this.teachers = teachers;
    }

    /**
     * What became of it.
     *
     * @param saved how long each save took that was confirmed
     * @param conflicts how many were told that somebody else was there first, with what stands there
     * @param lost confirmed, and not in the history as it was confirmed
     * @param more in the history, and confirmed to nobody
     */
    record Outcome(Sample saved, int conflicts, int lost, int more) {}

    /** Confirmed saves: the version that was given, and the score. */
    private record Log(Map<Long, String> confirmed, List<Duration> took, int conflicts) {}

    Outcome of(Duration time) throws IOException, InterruptedException {
        long before = last();
        Map<Long, String> confirmed = new HashMap<>();
        List<Duration> took = new ArrayList<>();
        int conflicts = 0;
        for (Log log : logs(time)) {
            confirmed.putAll(log.confirmed);
            took.addAll(log.took);
            conflicts += log.conflicts;
        }
        Map<Long, String> history = history(before);
        int same = (int) confirmed.entrySet().stream()
                .filter(entry -> entry.getValue().equals(history.get(entry.getKey())))
                .count();
        return new Outcome(Sample.of(took), conflicts, took.size() - same, history.size() - same);
    }

    private List<Log> logs(Duration time) throws InterruptedException, IOException {
        ExecutorService threads = Executors.newFixedThreadPool(teachers.size());
        try {
            long end = System.nanoTime() + time.toNanos();
            List<Callable<Log>> tasks = new ArrayList<>();
            for (int i = 0; i < teachers.size(); i++) {
                int number = i;
                tasks.add(() -> grade(number, end));
            }
            List<Log> logs = new ArrayList<>();
            for (Future<Log> log : threads.invokeAll(tasks)) {
                logs.add(log.get());
            }
            return logs;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Every score is another one, without a zero at its end, so that the history tells whose it was. */
    private Log grade(int number, long end) throws IOException, InterruptedException {
        GradeBookClient teacher = teachers.get(number);
        Random random = new Random(number);
        Map<Integer, String> seen = new HashMap<>();
        Log log = new Log(new HashMap<>(), new ArrayList<>(), 0);
        int conflicts = 0;
        for (int i = 1; System.nanoTime() < end; i++) {
            int student = random.nextInt(STUDENTS);
            String cell = large.cell(COLUMN, student);
            String tag = seen.containsKey(student)
                    ? seen.get(student)
                    : teacher.get(cell).tag();
            String score = i + "." + (11 + 2 * number);
            long begun = System.nanoTime();
            Answer answer = teacher.change(cell, "{\"score\":" + score + "}", tag);
            if (answer.status() == 412) {
                conflicts += answer.json().containsKey("current") ? 1 : 0;
            } else {
                log.took.add(Duration.ofNanos(System.nanoTime() - begun));
                log.confirmed.put(Long.parseLong(answer.tag().replace("\"", "")), score);
            }
            seen.put(student, answer.tag());
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos() - (System.nanoTime() - begun));
        }
        return new Log(log.confirmed, log.took, conflicts);
    }

    private long last() throws IOException {
        JsonObject newest = teachers.get(0)
                .get(large.address() + "/changes?limit=1")
                .json()
                .getJsonArray("changes")
                .getJsonObject(0);
        return newest.getJsonNumber("number").longValue();
    }

    /** Returns the scores in the column's history by their numbers. */
    private Map<Long, String> history(long after) throws IOException {
        Map<Long, String> scores = new HashMap<>();
        long last = after;
        while (true) {
            List<JsonObject> page = teachers.get(0)
                    .get(large.address() + "/changes?lineItem=" + large.item(COLUMN) + "&after=" + last + "&limit="
                            + PAGE)
                    .json()
                    .getJsonArray("changes")
                    .getValuesAs(JsonObject.class);
            for (JsonObject change : page) {
                last = change.getJsonNumber("number").longValue();
                scores.put(
                        last, change.getJsonObject("to").getJsonNumber("score").toString());
            }
            if (page.size() < PAGE) {
                return scores;
            }
        }
    }
}
