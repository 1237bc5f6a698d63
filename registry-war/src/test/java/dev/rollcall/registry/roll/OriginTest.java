package dev.rollcall.registry.roll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.registry.Fixtures;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OriginTest {

    private static final InetAddress CHECKED = Fixtures.address("192.0.2.7");

    private final Origin origin =
            new Origin(true, Fixtures.address("192.0.2.1"), Map.of("stock.test", List.of(CHECKED)));

    @Test
    void aHostIsCalledWhereItWasCheckedHoweverItIsWritten() {
        assertEquals(List.of(CHECKED), origin.addressesOf(URI.create("http://stock.test:8080/update")));
        assertEquals(List.of(CHECKED), origin.addressesOf(URI.create("http://Stock.TEST/")));
    }

    @Test
    void aHostThatWasNeverCheckedIsCalledNowhere() {
        assertEquals(List.of(), origin.addressesOf(URI.create("http://elsewhere.test/")));
        assertEquals(List.of(), origin.addressesOf(URI.create("http://under_score/")));
    }
}
