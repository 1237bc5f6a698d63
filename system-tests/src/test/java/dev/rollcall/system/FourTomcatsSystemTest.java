package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.Scale;
import dev.rollcall.system.harness.CentralLog;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.FourTomcats;
import dev.rollcall.system.harness.FourTomcats.Member;
import dev.rollcall.system.harness.Frozen;
import dev.rollcall.system.harness.Launcher;
import dev.rollcall.system.harness.TutorialProgram;
import dev.rollcall.system.harness.Visitor;
import dev.rollcall.system.harness.Visitor.Load;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The topology {@code four}: the tutorial's programs are at home there, and each Tomcat may be killed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FourTomcatsSystemTest {
    private static final Duration READY = Duration.ofSeconds(30);

    /** Many things share the processors here; the figures are printed. */
    private static final Duration PATIENCE_WITH_A_PAGE = Duration.ofSeconds(8);

    /** Of the pages that are asked for while another waits for its deadline; about five are. */
    private static final int SEVERAL = 2;

    private static final Set<String> GRADE_BOOK = Set.of("/classes", "/classes/tutorial");

    private final FourTomcats four = FourTomcats.in("four").environment("ROLLCALL_GRADING_UNSIGNED", "true");
    private Launcher launcher;

    @BeforeAll
    void start() {
        launcher = four.run("--demo").awaitReady();
    }

    @AfterAll
    void close() {
        four.close();
    }

    @Test
    void theTutorialsPortalFindsWhatItRequiresAtTheTutorialsAddresses() {
        try (TutorialProgram portal = TutorialProgram.start()) {
            URI services = four.uri(Member.REGISTRY, "/services");
            String url = "http://localhost:" + portal.port();

            assertOk(portal.send("POST", services, "application/json", registration(url)));

            // The answer waits for it, but not for long.
            Eventually.passes(
                    READY,
                    () -> assertEquals(
                            List.of("{\"Added\":[" + entry(Member.GRADING) + "," + entry(Member.LOG)
                                    + "],\"Removed\":[]}"),
                            portal.pushes()));
            assertEquals(
                    200,
                    Http.get(services, "Authorization", four.keys().bearer(ServiceName.PORTAL, ServiceName.REGISTRY))
                            .statusCode());
            assertTrue(four.roll().of("TeacherPortal").get(0).url().equals(url));
            assertGradesAndLogsWork(portal);

            assertOk(portal.send("DELETE", services, "text/plain", url));
            assertEquals(List.of(), four.roll().of("TeacherPortal"));
        }
    }

    private void assertGradesAndLogsWork(TutorialProgram portal) {
        URI students = four.uri(Member.GRADING, "/students");
        assertTrue(portal.send("GET", students, "", "").contains("{\"ID\":1,\"FirstName\":\"Averill\""));
        String grade = "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":91}";
        URI grades = four.uri(Member.GRADING, "/students/1/grades");
        assertTrue(portal.send("POST", grades, "application/json", grade).startsWith("HTTP/1.1 201"));
        assertTrue(portal.send("GET", students, "", "").contains(grade));

        URI log = four.uri(Member.LOG, "/log");
        assertOk(portal.send("POST", log, "text/plain", "[TeacherPortal] - grade of student 1 added\n"));
        Eventually.isTrue(
                READY,
                "its line in the central log",
                () -> CentralLog.read(log, four.keys()).stream()
                        .anyMatch(line -> line.service().equals("TeacherPortal")
                                && line.text().equals("grade of student 1 added")));
    }

    private static String registration(String url) {
        return "{\"ServiceName\":\"TeacherPortal\",\"ServiceURL\":\"" + url
                + "\",\"RequiredServices\":[\"LogService\",\"GradingService\"],\"ServiceUpdateURL\":\"" + url
                + "/services\",\"HeartbeatURL\":\"" + url + "/heartbeat\"}\n";
    }

    private String entry(Member member) {
        String url = four.uri(member, "").toString().replace("localhost", "127.0.0.1");
        return "{\"Name\":\"" + member.service() + "\",\"URL\":\"" + url + "\"}";
    }

    /** What Go's client of the tutorial takes for success. */
    private static void assertOk(String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }

    @Test
    void whatEachTomcatItselfLogsIsInTheCentralLog() {
        Eventually.passes(READY, () -> {
            List<CentralLog.Entry> log = CentralLog.read(four.uri(Member.LOG, "/log"), four.keys());
            for (Member member : Member.values()) {
                assertTrue(
                        log.stream()
                                .anyMatch(line -> line.service().equals("Tomcat")
                                        && line.text().contains("CATALINA_BASE")
                                        && line.text().endsWith("/four/" + member.word())),
                        member.word());
            }
        });
    }

    /** Every one under -Pfull. */
    static Stream<Member> victims() {
        return Scale.full() ? Stream.of(Member.values()) : Stream.of(Member.GRADING);
    }

    @ParameterizedTest
    @MethodSource("victims")
    void whatNeedsAKilledTomcatSaysSoUntilItIsBackAndTheRestWorks(Member victim) {
        Outage outage = Outage.of(
                victim, four, launcher.line("    admin ").orElseThrow().strip());

        Figures.note("four Tomcats, 20 pages a second", outage.table());
        switch (victim) {
            case REGISTRY -> assertUnusualOnly(outage, l -> l.path().equals("/system"), "The registry does not answer");
            case LOG ->
                assertUnusualOnly(outage, l -> !GRADE_BOOK.contains(l.path()), "The log service does not answer");
            case GRADING -> assertUnusualOnly(outage, l -> !l.path().equals("/logs"), "The grade book does not answer");
            case PORTAL -> {
                assertFalse(outage.unusual().isEmpty(), outage::table);
                assertTrue(outage.unusual().stream()
                        .allMatch(l -> Set.of(0, 200, 503).contains(l.status())));
            }
        }
        assertTrue(outage.longest().compareTo(PATIENCE_WITH_A_PAGE) < 0, outage::table);
        Eventually.isTrue(
                READY,
                "the launcher says so",
                () -> launcher.output().contains("Tomcat " + victim.word() + " answers again"));
    }

    @Test
    void aGradeBookThatHangsIsSaidToBeAwayAndHoldsUpNoOtherPage() {
        String password = launcher.line("    admin ").orElseThrow().strip();
        try (Visitor visitor = new Visitor(four.uri(Member.PORTAL, ""), "admin", password)) {
            visitor.visit(Duration.ofMillis(100), List.copyOf(Outage.USUAL.keySet()));
            try (Frozen ignored = new Frozen(four.process(Member.GRADING))) {
                long frozen = System.nanoTime();
                for (String path : GRADE_BOOK) {
                    Eventually.isTrue(
                            READY,
                            path + " says so",
                            () -> since(frozen, visitor, path)
                                    .anyMatch(load -> load.words().contains("The grade book does not answer")));
                    Load longest = longest(since(frozen, visitor, path));
                    Figures.note("grade book hangs: longest load of " + path, longest.took());
                    assertTrue(longest.took().compareTo(PATIENCE_WITH_A_PAGE) < 0, longest::toString);
                    assertHeldUpByNothing(since(frozen, visitor, "/logs").toList(), longest);
                }
            }
        }
        four.awaitReady(READY);
    }

    /** Several pages were asked for later than one that waits for the grade book, and were there before it, as usual. */
    private static void assertHeldUpByNothing(List<Load> pages, Load waiting) {
        List<Load> meanwhile = pages.stream()
                .filter(load -> load.sent() > waiting.sent() && load.sent() < waiting.complete())
                .toList();
        Load longest = longest(meanwhile.stream());
        Figures.note("grade book hangs: longest load of " + longest.path() + " meanwhile", longest.took());
        assertTrue(longest.took().compareTo(waiting.took()) < 0, () -> longest + ", but " + waiting);
        assertTrue(
                meanwhile.stream()
                                .filter(load -> load.complete() < waiting.complete())
                                .count()
                        >= SEVERAL,
                () -> meanwhile + ", but " + waiting);
        assertTrue(pages.stream().allMatch(Outage::isUsual), pages::toString);
    }

    private static Load longest(Stream<Load> loads) {
        return loads.max(Comparator.comparing(Load::took)).orElseThrow();
    }

    private static Stream<Load> since(long moment, Visitor visitor, String path) {
        return visitor.loads().stream().filter(load -> load.path().equals(path) && load.sent() > moment);
    }

    private static void assertUnusualOnly(Outage outage, Predicate<Load> where, String words) {
        assertFalse(outage.unusual().isEmpty(), outage::table);
        for (Load load : outage.unusual()) {
            assertTrue(where.test(load), load + "\n" + outage.table());
            boolean inWords = load.status() == 503 && load.words().contains(words);
            boolean aboutIt = load.path().equals("/system") && load.status() == 200;
            assertTrue(inWords || aboutIt, load + "\n" + outage.table());
        }
    }
}
