package dev.rollcall.portal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.EmbeddedTomcat;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The portal of an installation that has no grade book. */
class NoGradeBookServletTest {

    @Test
    void nothingLeadsToGradesWhereThereAreNone() {
        Pages pages = new Pages(request -> false, false);
        try (EmbeddedTomcat portal = EmbeddedTomcat.start(
                "/portal",
                app -> app.filter(new LoggedInFilter())
                        .servlet("", new HomePage(pages))
                        .servlet("/classes", new NoSuchPage(pages)))) {
            Browser ana = new Browser(portal::uri, "ana teacher,admin,student");

            assertEquals(
                    "/portal/system",
                    ana.get("/").headers().firstValue("Location").orElse(""));
            HttpResponse<String> page = ana.get("/classes");
            assertEquals(404, page.statusCode());
            assertTrue(page.body().contains("href=\"/portal/system\""), page.body());
            for (String path : new String[] {"/classes", "/my", "/admin/roster", "/admin/backup"}) {
                assertFalse(page.body().contains("href=\"/portal" + path + "\""), path);
            }
            assertEquals(404, ana.post("/classes").statusCode());
            String nothing = new Browser(portal::uri, "tom teacher").get("/").body();
            assertTrue(nothing.contains("ask an administrator for the role operator"), nothing);
        }
    }
}
