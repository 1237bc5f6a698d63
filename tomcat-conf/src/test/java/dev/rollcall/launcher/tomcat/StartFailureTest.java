package dev.rollcall.launcher.tomcat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartFailureTest {
    private static final Instant BEFORE = Instant.parse("2026-11-30T20:00:00Z");

    private static final String LISTENER = """
            30-Nov-2026 20:00:01.000 INFO [main] org.apache.catalina.startup.HostConfig.deployWAR Deploying web application archive [/srv/webapps/shop.war]
            30-Nov-2026 20:00:02.000 SEVERE [main] org.apache.catalina.core.StandardContext.listenerStart Exception sending context initialized event to listener instance of class [shop.Start]
            java.lang.IllegalStateException: cannot begin
            \tat shop.Start.contextInitialized(Start.java:7)
            \tSuppressed: java.io.IOException: beside
            Caused by: java.sql.SQLException: no database
            \tat shop.Start.connect(Start.java:9)
            \t... 9 more
            30-Nov-2026 20:00:02.001 INFO [elsewhere] org.example.Other.work between
            30-Nov-2026 20:00:02.002 SEVERE [main] org.apache.catalina.core.StandardContext.startInternal One or more listeners failed to start.
            30-Nov-2026 20:00:02.003 SEVERE [main] org.apache.catalina.core.StandardContext.startInternal %s
            30-Nov-2026 20:00:02.004 INFO [main] org.apache.catalina.startup.HostConfig.deployWAR done
            """;

    private static final String WAR = """
            30-Nov-2026 20:00:02.000 SEVERE [main] org.apache.catalina.startup.HostConfig.deployWAR Error deploying web application archive [/srv/webapps/shop#eu##2.war]
            java.lang.IllegalStateException: Error starting child
            \tat org.apache.catalina.core.ContainerBase.addChildInternal(ContainerBase.java:600)
            Caused by: java.util.zip.ZipException: zip END header not found
            """;

    @ParameterizedTest
    @CsvSource({
        "Context [/shop] startup failed due to previous errors",
        "Der Kontext [/shop] wurde wegen fr\u00fcherer Fehler nicht gestartet",
    })
    void causeOfTheFirstErrorIsTheReasonInEveryLanguage(String last) {
        assertEquals(Optional.of("java.sql.SQLException: no database"), reason("/shop", LISTENER.formatted(last)));
    }

    @Test
    void fileNamesTheContext() {
        assertEquals(Optional.of("java.util.zip.ZipException: zip END header not found"), reason("/shop/eu##2", WAR));
    }

    @ParameterizedTest
    @CsvSource({"''", "/shop", "/eu", "/other"})
    void errorsOfAnotherContextAreNoReason(String context) {
        assertEquals(Optional.empty(), reason(context, LISTENER.formatted("Context [/big/shop] failed") + WAR));
    }

    @ParameterizedTest
    @CsvSource({
        "'', []",
        "'', [/srv/webapps/ROOT.war]",
        "##2, [/srv/webapps/ROOT##2.war]",
        "/a, [conf/Catalina/localhost/a.xml]",
        "/a, [/srv/webapps/a]"
    })
    void contextIsNamedByItselfOrByItsFile(String context, String name) {
        assertEquals(
                Optional.of("Bad " + name),
                reason(context, "30-Nov-2026 20:00:02.000 SEVERE [main] org.apache.catalina.Tomcat.start Bad " + name));
    }

    @Test
    void exceptionOfAParserIsOne() {
        String log = """
                30-Nov-2026 20:00:02.000 SEVERE [main] org.apache.tomcat.util.digester.Digester.fatalError Parse fatal error
                org.xml.sax.SAXParseException; lineNumber: 1; columnNumber: 16; The element must be terminated.
                30-Nov-2026 20:00:02.001 SEVERE [main] org.apache.catalina.startup.HostConfig.deployWAR [/srv/webapps/shop.war]
                """;

        assertTrue(reason("/shop", log).orElseThrow().startsWith("org.xml.sax.SAXParseException; lineNumber: 1;"));
    }

    @Test
    void whatWasStartedSinceHasNoReason() {
        StartFailure failure = new StartFailure("/shop", Instant.parse("2026-11-30T20:00:03Z"), ZoneOffset.UTC);

        LISTENER.formatted("Context [/shop] startup failed").lines().forEach(failure::read);

        assertEquals(Optional.empty(), failure.reason());
    }

    /** The clock shows this time twice; the first was an hour before. */
    @Test
    void timeThatComesTwiceIsTheLater() {
        StartFailure failure =
                new StartFailure("/shop", Instant.parse("2026-11-01T06:29:00Z"), ZoneId.of("America/New_York"));

        failure.read("01-Nov-2026 01:30:00.000 SEVERE [main] org.apache.catalina.Tomcat.start Bad [/shop]");

        assertEquals(Optional.of("Bad [/shop]"), failure.reason());
    }

    @Test
    void errorBeforeTheDeploymentIsNotItsReason() {
        String earlier = """
                30-Nov-2026 20:00:00.500 SEVERE [main] org.example.Other.start earlier
                java.lang.Error: earlier
                """;

        assertEquals(
                Optional.of("java.sql.SQLException: no database"),
                reason("/shop", earlier + LISTENER.formatted("Context [/shop] failed")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.example.Other.start", "org.apache.catalina.core.ApplicationContext.log"})
    void whatAnApplicationLogsItselfIsNoReason(String source) {
        String own = """
                30-Nov-2026 20:00:01.900 SEVERE [main] %s of its own
                java.lang.Error: of its own
                """.formatted(source);
        String[] halves = LISTENER.formatted("Context [/shop] failed").split("(?<=more\n)");

        assertEquals(
                Optional.of("java.sql.SQLException: no database"), reason("/shop", own + tail(halves[0]) + halves[1]));
        assertEquals(Optional.of("java.sql.SQLException: no database"), reason("/shop", halves[0] + own + halves[1]));
    }

    @Test
    void applicationThatGoesOnDoesNotHideTheReason() {
        String between = "30-Nov-2026 20:00:02.001 INFO [main] shop.Second.contextInitialized goes on\n";
        String[] halves = LISTENER.formatted("Context [/shop] failed").split("(?<=more\n)");

        assertEquals(
                Optional.of("java.sql.SQLException: no database"), reason("/shop", halves[0] + between + halves[1]));
    }

    /** Where only errors are logged nothing of Tomcat's is between them. */
    @ParameterizedTest
    @ValueSource(strings = {"Context [/other] failed", "Context [] failed", "Context [/shop/eu] failed"})
    void contextThatFailedBeforeHasReasonsOfItsOwn(String last) {
        String other = tail(LISTENER.replace("no database", "no table")).formatted(last);

        assertEquals(
                Optional.of("java.sql.SQLException: no database"),
                reason("/shop", other + tail(LISTENER).formatted("Context [/shop] failed")));
        assertEquals(
                Optional.of("java.util.zip.ZipException: zip END header not found"),
                reason("/shop/eu##2", other + WAR));
        assertEquals(
                Optional.of("java.sql.SQLException: no database"),
                reason("/shop", WAR + tail(LISTENER).formatted("Context [/shop] failed")));
    }

    /** Returns the errors of a listing. */
    private static String tail(String listing) {
        return listing.lines().filter(line -> !line.contains("HostConfig")).collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void exceptionOfAnEarlierRequestIsNotItsReason() {
        String log = """
                30-Nov-2026 17:00:00.000 SEVERE [http-nio-127.0.0.1-8080-exec-3] org.apache.catalina.core.StandardWrapperValve.invoke Servlet.service() for servlet [basket] in context with path [/other] threw exception
                java.lang.Error: of a request
                30-Nov-2026 20:00:02.000 SEVERE [http-nio-127.0.0.1-8080-exec-3] org.apache.catalina.core.StandardContext.startInternal One or more listeners failed to start.
                30-Nov-2026 20:00:02.001 SEVERE [http-nio-127.0.0.1-8080-exec-3] org.apache.catalina.core.StandardContext.startInternal Context [/shop] startup failed due to previous errors
                """;

        assertEquals(Optional.of("One or more listeners failed to start."), reason("/shop", log));
    }

    /** Such as one in flight while its context is stopped by hand. */
    @Test
    void requestThatFailsIsNoFailedStart() {
        String log = """
                30-Nov-2026 20:00:02.000 SEVERE [http-nio-127.0.0.1-8080-exec-3] org.apache.catalina.core.StandardWrapperValve.invoke Servlet.service() for servlet [basket] in context with path [/shop] threw exception
                java.lang.IllegalStateException: stopped
                30-Nov-2026 20:00:02.001 SEVERE [http-nio-127.0.0.1-8080-exec-3] org.apache.catalina.valves.rewrite.RewriteValve.invoke [/shop]
                """;

        assertEquals(Optional.empty(), reason("/shop", log));
    }

    @Test
    void lastOfSeveralFailuresCounts() {
        String later = LISTENER.replace("no database", "no table").formatted("Context [/shop] failed");

        assertEquals(
                Optional.of("java.sql.SQLException: no table"),
                reason("/shop", LISTENER.formatted("Context [/shop] failed") + later));
    }

    @Test
    void otherLogsAreNotUnderstood() {
        assertEquals(
                Optional.empty(),
                reason("/shop", "SEVERE: Context [/shop] startup failed\njava.lang.Error: no\n\u0000"));
    }

    @Test
    void longReasonIsCut() {
        String line =
                "30-Nov-2026 20:00:02.000 SEVERE [main] org.apache.catalina.Tomcat.start [/shop] " + "x".repeat(1000);

        assertTrue(reason("/shop", line).orElseThrow().length() < 400);
    }

    private static Optional<String> reason(String context, String log) {
        StartFailure failure = new StartFailure(context, BEFORE, ZoneOffset.UTC);
        log.lines().forEach(failure::read);
        return failure.reason();
    }
}
