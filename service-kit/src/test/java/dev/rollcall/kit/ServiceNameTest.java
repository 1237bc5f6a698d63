package dev.rollcall.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"LogService", "Grading Service", "Notenbuch-Übersicht", "成績", "a"})
    void ordinaryNamesAreKeptAsTheyAre(String name) {
        assertEquals(name, new ServiceName(name).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " Log", "Log ", "a\nb", "a\u0000b", "a\u2028b", "a\u202eb", "a\u200bb", "\ud800"})
    void emptyPaddedAndInvisibleNamesAreRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> new ServiceName(name));
    }

    @Test
    void aNameHas128CharactersAtMost() {
        assertEquals(128, new ServiceName("x".repeat(128)).value().length());
        assertThrows(IllegalArgumentException.class, () -> new ServiceName("x".repeat(129)));
    }

    @Test
    void theFourOwnServicesAreInfrastructure() {
        assertTrue(ServiceName.GRADING.isInfrastructure());
        assertFalse(new ServiceName("gradingservice").isInfrastructure());
    }
}
