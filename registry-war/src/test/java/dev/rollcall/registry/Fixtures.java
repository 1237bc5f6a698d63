package dev.rollcall.registry;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.time.Ticker;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Origin;
import dev.rollcall.registry.roll.Registering;
import dev.rollcall.registry.roll.Roll;
import dev.rollcall.registry.roll.RollConfig;
import dev.rollcall.registry.roll.RollLimits;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Registrations and what else the tests of this module need again and again. */
public final class Fixtures {

    public static final ServiceName LOG = new ServiceName("LogService");
    public static final ServiceName STOCK = new ServiceName("Stock");
    public static final RollLimits LIMITS = new RollLimits(120_000, 120_000, 10_000, 256 << 20);
    public static final RollConfig ROLL_CONFIG =
            new RollConfig(Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofHours(24), LIMITS);

    private Fixtures() {}

    public static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static Origin signed() {
        return origin(true, "127.0.0.1");
    }

    public static Origin unsigned() {
        return origin(false, "127.0.0.1");
    }

    public static Origin origin(boolean signed, String caller) {
        return new Origin(signed, address(caller), Map.of("localhost", List.of(address(caller))));
    }

    /** A registration with callbacks, of a service that compares views. */
    public static Registration registration(String name, int port, long generation, String... required) {
        return tutorial(name, port, required).withGeneration(generation);
    }

    /** A registration as the tutorial's programs make it. */
    public static Registration tutorial(String name, int port, String... required) {
        URI url = URI.create("http://localhost:" + port);
        return Registration.of(new ServiceName(name), url)
                .withRequired(Stream.of(required).map(ServiceName::new).toList())
                .withUpdateUrl(URI.create(url + "/services"))
                .withHeartbeatUrl(URI.create(url + "/heartbeat"));
    }

    public static InstanceId id(int port) {
        return InstanceId.of(URI.create("http://localhost:" + port));
    }

    public static <T extends InstantSource & Ticker> Roll roll(T time) {
        return new Roll("n1", ROLL_CONFIG, time, time);
    }

    /** Registers and insists that it worked. */
    public static Entry listed(Roll roll, Registration registration, Origin origin) {
        return ((Registering.Listed) roll.register(registration, origin)).entry();
    }
}
