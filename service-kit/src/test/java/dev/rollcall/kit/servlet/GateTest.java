package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Http;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final Gate GATE = new Gate(new ServiceName("Books & <Toys>"));
    private static EmbeddedTomcat tomcat;

    @BeforeAll
    static void start() {
        tomcat = EmbeddedTomcat.start(app -> {
            app.filter(GATE);
            app.servlet("/*", new HttpServlet() {
                @Override
                protected void service(HttpServletRequest request, HttpServletResponse response) {
                    response.setStatus(204);
                }
            });
        });
    }

    @AfterAll
    static void stop() {
        tomcat.close();
    }

    @BeforeEach
    void close() {
        GATE.close(new Obstacle("The directory /a<b> is away.", List.of("mkdir '/a<b>'")));
    }

    @Test
    void isClosedUntilOpened() {
        assertEquals(503, Http.get(tomcat.uri("/")).statusCode());
        GATE.open();
        assertEquals(204, Http.get(tomcat.uri("/")).statusCode());
    }

    @Test
    void aPageEscapesWhatItShowsAndRunsNothing() {
        HttpResponse<String> page = Http.get(tomcat.uri("/"), "Accept", "text/html");

        assertTrue(page.body().contains("<h1>Books &amp; &lt;Toys&gt; is not ready</h1>"), page.body());
        assertTrue(page.body().contains("<pre>mkdir '/a&lt;b&gt;'</pre>"), page.body());
        assertFalse(page.body().contains("<b>"));
        assertTrue(
                page.headers().firstValue("Content-Security-Policy").orElse("").contains("default-src 'none'"));
        assertEquals("2", page.headers().firstValue("Retry-After").orElse(""));
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
    }

    @Test
    void aProgramGetsAProblemDocument() {
        HttpResponse<String> problem = Http.get(tomcat.uri("/x"), "Accept", "application/json");

        assertEquals(
                "application/problem+json",
                problem.headers().firstValue("Content-Type").orElse(""));
        assertTrue(problem.body().contains("problems/not-serving\""), problem.body());
        assertTrue(problem.body().contains("\"detail\":\"The directory /a<b> is away.\""), problem.body());
        assertEquals("2", problem.headers().firstValue("Retry-After").orElse(""));
    }

    @Test
    void withoutCommandsItShowsNone() {
        GATE.close(new Obstacle("It is stopping.", List.of()));

        assertFalse(Http.get(tomcat.uri("/"), "Accept", "text/html").body().contains("<pre>"));
        assertFalse(Http.get(tomcat.uri("/")).body().contains("commands"));
    }

    @Test
    void headHasNoBody() {
        HttpResponse<String> head = Http.send("HEAD", tomcat.uri("/"), null, "Accept", "text/html");

        assertEquals("503 ", head.statusCode() + " " + head.body());
    }
}
