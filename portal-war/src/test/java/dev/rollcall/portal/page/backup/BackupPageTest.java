package dev.rollcall.portal.page.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.portal.page.Browser;
import dev.rollcall.portal.page.LoggedInFilter;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.SecurityHeadersFilter;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.FakeServices;
import dev.rollcall.portal.remote.gradebook.GradingApi;
import dev.rollcall.portal.remote.gradebook.Restorations;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page over real HTTP, with a grade book that answers what the test says. */
class BackupPageTest {
    private static final String PAGE = "/admin/backup";
    private static final String RESTORATION = "GET /api/v1/archive/restoration";

    private static FakeServices services;
    private static EmbeddedTomcat portal;

    private final Browser root = new Browser(portal::uri, "root admin");

    @BeforeAll
    static void start() {
        services = new FakeServices();
        Restorations restorations = new Restorations(new GradingApi(services.client()));
        WallClock clock = new WallClock(InstantSource.system(), ZoneOffset.UTC);
        portal = EmbeddedTomcat.start(
                "/portal",
                app -> app.filter(new SecurityHeadersFilter())
                        .filter(new LoggedInFilter())
                        .servlet(PAGE, new BackupPage(new Pages(request -> false), restorations, clock)));
    }

    @AfterAll
    static void stop() {
        portal.close();
        services.close();
    }

    private HttpResponse<String> page(int status, String restoration) {
        services.answer(RESTORATION, status, restoration);
        HttpResponse<String> page = root.get(PAGE);
        assertEquals(200, page.statusCode(), page.body());
        assertTrue(page.body().contains("/admin/backup/gradebook.zip"), page.body());
        return page;
    }

    private static String refresh(HttpResponse<String> page) {
        return page.headers().firstValue("Refresh").orElse("");
    }

    @Test
    void aRestorationThatGoesOnIsShownAndLookedAtAgain() {
        HttpResponse<String> page = page(
                200,
                "{\"job\":{\"operation\":\"restoration\",\"state\":\"running\",\"by\":\"root\","
                        + "\"since\":\"2026-11-24T09:58:30Z\",\"done\":1200,\"total\":9000}}");

        assertTrue(page.body().contains("An archive is being restored"), page.body());
        assertTrue(page.body().contains("max=\"9000\" value=\"1200\""), page.body());
        assertTrue(page.body().contains("Begun: 24 Nov 2026, 09:58"), page.body());
        assertEquals("2; url=/portal/admin/backup", refresh(page));
    }

    @Test
    void anArchiveThatWasRefusedIsSaidToBeWithTheReason() {
        HttpResponse<String> page = page(
                200,
                "{\"job\":{\"operation\":\"restoration\",\"state\":\"failed\",\"by\":\"root\",\"done\":0,"
                        + "\"problem\":\"conflict\",\"detail\":\"The grade book is not empty.\"}}");

        assertTrue(
                page.body().contains("The last archive was not restored. The grade book is not empty."), page.body());
        assertEquals("", refresh(page));
    }

    @Test
    void aRestorationThatEndedWithItsGradeBookIsSaidToHaveChangedNothing() {
        HttpResponse<String> page =
                page(200, "{\"job\":{\"operation\":\"restoration\",\"state\":\"interrupted\",\"by\":\"\",\"done\":0}}");

        assertTrue(
                page.body()
                        .contains("The last archive was not restored. The grade book was stopped before this was done"),
                page.body());
    }

    @Test
    void whatWasRestoredIsSaid() {
        HttpResponse<String> page = page(200, "{\"made\":\"2026-11-24T10:00:00Z\",\"tables\":14,\"rows\":1000000}");

        assertTrue(page.body().contains("was restored here, with 1,000,000 rows."), page.body());
    }

    @Test
    void withoutOneAndWithoutAGradeBookThePageIsTheSame() {
        for (int status : new int[] {404, 503}) {
            HttpResponse<String> page = page(status, "{\"type\":\"/problems/x\",\"status\":" + status + "}");

            assertFalse(page.body().contains("restored here"), page.body());
            assertEquals("", refresh(page));
        }
    }
}
