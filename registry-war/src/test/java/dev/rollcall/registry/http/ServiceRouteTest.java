package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.registry.http.ServiceRoute.Part;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceRouteTest {

    @Test
    void pathsAreReadAsTheyArePrinted() {
        for (String id : List.of("a", "localhost-8080-portal-0a1b2c3d", "A.b_c~d-e", "drain")) {
            for (Part part : Part.values()) {
                ServiceRoute route = new ServiceRoute(new InstanceId(id), part);
                String segments = route.path().substring(Routes.SERVICES.length() + 1);

                assertEquals(Optional.of(route), ServiceRoute.parse(List.of(segments.split("/"))));
            }
        }
    }

    @Test
    void otherPathsLeadNowhere() {
        for (List<String> segments : List.of(
                List.<String>of(),
                List.of("a", "b"),
                List.of("a", ""),
                List.of("a", "DRAIN"),
                List.of("a", "healthy"),
                List.of("a", "drain", "x"),
                List.of("ä"),
                List.of(".."))) {
            assertEquals(Optional.empty(), ServiceRoute.parse(segments));
        }
    }
}
