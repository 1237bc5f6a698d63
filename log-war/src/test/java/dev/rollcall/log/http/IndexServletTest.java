package dev.rollcall.log.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Http;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IndexServletTest {

    private static LogServer server;

    @BeforeAll
    static void start() {
        server = LogServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aPersonIsToldWhereTheyAre() {
        HttpResponse<String> answer = Http.get(server.uri("/"));

        assertEquals(200, answer.statusCode());
        assertEquals(
                "text/html;charset=utf-8",
                answer.headers().firstValue("Content-Type").orElse("").toLowerCase());
        assertTrue(answer.body().contains("<h1>Log service</h1>"), answer.body());
        assertTrue(answer.body().contains("5 MiB"), answer.body());
    }

    @Test
    void thePageMayDoNothing() {
        HttpResponse<String> answer = Http.get(server.uri("/"));

        assertTrue(answer.headers()
                .firstValue("Content-Security-Policy")
                .orElse("")
                .startsWith("default-src 'none'"));
        assertEquals(
                "nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse(""));
    }

    @Test
    void onlyTheRootIsThePage() {
        assertEquals(404, Http.get(server.uri("/elsewhere")).statusCode());
        assertEquals(405, Http.post(server.uri("/"), "text/plain", "x").statusCode());
    }
}
