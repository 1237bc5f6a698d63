package dev.rollcall.system;

import dev.rollcall.kit.http.TraceContext;
import dev.rollcall.kit.testing.Workers;
import dev.rollcall.system.harness.Balancer;
import dev.rollcall.system.harness.Balancer.Reply;
import dev.rollcall.system.harness.Stopwatch;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A class is read and graded by people who each wait for an answer before they do the next thing: in turn the list of classes, a save, the page of
 * the class, a save. Every save writes another number into {@link #CELLS} cells, and is sent again as the page does it ({@code grid-save.js}):
 * with the same key, when there was no answer, one with 503 or 504 or nobody's, and when nobody was logged in any more.
 */
final class RollingTraffic implements AutoCloseable {
    /** How often each of them does something. */
    static final Duration PERIOD = Duration.ofMillis(250);

    /** How many cells a save writes; all or none. */
    static final int CELLS = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Balancer portals;
    private final Workers people = new Workers();
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger numbers = new AtomicInteger();
    private final List<String> failedReads = new CopyOnWriteArrayList<>();
    private final Queue<Save> done = new ConcurrentLinkedQueue<>();
    private final Queue<List<Standing>> free = new ConcurrentLinkedQueue<>();
    private volatile RollingStep step;
    private volatile boolean ending;
    private int warmed;

    /** What the teacher was told. */
    enum Told {
        /** It is saved. */
        SAVED,
        /** It is not saved. */
        NOT_SAVED,
        /** Nobody knows, and nobody has said for long. */
        NOTHING
    }

    /**
     * A save that has come to an end.
     *
     * @param number the score that was to be saved; no other save has it
     * @param begun when it was sent first, on {@link System#nanoTime}
     * @param at when the teacher was told, on the same
     * @param why in words, unless it was saved
     */
    record Save(int number, String traceId, Told told, long begun, long at, String why) {}

    /** A cell and the version that was seen in it. */
    private record Standing(RollingClass.Cell cell, long version) {}

    RollingTraffic(Balancer portals) {
        this.portals = portals;
        this.step = new RollingStep("before", portals::logIns);
        List<Standing> all =
                RollingClass.cells().stream().map(cell -> new Standing(cell, 0)).toList();
        for (int i = 0; i + CELLS <= all.size(); i += CELLS) {
            free.add(all.subList(i, i + CELLS));
        }
    }

    /** Reads and saves so often, one after the other, so that programs which have just started are warm. */
    void warm(int times) {
        for (int i = 0; i < times; i++) {
            next();
        }
        warmed = numbers.get();
    }

    /** Lets so many people begin, each of whom does something every {@link #PERIOD} or as soon as there is an answer. */
    RollingTraffic begin(int count) {
        for (int i = 0; i < count; i++) {
            people.start(this::work);
        }
        return this;
    }

    private void work() {
        while (!ending) {
            long begun = System.nanoTime();
            next();
            LockSupport.parkNanos(PERIOD.toNanos() - (System.nanoTime() - begun));
        }
    }

    private void next() {
        switch (turns.getAndIncrement() % 4) {
            case 0 -> read("classes");
            case 2 -> read("classes/" + RollingClass.ID);
            default -> save();
        }
    }

    private void read(String path) {
        RollingStep during = step;
        var watch = new Stopwatch();
        Reply reply = portals.read(path, TraceContext.fresh());
        boolean good = reply.status() == 200 && reply.body().contains(RollingClass.TITLE);
        during.read(good, watch.elapsed());
        if (!good) {
            failedReads.add(during.what() + ": " + path + ": " + reply.status() + " " + text(reply.body()));
        }
    }

    private static String text(String body) {
        return body.replaceAll("(?s).*<main", "<main")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    private void save() {
        RollingStep during = step;
        List<Standing> standing = free.poll();
        if (standing == null) {
            throw new IllegalStateException("more saves under way than cells");
        }
        int number = numbers.incrementAndGet();
        TraceContext trace = TraceContext.fresh();
        long begun = System.nanoTime();
        Reply reply = untilAnswered(json(number, standing), trace, during);
        List<Standing> now = saved(reply, standing);
        Told told = now.size() == CELLS ? Told.SAVED : why(reply).isEmpty() ? Told.NOT_SAVED : Told.NOTHING;
        long at = System.nanoTime();
        during.save(told, Duration.ofNanos(at - begun));
        String why = told == Told.SAVED ? "" : during.what() + ": " + reply.status() + " " + reply.body();
        done.add(new Save(number, trace.traceId(), told, begun, at, why));
        if (told == Told.SAVED) {
            free.add(now);
        } else if (told == Told.NOT_SAVED) {
            free.add(standing);
        }
    }

    private static String json(int number, List<Standing> standing) {
        JsonArrayBuilder cells = Json.createArrayBuilder();
        standing.forEach(one -> cells.add(Json.createObjectBuilder()
                .add("item", one.cell().item())
                .add("student", one.cell().student())
                .add("typed", Integer.toString(number))
                .add("version", one.version())));
        return Json.createObjectBuilder()
                .add("key", "save-" + number)
                .add("cells", cells)
                .build()
                .toString();
    }

    private Reply untilAnswered(String json, TraceContext trace, RollingStep during) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Reply reply = portals.post("grid/" + RollingClass.ID + "/cells", json, trace);
            String why = why(reply);
            if (why.isEmpty() || System.nanoTime() - end > 0) {
                return reply;
            }
            during.repeated(why);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Returns why a save is sent again; empty when it is not. */
    private static String why(Reply reply) {
        return switch (reply.status()) {
            case 0 -> "without an answer";
            case 503, 504 -> Integer.toString(reply.status());
            case 404, 502 -> reply.body().startsWith("{") ? "" : reply.status() + " of nobody";
            case 401, 403 -> "logged out";
            case 200 -> reply.asksToLogIn() ? "logged out" : "";
            default -> "";
        };
    }

    /** Returns what stands in those cells that are said to be saved. */
    private static List<Standing> saved(Reply reply, List<Standing> before) {
        List<Standing> now = new ArrayList<>();
        if (reply.status() != 200) {
            return now;
        }
        try (var reader = Json.createReader(new StringReader(reply.body()))) {
            List<JsonObject> cells = reader.readObject().getJsonArray("cells").getValuesAs(JsonObject.class);
            for (int i = 0; i < before.size(); i++) {
                if (cells.get(i).getString("outcome").equals("saved")) {
                    long version = cells.get(i).getJsonNumber("version").longValue();
                    now.add(new Standing(before.get(i).cell(), version));
                }
            }
        } catch (JsonException e) {
            return List.of();
        }
        return now;
    }

    /** Begins a step, and returns what was seen in the one before. */
    RollingStep step(String what) {
        RollingStep before = step;
        step = new RollingStep(what, portals::logIns);
        return before;
    }

    List<String> failedReads() {
        return failedReads;
    }

    /** Returns the saves that were told something. */
    List<Save> saves(Told told) {
        return done.stream().filter(save -> save.told() == told).toList();
    }

    /** Returns how many saves the people were told of, without those that only warmed. */
    long savesOfPeople() {
        return saves(Told.SAVED).stream().filter(save -> save.number() > warmed).count();
    }

    /** Sends nothing more, and waits for the answers; fails if one of the people has ended before. */
    @Override
    public void close() {
        ending = true;
        people.end(PATIENCE.multipliedBy(3));
    }
}
