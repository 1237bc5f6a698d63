package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.registry.Fixtures;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoutesTest {

    @Test
    void anAddressNamesTheInstanceThatRegisteredWithIt() {
        assertEquals(Optional.of(Fixtures.id(6000)), Routes.instanceAt("http://localhost:6000"));
        assertEquals(Optional.empty(), Routes.instanceAt("no address"));
        assertEquals(Optional.empty(), Routes.instanceAt(""));
    }
}
