package dev.rollcall.system.bench;

import dev.rollcall.system.harness.Distribution;
import dev.rollcall.system.harness.Keys;
import java.io.IOException;
import java.net.URI;
import java.util.function.Function;

/** One Tomcat with all services and demo data, as the launcher runs it, and the bare servlet beside them. */
final class RunningSystem implements Measurement {
    /** Tomcat looks for new WARs every ten seconds. */
    private final String name;

    private final Function<Running, Measurement> measurement;

    /** Takes a name for its directory, and what is measured on it. */
    RunningSystem(String name, Function<Running, Measurement> measurement) {
        this.name = name;
        this.measurement = measurement;
    }

    /**
     * Where it is.
     *
     * @param keys those of its services
     * @param password of the demo's teacher
     * @param administrator the password of the demo's administrator
     * @param tomcat the process
     */
    record Running(URI address, Keys keys, String password, String administrator, ProcessHandle tomcat) {
        URI portal() {
            return address.resolve("/portal/");
        }
    }

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        try (var one = new Distribution("bench-" + name).run("--demo")) {
            URI address = one.address();
            HelloWar.deploy(one.directory(), address.resolve(HelloWar.ADDRESS));
            Keys keys = Keys.create(one.directory().resolve("data"));
            Running running = new Running(
                    address,
                    keys,
                    one.password("teacher"),
                    one.password("admin"),
                    one.launcher().tomcats().get(0));
            measurement.apply(running).into(table);
            one.terminate();
        }
    }
}
