package dev.rollcall.portal.remote.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.portal.remote.FakeServices;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of three registries at one server, by their context paths. */
class SteadyTest {
    private static final ServiceCall CALL = ServiceCall.get(ServiceName.REGISTRY, "/services");

    private final FakeServices services = new FakeServices();
    private final List<Provider> known = new ArrayList<>(List.of(at("/one"), at("/two")));
    private final List<String> asked = new ArrayList<>();
    private final Steady steady = new Steady(() -> known, this::ask, services.client());

    private Provider at(String path) {
        return Provider.of(ServiceName.REGISTRY, URI.create(services.address() + path));
    }

    private HttpAnswer ask(ServiceCall call, Provider provider) {
        asked.add(provider.url().getPath());
        return services.one(call, provider);
    }

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void theOneThatAnswersIsAskedAgain() {
        services.answer("GET /one/services", 503, "{}");
        services.answer("GET /two/services", 200, "{}");

        steady.apply(CALL);
        services.answer("GET /one/services", 200, "{}");
        steady.apply(CALL);

        assertEquals(List.of("/one", "/two", "/two"), asked);
        assertEquals(at("/two"), steady.chosen().orElseThrow());
    }

    @Test
    void oneThatIsNotListedAnyLongerIsNotAsked() {
        services.answer("GET /one/services", 200, "{}");
        services.answer("GET /two/services", 200, "{}");
        steady.apply(CALL);

        known.remove(0);
        steady.apply(CALL);

        assertEquals(List.of("/one", "/two"), asked);
    }

    @Test
    void theOthersTellWhatTheyKnow() {
        services.answer("GET /one/services", 200, "{}");
        services.answer("GET /two/services", 200, "[2]");
        known.add(at("/three"));
        steady.apply(CALL);

        List<HttpAnswer> others = steady.others(CALL);

        assertEquals(List.of("/one", "/two", "/three"), asked);
        assertEquals(1, others.size(), "the third does not know the address");
    }

    @Test
    void aRefusalIsAnAnswer() {
        services.answer("GET /one/services", 403, "{\"type\":\"x\",\"status\":403}");

        ServiceProblem problem = assertThrows(ServiceProblem.class, () -> steady.apply(CALL));

        assertEquals(403, problem.status());
        assertEquals(List.of("/one"), asked);
    }

    @Test
    void whereNoneAnswersTheFirstOnesTroubleCounts() {
        services.answer("GET /one/services", 503, "{\"type\":\"x\",\"status\":503,\"detail\":\"first\"}");
        services.answer("GET /two/services", 503, "{}");

        ServiceProblem problem = assertThrows(ServiceProblem.class, () -> steady.apply(CALL));

        assertEquals(at("/one"), problem.provider().orElseThrow());
    }

    @Test
    void oneOfTheOthersThatTellsNonsenseIsLeftOut() {
        String roll =
                "{\"Revision\":\"r1\",\"Services\":[{\"ServiceName\":\"Shop\",\"InstanceId\":\"shop-1\",\"Status\":\"UP\"}]}";
        services.answer("GET /one/services", 200, roll);
        services.answer("GET /one/events", 200, "{\"Events\":[],\"Missed\":false,\"Next\":0}");
        services.answer("GET /one/services/shop-1/health", 200, "{\"Uptime\":0.5,\"Minutes\":[]}");
        services.answer("GET /two/services", 200, "<html>");
        services.answer("GET /two/services/shop-1/health", 200, "<html>");
        try (RegistryWatch watch = new RegistryWatch(new Registry(steady), InstantSource.system())) {
            assertTrue(watch.round());
            watch.readCharts();
            watch.round();
            assertEquals(1, watch.known().orElseThrow().charts().size());
        }
    }
}
