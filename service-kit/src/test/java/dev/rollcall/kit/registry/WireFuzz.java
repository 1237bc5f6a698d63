package dev.rollcall.kit.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;
import dev.rollcall.kit.testing.Parsed;
import java.util.Optional;
import java.util.function.Function;

/** The JSON that services and registries send each other: what can be read is written so that it is read as the same. */
public final class WireFuzz {

    private WireFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        comesBack(input, RegistrationCodec::read, RegistrationCodec::write);
        comesBack(input, RegistrationCodec::readAnswer, RegistrationCodec::write);
        comesBack(input, ProviderUpdateCodec::read, ProviderUpdateCodec::write);
        comesBack(input, RenewalCodec::read, RenewalCodec::write);
        comesBack(input, RenewalCodec::readAnswer, RenewalCodec::write);
        read(input, HealthReportCodec::read).ifPresent(WireFuzz::isWrittenAlike);
    }

    private static <T> Optional<T> read(byte[] input, Function<byte[], T> reader) {
        return Parsed.unlessRefused(
                () -> reader.apply(input), JsonUnreadableException.class, JsonInvalidException.class);
    }

    private static <T> void comesBack(byte[] input, Function<byte[], T> reader, Function<T, byte[]> writer) {
        read(input, reader).ifPresent(value -> assertEquals(value, reader.apply(writer.apply(value))));
    }

    /** Its sentences may hold halves of characters, for which UTF-8 has no bytes. */
    private static void isWrittenAlike(HealthReport report) {
        byte[] written = HealthReportCodec.write(report);
        assertArrayEquals(written, HealthReportCodec.write(HealthReportCodec.read(written)));
    }
}
