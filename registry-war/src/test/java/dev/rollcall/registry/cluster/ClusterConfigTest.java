package dev.rollcall.registry.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.registry.cluster.ClusterConfig.Member;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterConfigTest {
    private static final String MEMBERS = "rollcall.registry.cluster.members";

    private static Optional<ClusterConfig> read(String... settings) {
        Map<String, String> all = new java.util.HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return ClusterConfig.from(Settings.of(all));
    }

    @Test
    void thereIsNoneUnlessMembersAreNamed() {
        assertEquals(Optional.empty(), read());
        assertEquals(Optional.empty(), read("rollcall.registry.cluster.acknowledge", "local"));
    }

    @Test
    void everySettingIsRead() {
        assertEquals(
                new ClusterConfig(
                        List.of(new Member("one", 7800), new Member("two", 7900)),
                        Optional.of(new Member("two", 7900)),
                        false),
                read(
                                MEMBERS,
                                "one, two:7900",
                                "rollcall.registry.cluster.address",
                                "two:7900",
                                "rollcall.registry.cluster.acknowledge",
                                "local")
                        .orElseThrow());
    }

    @Test
    void aWriteWaitsForAnotherNodeUnlessSaidOtherwise() {
        ClusterConfig config = read(MEMBERS, "one").orElseThrow();

        assertTrue(config.waiting());
        assertEquals(Optional.empty(), config.address());
    }

    @ParameterizedTest
    @CsvSource({"[::1]:7801, ::1, 7801", "[::1], ::1, 7800", "::1, ::1, 7800", "10.0.0.1:1, 10.0.0.1, 1"})
    void anAddressMayBeOfEitherProtocol(String text, String host, int port) {
        assertEquals(
                List.of(new Member(host, port)),
                read(MEMBERS, text).orElseThrow().members());
    }

    @ParameterizedTest
    @ValueSource(strings = {"one:", "one:x", "one:0", "one:65536", ":7800", "[]:7800"})
    void whatIsNoAddressIsNamed(String text) {
        SettingException failure = assertThrows(SettingException.class, () -> read(MEMBERS, text));

        assertEquals(
                MEMBERS + " must name addresses such as registry1.example.org:7800 but has " + text,
                failure.getMessage());
    }

    @Test
    void anotherAcknowledgementIsNamed() {
        SettingException failure =
                assertThrows(SettingException.class, () -> read("rollcall.registry.cluster.acknowledge", "everybody"));

        assertEquals(
                "rollcall.registry.cluster.acknowledge must be replicated or local but was everybody",
                failure.getMessage());
    }
}
