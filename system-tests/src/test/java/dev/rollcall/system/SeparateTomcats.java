package dev.rollcall.system;

import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.Example;
import dev.rollcall.system.harness.ExampleWar;
import dev.rollcall.system.harness.Roll;
import dev.rollcall.system.harness.TomcatProcess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The system on four Tomcats: registry, log, grading, and a front with the portal and an example. */
final class SeparateTomcats implements AutoCloseable {
    static final String[] SERVICES = {"RegistryService", "LogService", "GradingService", "Portal", "Example Log4j"};
    static final String EXAMPLE = "/" + ExampleWar.LOG4J;

    final Base registry;
    final Base log;
    final Base grading;
    final Base front;
    private final Map<Base, TomcatProcess> running = new LinkedHashMap<>();

    SeparateTomcats(String name) {
        registry = Base.ours(name + "-registry").wars("registry");
        log = Base.ours(name + "-log").wars("log").keyOf(registry).registry(registry);
        grading = Base.ours(name + "-grading").wars("grading").keyOf(registry).registry(registry);
        front = Base.ours(name + "-front")
                .wars("portal")
                .war(ExampleWar.build(ExampleWar.LOG4J), ExampleWar.LOG4J)
                .keyOf(registry)
                .registry(registry);
    }

    /** The bases in the order in which calls go: who is required comes first. */
    List<Base> all() {
        return List.of(registry, log, grading, front);
    }

    Roll roll() {
        return Roll.of(registry);
    }

    Example example() {
        return Example.at(front, EXAMPLE);
    }

    TomcatProcess start(Base base) {
        TomcatProcess process = base.start();
        running.put(base, process);
        return process;
    }

    TomcatProcess on(Base base) {
        TomcatProcess process = running.get(base);
        if (process == null) {
            throw new IllegalStateException(base + " was not started");
        }
        return process;
    }

    /** Ends all of them as an operator does. */
    void terminate() {
        running.values().forEach(TomcatProcess::terminate);
        running.clear();
    }

    @Override
    public void close() {
        running.values().forEach(TomcatProcess::close);
    }
}
