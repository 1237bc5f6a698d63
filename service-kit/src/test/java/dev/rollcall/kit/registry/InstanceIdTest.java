package dev.rollcall.kit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceIdTest {

    @Test
    void isDerivedFromHostPortPathAndAHashOfTheAddress() {
        InstanceId id = InstanceId.of(URI.create("http://localhost:8080/portal"));

        assertTrue(id.value().matches("localhost-8080-portal-[0-9a-f]{8}"), id.value());
    }

    @Test
    void usesTheSchemesPortWhereNoneIsGiven() {
        assertTrue(InstanceId.of(URI.create("https://example.org")).value().startsWith("example.org-443-"));
        assertTrue(InstanceId.of(URI.create("http://example.org")).value().startsWith("example.org-80-"));
    }

    @Test
    void staysSafeAndShortForAnyAddress() {
        String path = "/a b%20c".replace(" ", "%20").repeat(40);

        InstanceId id = InstanceId.of(URI.create("http://[::1]:8080" + path));

        assertTrue(id.value().length() <= 128);
    }

    @Test
    void differsForAddressesThatLookAlikeWhenMadeSafe() {
        assertNotEquals(InstanceId.of(URI.create("http://h:1/a/b")), InstanceId.of(URI.create("http://h:1/a-b")));
        assertEquals(InstanceId.of(URI.create("http://h:1/a")), InstanceId.of(URI.create("http://h:1/a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a b", "a%2Fb", "ä"})
    void refusesWhatIsNotSafeInAPath(String text) {
        assertThrows(IllegalArgumentException.class, () -> new InstanceId(text));
    }
}
