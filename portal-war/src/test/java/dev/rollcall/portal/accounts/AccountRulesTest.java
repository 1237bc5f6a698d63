package dev.rollcall.portal.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"ana", "a", "ana.keller", "ana@school.example", "7b", "a_b-c"})
    void namesOfSmallLettersDigitsAndAFewSignsAreTaken(String name) {
        assertEquals(name, new UserName(name).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ana", ".ana", "ana keller", "ana,admin", "änna", "ana\n", "<b>"})
    void otherNamesAreRefused(String name) {
        assertThrows(AccountRefusedException.class, () -> new UserName(name));
    }

    @Test
    void aNameHas64CharactersAtMost() {
        assertEquals(64, new UserName("a".repeat(64)).value().length());
        assertThrows(AccountRefusedException.class, () -> new UserName("a".repeat(65)));
    }

    @Test
    void aPasswordHas8To128Characters() {
        assertThrows(AccountRefusedException.class, () -> new Password("1234567"));
        assertEquals("12345678", new Password("12345678").value());
        assertEquals(128, new Password("x".repeat(128)).value().length());
        assertThrows(AccountRefusedException.class, () -> new Password("x".repeat(129)));
    }

    @Test
    void aPasswordHasNoControlCharacters() {
        assertThrows(AccountRefusedException.class, () -> new Password("12345678\n"));
    }

    @Test
    void aPasswordIsNeverShown() {
        assertFalse(new Password("correct horse").toString().contains("horse"));
    }

    @Test
    void rolesAreReadByTheirWireNames() {
        assertEquals(EnumSet.of(Role.TEACHER, Role.OPERATOR), Role.setOf(List.of("teacher", " operator")));
    }

    @Test
    void unknownRolesAndNoRolesAreRefused() {
        assertThrows(AccountRefusedException.class, () -> Role.setOf(List.of("teacher", "root")));
        assertThrows(AccountRefusedException.class, () -> Role.setOf(List.of()));
    }
}
