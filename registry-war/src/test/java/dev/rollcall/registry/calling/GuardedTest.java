package dev.rollcall.registry.calling;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.junit.jupiter.api.Test;

class GuardedTest {

    @Test
    void neitherAnExceptionNorAnErrorGetsOut() {
        assertDoesNotThrow(() -> new Guarded(() -> {
                    throw new IllegalStateException("a fault");
                })
                .run());
        assertDoesNotThrow(() -> new Guarded(() -> {
                    throw new NoClassDefFoundError("a class that is gone");
                })
                .run());
    }
}
