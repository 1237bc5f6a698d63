package dev.rollcall.system.bench;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.harness.Distribution;
import dev.rollcall.system.harness.Keys;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** One Tomcat with all services and demo data, as the launcher runs it, and the bare servlet beside them. */
final class RunningSystem implements Measurement {
    /** Tomcat looks for new WARs every ten seconds. */
    private static final Duration DEPLOYED = Duration.ofSeconds(30);

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        try (var one = new Distribution("bench-running").run("--demo")) {
            HelloWar.into(one.directory());
            URI address = one.address();
            Eventually.passes(
                    DEPLOYED,
                    () -> Call.get(address.resolve(HelloWar.ADDRESS), Map.of()).send());
            Keys keys = Keys.create(one.directory().resolve("data"));
            new Requests(address, keys, one.password("teacher")).into(table);
            new ChangeToKnowledge(new RegistryClient(address.resolve("registry/services"), keys)).into(table);
            new Registrations(address, keys).into(table);
            one.terminate();
        }
    }
}
