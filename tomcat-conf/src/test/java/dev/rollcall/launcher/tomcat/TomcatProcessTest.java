package dev.rollcall.launcher.tomcat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.launcher.FakeTomcat;
import dev.rollcall.launcher.base.CatalinaBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TomcatProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WAIT = "System.out.println(\"up\"); Thread.currentThread().join();";

    /** What Tomcat shows of a web application, as far as it is looked at. */
    private static final String CONTEXT = """
            var state = new javax.management.modelmbean.ModelMBeanAttributeInfo(
                    "stateName", "java.lang.String", "its state", true, false, false,
                    new javax.management.modelmbean.DescriptorSupport(
                            "name=stateName", "descriptorType=attribute", "default=FAILED"));
            javax.management.MBeanServerFactory.createMBeanServer().registerMBean(
                    new javax.management.modelmbean.RequiredModelMBean(
                            new javax.management.modelmbean.ModelMBeanInfoSupport(
                                    "Module", "a context",
                                    new javax.management.modelmbean.ModelMBeanAttributeInfo[] {state},
                                    null, null, null)),
                    new javax.management.ObjectName("Catalina:j2eeType=WebModule,name=//localhost/shop"));
            """;

    @TempDir
    private Path directory;

    private TomcatProcess tomcat;

    @AfterEach
    void leaveNothingBehind() {
        tomcat.kill();
    }

    @Test
    void endOfItsInputStopsItInOrder() throws IOException {
        tomcat = up("Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(\"in order\")));" + WAIT);

        tomcat.askToEnd();

        assertTrue(tomcat.awaitEnd(PATIENCE));
        assertEquals(0, tomcat.status());
        assertEquals(List.of("in order"), tomcat.lastLines(1));
    }

    @Test
    void whatDoesNotStopIsEndedByForce() throws IOException {
        tomcat = up("Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) { Thread.onSpinWait(); } }));"
                + WAIT);

        tomcat.askToEnd();
        assertFalse(tomcat.awaitEnd(Duration.ofMillis(200)));

        tomcat.kill();

        assertTrue(tomcat.awaitEnd(PATIENCE));
        assertFalse(tomcat.isAlive());
    }

    @Test
    void stoppingTwiceIsNoMistake() throws IOException {
        tomcat = up(WAIT);

        tomcat.askToEnd();
        tomcat.askToEnd();

        assertTrue(tomcat.awaitEnd(PATIENCE));
    }

    @Test
    void itsCommandLineTellsThatALauncherHasStartedIt() throws IOException {
        tomcat = up(WAIT);

        assertEquals(OptionalLong.empty(), Unlaunched.on(new CatalinaBase(directory.resolve("base"))));
    }

    @Test
    void tomcatThatReturnsHasFailed() throws IOException {
        tomcat = FakeTomcat.doing(directory, "System.out.println(\"no connector\");")
                .start();

        assertTrue(tomcat.awaitEnd(PATIENCE));
        assertEquals(1, tomcat.status());
        assertEquals(List.of("no connector"), tomcat.lastLines(5));
    }

    @Test
    void tomcatThatExitsKeepsItsStatus() throws IOException {
        tomcat = FakeTomcat.doing(directory, "System.exit(7);").start();

        assertTrue(tomcat.awaitEnd(PATIENCE));
        assertEquals(7, tomcat.status());
    }

    @Test
    void settingsAndArgumentsReachIt() throws IOException {
        FakeTomcat fake = FakeTomcat.doing(
                directory,
                "for (String key : new String[] {\"rollcall.port.offset\", \"user.opts\", \"catalina.base\", \"java.io.tmpdir\"})"
                        + " { System.out.println(System.getProperty(key)); }"
                        + " System.out.println(args[0] + new java.io.File(\"\").getAbsolutePath());" + WAIT);

        tomcat = fake.start(Map.of("CATALINA_OPTS", "-Duser.opts=yes -Xmx64m"), Map.of("rollcall.port.offset", "100"));
        awaitUp();

        Path base = directory.resolve("base");
        assertEquals(
                List.of("100", "yes", base.toString(), base.resolve("temp").toString(), "start" + base, "up"),
                tomcat.lastLines(6));
    }

    @Test
    void whatAnEarlierOneToldOfItsContextsIsForgotten() throws IOException {
        FakeTomcat fake = FakeTomcat.doing(directory, WAIT);
        Path contexts = Files.createFile(directory.resolve("base/rollcall.contexts"));

        tomcat = fake.start();

        assertFalse(Files.exists(contexts));
    }

    @Test
    void whatCannotBeForgottenDoesNotStopIt() throws IOException {
        FakeTomcat fake = FakeTomcat.doing(directory, WAIT);
        Files.createDirectories(directory.resolve("base/rollcall.contexts/in the way"));

        tomcat = fake.start();
        awaitUp();

        assertTrue(tomcat.isAlive());
    }

    @Test
    void timesInItsOutputAreThoseOfItsOwnZone() throws IOException {
        FakeTomcat fake = FakeTomcat.doing(directory, CONTEXT + """
                System.out.println("01-Feb-2026 02:00:00.000 SEVERE [main] org.apache.catalina.Tomcat.start Bad [/shop]");
                """ + WAIT);

        tomcat = fake.start(Map.of("CATALINA_OPTS", "-Duser.timezone=Pacific/Kiritimati"), Map.of());
        awaitUp();
        Path contexts = directory.resolve("base/rollcall.contexts");
        Eventually.isTrue(PATIENCE, "it has told its zone", () -> Files.exists(contexts));

        assertEquals(Optional.of("Bad [/shop]"), tomcat.reason("/shop", Instant.parse("2026-01-31T11:59:59Z")));
        assertEquals(Optional.empty(), tomcat.reason("/shop", Instant.parse("2026-01-31T12:00:01Z")));
    }

    /** Whoever has set it keeps it; where these tests run nobody has. */
    @Test
    void theAllocatorOfTheJvmKeepsFewArenas() throws IOException {
        tomcat = up("System.out.println(System.getenv(\"MALLOC_ARENA_MAX\"));" + WAIT);

        String expected = System.getenv().getOrDefault("MALLOC_ARENA_MAX", "2");
        assertEquals(List.of(expected, "up"), tomcat.lastLines(2));
    }

    @Test
    void signalsOfTheTerminalAreLeftToTheLauncher() throws Exception {
        tomcat = up(WAIT);

        for (String signal : List.of("INT", "HUP")) {
            assertEquals(
                    0,
                    new ProcessBuilder("kill", "-" + signal, Long.toString(tomcat.pid()))
                            .start()
                            .waitFor());
        }

        assertFalse(tomcat.awaitEnd(Duration.ofMillis(300)));
    }

    @Test
    void termStopsItInOrderAndIsSeenInTheStatus() throws IOException {
        tomcat = up("Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(\"in order\")));" + WAIT);

        assertTrue(ProcessHandle.of(tomcat.pid()).orElseThrow().destroy());

        assertTrue(tomcat.awaitEnd(PATIENCE));
        assertEquals(143, tomcat.status());
        assertEquals(List.of("in order"), tomcat.lastLines(1));
    }

    @Test
    void handlerForItsLogIsOnItsClassPathWhenTheBaseHasOne() throws IOException {
        FakeTomcat fake = FakeTomcat.doing(
                directory, "System.out.println(System.getProperty(\"java.class.path\").contains(\"rollcall-juli\"));");
        Path jar = directory.resolve("base/lib/rollcall-juli.jar");
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);

        tomcat = fake.start();

        assertTrue(tomcat.awaitEnd(PATIENCE));
        assertEquals(List.of("true"), tomcat.lastLines(1));
    }

    @Test
    void outputAndErrorsGoToOneLog() throws IOException {
        tomcat = up("System.err.println(\"careful\");" + WAIT);

        assertEquals("careful\nup\n", Files.readString(tomcat.log()));
    }

    private TomcatProcess up(String body) throws IOException {
        tomcat = FakeTomcat.doing(directory, body).start();
        awaitUp();
        return tomcat;
    }

    private void awaitUp() {
        Eventually.isTrue(PATIENCE, "it is up", () -> tomcat.lastLines(1).equals(List.of("up")));
    }
}
