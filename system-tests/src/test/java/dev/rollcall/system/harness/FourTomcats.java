package dev.rollcall.system.harness;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A base of the distribution with the topology {@code four}: the tutorial's ports, but for an offset. */
public final class FourTomcats implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);

    private final Path base;
    private final int offset;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Launcher> launchers = new ArrayList<>();

    private FourTomcats(Path base, int offset) {
        this.base = base;
        this.offset = offset;
    }

    /** One of the four. */
    public enum Member {
        /** The roll. */
        REGISTRY(3000, "RegistryService"),
        /** The logs. */
        LOG(4000, "LogService"),
        /** The grade book. */
        GRADING(6000, "GradingService"),
        /** The pages. */
        PORTAL(5000, "Portal");

        private final int port;
        private final String service;

        Member(int port, String service) {
            this.port = port;
            this.service = service;
        }

        /** Returns the name of its service. */
        public String service() {
            return service;
        }

        /** Returns the name of its Tomcat. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Takes a base directory of this name, without anything in it, and ports that are free. */
    public static FourTomcats in(String name) {
        Path base = Installation.target("bases").resolve(name);
        Trees.delete(base);
        return new FourTomcats(
                base,
                Ports.freeOffset(Arrays.stream(Member.values())
                        .mapToInt(member -> member.port)
                        .toArray()));
    }

    /** Sets an environment variable for what is started later. */
    public FourTomcats environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Starts {@code rollcall run} and returns at once. */
    public Launcher run(String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "--topology", "four", "--base", base.toString()));
        arguments.addAll(List.of("--port-offset", Integer.toString(offset)));
        arguments.addAll(List.of(more));
        Path output = base.resolveSibling(base.getFileName() + "-" + launchers.size() + ".out");
        Launcher launcher = Launcher.start(output, environment, List.of(), arguments);
        launchers.add(launcher);
        return launcher;
    }

    /** Runs a command to its end. */
    public Commands.Result command(String... words) {
        List<String> command = new ArrayList<>(List.of(Launcher.executable()));
        command.addAll(List.of(words));
        command.addAll(List.of("--base", base.toString()));
        return Commands.tryRun(command.toArray(String[]::new));
    }

    /** Returns the process of a Tomcat, as {@code rollcall status --json} says it. */
    public ProcessHandle process(Member member) {
        try (var reader =
                Json.createReader(new StringReader(command("status", "--json").output()))) {
            long pid = reader.readObject().getJsonArray("tomcats").getValuesAs(JsonObject.class).stream()
                    .filter(tomcat -> tomcat.getString("name").equals(member.word()))
                    .map(tomcat -> tomcat.getJsonNumber("pid").longValue())
                    .findFirst()
                    .orElseThrow();
            return ProcessHandle.of(pid).orElseThrow();
        }
    }

    /** Waits until a member answers whoever asks whether it lives, ready or not. */
    public void awaitAlive(Member member) {
        Eventually.isTrue(START, member + " answers", () -> isAlive(member));
    }

    private boolean isAlive(Member member) {
        try {
            return Http.get(uri(member, "/rollcall/heartbeat")).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Returns an address of a member, as the tutorial writes it. */
    public URI uri(Member member, String path) {
        return URI.create("http://localhost:" + (member.port + offset) + path);
    }

    /** Returns the base directory of a member's Tomcat. */
    public Path directory(Member member) {
        return base.resolve(member.word());
    }

    /** Returns the keys that all four share. */
    public Keys keys() {
        return Keys.in(directory(Member.REGISTRY).resolve("data"));
    }

    /** Returns the roll. */
    public Roll roll() {
        return Roll.at(uri(Member.REGISTRY, "/services"), this::keys);
    }

    /** Waits until the roll lists all four and nobody else, up and informed. */
    public void awaitReady(Duration limit) {
        roll().awaitReady(
                        limit,
                        Arrays.stream(Member.values()).map(Member::service).toArray(String[]::new));
    }

    /** Ends every launcher with TERM, one after the other; fails unless each exits with 0. */
    public void terminate() {
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
