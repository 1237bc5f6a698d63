package dev.rollcall.kit.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Parsed;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Values of settings: what is accepted keeps within the bounds, and reads the same when it is written again. */
public final class SettingsFuzz {

    private static final String KEY = "rollcall.fuzz";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long KILO = 1L << 10;

    private SettingsFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, UTF_8);
        read(text, s -> s.duration(KEY, HOUR, Duration.ZERO, HOUR))
                .ifPresent(value -> assertTrue(!value.isNegative() && value.compareTo(HOUR) <= 0, text));
        read(text, s -> s.integer(KEY, 0, -1, 9)).ifPresent(value -> assertTrue(value >= -1 && value <= 9, text));
        read(text, s -> s.bytes(KEY, KILO, 1, KILO)).ifPresent(value -> assertTrue(value >= 1 && value <= KILO, text));
        read(text, s -> s.flag(KEY, false));
        read(text, s -> s.host(KEY).orElse("")).ifPresent(host -> assertEquals(text.strip(), host));
        read(text, s -> s.uris(KEY)).ifPresent(SettingsFuzz::canBeCalled);
        List<String> list = settings(text).list(KEY, List.of());
        assertEquals(list, settings(String.join(" , ", list)).list(KEY, List.of()));
    }

    private static void canBeCalled(List<URI> addresses) {
        for (URI address : addresses) {
            assertTrue(address.getPort() <= 65_535 && address.getHost() != null, address::toString);
            assertEquals(Optional.of(address), settings(address.toString()).identityUri(KEY));
        }
    }

    private static Settings settings(String text) {
        return Settings.of(Map.of(KEY, text));
    }

    private static <T> Optional<T> read(String text, Function<Settings, T> reading) {
        return Parsed.unlessRefused(() -> reading.apply(settings(text)), SettingException.class);
    }
}
