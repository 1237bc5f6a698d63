package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.registry.Fixtures;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoutesTest {

    @Test
    void pathsAreReadAsTheyArePrinted() {
        for (String id : List.of("a", "localhost-8080-portal-0a1b2c3d", "A.b_c~d-e")) {
            String path = Routes.service(new InstanceId(id));
            List<String> segments =
                    List.of(path.substring(Routes.SERVICES.length() + 1).split("/"));

            assertEquals(Optional.of(new InstanceId(id)), Routes.instance(segments));
        }
    }

    @Test
    void otherPathsNameNoInstance() {
        for (List<String> segments : List.of(List.<String>of(), List.of("a", "b"), List.of("ä"), List.of(".."))) {
            assertEquals(Optional.empty(), Routes.instance(segments));
        }
    }

    @Test
    void anAddressNamesTheInstanceThatRegisteredWithIt() {
        assertEquals(Optional.of(Fixtures.id(6000)), Routes.instanceAt("http://localhost:6000"));
        assertEquals(Optional.empty(), Routes.instanceAt("no address"));
        assertEquals(Optional.empty(), Routes.instanceAt(""));
    }
}
