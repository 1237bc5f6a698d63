package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.registry.testing.RawHttp;
import dev.rollcall.registry.testing.RunningRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is refused because there is too much of it, over HTTP. */
class LimitsServletTest {

    private static String registration(String path) {
        return "{\"ServiceName\":\"Shop\",\"ServiceURL\":\"http://localhost:9/" + path + "\"}";
    }

    private static void assertTooMany(String sentence, HttpResponse<String> answer) {
        assertEquals(429, answer.statusCode(), answer.body());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals(sentence, RunningRegistry.json(answer.body()).getString("detail"));
        assertEquals("60", answer.headers().firstValue("Retry-After").orElse(""));
    }

    @Test
    void beyondTheLimitNobodyIsListedWithoutAToken() {
        try (RunningRegistry registry = RunningRegistry.start("rollcall.registry.unsigned.max", "1")) {
            assertEquals(
                    200,
                    registry.send("POST", "/services", registration("first")).statusCode());

            HttpResponse<String> second = registry.send("POST", "/services", registration("second"));

            assertTooMany("There are 1 instances without a token; one of them must leave first.", second);
            assertEquals(1, registry.listed("Shop").size());
            assertEquals(200, registry.register("Shop", registration("third")).statusCode());
        }
    }

    @Test
    void beyondTheLimitNobodyIsListed() {
        try (RunningRegistry registry = RunningRegistry.start(
                "rollcall.registry.instances.max", "2", "rollcall.registry.probe.period", "PT1H")) {
            registry.register("Shop", registration("first"));
            registry.register("Shop", registration("second"));

            HttpResponse<String> third = registry.register("Shop", registration("third"));

            assertTooMany("There are 2 instances; one of them must leave first.", third);
        }
    }

    /** One address registers until it is refused; another registers, and what is listed goes on renewing. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere a machine has not all of 127.0.0.0/8")
    void aNoisyAddressIsToldToWaitAndHindersNobodyElse() throws IOException {
        try (RunningRegistry registry = RunningRegistry.start("rollcall.registry.registrations.rate", "1")) {
            RawHttp.Message answer = registerFrom(registry, "127.0.0.3", "noisy-0");
            assertEquals("HTTP/1.1 200", answer.start().strip());
            for (int i = 1; i < 100 && !answer.start().contains("429"); i++) {
                answer = registerFrom(registry, "127.0.0.3", "noisy-" + i);
            }

            assertEquals("HTTP/1.1 429", answer.start().strip());
            assertEquals("1", answer.headers().get("retry-after"));
            assertTrue(answer.body().contains("An address may register 1 times in a second."), answer.body());
            assertEquals(
                    "HTTP/1.1 200",
                    registerFrom(registry, "127.0.0.2", "quiet").start().strip());
            for (int i = 0; i < 20; i++) {
                RawHttp.Message renewal =
                        send(registry, "127.0.0.3", "PUT", "/services/noisy-0", "{\"Generation\":5,\"View\":\"\"}");
                assertEquals("HTTP/1.1 200", renewal.start().strip(), renewal.body());
            }
        }
    }

    private static RawHttp.Message registerFrom(RunningRegistry registry, String address, String id)
            throws IOException {
        String json = "{\"ServiceName\":\"Shop\",\"ServiceURL\":\"http://localhost:9/" + id + "\",\"InstanceId\":\""
                + id + "\",\"Generation\":5}";
        return send(registry, address, "POST", "/services", json);
    }

    private static RawHttp.Message send(
            RunningRegistry registry, String address, String method, String path, String json) throws IOException {
        InetAddress server = InetAddress.getByName("127.0.0.1");
        String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: " + registry.bearer("Shop") + "\r\nContent-Length: " + json.length() + "\r\n\r\n";
        try (Socket socket = new Socket(server, registry.port(), InetAddress.getByName(address), 0)) {
            return RawHttp.exchange(socket, (head + json).getBytes(StandardCharsets.UTF_8));
        }
    }
}
