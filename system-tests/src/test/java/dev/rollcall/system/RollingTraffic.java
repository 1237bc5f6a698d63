package dev.rollcall.system;

import dev.rollcall.kit.http.TraceContext;
import dev.rollcall.system.harness.Balancer;
import dev.rollcall.system.harness.Balancer.Reply;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A class is read and graded by people who each wait for an answer before they do the next thing: in turn the list of classes, a save, the page of
 * the class, a save. Every save writes another number, and is sent again as the page does it ({@code grid-save.js}): with the same
 * key, when there was no answer or one with 503 or 504.
 */
final class RollingTraffic implements AutoCloseable {
    /** How often each of them does something. */
    static final Duration PERIOD = Duration.ofMillis(250);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Balancer portals;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger saves = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final List<String> failedReads = new CopyOnWriteArrayList<>();
    private final Queue<Save> done = new ConcurrentLinkedQueue<>();
    private volatile String step = "";
    private volatile boolean ending;
    private final Queue<Standing> free = new ConcurrentLinkedQueue<>();

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
     * @param at when the teacher was told, on {@link System#nanoTime}
     * @param why in words, unless it was saved
     */
    record Save(int number, String traceId, Told told, long at, String why) {}

    /** A cell and the version that was seen in it. */
    private record Standing(RollingClass.Cell cell, long version) {}

    RollingTraffic(Balancer portals) {
        this.portals = portals;
        RollingClass.cells().forEach(cell -> free.add(new Standing(cell, 0)));
    }

    /** Reads and saves so often, one after the other, so that programs which have just started are warm. */
    void warm(int times) {
        for (int i = 0; i < times; i++) {
            next();
        }
    }

    /** Lets so many people begin, each of whom does something every {@link #PERIOD} or as soon as there is an answer. */
    RollingTraffic begin(int people) {
        for (int i = 0; i < people; i++) {
            threads.execute(this::work);
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
        reads.incrementAndGet();
        Reply reply = portals.read(path, TraceContext.fresh());
        if (reply.status() != 200 || !reply.body().contains(RollingClass.TITLE)) {
            failedReads.add(step + ": " + path + ": " + reply.status() + " " + text(reply.body()));
        }
    }

    private static String text(String body) {
        return body.replaceAll("(?s).*<main", "<main")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    private void save() {
        Standing standing = free.poll();
        if (standing == null) {
            throw new IllegalStateException("more saves under way than cells");
        }
        int number = saves.incrementAndGet();
        TraceContext trace = TraceContext.fresh();
        String json = Json.createObjectBuilder()
                .add("key", "save-" + number)
                .add(
                        "cells",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("item", standing.cell().item())
                                        .add("student", standing.cell().student())
                                        .add("typed", Integer.toString(number))
                                        .add("version", standing.version())))
                .build()
                .toString();
        Reply reply = untilAnswered(json, trace);
        JsonObject cell = cell(reply);
        boolean saved = cell != null && cell.getString("outcome").equals("saved");
        Told told = saved ? Told.SAVED : isOpen(reply) ? Told.NOTHING : Told.NOT_SAVED;
        done.add(new Save(
                number,
                trace.traceId(),
                told,
                System.nanoTime(),
                saved ? "" : step + ": " + reply.status() + " " + reply.body()));
        if (saved) {
            free.add(new Standing(standing.cell(), cell.getJsonNumber("version").longValue()));
        } else if (told == Told.NOT_SAVED) {
            free.add(standing);
        }
    }

    private Reply untilAnswered(String json, TraceContext trace) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Reply reply = portals.post("grid/" + RollingClass.ID + "/cells", json, trace);
            if (!isOpen(reply) || System.nanoTime() - end > 0) {
                return reply;
            }
            repeated.incrementAndGet();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static boolean isOpen(Reply reply) {
        return reply.status() == 0 || reply.status() == 503 || reply.status() == 504;
    }

    /** What became of the cell; null when the answer does not say. */
    private static JsonObject cell(Reply reply) {
        if (reply.status() != 200) {
            return null;
        }
        try (var reader = Json.createReader(new StringReader(reply.body()))) {
            return reader.readObject().getJsonArray("cells").getJsonObject(0);
        } catch (JsonException e) {
            return null;
        }
    }

    /** Says what is being changed, for failures. */
    void step(String what) {
        step = what;
    }

    List<String> failedReads() {
        return failedReads;
    }

    /** Returns the saves that were told something. */
    List<Save> saves(Told told) {
        return done.stream().filter(save -> save.told() == told).toList();
    }

    @Override
    public String toString() {
        return reads + " pages read, " + failedReads.size() + " failed; " + saves + " saves, "
                + saves(Told.SAVED).size() + " confirmed, "
                + saves(Told.NOT_SAVED).size() + " refused, "
                + saves(Told.NOTHING).size() + " never answered, " + repeated + " sent again; " + portals.logIns()
                + " log-ins";
    }

    /** Sends nothing more, and waits for the answers. */
    @Override
    public void close() {
        ending = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(3 * PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("requests do not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
