package dev.rollcall.system.bench;

import dev.rollcall.system.harness.FourTomcats;
import dev.rollcall.system.harness.FourTomcats.Member;
import dev.rollcall.system.harness.Keys;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** A Tomcat with the registry and nothing else, as the launcher runs it. */
final class RegistryAlone implements AutoCloseable {
    private final FourTomcats four;

    private RegistryAlone(FourTomcats four) {
        this.four = four;
        four.run("--only", "registry").awaitReady();
    }

    static RegistryAlone start(String name) {
        return new RegistryAlone(FourTomcats.in("bench-" + name));
    }

    /** Starts one with arguments for its JVM. */
    static RegistryAlone start(String name, String arguments) {
        return new RegistryAlone(FourTomcats.in("bench-" + name).environment("CATALINA_OPTS", arguments));
    }

    /** Returns where services register. */
    URI services() {
        return four.uri(Member.REGISTRY, "/services");
    }

    Keys keys() {
        return four.keys();
    }

    /** Puts a servlet beside it that does nothing, and returns its address when it answers. */
    URI bareServlet() throws IOException {
        URI address = four.uri(Member.REGISTRY, "/" + HelloWar.ADDRESS);
        HelloWar.deploy(four.directory(Member.REGISTRY), address);
        return address;
    }

    RegistryClient client() {
        return new RegistryClient(services(), keys());
    }

    /** Returns a fleet that does not exist yet. */
    Fleet fleet(Optional<URI> answering) {
        return new Fleet(services(), keys(), answering);
    }

    ProcessHandle process() {
        return four.process(Member.REGISTRY);
    }

    @Override
    public void close() {
        four.close();
    }
}
