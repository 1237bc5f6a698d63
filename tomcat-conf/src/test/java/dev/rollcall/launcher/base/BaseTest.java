package dev.rollcall.launcher.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaseTest {

    @Test
    void optionBeforeEnvironmentBeforeHome() {
        Map<String, String> environment = Map.of("ROLLCALL_BASE", "/srv/b");

        assertEquals(
                Path.of("/srv/a"), Base.of(Optional.of("/srv/a"), environment).root());
        assertEquals(Path.of("/srv/b"), Base.of(Optional.empty(), environment).root());
        assertEquals(
                Path.of(System.getProperty("user.home"), ".rollcall"),
                Base.of(Optional.empty(), Map.of()).root());
    }

    @Test
    void relativeDirectoryIsMadeAbsolute() {
        assertEquals(
                Path.of("target/base").toAbsolutePath(),
                Base.of(Optional.of("./target/../target/base"), Map.of()).root());
    }
}
