package dev.rollcall.launcher.tomcat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A process that ends when a test says so. */
public final class FakeRunning implements Running {
    private final String name;
    private final long pid;
    private final List<String> journal;
    private volatile boolean alive = true;
    private volatile int status;
    private boolean obedient = true;

    /** Writes what happens to it into a journal. */
    public FakeRunning(String name, long pid, List<String> journal) {
        this.name = name;
        this.pid = pid;
        this.journal = journal;
    }

    /** Makes one that nobody watches. */
    public static FakeRunning quiet() {
        return new FakeRunning("tomcat", 1, new ArrayList<>());
    }

    /** Ends. */
    public void die(int exitStatus) {
        status = exitStatus;
        alive = false;
    }

    /** Does not end when asked to. */
    public FakeRunning stubborn() {
        obedient = false;
        return this;
    }

    @Override
    public boolean isAlive() {
        return alive;
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Path log() {
        return Path.of(name + ".log");
    }

    @Override
    public List<String> lastLines(int count) {
        return List.of("last words of " + name);
    }

    @Override
    public Optional<String> reason(String context, Instant after) {
        return Optional.of("the reason of " + name + context);
    }

    @Override
    public void askToEnd() {
        journal.add("ask " + name);
        alive &= !obedient;
    }

    @Override
    public boolean awaitEnd(Duration patience) {
        return !alive;
    }

    @Override
    public void kill() {
        if (alive) {
            journal.add("kill " + name);
            alive = false;
        }
    }
}
