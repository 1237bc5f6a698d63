package dev.rollcall.launcher.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstallationTest {
    @TempDir
    private Path home;

    @AfterEach
    void forgetHome() {
        System.clearProperty("rollcall.home");
    }

    @Test
    void withoutTheWrapperItCannotBeFound() {
        FailureException failure = assertThrows(FailureException.class, Installation::find);

        assertTrue(failure.getMessage().contains("bin/rollcall"));
    }

    @Test
    void missingPartIsNamed() throws IOException {
        Files.createDirectory(home.resolve("tomcat"));
        System.setProperty("rollcall.home", home.toString());

        FailureException failure = assertThrows(FailureException.class, Installation::find);

        assertEquals(home.resolve("webapps") + " is missing: unpack the distribution again.", failure.getMessage());
    }

    @Test
    void completeOneIsFoundWithItsWars() throws IOException {
        for (String part : List.of("tomcat", "webapps", "template")) {
            Files.createDirectory(home.resolve(part));
        }
        System.setProperty("rollcall.home", home + "/bin/..");

        Installation installation = Installation.find();

        assertEquals(home, installation.home());
        assertEquals(home.resolve("webapps/log.war"), installation.war(War.LOG));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/opt/röll, /srv/a,     /opt/röll/bin/rollcall stop --base /srv/a",
                "/opt/r c,  /srv/it's,  '/opt/r c/bin/rollcall' stop --base '/srv/it'\\''s'",
            })
    void commandToTypeStandsForWhatItSays(Path home, Path base, String command) {
        assertEquals(command, new Installation(home).command("stop", new Base(base)));
    }

    @Test
    void versionIsThatOfTheBuild() {
        assertTrue(Installation.version().matches("\\d+\\.\\d+\\.\\d+.*"), Installation.version());
    }

    @Test
    void passwordsAreLongAndDiffer() {
        String one = Password.random(4);

        assertTrue(one.matches("([a-z2-9]{4}-){3}[a-z2-9]{4}"), one);
        assertNotEquals(one, Password.random(4));
    }
}
