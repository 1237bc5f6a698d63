package dev.rollcall.portal.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
    @Test
    void aLinkToALineLeadsBackToIt() {
        LogEntry line = LogLines.line(7, "Portal", "INFO", "x");

        Place place = Place.of(line).among(30, "service");

        assertEquals("seq=7&time=2026-11-22T10%3A00%3A00.007Z&around=30&same=service", place.query());
        assertEquals("seq=7&before=30&after=30&same=service", place.wire());
        assertEquals(
                Optional.of(place),
                Place.of(
                        Map.of("seq", "7", "time", "2026-11-22T10:00:00.007Z", "around", "30", "same", "service")
                                ::get));
        assertTrue(place.isAt(line));
    }

    @Test
    void aLineOfTheSameSequenceInAnotherLogServiceIsAnotherLine() {
        Place place = Place.of(LogLines.line(7, "Portal", "INFO", "x"));
        LogEntry other =
                new LogEntry(7, LogLines.TEN.plusSeconds(1), "Portal", true, "", "INFO", "", "", "", "x", Map.of());

        assertFalse(place.isAt(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "x", "1e3", "9999999999999999999"})
    void withoutASequenceThereIsNoPlace(String sequence) {
        assertEquals(Optional.empty(), Place.of(Map.of("seq", sequence)::get));
    }

    @Test
    void positionsAreReadBackAsTheyWereTold() {
        Positions positions = Positions.NONE.with("1f", 12).with("a", 7).with("1f", 13);

        assertEquals("1f.13~a.7", positions.toString());
        assertEquals(positions, Positions.parse("1f.13~a.7"));
        assertEquals(OptionalLong.of(13), positions.of("1f"));
        assertEquals(OptionalLong.empty(), positions.of("b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "a.7~", "a.-1", "x.1", "a.1\nb.2", "a.9999999999999999999"})
    void otherIdsAreNoPositions(String id) {
        assertEquals(Positions.NONE, Positions.parse(id));
    }
}
