package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.registry.testing.RunningRegistry;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class UnsignedLimitServletTest {

    private static String registration(String path) {
        return "{\"ServiceName\":\"Shop\",\"ServiceURL\":\"http://localhost:9/" + path + "\"}";
    }

    @Test
    void beyondTheLimitNobodyIsListedWithoutAToken() {
        try (RunningRegistry registry = RunningRegistry.start("rollcall.registry.unsigned.max", "1")) {
            assertEquals(
                    200,
                    registry.send("POST", "/services", registration("first")).statusCode());

            HttpResponse<String> second = registry.send("POST", "/services", registration("second"));

            assertEquals(429, second.statusCode(), second.body());
            assertEquals("60", second.headers().firstValue("Retry-After").orElse(""));
            assertEquals(1, registry.listed("Shop").size());
            assertEquals(200, registry.register("Shop", registration("third")).statusCode());
        }
    }
}
