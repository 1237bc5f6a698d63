package dev.rollcall.kit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.ServiceName;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceCallTest {

    private static final Provider ONE = provider("one");
    private static final Provider TWO = provider("two");
    private static final Provider THREE = provider("three");

    private final ServiceCall call = ServiceCall.get(ServiceName.LOG, "/log");

    private static Provider provider(String path) {
        return Provider.of(ServiceName.LOG, URI.create("http://127.0.0.1:8080/" + path));
    }

    @Test
    void whoIsPreferredComesFirstAndTheOthersKeepTheirOrder() {
        assertEquals(List.of(THREE, ONE, TWO), call.prefer(THREE).order(List.of(ONE, TWO, THREE)));
    }

    @Test
    void whoIsPreferredAndNoLongerThereIsNotAsked() {
        assertEquals(List.of(ONE, TWO), call.prefer(THREE).order(List.of(ONE, TWO)));
        assertEquals(List.of(ONE, TWO), call.order(List.of(ONE, TWO)));
    }
}
