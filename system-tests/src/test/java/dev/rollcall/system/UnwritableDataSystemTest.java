package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.Skips;
import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.Commands;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Roll;
import dev.rollcall.system.harness.Stopwatch;
import dev.rollcall.system.harness.Tomcat;
import dev.rollcall.system.harness.TomcatProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The data directory belongs to somebody else: the WARs deploy, say what is wrong, and recover. */
class UnwritableDataSystemTest {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final String NOBODY = "65534";
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    @Test
    void saysWhatIsWrongAndRecoversWithoutARestart() throws IOException {
        Base base = Base.stock("unwritable", Tomcat.V11).wars("registry", "log", "grading", "portal");
        Files.createDirectory(base.data());
        takeAway(base);

        try (TomcatProcess tomcat = base.start().awaitStarted()) {
            for (String context : List.of("/registry/", "/log/", "/grading/", "/portal/")) {
                assertExplains(base, context);
            }

            giveBack(base);
            var watch = new Stopwatch();
            Roll.of(base).awaitReady(READY, "RegistryService", "LogService", "GradingService", "Portal");
            Figures.note("data directory made writable: four services ready after", watch.elapsed());
            tomcat.terminate();
        }
    }

    private static void assertExplains(Base base, String context) {
        var page = Http.get(base.uri(context), "Accept", "text/html");
        assertEquals(503, page.statusCode(), context);
        assertTrue(page.headers().firstValue("Content-Type").orElse("").startsWith("text/html"), context);
        assertTrue(page.body().contains(base.data().toString()), page.body());
        assertTrue(page.body().contains("chown"), page.body());

        var problem = Http.get(base.uri(context));
        assertEquals(503, problem.statusCode(), context);
        assertEquals(
                "application/problem+json",
                problem.headers().firstValue("Content-Type").orElse(""),
                context);
        assertTrue(problem.headers().firstValue("Retry-After").isPresent(), context);

        assertEquals(503, Http.get(base.uri(context + "rollcall/heartbeat")).statusCode(), context);
    }

    /** Root may write everywhere, so Tomcat runs as somebody who owns all of the base but the data. */
    private static void takeAway(Base base) {
        if (!isRoot()) {
            Commands.run("chmod", "0555", base.data().toString());
            return;
        }
        base.ownedBy(NOBODY + ":" + NOBODY);
        List<String> mayRead = new ArrayList<>(AS_NOBODY);
        mayRead.addAll(
                List.of("test", "-r", base.tomcatFile("bin/bootstrap.jar").toString()));
        if (Commands.tryRun(mayRead.toArray(String[]::new)).exit() != 0) {
            Skips.because("an unprivileged user (" + String.join(" ", AS_NOBODY) + ") cannot read "
                    + base.tomcatFile("bin") + ", so there is no user whom the data directory could be closed to");
        }
        Commands.run("chown", "0:0", base.data().toString());
        base.startedBy(AS_NOBODY.toArray(String[]::new));
    }

    private static void giveBack(Base base) {
        if (isRoot()) {
            Commands.run("chown", NOBODY + ":" + NOBODY, base.data().toString());
        } else {
            Commands.run("chmod", "0755", base.data().toString());
        }
    }

    private static boolean isRoot() {
        return "0".equals(Commands.run("id", "-u").strip());
    }
}
