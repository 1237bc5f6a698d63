package dev.rollcall.kit.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpLiteralTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "255.255.255.255, 255.255.255.255",
        "::1, 0:0:0:0:0:0:0:1",
        "2001:DB8::7, 2001:db8:0:0:0:0:0:7",
        "::ffff:10.0.0.1, 10.0.0.1"
    })
    void anAddressIsWhatItSays(String text, String written) {
        assertEquals(written, IpLiteral.parse(text).orElseThrow().getHostAddress());
    }

    @Test
    void everyNumberOfFourCounts() {
        assertArrayEquals(
                new byte[] {0, 9, (byte) 199, (byte) 249},
                IpLiteral.parse("0.9.199.249").orElseThrow().getAddress());
    }

    /** Some of these the JDK takes for addresses, and others for names, for which it asks the name server. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "beef",
                "example.org",
                "10",
                "127.1",
                "010.0.0.1",
                "10.0.0.256",
                "1.2.3.4.5",
                ".1.2.3",
                "\uff11.0.0.1",
                "[::1]",
                ":",
                "::g",
                "1::2::3",
                "::1%",
                "fe80::1%no-such-interface"
            })
    void nothingElseIsOne(String text) {
        assertEquals(Optional.empty(), IpLiteral.parse(text));
    }
}
