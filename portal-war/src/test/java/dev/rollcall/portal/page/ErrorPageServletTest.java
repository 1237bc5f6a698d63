package dev.rollcall.portal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.EmbeddedTomcat;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the container refuses, and what breaks outside our own servlets, looks like every other page. */
class ErrorPageServletTest {
    private static EmbeddedTomcat portal;

    private final Browser browser = new Browser(portal::uri, "tom teacher");

    @BeforeAll
    static void start() {
        Pages pages = new Pages(request -> false);
        portal = EmbeddedTomcat.start(
                "/portal",
                app -> app.filter(new SecurityHeadersFilter())
                        .filter(new LoggedInFilter(), DispatcherType.REQUEST, DispatcherType.ERROR)
                        .servlet("/error", new ErrorPage(pages))
                        .servlet("/status/*", new Refusing())
                        .servlet("/logs", new Refusing())
                        .errorPage("/error"));
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|This request cannot be understood",
                "403|This page is not open to you",
                "404|There is no such page",
                "405|This page cannot be used that way",
                "408|That took too long",
                "413|That was too much at once",
                "414|This address is too long",
                "431|This address is too long",
                "418|That did not work",
                "500|Something went wrong here",
                "503|The portal is not ready"
            })
    void aStatusIsSaidInWords(int status, String words) {
        HttpResponse<String> page = browser.get("/status/" + status);

        assertEquals(status, page.statusCode());
        assertTrue(page.body().contains("<h1>" + words + "</h1>"), page.body());
        assertEquals(
                "text/html;charset=UTF-8",
                page.headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void whoWasHeldWhileThePortalWasReloadedIsToldToTryAgain() {
        try (EmbeddedTomcat reloaded = EmbeddedTomcat.start(
                "/portal",
                app -> app.unmapped()
                        .servlet("/error", new ErrorPage(new Pages(request -> false)))
                        .errorPage("/error"))) {
            HttpResponse<String> page = new Browser(reloaded::uri, "tom teacher").get("/classes");

            assertEquals(503, page.statusCode());
            assertTrue(page.body().contains("<h1>The portal is not ready</h1>"), page.body());
        }
    }

    @Test
    void whoIsRefusedIsToldTheRole() {
        HttpResponse<String> page = browser.get("/logs");

        assertEquals(403, page.statusCode());
        assertTrue(page.body().contains("It takes the role admin or operator"), page.body());
    }

    @Test
    void whoIsRefusedWithoutALogInIsToldToLogIn() {
        HttpResponse<String> page = new Browser(portal::uri, "").get("/logs");

        assertEquals(403, page.statusCode());
        assertTrue(page.body().contains("<h1>Log in first</h1>"), page.body());
    }

    @Test
    void whoLogsInOnceMoreFromAnotherTabGetsTheStartPage() {
        HttpResponse<String> page = browser.logIn("tom", "secret");

        assertEquals(303, page.statusCode());
        assertEquals("/portal/", page.headers().firstValue("Location").orElse(""));
        assertEquals(404, new Browser(portal::uri, "").logIn("tom", "secret").statusCode());
    }

    @Test
    void nothingInternalIsTold() {
        HttpResponse<String> page = browser.get("/status/crash");

        assertEquals(500, page.statusCode());
        assertFalse(page.body().contains("secret"));
        assertFalse(page.body().contains("Exception"));
    }

    @Test
    void whoJustLooksInGetsNoSession() {
        HttpResponse<String> page = new Browser(portal::uri, "").get("/status/404");

        assertTrue(page.headers().firstValue("Set-Cookie").isEmpty());
    }

    @Test
    void openedDirectlyItIsNoPage() {
        assertEquals(404, browser.get("/error").statusCode());
    }

    private static final class Refusing extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String wanted = request.getPathInfo() == null
                    ? "403"
                    : request.getPathInfo().substring(1);
            if (wanted.equals("crash")) {
                throw new IllegalStateException("a secret");
            }
            response.sendError(Integer.parseInt(wanted));
        }
    }
}
