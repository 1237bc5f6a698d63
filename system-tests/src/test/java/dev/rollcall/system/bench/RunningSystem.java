package dev.rollcall.system.bench;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.harness.Distribution;
import dev.rollcall.system.harness.Keys;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One Tomcat with all services and demo data, as the launcher runs it, and the bare servlet beside them. */
final class RunningSystem implements Measurement {
    /** Tomcat looks for new WARs every ten seconds. */
    private static final Duration DEPLOYED = Duration.ofSeconds(30);

    private final String name;
    private final Function<Running, List<Measurement>> measurements;

    /** Takes a name for its directory, and what is measured on it, one after the other. */
    RunningSystem(String name, Function<Running, List<Measurement>> measurements) {
        this.name = name;
        this.measurements = measurements;
    }

    /** Where it is, the keys of its services, and how a teacher logs in. */
    record Running(URI address, Keys keys, String password) {}

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        try (var one = new Distribution("bench-" + name).run("--demo")) {
            HelloWar.into(one.directory());
            URI address = one.address();
            Eventually.passes(
                    DEPLOYED,
                    () -> Call.get(address.resolve(HelloWar.ADDRESS), Map.of()).send());
            Keys keys = Keys.create(one.directory().resolve("data"));
            for (Measurement part : measurements.apply(new Running(address, keys, one.password("teacher")))) {
                part.into(table);
            }
            one.terminate();
        }
    }
}
