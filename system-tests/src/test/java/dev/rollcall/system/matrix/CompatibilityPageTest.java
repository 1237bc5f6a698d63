package dev.rollcall.system.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class CompatibilityPageTest {
    private static final Versions ASKED = new Versions("11.0", "17");

    /** A row that never comes to its visit. */
    private static Row<Tomcats> row(RuntimeException why) {
        return Row.walked("`one`", ASKED, () -> {
            throw why;
        });
    }

    @Test
    void aRowSaysWhatRan() {
        Result result = Result.works(
                row(new IllegalStateException()), new Versions("11.0.24", "17.0.15+6"), Duration.ofSeconds(9));

        String page = CompatibilityPage.of("Monday, commit abc", List.of(result));

        assertTrue(page.contains("\nMonday, commit abc\n"), page);
        assertTrue(page.contains("""
                | what  | Tomcat  | JDK       | result | seconds |
                |-------|---------|-----------|--------|---------|
                | `one` | 11.0.24 | 17.0.15+6 | works  | 9       |
                """), page);
        assertTrue(result.good());
    }

    @Test
    void whatFailsSaysWhyInOneLineAndMakesTheRunFail() {
        Result result = row(new IllegalStateException("no\n  answer")).result();

        assertEquals("**fails**: no answer", result.outcome());
        assertEquals(ASKED, result.versions());
        assertFalse(result.good());
    }

    @Test
    void whatCannotBeTriedSaysWhyAndIsNoFailure() {
        Result result = row(new TestAbortedException("no nginx")).result();

        assertEquals("not tried: no nginx", result.outcome());
        assertTrue(result.good());
    }

    @Test
    void otherVersionsThanThoseAskedForAreAFailure() {
        assertEquals("Tomcat 11.0.24 on JDK 25.0.3 ran instead of Tomcat 11.0 on JDK 17", message());
    }

    private static String message() {
        try {
            return new Versions("11.0.24", "25.0.3").require(ASKED).toString();
        } catch (AssertionError e) {
            return String.valueOf(e.getMessage());
        }
    }
}
