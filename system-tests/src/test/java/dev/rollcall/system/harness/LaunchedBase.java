package dev.rollcall.system.harness;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.Ports;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A base of the distribution with several Tomcats, started by its own launcher on ports that are free. */
final class LaunchedBase implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);

    private final Path base;
    private final String topology;
    private final int offset;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Launcher> launchers = new ArrayList<>();

    /**
     * Takes a base directory without anything in it.
     *
     * @param name of the directory
     * @param ports those of the topology, which are moved to free ones
     */
    LaunchedBase(String name, String topology, int... ports) {
        this.base = Installation.target("bases").resolve(name);
        this.topology = topology;
        Trees.delete(base);
        this.offset = Ports.freeOffset(ports);
    }

    /** Sets an environment variable for what is started later. */
    void environment(String name, String value) {
        environment.put(name, value);
    }

    /** Starts {@code rollcall run} and returns at once. */
    Launcher run(String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "--topology", topology, "--base", base.toString()));
        arguments.addAll(List.of("--port-offset", Integer.toString(offset)));
        arguments.addAll(List.of(more));
        Path output = base.resolveSibling(base.getFileName() + "-" + launchers.size() + ".out");
        Launcher launcher = Launcher.start(output, environment, List.of(), arguments);
        launchers.add(launcher);
        return launcher;
    }

    /** Runs a command to its end. */
    Commands.Result command(String... words) {
        List<String> command = new ArrayList<>(List.of(Launcher.executable()));
        command.addAll(List.of(words));
        command.addAll(List.of("--base", base.toString()));
        return Commands.tryRun(command.toArray(String[]::new));
    }

    /** Returns the process of a Tomcat, as {@code rollcall status --json} says it. */
    ProcessHandle process(String tomcat) {
        return Optional.ofNullable(processes().get(tomcat)).orElseThrow();
    }

    /** Returns the processes of all Tomcats that run, by name. */
    Map<String, ProcessHandle> processes() {
        try (var reader =
                Json.createReader(new StringReader(command("status", "--json").output()))) {
            Map<String, ProcessHandle> processes = new HashMap<>();
            for (JsonObject one : reader.readObject().getJsonArray("tomcats").getValuesAs(JsonObject.class)) {
                ProcessHandle.of(one.getJsonNumber("pid").longValue())
                        .ifPresent(process -> processes.put(one.getString("name"), process));
            }
            return processes;
        }
    }

    /** Waits until a service answers whoever asks whether it lives, ready or not. */
    void awaitAlive(int port) {
        Eventually.isTrue(
                START,
                port + " answers",
                () -> Http.get(uri(port, "/rollcall/heartbeat")).statusCode() == 200);
    }

    /** Returns an address at a port of the topology, which is moved. */
    URI uri(int port, String path) {
        return URI.create("http://localhost:" + (port + offset) + path);
    }

    /** Returns the directory of a Tomcat. */
    Path directory(String tomcat) {
        return base.resolve(tomcat);
    }

    /** Returns the manager of a Tomcat at a port of the topology; its password is in the file that the launcher made. */
    Manager manager(String tomcat, int port) {
        return new Manager(uri(port, "/"), Secrets.managerPassword(directory(tomcat)));
    }

    /** Ends every launcher with TERM, one after the other; fails unless each exits with 0. */
    void terminate() {
        for (Launcher launcher : launchers) {
            int status = launcher.terminate();
            if (status != 0) {
                throw new AssertionError("exit status " + status + ": " + launcher.output());
            }
        }
        launchers.clear();
    }

    @Override
    public void close() {
        launchers.forEach(Launcher::close);
    }
}
