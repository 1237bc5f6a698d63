package dev.rollcall.kit.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.kit.http.TraceContext;
import dev.rollcall.kit.security.KeyRing;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.security.ServiceKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.kit.time.SystemTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceClientTest {

    private static final ScriptedServlet ONE = new ScriptedServlet();
    private static final ScriptedServlet TWO = new ScriptedServlet();
    private static final EmbeddedTomcat TOMCAT = EmbeddedTomcat.start(app -> {
        app.context()
                .addServletContainerInitializer(
                        (classes, context) -> {
                            context.addServlet("one", ONE).addMapping("/one/*");
                            context.addServlet("two", TWO).addMapping("/two/*");
                        },
                        null);
    });
    private static final HttpCaller HTTP = new HttpCaller("test");
    private static final ServiceCall STUDENTS = ServiceCall.get(ServiceName.GRADING, "/students?x=1");
    private static final ServiceCall GRADE =
            ServiceCall.post(ServiceName.GRADING, "/grades", "application/json", new byte[] {'{', '}'});

    private final ManualTime time = new ManualTime();
    private final Providers providers = new Providers(ViewFile.none());
    private final Tokens tokens = new Tokens(KeyRing.of(ServiceName.PORTAL, ServiceKey.parse("A".repeat(43))), time);
    private final ServiceClient client = new ServiceClient(
            List.of(ServiceName.GRADING, ServiceName.LOG),
            providers,
            HTTP,
            new Signer(ServiceName.PORTAL, tokens, time),
            SystemTime.INSTANCE);

    @BeforeEach
    void forget() {
        ONE.forget();
        TWO.forget();
    }

    @AfterAll
    static void stop() {
        HTTP.close();
        TOMCAT.close();
    }

    @Test
    void callsItsProvidersInTurn() {
        providers("/one", "/two");

        client.call(STUDENTS);
        client.call(STUDENTS);
        client.call(STUDENTS);

        assertEquals("GET /one/students?x=1", ONE.asked().get(0).line());
        assertEquals(3, ONE.asked().size() + TWO.asked().size());
        assertEquals(1, TWO.asked().size());
    }

    @Test
    void nobodyKnownIsSaidInWords() {
        ServiceUnavailable thrown = assertThrows(ServiceUnavailable.class, () -> client.call(STUDENTS));

        assertEquals(ServiceName.GRADING, thrown.service());
        assertEquals("GradingService is unavailable: no provider is known", thrown.getMessage());
    }

    @Test
    void aServiceThatIsNotRequiredIsSaidToBeThat() {
        ServiceCall call = ServiceCall.get(new ServiceName("Stock"), "/");

        assertEquals(
                "Stock is unavailable: no provider is known: it is not in rollcall.service.requires"
                        + " (GradingService, LogService)",
                assertThrows(ServiceUnavailable.class, () -> client.call(call)).getMessage());
    }

    @Test
    void aProviderThatRefusesTheConnectionMakesRoomForTheNext() {
        providers("http://127.0.0.1:1", "/two");

        assertEquals(200, client.call(STUDENTS).status());
        assertEquals(200, client.call(GRADE).status());
        assertEquals(200, client.call(GRADE).status());

        assertEquals(3, TWO.asked().size());
    }

    @Test
    void aProviderThatRefusesIsNotAskedAgainAtOnce() throws Exception {
        try (Refusing refusing = new Refusing()) {
            providers(refusing.address(), "/two");
            client.call(STUDENTS);
            client.call(STUDENTS);
            refusing.comesBack();

            for (int call = 0; call < 4; call++) {
                client.call(STUDENTS);
            }

            assertEquals(6, TWO.asked().size());
        }
    }

    @Test
    void onlyOneThatRefusesIsAskedAllTheSame() throws Exception {
        try (Refusing refusing = new Refusing()) {
            providers(refusing.address());
            assertThrows(ServiceUnavailable.class, () -> client.call(STUDENTS));
            refusing.comesBack();

            assertTrue(assertThrows(ServiceUnavailable.class, () -> client.call(GRADE.deadline(Duration.ofSeconds(1))))
                    .mayHaveArrived());
        }
    }

    @Test
    void whatTheServiceNeverLookedAtIsSentToTheNextWhateverItDoes() {
        providers("/one", "/two");
        ONE.willAnswer(503, "{\"type\":\"https://rollcall.dev/problems/not-serving\"}");
        client.call(GRADE);
        client.call(GRADE);
        ONE.willAnswer(404, "<html>Tomcat");

        client.call(GRADE);

        assertEquals(2, ONE.asked().size());
        assertEquals(3, TWO.asked().size());
    }

    @Test
    void nobodyIsHomeIsAskedOfTwoAndNoMore() {
        providers("/one", "/two", "/three");
        ONE.willAnswer(404, "");
        TWO.willAnswer(405, "");

        ServiceProblem thrown = assertThrows(ServiceProblem.class, () -> client.call(STUDENTS));

        assertTrue(thrown.isNobodyHome());
        assertEquals(1, ONE.asked().size() + TWO.asked().size() - 1);
    }

    @Test
    void whoIsStartingIsPassedOverAlsoAfterNobodyWasHome() throws Exception {
        providers("/one", "/two", "/nobody");
        TWO.willAnswer(503, "{\"type\":\"https://rollcall.dev/problems/not-serving\"}");

        for (int time = 0; time < 20; time++) { // whoever is asked first
            assertEquals(200, client.call(STUDENTS).status());
        }
    }

    @Test
    void whatTheServiceItselfDoesNotHaveIsItsAnswer() {
        providers("/one", "/two");
        ONE.willAnswer(404, "{\"type\":\"https://rollcall.dev/problems/not-found\"}");

        ServiceProblem thrown = assertThrows(ServiceProblem.class, () -> client.call(STUDENTS));

        assertEquals(Optional.of(TOMCAT.uri("/one")), thrown.provider().map(Provider::url));
        assertEquals(0, TWO.asked().size());
    }

    @Test
    void anAnswerIsWorthMoreThanThatTheOthersAreAway() {
        providers("/one", "http://127.0.0.1:1");
        ONE.willAnswer(404, "");

        ServiceProblem thrown = assertThrows(ServiceProblem.class, () -> client.call(STUDENTS));

        assertEquals(404, thrown.status());
    }

    @Test
    void aProviderThatIsNotReadyMakesRoomOnlyForWhatMayBeRepeated() {
        providers("/one", "/two");
        ONE.willAnswer(503, "");
        assertEquals(200, client.call(STUDENTS).status());
        assertEquals(1, TWO.asked().size());

        client.call(STUDENTS);
        ONE.willAnswer(503, "");
        assertEquals(
                503,
                assertThrows(ServiceProblem.class, () -> client.call(GRADE)).status());
    }

    @Test
    void aProviderThatHangsLeavesTimeForTheNext() throws Exception {
        try (java.net.ServerSocket silent = new java.net.ServerSocket(0)) {
            providers("http://127.0.0.1:" + silent.getLocalPort(), "/two");

            assertEquals(
                    200, client.call(STUDENTS.deadline(Duration.ofSeconds(2))).status());
            assertEquals(1, TWO.asked().size());
        }
    }

    @Test
    void whatMustNotBeRepeatedWaitsForAProviderThatHangs() throws Exception {
        try (java.net.ServerSocket silent = new java.net.ServerSocket(0)) {
            providers("http://127.0.0.1:" + silent.getLocalPort(), "/two");

            assertThrows(ServiceUnavailable.class, () -> client.call(GRADE.deadline(Duration.ofMillis(200))));
            assertEquals(0, TWO.asked().size());
        }
    }

    @Test
    void allAwayIsUnavailable() {
        providers("http://127.0.0.1:1", "http://127.0.0.1:2");

        assertThrows(ServiceUnavailable.class, () -> client.call(STUDENTS));
    }

    @Test
    void problemsKeepTheirTypeAndTrace() {
        providers("/one");
        ONE.willAnswer(
                404,
                "{\"type\":\"https://rollcall.dev/problems/not-found\",\"title\":\"T\",\"detail\":\"D\",\"traceId\":\"x\"}");

        ServiceProblem thrown = assertThrows(ServiceProblem.class, () -> client.call(STUDENTS));

        assertEquals(404, thrown.status());
        assertTrue(thrown.is("not-found"));
        assertEquals("T D x", thrown.title() + " " + thrown.detail() + " " + thrown.traceId());
    }

    @Test
    void eachMistakeIsTold() {
        providers("/one");
        ONE.willAnswer(422, "{\"errors\":[{\"pointer\":\"/Title\",\"detail\":\"blank\"},{}]}");
        ONE.willAnswer(422, "{\"type\":\"urn:x\",\"errors\":\"three\"}");

        ServiceProblem two = assertThrows(ServiceProblem.class, () -> client.call(GRADE));
        ServiceProblem other = assertThrows(ServiceProblem.class, () -> client.call(GRADE));

        assertEquals(
                List.of(new ServiceProblem.InputError("/Title", "blank"), new ServiceProblem.InputError("", "")),
                two.errors());
        assertEquals(List.of(), other.errors());
        assertEquals("urn:x", other.type());
    }

    @Test
    void thatNobodyAnswersIsAProblemToo() {
        providers("http://127.0.0.1:1");

        ServiceProblem thrown = assertThrows(ServiceProblem.class, () -> client.call(GRADE));

        assertEquals("503 about:blank", thrown.status() + " " + thrown.type());
        assertEquals("http://127.0.0.1:1", thrown.provider().orElseThrow().url().toString());
        assertEquals(false, ((ServiceUnavailable) thrown).mayHaveArrived());
    }

    @Test
    void anErrorThatIsNoProblemDocumentIsAProblemAllTheSame() {
        providers("/one");
        ONE.willAnswer(500, "<html>");

        ServiceProblem thrown = assertThrows(ServiceProblem.class, () -> client.call(STUDENTS));

        assertEquals("about:blank", thrown.type());
    }

    @Test
    void aProblemNamesTheCallAndWhoAnswered() {
        providers("/one");
        ONE.willAnswer(500, "<html>");
        ONE.willAnswer(422, "{\"title\":\"T\",\"detail\":\"D\"}");
        String said = " at " + TOMCAT.uri("/one") + " answered status=";

        ServiceProblem bare = assertThrows(ServiceProblem.class, () -> client.call(STUDENTS));
        ServiceProblem full = assertThrows(ServiceProblem.class, () -> client.call(STUDENTS));

        assertEquals("GET GradingService /students?x=1" + said + "500", bare.getMessage());
        assertEquals("GET GradingService /students?x=1" + said + "422 T: D", full.getMessage());
    }

    @Test
    void anAnswerThatIsTooLongIsAProblemOfAServiceThatIsThere() {
        providers("/one", "/two");
        ONE.willAnswer(200, "x".repeat(100));

        ServiceProblem thrown = assertThrows(ServiceProblem.class, () -> client.call(STUDENTS.maxAnswerBytes(99)));

        assertFalse(thrown instanceof ServiceUnavailable, thrown.getMessage());
        assertEquals(502, thrown.status());
        assertEquals(
                "GET GradingService /students?x=1 at " + TOMCAT.uri("/one")
                        + ": the answer is longer than 99 bytes; ServiceCall.maxAnswerBytes allows more",
                thrown.getMessage());
        assertEquals(0, TWO.asked().size());
    }

    @Test
    void speaksForAPersonAndPassesTheTraceOn() {
        providers("/one");
        TraceContext trace = TraceContext.fresh();

        try (TraceContext.Scope ignored = trace.open()) {
            client.call(STUDENTS.as(new Person("anna", Set.of("teacher"))));
        }

        ScriptedServlet.Asked asked = ONE.asked().get(0);
        assertEquals(6, asked.authorization().split("\\.").length);
        assertTrue(asked.trace().startsWith("00-" + trace.traceId()), asked.trace());
        assertNotEquals(trace.header(), asked.trace());
    }

    @Test
    void allowsForTheOtherClockFromTheFirstRefusalOn() {
        providers("/one");
        ONE.willAnswer(401, "{\"time\":\"" + time.instant().minusSeconds(900) + "\"}");

        client.call(GRADE);
        client.call(GRADE);

        assertEquals(3, ONE.asked().size());
        assertNotEquals(ONE.asked().get(0).authorization(), ONE.asked().get(1).authorization());
        assertEquals(ONE.asked().get(1).authorization(), ONE.asked().get(2).authorization());
    }

    @Test
    void refusesATokenOnlyOnceWhenTheClockIsNotToBlame() {
        providers("/one");
        ONE.willAnswer(401, "{\"time\":\"" + time.instant() + "\"}");

        assertEquals(
                401,
                assertThrows(ServiceProblem.class, () -> client.call(GRADE)).status());
        assertEquals(1, ONE.asked().size());
    }

    @Test
    void anAnswerThatIsReadAsItComesIsSignedForAllowsForTheOtherClockAndMayBeAProblem() throws Exception {
        Provider one = Provider.of(ServiceName.GRADING, TOMCAT.uri("/one"));
        ONE.willAnswer(401, "{\"time\":\"" + time.instant().plusSeconds(3_600) + "\"}");
        ONE.willAnswer(200, "a\nb\n");
        ONE.willAnswer(503, "{\"type\":\"https://rollcall.dev/problems/unavailable\"}");

        assertEquals("a\nb\n", new String(client.open(STUDENTS, one).blocking().readAllBytes(), UTF_8));
        assertEquals(2, ONE.asked().size());
        assertNotEquals(ONE.asked().get(0).authorization(), ONE.asked().get(1).authorization());
        assertTrue(assertThrows(ServiceProblem.class, () -> client.open(STUDENTS, one))
                .is("unavailable"));
    }

    @Test
    void aCallToOneProviderIsMadeToNobodyElse() {
        providers("/one", "/two");
        ONE.willAnswer(503, "{\"type\":\"https://rollcall.dev/problems/not-serving\"}");
        Provider one = Provider.of(ServiceName.GRADING, TOMCAT.uri("/one"));
        Provider away = Provider.of(ServiceName.GRADING, URI.create("http://127.0.0.1:1"));

        assertThrows(ServiceProblem.class, () -> client.call(STUDENTS, one));
        assertEquals(200, client.call(STUDENTS, one).status());
        assertThrows(ServiceUnavailable.class, () -> client.call(STUDENTS, away));
        assertEquals(0, TWO.asked().size());
    }

    @Test
    void refusesAPathThatIsNone() {
        assertThrows(IllegalArgumentException.class, () -> ServiceCall.get(ServiceName.LOG, "log"));
    }

    private void providers(String... addresses) {
        List<Provider> all = new ArrayList<>();
        for (String address : addresses) {
            URI url = address.startsWith("/") ? TOMCAT.uri(address) : URI.create(address);
            all.add(new Provider(ServiceName.GRADING, url, Optional.of(InstanceId.of(url)), Optional.empty()));
        }
        providers.apply(ProviderUpdate.full("v", all));
    }
}
