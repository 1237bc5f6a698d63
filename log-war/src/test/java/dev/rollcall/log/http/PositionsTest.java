package dev.rollcall.log.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.log.search.InvalidQueryException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PositionsTest {

    @Test
    void theyAreReadAsTheyWereTold() throws InvalidQueryException {
        Positions positions = Positions.NONE.with("9a", 7).with("1f0c", 13).with("9a", 0);

        assertEquals("1f0c.13~9a.0", positions.next());
        assertEquals(positions, Positions.parse("1f0c.13~9a.0"));
        assertEquals(List.of("1f0c"), positions.left().toList());
        assertEquals(Long.MAX_VALUE, positions.of("b"));
    }

    @Test
    void whereNothingIsLeftNobodyGoesOn() {
        assertNull(Positions.NONE.next());
        assertNull(Positions.NONE.with("a", 0).with("b", 0).next());
    }

    @Test
    void anotherNameTakesNobodysPlace() {
        Positions positions = Positions.NONE.with("a", 1).with("b", 2);

        assertEquals(Positions.NONE.with("b", 2).with("c", 1), positions.renamed("a", "c"));
        assertEquals(Positions.NONE.with("b", 2), positions.renamed("a", "b"));
        assertEquals(positions, positions.renamed("x", "c"));
    }

    @Test
    void asManyAreTakenAsCanBeTold() throws InvalidQueryException {
        String most = IntStream.range(0, Positions.MAX_SERVICES)
                .mapToObj(i -> Integer.toHexString(-1 - i) + "." + "9".repeat(18))
                .sorted()
                .collect(Collectors.joining("~"));

        assertEquals(most, Positions.parse(most).next());
        InvalidQueryException invalid =
                assertThrows(InvalidQueryException.class, () -> Positions.parse("a.1~" + most.substring(1)));
        assertEquals(Optional.of("before"), invalid.parameter());
    }

    @Test
    void anAddressHasAlwaysTheSameName() {
        URI url = URI.create("http://log-an.example:8080/log");

        assertEquals("e2d7c1c4", Positions.name(url));
        assertNotEquals(Positions.name(url), Positions.name(URI.create("http://log-c0.example:8080/log")));
    }
}
