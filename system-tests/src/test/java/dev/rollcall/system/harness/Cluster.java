package dev.rollcall.system.harness;

import dev.rollcall.kit.testing.Eventually;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

/** A base of the distribution with the topology {@code cluster}: three registries, which are numbered from 1, and two portals. */
public final class Cluster implements AutoCloseable {
    /** How many registries there are. */
    public static final int REGISTRIES = 3;

    private static final int FIRST_REGISTRY = 3000;
    private static final int FIRST_LOG = 4000;
    private static final int FIRST_PORTAL = 5000;
    private static final int FIRST_GRADING = 6000;
    private static final int FIRST_OF_CLUSTER = 7800;

    private final LaunchedBase base;

    private Cluster(LaunchedBase base) {
        this.base = base;
    }

    /** Takes a base directory of this name, without anything in it, and ports that are free. */
    public static Cluster in(String name) {
        int[] ports = IntStream.of(FIRST_REGISTRY, FIRST_LOG, FIRST_PORTAL, FIRST_GRADING, FIRST_OF_CLUSTER)
                .flatMap(first -> IntStream.range(first, first + REGISTRIES))
                .toArray();
        return new Cluster(new LaunchedBase(name, "cluster", ports));
    }

    /** Sets an environment variable for what is started later. */
    public Cluster environment(String name, String value) {
        base.environment(name, value);
        return this;
    }

    /** Starts {@code rollcall run} and returns at once. */
    public Launcher run(String... more) {
        return base.run(more);
    }

    /** Runs a command to its end. */
    public Commands.Result command(String... words) {
        return base.command(words);
    }

    /** Returns the process of a registry's Tomcat. */
    public ProcessHandle registryProcess(int number) {
        return base.process("registry" + number);
    }

    /** Returns the process of a Tomcat, such as {@code grading1}. */
    public ProcessHandle process(String tomcat) {
        return base.process(tomcat);
    }

    /** Returns the processes of all Tomcats that run, by name. */
    public Map<String, ProcessHandle> processes() {
        return base.processes();
    }

    /** Returns the directory of a Tomcat. */
    public Path directory(String tomcat) {
        return base.directory(tomcat);
    }

    /** Returns the manager of a Tomcat that was started. */
    public Manager manager(String tomcat) {
        return base.manager(tomcat, first(tomcat) + Character.digit(tomcat.charAt(tomcat.length() - 1), 10) - 1);
    }

    private static int first(String tomcat) {
        return switch (tomcat.replaceAll("\\d", "")) {
            case "registry" -> FIRST_REGISTRY;
            case "log" -> FIRST_LOG;
            case "portal" -> FIRST_PORTAL;
            case "grading" -> FIRST_GRADING;
            default -> throw new IllegalArgumentException(tomcat);
        };
    }

    /** Returns an address of a grade book. */
    public URI gradeBook(int number, String path) {
        return base.uri(FIRST_GRADING + number - 1, path);
    }

    /** Returns an address of a log service. */
    public URI log(int number, String path) {
        return base.uri(FIRST_LOG + number - 1, path);
    }

    /** Returns an address of a registry. */
    public URI registry(int number, String path) {
        return base.uri(FIRST_REGISTRY + number - 1, path);
    }

    /** Returns an address of a portal. */
    public URI portal(int number, String path) {
        return base.uri(FIRST_PORTAL + number - 1, path);
    }

    /** Returns the directory of a registry's Tomcat. */
    public Path registryDirectory(int number) {
        return base.directory("registry" + number);
    }

    /** Deletes what a registry that does not run has on its disk. */
    public void forget(int number) {
        Trees.delete(registryDirectory(number).resolve("data/ROOT"));
    }

    /** Returns the keys that all share. */
    public Keys keys() {
        return Keys.in(registryDirectory(1).resolve("data"));
    }

    /** Returns the roll as a registry tells it. */
    public Roll roll(int number) {
        return Roll.at(registry(number, "/services"), this::keys);
    }

    /** Waits until every registry sees all of them, and all know the roll. */
    public void awaitTogether(Duration limit) {
        Eventually.passes(limit, () -> {
            for (int number = 1; number <= REGISTRIES; number++) {
                long working = roll(number).working();
                if (working != REGISTRIES) {
                    throw new AssertionError("registry " + number + " sees " + working + " of " + REGISTRIES);
                }
            }
        });
    }

    /** Ends every launcher with TERM; fails unless each exits with 0. */
    public void terminate() {
        base.terminate();
    }

    @Override
    public void close() {
        base.close();
    }
}
