package dev.rollcall.registry.roll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CauseTest {

    @Test
    void whatRegistriesDoAmongThemselvesIsNoNews() {
        Set<Cause> quiet = EnumSet.allOf(Cause.class);
        quiet.removeIf(Cause::isNews);

        assertEquals(EnumSet.of(Cause.RESTORED, Cause.MERGED, Cause.MOVED), quiet);
    }

    @Test
    void eachHasWordsOfItsOwn() {
        Set<String> phrases = new HashSet<>();
        for (Cause cause : Cause.values()) {
            assertFalse(cause.phrase().isBlank(), cause::name);
            phrases.add(cause.phrase());
        }

        assertEquals(Cause.values().length, phrases.size());
    }
}
