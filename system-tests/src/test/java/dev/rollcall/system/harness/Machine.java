package dev.rollcall.system.harness;

import dev.rollcall.kit.testing.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A machine of a {@link Network} with a base of the distribution, prepared as somebody does who reads the manual. */
public final class Machine {
    private static final String SETTINGS = "conf/catalina.properties";
    private static final String KEY = "data/master.key";
    private static final int DEFAULT_PORT = 8080;

    private final String namespace;
    private final String address;
    private final Path base;
    private final int port = Ports.free();

    /** Takes a base directory of the machine's name, without anything in it but settings that can be added to. */
    Machine(String namespace, String address) {
        this.namespace = namespace;
        this.address = address;
        this.base = Installation.target("bases").resolve("machine-" + namespace.substring(namespace.indexOf('-') + 1));
        Trees.delete(base);
        Trees.make(base.resolve("conf"));
        Trees.copy(Installation.baseTemplate().resolve(SETTINGS), base.resolve(SETTINGS));
    }

    /** Adds a setting. */
    public Machine set(String key, String value) {
        try {
            Files.writeString(base.resolve(SETTINGS), "\n" + key + "=" + value + "\n", StandardOpenOption.APPEND);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the master key of another machine that has been started. */
    public Machine keyOf(Machine other) {
        Trees.make(base.resolve("data"));
        try {
            Files.copy(other.base.resolve(KEY), base.resolve(KEY), StandardCopyOption.COPY_ATTRIBUTES);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts {@code rollcall run} there and returns at once. */
    public Launcher run(String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "--base", base.toString()));
        arguments.addAll(List.of("--port-offset", Integer.toString(port - DEFAULT_PORT)));
        arguments.addAll(List.of(more));
        return Launcher.start(base.resolveSibling(base.getFileName() + ".out"), Map.of(), prefix(), arguments);
    }

    /** Runs {@code rollcall status} there. */
    public Commands.Result status() {
        List<String> command = new ArrayList<>(prefix());
        command.addAll(List.of(Launcher.executable(), "status", "--base", base.toString()));
        return Commands.tryRun(command.toArray(String[]::new));
    }

    private List<String> prefix() {
        return List.of("ip", "netns", "exec", namespace);
    }

    /** Returns its address in the network. */
    public String address() {
        return address;
    }

    /** Returns a URI of its Tomcat. */
    public URI uri(String path) {
        return URI.create("http://" + address + ":" + port + path);
    }

    /** Returns its keys. */
    public Keys keys() {
        return Keys.in(base.resolve("data"));
    }

    /** Returns the roll of the registry that runs there. */
    public Roll roll() {
        return Roll.at(uri("/registry/services"), this::keys);
    }

    String namespace() {
        return namespace;
    }
}
