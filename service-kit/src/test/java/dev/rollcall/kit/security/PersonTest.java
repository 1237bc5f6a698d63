package dev.rollcall.kit.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTest {

    /** In a token, roles stand behind one another with commas in between. */
    @ParameterizedTest
    @ValueSource(strings = {"teacher,admin", ",", "", " "})
    void aRoleThatWouldBeReadAsAnotherIsRefused(String role) {
        assertThrows(IllegalArgumentException.class, () -> new Person("ana", Set.of(role)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000"})
    void aNameThatCannotBeShownIsRefused(String user) {
        assertThrows(IllegalArgumentException.class, () -> new Person(user, Set.of()));
    }

    @Test
    void aNameHas128CharactersAtMost() {
        assertEquals(128, new Person("x".repeat(128), Set.of()).user().length());
        assertThrows(IllegalArgumentException.class, () -> new Person("x".repeat(129), Set.of()));
    }

    @Test
    void oneOfTheRolesIsEnough() {
        Person ana = new Person("ana", Set.of("teacher"));

        assertTrue(ana.hasAnyRole("admin", "teacher"));
        assertFalse(ana.hasAnyRole("admin", "student"));
        assertFalse(ana.hasAnyRole());
    }
}
