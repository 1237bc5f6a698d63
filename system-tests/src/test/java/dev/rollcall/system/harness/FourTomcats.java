package dev.rollcall.system.harness;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** A base of the distribution with the topology {@code four}: the tutorial's ports, but for an offset. */
public final class FourTomcats implements AutoCloseable {
    private final LaunchedBase base;

    private FourTomcats(LaunchedBase base) {
        this.base = base;
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
        return new FourTomcats(new LaunchedBase(
                name,
                "four",
                Arrays.stream(Member.values()).mapToInt(member -> member.port).toArray()));
    }

    /** Sets an environment variable for what is started later. */
    public FourTomcats environment(String name, String value) {
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

    /** Returns the process of a Tomcat, as {@code rollcall status --json} says it. */
    public ProcessHandle process(Member member) {
        return base.process(member.word());
    }

    /** Waits until a member answers whoever asks whether it lives, ready or not. */
    public void awaitAlive(Member member) {
        base.awaitAlive(member.port);
    }

    /** Returns an address of a member, as the tutorial writes it. */
    public URI uri(Member member, String path) {
        return base.uri(member.port, path);
    }

    /** Returns the base directory of a member's Tomcat. */
    public Path directory(Member member) {
        return base.directory(member.word());
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
        base.terminate();
    }

    @Override
    public void close() {
        base.close();
    }
}
