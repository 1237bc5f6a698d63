package dev.rollcall.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The real distribution with WARs of the user's own: why one of them is not there. */
@Execution(ExecutionMode.CONCURRENT)
class OwnWarsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path temp;

    private Path base;
    private Launched run;

    @AfterEach
    void leaveNothingBehind() {
        run.close();
    }

    @Test
    void whatFailsAtTheStartOrLaterIsNamedWithTheReason() throws Exception {
        base = temp.resolve("base");
        OwnWars wars = new OwnWars(base.resolve("webapps"), temp.resolve("scratch"));
        wars.good("good.war");
        wars.throwing("throwing##2.war");
        wars.lackingAClass("eu#lacking.war");
        wars.malformed("malformed.war");
        wars.noArchive("damaged.war");
        Path descriptors = Files.createDirectories(base.resolve("conf/Catalina/localhost"));
        Files.writeString(descriptors.resolve("described.xml"), "<Context><oops>");
        String[] start = {"run", "--base", base.toString(), "--port-offset", Integer.toString(Launched.freeOffset())};

        // a language that Tomcat's messages have, too
        run = Launched.rollcall(Map.of("CATALINA_OPTS", "-Duser.language=de"), start);
        run.ready();

        Map<String, String> reasons = Map.of(
                "/throwing##2", "java.io.IOException: no database",
                "/eu/lacking", "java.lang.ClassNotFoundException: shop.Absent",
                "/malformed", "org.xml.sax.SAXParseException",
                "/damaged", "java.util.zip.ZipException",
                "/described", "org.xml.sax.SAXParseException");
        String status = said(0, "status");
        String doctor = said(0, "doctor");
        reasons.forEach((path, reason) -> {
            String sentence = path + " could not be started (" + reason;
            assertTrue(run.output().contains("  Note: " + sentence), sentence + " is not in " + run.output());
            assertTrue(status.contains("could not be started (" + reason), status);
            assertTrue(doctor.contains("warning  In the Tomcat of " + base + ", " + sentence), doctor);
        });
        assertFalse(run.output().contains("/good"), run.output());
        assertFalse(status.contains("/good"), status);
        assertChangesAreSeen(wars);
    }

    private void assertChangesAreSeen(OwnWars wars) throws Exception {
        wars.throwing("late.war");
        wars.good("damaged.war");
        Files.delete(base.resolve("webapps/malformed.war"));

        eventually("/late is seen", status -> status.contains("  /late            FAILED    could not"));
        eventually("/damaged is repaired", status -> !status.contains("/damaged"));
        eventually("/malformed is gone", status -> !status.contains("/malformed"));
        run.terminate();
        assertEquals(0, run.end(PATIENCE));
        assertFalse(said(3, "status").contains("/late"), "what does not run serves nothing");
    }

    private void eventually(String what, Predicate<String> expected) {
        Eventually.isTrue(PATIENCE, what, () -> expected.test(said(0, "status")));
    }

    private String said(int exit, String command) throws Exception {
        try (Launched launched = Launched.rollcall(command, "--base", base.toString())) {
            assertEquals(exit, launched.end(PATIENCE), launched.output());
            return launched.output();
        }
    }
}
