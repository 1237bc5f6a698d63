package dev.rollcall.portal.remote.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.registry.ServiceProblem.InputError;
import dev.rollcall.kit.registry.ServiceUnavailable;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.remote.FakeServices;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GradingApiTest {
    private static final Person ANA = new Person("ana", Set.of("teacher"));
    private static final JsonObject BODY =
            Json.createObjectBuilder().add("score", 20).build();
    private static final Write WRITE = Write.of("PUT", "/terms/t1", BODY);

    private final FakeServices services = new FakeServices();
    private final GradingApi api = new GradingApi(services.client());

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void whatIsReadIsReadForAPerson() {
        services.answer("GET /api/v1/terms/t1", 200, "{\"id\":\"t1\"}");

        Document read = api.read(ANA, "/terms/t1");

        assertEquals("t1", read.json().getString("id"));
        assertEquals("ana", services.last().caller().person().orElseThrow().user());
    }

    @Test
    void aGradeBookThatHangsIsNotWaitedForMuchLongerThanTwoSeconds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            services.presentAt(ServiceName.GRADING, URI.create("http://127.0.0.1:" + silent.getLocalPort()));

            assertTimeout(
                    Duration.ofSeconds(6),
                    () -> assertThrows(ServiceUnavailable.class, () -> api.read(ANA, "/terms/t1")));
        }
    }

    @Test
    void aWriteNamesTheVersionAndItsKey() {
        services.answer("PUT /api/v1/terms/t1", 200, "{\"id\":\"t1\"}");

        Written<JsonObject> written = api.write(ANA, WRITE.ifMatch("7").key("k1"));

        assertInstanceOf(Written.Done.class, written);
        assertEquals("\"7\"", services.last().header("If-Match"));
        assertEquals("k1", services.last().header("Idempotency-Key"));
        assertEquals("{\"score\":20}", services.last().body());
        api.write(ANA, WRITE.ifNothing());
        assertEquals("*", services.last().header("If-None-Match"));
    }

    @Test
    void whoComesTooLateSeesWhatStandsThere() {
        services.answer("PUT /api/v1/terms/t1", 412, "{\"status\":412,\"current\":{\"id\":\"t1\",\"version\":8}}");
        Written<Integer> stale = api.write(ANA, WRITE.ifMatch("7")).as(json -> json.getInt("version"));
        assertEquals(new Written.Stale<>(8), stale);

        services.answer("PUT /api/v1/terms/t1", 412, "{\"status\":412}");
        assertEquals(new Written.Stale<>(null), api.write(ANA, WRITE.ifMatch("7")));
    }

    @Test
    void whatIsWrongIsToldOneByOne() {
        services.answer("PUT /api/v1/terms/t1", 422, """
                {"detail":"Title is missing.","errors":[{"pointer":"/title","detail":"title is missing"}]}""");

        assertEquals(
                new Written.Refused<>("Title is missing.", List.of(new InputError("/title", "title is missing"))),
                api.write(ANA, WRITE));
    }

    @Test
    void everyOtherEndHasItsOwnType() {
        services.answer("PUT /api/v1/terms/t1", 409, "{\"type\":\"https://rollcall.dev/problems/term-closed\"}");
        assertEquals(new Written.TermClosed<>(), api.write(ANA, WRITE));

        services.answer("PUT /api/v1/terms/t1", 404, "{\"type\":\"https://rollcall.dev/problems/not-found\"}");
        assertEquals(new Written.NotFound<>(), api.write(ANA, WRITE));

        services.answer("PUT /api/v1/terms/t1", 200, "<html>");
        assertEquals(new Written.Unconfirmed<>(), api.write(ANA, WRITE));

        services.answer("PUT /api/v1/terms/t1", 200, "{\"id\":\"t1\"}");
        assertEquals(new Written.Unconfirmed<>(), api.write(ANA, WRITE).as(json -> json.getJsonObject("id")));

        services.answer("PUT /api/v1/terms/t1", 403, "{}");
        assertThrows(ServiceProblem.class, () -> api.write(ANA, WRITE));

        services.answer("PUT /api/v1/terms/t1", 404, "<html>");
        assertThrows(ServiceProblem.class, () -> api.write(ANA, WRITE), "a Tomcat without a grade book");

        services.present();
        assertThrows(ServiceUnavailable.class, () -> api.write(ANA, WRITE));
    }
}
